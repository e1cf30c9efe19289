// Which keys of the families "index" and "name" a node has: a pure function of the node, so that bulk and single
// writes, updates and verification agree. Tested by tests/graph/store/store_model_test.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/property_graph.h"
#include "graph/store/text_fold.h"

namespace hearsay::graph {

// The label under which properties of `label` are indexed: all kinds of entities together.
std::string_view index_label(std::string_view label);
// Whether nodes of `label` can be found by the exact value of `key` without reading all of them.
bool has_property_index(std::string_view label, std::string_view key);

// Keys in family "index" (label, property and time entries), sorted.
std::vector<std::string> index_keys(const Node& node);
// Keys in family "name": the folded names of an entity, sorted.
std::vector<std::string> name_keys(const Node& node, TextFold& fold);

}  // namespace hearsay::graph
