#include "graph/query/temporal/time_zone.h"

#include <unicode/basictz.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <memory>

namespace hearsay::graph::cypher {

namespace {

std::unique_ptr<icu::TimeZone> find_zone(const std::string& name) {
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
  if (!zone || *zone == icu::TimeZone::getUnknown()) return nullptr;
  return zone;
}

// ICU counts in milliseconds as a double: exact below 2^53, and the years +-200,000 are far outside any rule.
double to_date(std::int64_t seconds) {
  constexpr std::int64_t kFar = 6'000'000'000'000;
  return static_cast<double>(std::clamp(seconds, -kFar, kFar)) * 1000.0;
}

}  // namespace

bool is_known_zone(const std::string& name) { return !name.empty() && find_zone(name) != nullptr; }

std::int32_t zone_offset_at_utc(const std::string& name, std::int64_t utc_seconds) {
  const auto zone = find_zone(name);
  if (!zone) return 0;
  std::int32_t raw = 0;
  std::int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone->getOffset(to_date(utc_seconds), 0, raw, saving, status);
  return U_FAILURE(status) ? 0 : (raw + saving) / 1000;
}

std::int32_t zone_offset_at_local(const std::string& name, std::int64_t local_seconds) {
  const auto zone = find_zone(name);
  if (!zone) return 0;
  const auto* basic = dynamic_cast<const icu::BasicTimeZone*>(zone.get());
  std::int32_t raw = 0;
  std::int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  if (basic != nullptr) {
    basic->getOffsetFromLocal(to_date(local_seconds), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw, saving, status);
  } else {
    zone->getOffset(to_date(local_seconds), 1, raw, saving, status);
  }
  return U_FAILURE(status) ? 0 : (raw + saving) / 1000;
}

std::optional<std::int32_t> parse_offset(const std::string& text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  std::string digits;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == ':') {
      if (i % 3 != 0) return std::nullopt;
    } else if (text[i] >= '0' && text[i] <= '9') {
      digits += text[i];
    } else {
      return std::nullopt;
    }
  }
  if (digits.size() != 2 && digits.size() != 4 && digits.size() != 6) return std::nullopt;
  digits.resize(6, '0');
  auto pair = [&digits](std::size_t at) { return (digits[at] - '0') * 10 + digits[at + 1] - '0'; };
  const std::int32_t seconds = pair(0) * 3600 + pair(2) * 60 + pair(4);
  if (pair(2) > 59 || pair(4) > 59 || seconds > 18 * 3600) return std::nullopt;
  return text[0] == '-' ? -seconds : seconds;
}

}  // namespace hearsay::graph::cypher
