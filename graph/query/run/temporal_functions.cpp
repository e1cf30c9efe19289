// date(), localtime(), time(), localdatetime(), datetime(), duration() and what hangs on them: truncate, between,
// transaction, statement, realtime, fromepoch; timestamp().
#include "graph/query/run/functions.h"
#include "graph/query/temporal/construct.h"
#include "graph/query/temporal/duration.h"

namespace hearsay::graph::cypher {

namespace {

Temporal now(const Context& context, TemporalKind kind) {
  const std::int64_t millis = context.now_milliseconds();
  return temporal_at(kind, floor_divide(millis, 1000), floor_modulo(millis, 1000) * 1'000'000);
}

template <TemporalKind Kind>
Outcome<QueryValue> construct(Context& context, Arguments arguments) {
  if (arguments.empty()) return QueryValue::temporal(now(context, Kind));
  return construct_temporal(Kind, arguments[0]);
}

// One clock for the whole run; a time zone may be given.
template <TemporalKind Kind>
Outcome<QueryValue> current(Context& context, Arguments arguments) {
  if (arguments.empty()) return QueryValue::temporal(now(context, Kind));
  ValueMap map;
  map.emplace(Kind == TemporalKind::DateTime ? "datetime" : "time",
              QueryValue::temporal(now(context, TemporalKind::DateTime)));
  map.emplace("timezone", arguments[0]);
  if (Kind == TemporalKind::DateTime || Kind == TemporalKind::Time) return construct_temporal(Kind, QueryValue::map(map));
  HEARSAY_TRY(auto zoned, construct_temporal(TemporalKind::DateTime, QueryValue::map({
      {"datetime", QueryValue::temporal(now(context, TemporalKind::DateTime))}, {"timezone", arguments[0]}})));
  return construct_temporal(Kind, zoned);
}

template <TemporalKind Kind>
Outcome<QueryValue> truncate(Context&, Arguments arguments) {
  if (!arguments[0].is(ValueKind::String)) return type_fault("truncate() needs the name of a unit first");
  return truncate_temporal(Kind, arguments[0].as_string(), arguments[1],
                           arguments.size() > 2 ? arguments[2] : QueryValue());
}

template <BetweenUnit Unit>
Outcome<QueryValue> between(Context&, Arguments arguments) {
  for (const QueryValue& argument : arguments) {
    if (!argument.is_temporal() || argument.is(ValueKind::Duration)) {
      return type_fault("a date or time is needed, not a " + std::string(kind_name(argument.kind())));
    }
  }
  auto result = duration_between(arguments[0].as_temporal(), arguments[1].as_temporal(), Unit);
  if (!result) return argument_fault("NumberOutOfRange", "the duration is too long");
  return QueryValue::temporal(*result);
}

Outcome<QueryValue> from_epoch(Context&, Arguments arguments) {
  if (!arguments[0].is(ValueKind::Integer) || !arguments[1].is(ValueKind::Integer)) {
    return type_fault("datetime.fromepoch() needs seconds and nanoseconds");
  }
  const std::int64_t nanos = arguments[1].as_integer();
  const std::int64_t seconds = arguments[0].as_integer() + floor_divide(nanos, kNanosPerSecond);
  return QueryValue::temporal(temporal_at(TemporalKind::DateTime, seconds, floor_modulo(nanos, kNanosPerSecond)));
}
Outcome<QueryValue> from_epoch_millis(Context&, Arguments arguments) {
  if (!arguments[0].is(ValueKind::Integer)) return type_fault("datetime.fromepochmillis() needs a whole number");
  const std::int64_t millis = arguments[0].as_integer();
  return QueryValue::temporal(
      temporal_at(TemporalKind::DateTime, floor_divide(millis, 1000), floor_modulo(millis, 1000) * 1'000'000));
}

Outcome<QueryValue> timestamp(Context& context, Arguments) { return QueryValue(context.now_milliseconds()); }

Function make(std::string_view name, FunctionCode code, int least, int most, KindSet result) {
  Function function;
  function.name = name;
  function.least = least;
  function.most = most;
  function.code = code;
  function.result = result | kNullKind;
  return function;
}

template <TemporalKind Kind>
void add_type(std::vector<Function>& out, const std::string_view (&names)[5], KindSet result) {
  out.push_back(make(names[0], construct<Kind>, 0, 1, result));
  out.push_back(make(names[1], truncate<Kind>, 2, 3, result));
  for (int i = 2; i < 5; ++i) out.push_back(make(names[i], current<Kind>, 0, 1, result));
}

std::vector<Function> make_table() {
  std::vector<Function> table;
  add_type<TemporalKind::Date>(table, {"date", "date.truncate", "date.transaction", "date.statement", "date.realtime"},
                               kinds(ValueKind::Date));
  add_type<TemporalKind::LocalTime>(table, {"localtime", "localtime.truncate", "localtime.transaction",
                                            "localtime.statement", "localtime.realtime"}, kinds(ValueKind::LocalTime));
  add_type<TemporalKind::Time>(table, {"time", "time.truncate", "time.transaction", "time.statement", "time.realtime"},
                               kinds(ValueKind::Time));
  add_type<TemporalKind::LocalDateTime>(table, {"localdatetime", "localdatetime.truncate", "localdatetime.transaction",
                                                "localdatetime.statement", "localdatetime.realtime"},
                                        kinds(ValueKind::LocalDateTime));
  add_type<TemporalKind::DateTime>(table, {"datetime", "datetime.truncate", "datetime.transaction",
                                           "datetime.statement", "datetime.realtime"}, kinds(ValueKind::DateTime));
  table.push_back(make("duration", construct<TemporalKind::Duration>, 1, 1, kDurationKind));
  table.push_back(make("duration.between", between<BetweenUnit::All>, 2, 2, kDurationKind));
  table.push_back(make("duration.inMonths", between<BetweenUnit::Months>, 2, 2, kDurationKind));
  table.push_back(make("duration.inDays", between<BetweenUnit::Days>, 2, 2, kDurationKind));
  table.push_back(make("duration.inSeconds", between<BetweenUnit::Seconds>, 2, 2, kDurationKind));
  table.push_back(make("datetime.fromepoch", from_epoch, 2, 2, kinds(ValueKind::DateTime)));
  table.push_back(make("datetime.fromepochmillis", from_epoch_millis, 1, 1, kinds(ValueKind::DateTime)));
  table.push_back(make("timestamp", timestamp, 0, 0, kIntegerKind));
  return table;
}

}  // namespace

std::span<const Function> temporal_functions() {
  static const std::vector<Function> kTable = make_table();
  return kTable;
}

}  // namespace hearsay::graph::cypher
