// Days of ISO 8601 and EDTF times, as numbers that compare: 20230411. A time of lower precision has a first and a last day:
// 2023-04 is 20230401 to 20230430. Tested by tests/graph/export/gexf_test.cpp.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace hearsay::graph {

struct ReportDays {
  std::int32_t first = 0, last = 0;  // 0 = unknown

  bool known() const { return first != 0; }
  void cover(ReportDays other) {
    if (!other.known()) return;
    first = known() ? std::min(first, other.first) : other.first;
    last = std::max(last, other.last);
  }
};

// Unknown where `time` does not begin with a year, a month or a day of four, two and two digits.
ReportDays report_days(std::string_view time);
// "2023-04-11"
std::string day_text(std::int32_t day);

}  // namespace hearsay::graph
