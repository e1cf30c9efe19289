#include "graph/query/run/functions.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace hearsay::graph::cypher {

namespace {

bool same_name(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  });
}

std::array<std::span<const Function>, 7> all_functions() {
  return {graph_functions(), list_functions(), number_functions(), text_functions(), temporal_functions(),
          search_functions(), aggregate_functions()};
}

}  // namespace

const Function* find_function(std::string_view name) {
  for (const auto& table : all_functions()) {
    for (const Function& function : table) {
      if (same_name(function.name, name)) return &function;
    }
  }
  return nullptr;
}

std::vector<std::string_view> function_names() {
  std::vector<std::string_view> names;
  for (const auto& table : all_functions()) {
    for (const Function& function : table) names.push_back(function.name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

tl::unexpected<Fault> wrong_argument(std::string_view function, const QueryValue& value) {
  return value_fault(std::string(function) + "() cannot take a " + std::string(kind_name(value.kind())));
}

std::span<const Function> aggregate_functions() {
  static constexpr auto make = [](std::string_view name, Aggregate kind, int count, KindSet result) {
    Function function;
    function.name = name;
    function.least = function.most = count;
    function.aggregate = kind;
    function.result = result;
    return function;
  };
  static const Function kFunctions[] = {
      make("count", Aggregate::Count, 1, kIntegerKind),
      make("sum", Aggregate::Sum, 1, kNumberKind | kDurationKind | kNullKind),
      make("avg", Aggregate::Average, 1, kNumberKind | kDurationKind | kNullKind),
      make("min", Aggregate::Minimum, 1, kAnyKind),
      make("max", Aggregate::Maximum, 1, kAnyKind),
      make("collect", Aggregate::Collect, 1, kListKind),
      make("stDev", Aggregate::StDev, 1, kFloatKind | kNullKind),
      make("stDevP", Aggregate::StDevP, 1, kFloatKind | kNullKind),
      make("percentileCont", Aggregate::PercentileCont, 2, kNumberKind | kNullKind),
      make("percentileDisc", Aggregate::PercentileDisc, 2, kNumberKind | kNullKind)};
  return kFunctions;
}

}  // namespace hearsay::graph::cypher
