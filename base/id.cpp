#include "base/id.h"

namespace hearsay {
namespace {
constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";
}

std::string to_base32(std::uint64_t value) {
  std::string text(13, '0');
  for (auto it = text.rbegin(); it != text.rend(); ++it, value >>= 5) *it = kDigits[value & 31];
  return text;
}

std::optional<std::uint64_t> from_base32(std::string_view text) {
  if (text.size() != 13) return std::nullopt;
  std::uint64_t value = 0;
  for (char c : text) {
    auto digit = kDigits.find(c);
    if (digit == std::string_view::npos || value >> 59 != 0) return std::nullopt;
    value = value << 5 | digit;
  }
  return value;
}

}  // namespace hearsay
