// The functions of openCypher 9: one table with name, number of arguments, accepted kinds and the code.
// A function gets its arguments evaluated; where `on_null` is Propagate a null argument gives null without a call.
// Tested by tests/graph/query/expressions_test.cpp and the TCK.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "graph/query/check/type.h"
#include "graph/query/run/context.h"

namespace hearsay::graph::cypher {

using Arguments = std::span<const QueryValue>;
using FunctionCode = Outcome<QueryValue> (*)(Context&, Arguments);

enum class Aggregate { None, Count, Sum, Average, Minimum, Maximum, Collect, StDev, StDevP, PercentileCont, PercentileDisc };
enum class OnNull { Propagate, Pass };

struct Function {
  std::string_view name;  // as the documentation writes it
  int least = 1;          // arguments
  int most = 1;
  FunctionCode code = nullptr;
  KindSet first = kAnyKind;   // kinds the checker lets pass as first argument
  KindSet others = kAnyKind;  // and as the others
  KindSet result = kAnyKind;
  Aggregate aggregate = Aggregate::None;
  OnNull on_null = OnNull::Propagate;
  bool random = false;
};

// By name, whatever its case; null where there is none.
const Function* find_function(std::string_view name);
std::vector<std::string_view> function_names();

// Tables by subject, joined by find_function.
std::span<const Function> graph_functions();
std::span<const Function> list_functions();
std::span<const Function> number_functions();
std::span<const Function> text_functions();
std::span<const Function> temporal_functions();
std::span<const Function> search_functions();  // hearsay's own, not openCypher's
std::span<const Function> aggregate_functions();

// "size() cannot take a Boolean".
tl::unexpected<Fault> wrong_argument(std::string_view function, const QueryValue& value);

}  // namespace hearsay::graph::cypher
