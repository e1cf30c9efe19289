#include "base/text_map.h"

#include <algorithm>

namespace hearsay {
namespace {
constexpr std::uint32_t kStep = 64;
bool starts_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }
}  // namespace

TextMap::TextMap(std::string_view text) : text_(text) {
  checkpoints_.reserve(text.size() / kStep + 2);
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (i % kStep == 0) checkpoints_.push_back(total_);
    total_ += starts_code_point(text[i]);
  }
  if (checkpoints_.empty()) checkpoints_.push_back(0);
}

std::uint32_t TextMap::code_point_at(std::uint32_t byte) const {
  if (byte >= text_.size()) return total_;
  std::uint32_t count = checkpoints_[byte / kStep];
  for (std::uint32_t i = byte / kStep * kStep; i < byte; ++i) count += starts_code_point(text_[i]);
  return count;
}

std::uint32_t TextMap::byte_at(std::uint32_t code_point) const {
  if (code_point >= total_) return static_cast<std::uint32_t>(text_.size());
  auto after = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), code_point);
  auto index = static_cast<std::uint32_t>(after - checkpoints_.begin()) - 1;
  std::uint32_t count = checkpoints_[index];
  std::uint32_t byte = index * kStep;
  for (; byte < text_.size(); ++byte) {
    if (!starts_code_point(text_[byte])) continue;
    if (count == code_point) return byte;
    ++count;
  }
  return byte;
}

}  // namespace hearsay
