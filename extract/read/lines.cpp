#include "extract/read/lines.h"

#include <cstring>

namespace hearsay::extract {

LineReader::LineReader(std::istream& in, std::uint64_t limit) : in_(in), limit_(limit), buffer_(1 << 16) {}

bool LineReader::fill() {
  in_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  at_ = 0;
  end_ = static_cast<std::size_t>(in_.gcount());
  return end_ > 0;
}

LineReader::Outcome LineReader::next(std::string& line) {
  line.clear();
  bool any = false, too_long = false;
  while (at_ < end_ || fill()) {
    any = true;
    const char* begin = buffer_.data() + at_;
    const auto* stop = static_cast<const char*>(std::memchr(begin, '\n', end_ - at_));
    const std::size_t length = stop ? static_cast<std::size_t>(stop - begin) : end_ - at_;
    bytes_ += length + (stop ? 1 : 0);
    at_ += length + (stop ? 1 : 0);
    if (!too_long && line.size() + length > limit_) {
      too_long = true;
      line.clear();
      line.shrink_to_fit();
    }
    if (!too_long) line.append(begin, length);
    if (stop) break;
  }
  if (!any) return Outcome::End;
  ++number_;
  if (too_long) return Outcome::TooLong;
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return Outcome::Line;
}

}  // namespace hearsay::extract
