// Numbers: rounding, logarithms, trigonometry, and conversion from text.
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <numbers>

#include "graph/query/run/functions.h"
#include "graph/query/unicode.h"

namespace hearsay::graph::cypher {

namespace {

Outcome<QueryValue> absolute(Context&, Arguments arguments) {
  if (arguments[0].is(ValueKind::Integer)) {
    const std::int64_t value = arguments[0].as_integer();
    if (value == std::numeric_limits<std::int64_t>::min()) {
      return fault("ArithmeticError", "IntegerOverflow", "abs() of the smallest number does not fit");
    }
    return QueryValue(value < 0 ? -value : value);
  }
  if (!arguments[0].is(ValueKind::Float)) return type_fault("abs() needs a number");
  return QueryValue(std::fabs(arguments[0].as_float()));
}

Outcome<QueryValue> sign(Context&, Arguments arguments) {
  if (!arguments[0].is_number()) return type_fault("sign() needs a number");
  const double value = arguments[0].as_number();
  return QueryValue(static_cast<std::int64_t>(value > 0 ? 1 : (value < 0 ? -1 : 0)));
}

// A function of one float; the template parameter gives each its own code pointer.
template <double (*Code)(double)>
Outcome<QueryValue> real(Context&, Arguments arguments) {
  if (!arguments[0].is_number()) {
    return type_fault("a number is needed, not a " + std::string(kind_name(arguments[0].kind())));
  }
  return QueryValue(Code(arguments[0].as_number()));
}

double round_half_up(double value) { return std::fabs(value) < 4503599627370496.0 ? std::floor(value + 0.5) : value; }
double cotangent(double value) { return 1.0 / std::tan(value); }
double degrees(double value) { return value * 180.0 / std::numbers::pi; }
double radians(double value) { return value * std::numbers::pi / 180.0; }
double haversine(double value) { return (1.0 - std::cos(value)) / 2.0; }
double floor_of(double value) { return std::floor(value); }
double ceil_of(double value) { return std::ceil(value); }
double exp_of(double value) { return std::exp(value); }
double log_of(double value) { return std::log(value); }
double log10_of(double value) { return std::log10(value); }
double sqrt_of(double value) { return std::sqrt(value); }
double sin_of(double value) { return std::sin(value); }
double cos_of(double value) { return std::cos(value); }
double tan_of(double value) { return std::tan(value); }
double asin_of(double value) { return std::asin(value); }
double acos_of(double value) { return std::acos(value); }
double atan_of(double value) { return std::atan(value); }

Outcome<QueryValue> atan2(Context&, Arguments arguments) {
  if (!arguments[0].is_number() || !arguments[1].is_number()) return type_fault("atan2() needs two numbers");
  return QueryValue(std::atan2(arguments[0].as_number(), arguments[1].as_number()));
}
Outcome<QueryValue> euler(Context&, Arguments) { return QueryValue(std::numbers::e); }
Outcome<QueryValue> pi(Context&, Arguments) { return QueryValue(std::numbers::pi); }
Outcome<QueryValue> random(Context& context, Arguments) { return QueryValue(context.random()); }

// Text of a number, spaces around it allowed.
std::optional<double> read_float(std::string_view text) {
  text = trim_right(trim_left(text));
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  double value = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end.ec != std::errc() || end.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

QueryValue float_to_integer(double value) {
  if (!(std::fabs(value) < 9223372036854775808.0)) return {};
  return static_cast<std::int64_t>(std::trunc(value));
}

Outcome<QueryValue> to_integer(Context&, Arguments arguments) {
  const QueryValue& value = arguments[0];
  if (value.is(ValueKind::Integer)) return value;
  if (value.is(ValueKind::Float)) return float_to_integer(value.as_float());
  if (!value.is(ValueKind::String)) return wrong_argument("toInteger", value);
  std::string_view text = trim_right(trim_left(value.as_string()));
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  std::int64_t number = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
  if (end.ec == std::errc() && end.ptr == text.data() + text.size()) return QueryValue(number);
  const auto real_value = read_float(text);
  return real_value ? float_to_integer(*real_value) : QueryValue();
}

Outcome<QueryValue> to_float(Context&, Arguments arguments) {
  const QueryValue& value = arguments[0];
  if (value.is_number()) return QueryValue(value.as_number());
  if (!value.is(ValueKind::String)) return wrong_argument("toFloat", value);
  const auto number = read_float(value.as_string());
  return number ? QueryValue(*number) : QueryValue();
}

Function number_function(std::string_view name, FunctionCode code, int count = 1, KindSet result = kFloatKind) {
  Function function;
  function.name = name;
  function.least = function.most = count;
  function.code = code;
  function.result = result;
  return function;
}

}  // namespace

std::span<const Function> number_functions() {
  static const Function kFunctions[] = {
      number_function("abs", absolute, 1, kNumberKind), number_function("sign", sign, 1, kIntegerKind),
      number_function("ceil", real<ceil_of>), number_function("floor", real<floor_of>),
      number_function("round", real<round_half_up>), number_function("exp", real<exp_of>),
      number_function("log", real<log_of>), number_function("log10", real<log10_of>),
      number_function("sqrt", real<sqrt_of>), number_function("sin", real<sin_of>),
      number_function("cos", real<cos_of>), number_function("tan", real<tan_of>),
      number_function("cot", real<cotangent>), number_function("asin", real<asin_of>),
      number_function("acos", real<acos_of>), number_function("atan", real<atan_of>),
      number_function("atan2", atan2, 2), number_function("degrees", real<degrees>),
      number_function("radians", real<radians>), number_function("haversin", real<haversine>),
      number_function("e", euler, 0), number_function("pi", pi, 0),
      number_function("toInteger", to_integer, 1, kIntegerKind | kNullKind),
      number_function("toFloat", to_float, 1, kFloatKind | kNullKind),
      {"rand", 0, 0, random, kAnyKind, kAnyKind, kFloatKind, Aggregate::None, OnNull::Pass, true}};
  return kFunctions;
}

}  // namespace hearsay::graph::cypher
