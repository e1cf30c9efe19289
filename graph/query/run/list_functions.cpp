// size, head, last, tail, reverse, range.
#include <algorithm>

#include "graph/query/run/functions.h"
#include "graph/query/unicode.h"

namespace hearsay::graph::cypher {

namespace {

Outcome<QueryValue> size(Context&, Arguments arguments) {
  if (arguments[0].is(ValueKind::List)) return QueryValue(static_cast<std::int64_t>(arguments[0].as_list().size()));
  if (arguments[0].is(ValueKind::String)) return QueryValue(text_length(arguments[0].as_string()));
  return wrong_argument("size", arguments[0]);
}

Outcome<QueryValue> head(Context&, Arguments arguments) {
  if (!arguments[0].is(ValueKind::List)) return wrong_argument("head", arguments[0]);
  const auto& items = arguments[0].as_list();
  return items.empty() ? QueryValue() : items.front();
}
Outcome<QueryValue> last(Context&, Arguments arguments) {
  if (!arguments[0].is(ValueKind::List)) return wrong_argument("last", arguments[0]);
  const auto& items = arguments[0].as_list();
  return items.empty() ? QueryValue() : items.back();
}
Outcome<QueryValue> tail(Context&, Arguments arguments) {
  if (!arguments[0].is(ValueKind::List)) return wrong_argument("tail", arguments[0]);
  const auto& items = arguments[0].as_list();
  if (items.empty()) return arguments[0];
  return QueryValue::list({items.begin() + 1, items.end()});
}
Outcome<QueryValue> reverse(Context&, Arguments arguments) {
  if (arguments[0].is(ValueKind::String)) return QueryValue(reverse_text(arguments[0].as_string()));
  if (!arguments[0].is(ValueKind::List)) return wrong_argument("reverse", arguments[0]);
  const auto& items = arguments[0].as_list();
  return QueryValue::list({items.rbegin(), items.rend()});
}

Outcome<QueryValue> range(Context& context, Arguments arguments) {
  for (const QueryValue& argument : arguments) {
    if (!argument.is(ValueKind::Integer)) {
      return type_fault("range() needs whole numbers, not a " + std::string(kind_name(argument.kind())));
    }
  }
  const Wide first = arguments[0].as_integer();
  const Wide final = arguments[1].as_integer();
  const Wide step = arguments.size() > 2 ? arguments[2].as_integer() : 1;
  if (step == 0) return argument_fault("NumberOutOfRange", "the step of range() cannot be 0");
  if ((step > 0 && first > final) || (step < 0 && first < final)) return QueryValue::list({});
  const Wide count = (final - first) / step + 1;
  constexpr Wide kMost = 1'000'000'000;
  if (count > kMost) return limit_fault("the query was stopped: range() would have more than 1,000,000,000 items");
  HEARSAY_CHECK(context.check_size(static_cast<std::size_t>(count) * sizeof(QueryValue)));
  std::vector<QueryValue> items;
  items.reserve(static_cast<std::size_t>(count));
  for (Wide i = 0; i < count; ++i) {
    HEARSAY_CHECK(context.tick());
    items.emplace_back(static_cast<std::int64_t>(first + i * step));
  }
  return QueryValue::list(std::move(items));
}

}  // namespace

std::span<const Function> list_functions() {
  static const Function kFunctions[] = {
      {"size", 1, 1, size, kListKind | kStringKind, kAnyKind, kIntegerKind},
      {"head", 1, 1, head, kListKind},
      {"last", 1, 1, last, kListKind},
      {"tail", 1, 1, tail, kListKind, kAnyKind, kListKind},
      {"reverse", 1, 1, reverse, kListKind | kStringKind, kAnyKind, kListKind | kStringKind},
      {"range", 2, 3, range, kIntegerKind, kIntegerKind, kListKind}};
  return kFunctions;
}

}  // namespace hearsay::graph::cypher
