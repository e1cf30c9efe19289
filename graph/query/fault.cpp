#include "graph/query/fault.h"

#include <algorithm>

#include "base/utf8.h"

namespace hearsay::graph::cypher {

Fault::Fault(Error error) : body_(std::make_unique<FaultBody>()) {
  body_->code = error.code;
  body_->message = std::move(error.message);
}

Fault Fault::at(std::size_t offset, std::size_t length) && {
  if (!located()) {
    body_->offset = offset;
    body_->length = length;
  }
  return std::move(*this);
}

tl::unexpected<Fault> limit_fault(std::string message) {
  return tl::unexpected<Fault>(Fault(FaultBody{ErrorCode::Unsupported, "", "", std::move(message), kNoOffset, 1}));
}

namespace {

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

struct Place {
  std::size_t line = 1;
  std::size_t column = 1;      // in code points
  std::string_view line_text;  // without its line feed
  std::size_t underline = 1;   // code points from the column on
};

Place find_place(std::string_view text, std::size_t offset, std::size_t length) {
  offset = std::min(offset, text.size());
  Place place;
  place.line += static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<long>(offset), '\n'));
  std::size_t begin = offset == 0 ? 0 : text.rfind('\n', offset - 1);
  begin = offset == 0 || begin == std::string_view::npos ? 0 : begin + 1;
  const std::size_t end = std::min(text.find('\n', offset), text.size());
  place.line_text = text.substr(begin, end - begin);
  place.column = count_code_points(text.substr(begin, offset - begin)) + 1;
  place.underline = std::max<std::size_t>(1, count_code_points(text.substr(offset, std::min(length, end - offset))));
  return place;
}

// Long lines are cut around the place, so that the caret stays on a screen.
std::string picture(const Place& place) {
  constexpr std::size_t kBefore = 60;
  constexpr std::size_t kWidth = 110;
  std::string line(place.line_text);
  std::replace(line.begin(), line.end(), '\t', ' ');
  std::size_t first = 0;  // byte
  std::size_t column = place.column - 1;
  while (column > kBefore && first < line.size()) {
    first += decode_utf8(line, first).length;
    --column;
  }
  std::size_t last = first;
  for (std::size_t shown = 0; last < line.size() && shown < kWidth; ++shown) last += decode_utf8(line, last).length;
  return "  " + line.substr(first, last - first) + "\n  " + std::string(column, ' ') +
         std::string(std::min(place.underline, kWidth - std::min(column, kWidth - 1)), '^');
}

}  // namespace

Error to_error(const Fault& fault, std::string_view text) {
  const FaultBody& body = fault.body();
  std::string message = body.kind;
  if (!body.detail.empty()) message += " (" + body.detail + ")";
  if (body.offset == kNoOffset) {
    return {body.code, message.empty() ? body.message : message + ": " + body.message};
  }
  const Place place = find_place(text, body.offset, body.length);
  message += message.empty() ? "line " : " at line ";
  message += std::to_string(place.line) + ", column " + std::to_string(place.column) + ": " + body.message;
  return {body.code, message + "\n" + picture(place)};
}

}  // namespace hearsay::graph::cypher
