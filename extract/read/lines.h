// LineReader: lines of a stream in bounded memory. A line longer than the limit is skipped to its end and told.
// The stream must outlive the reader. Tested by tests/extract/read/parts_test.cpp.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <vector>

namespace hearsay::extract {

class LineReader {
 public:
  enum class Outcome { Line, TooLong, End };

  LineReader(std::istream& in, std::uint64_t limit);

  // The next line without its line end ("\n" or "\r\n"). `line` is empty after TooLong and End.
  Outcome next(std::string& line);
  std::uint64_t number() const { return number_; }      // of the line read last, from 1
  std::uint64_t bytes() const { return bytes_; }        // read so far

 private:
  bool fill();

  std::istream& in_;
  std::uint64_t limit_;
  std::vector<char> buffer_;
  std::size_t at_ = 0, end_ = 0;
  std::uint64_t number_ = 0, bytes_ = 0;
};

}  // namespace hearsay::extract
