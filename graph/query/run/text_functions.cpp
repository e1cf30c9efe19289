// Strings: case, trimming, parts, replacement, splitting, and conversion to text and to booleans.
#include <algorithm>

#include "graph/query/run/functions.h"
#include "graph/query/unicode.h"
#include "graph/query/value/json.h"

namespace hearsay::graph::cypher {

namespace {

tl::unexpected<Fault> not_text(std::string_view name, const QueryValue& value) {
  return type_fault(std::string(name) + "() needs a string, not a " + std::string(kind_name(value.kind())));
}

template <std::string (*Code)(std::string_view)>
Outcome<QueryValue> on_text(Context&, Arguments arguments) {
  if (!arguments[0].is(ValueKind::String)) return not_text("this function", arguments[0]);
  return QueryValue(Code(arguments[0].as_string()));
}
std::string trim_both(std::string_view text) { return std::string(trim_right(trim_left(text))); }
std::string trim_start(std::string_view text) { return std::string(trim_left(text)); }
std::string trim_end(std::string_view text) { return std::string(trim_right(text)); }

// A length or position: a whole number that is not negative.
Outcome<std::int64_t> count_argument(std::string_view name, const QueryValue& value) {
  if (!value.is(ValueKind::Integer)) {
    return type_fault(std::string(name) + "() needs a whole number, not a " + std::string(kind_name(value.kind())));
  }
  if (value.as_integer() < 0) {
    return argument_fault("NumberOutOfRange", std::string(name) + "() needs a number that is not negative");
  }
  return value.as_integer();
}

Outcome<QueryValue> left(Context&, Arguments arguments) {
  if (!arguments[0].is(ValueKind::String)) return not_text("left", arguments[0]);
  HEARSAY_TRY(auto count, count_argument("left", arguments[1]));
  return QueryValue(text_part(arguments[0].as_string(), 0, count));
}
Outcome<QueryValue> right(Context&, Arguments arguments) {
  if (!arguments[0].is(ValueKind::String)) return not_text("right", arguments[0]);
  HEARSAY_TRY(auto count, count_argument("right", arguments[1]));
  const std::int64_t length = text_length(arguments[0].as_string());
  return QueryValue(text_part(arguments[0].as_string(), std::max<std::int64_t>(0, length - count), count));
}
Outcome<QueryValue> substring(Context&, Arguments arguments) {
  if (!arguments[0].is(ValueKind::String)) return not_text("substring", arguments[0]);
  HEARSAY_TRY(auto begin, count_argument("substring", arguments[1]));
  std::int64_t count = text_length(arguments[0].as_string());
  if (arguments.size() > 2) {
    HEARSAY_TRY(count, count_argument("substring", arguments[2]));
  }
  return QueryValue(text_part(arguments[0].as_string(), begin, count));
}

Outcome<QueryValue> replace(Context& context, Arguments arguments) {
  for (const QueryValue& argument : arguments) {
    if (!argument.is(ValueKind::String)) return not_text("replace", argument);
  }
  const std::string& text = arguments[0].as_string();
  const std::string& search = arguments[1].as_string();
  const std::string& put = arguments[2].as_string();
  if (search.empty()) return arguments[0];
  std::string out;
  std::size_t at = 0;
  for (std::size_t found = text.find(search); found != std::string::npos; found = text.find(search, at)) {
    out.append(text, at, found - at).append(put);
    at = found + search.size();
    HEARSAY_CHECK(context.check_size(out.size()));
  }
  return QueryValue(out.append(text, at));
}

Outcome<QueryValue> split(Context&, Arguments arguments) {
  if (!arguments[0].is(ValueKind::String)) return not_text("split", arguments[0]);
  if (!arguments[1].is(ValueKind::String)) return not_text("split", arguments[1]);
  const std::string& text = arguments[0].as_string();
  const std::string& separator = arguments[1].as_string();
  std::vector<QueryValue> items;
  if (separator.empty()) {
    const std::int64_t length = text_length(text);
    for (std::int64_t i = 0; i < length; ++i) items.emplace_back(text_part(text, i, 1));
    return QueryValue::list(std::move(items));
  }
  std::size_t at = 0;
  for (std::size_t found = text.find(separator); found != std::string::npos; found = text.find(separator, at)) {
    items.emplace_back(text.substr(at, found - at));
    at = found + separator.size();
  }
  items.emplace_back(text.substr(at));
  return QueryValue::list(std::move(items));
}

Outcome<QueryValue> to_string(Context&, Arguments arguments) {
  const QueryValue& value = arguments[0];
  switch (value.kind()) {
    case ValueKind::String: return value;
    case ValueKind::Boolean:
    case ValueKind::Integer:
    case ValueKind::Float: return QueryValue(to_text(value));
    default: break;
  }
  if (value.is_temporal()) return QueryValue(to_text(value));
  return wrong_argument("toString", value);
}

Outcome<QueryValue> to_boolean(Context&, Arguments arguments) {
  const QueryValue& value = arguments[0];
  if (value.is(ValueKind::Boolean)) return value;
  if (!value.is(ValueKind::String)) return wrong_argument("toBoolean", value);
  const std::string text = to_lower(trim_both(value.as_string()));
  if (text == "true") return QueryValue(true);
  return text == "false" ? QueryValue(false) : QueryValue();
}

Function text_function(std::string_view name, FunctionCode code, int least = 1, int most = 1) {
  Function function;
  function.name = name;
  function.least = least;
  function.most = most;
  function.code = code;
  function.result = kStringKind | kNullKind;
  return function;
}

}  // namespace

std::span<const Function> text_functions() {
  static const Function kFunctions[] = {
      text_function("toLower", on_text<to_lower>), text_function("lower", on_text<to_lower>),
      text_function("toUpper", on_text<to_upper>), text_function("upper", on_text<to_upper>),
      text_function("trim", on_text<trim_both>), text_function("lTrim", on_text<trim_start>),
      text_function("rTrim", on_text<trim_end>), text_function("left", left, 2, 2),
      text_function("right", right, 2, 2), text_function("substring", substring, 2, 3),
      text_function("replace", replace, 3, 3), text_function("toString", to_string),
      {"split", 2, 2, split, kAnyKind, kAnyKind, kListKind | kNullKind},
      {"toBoolean", 1, 1, to_boolean, kAnyKind, kAnyKind, kBooleanKind | kNullKind}};
  return kFunctions;
}

}  // namespace hearsay::graph::cypher
