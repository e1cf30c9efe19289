// Attributes of exported nodes and edges, as every format that has columns needs them: flat names, scalar values, one
// type for a name. A name whose values differ in type becomes the narrowest type that holds all of them.
// Tested by tests/graph/export/attributes_test.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/property_graph.h"

namespace hearsay::graph {

enum class AttributeType : std::uint8_t { None, Boolean, Integer, Real, Text };  // None: no value seen

// Lists are Text: they are written joined. Empty strings, empty lists and numbers that are not finite are no values.
AttributeType type_of(const Value& value);

// The narrowest type that holds values of both.
AttributeType common_type(AttributeType a, AttributeType b);

// Appends the value as plain text: true, 12, 0.5, words; lists joined by "; ". Numbers in the shortest form that reads
// back the same, never by locale. Nothing for values that are none.
void append_value(std::string& out, const Value& value);
void append_number(std::string& out, double number);
void append_number(std::string& out, std::int64_t number);

// Name -> type, filled by looking at every element once. Not shared by threads.
class AttributeTable {
 public:
  struct Attribute {
    AttributeType type = AttributeType::None;
    std::string key;  // short name of the column in the file: prefix and running number, set by assign_keys
  };

  void add(std::string_view name, AttributeType type);
  void add(const Properties& properties);
  // Numbers the names in alphabetical order. No names may be added afterwards.
  void assign_keys(std::string_view prefix);
  // Null where the name has no values.
  const Attribute* find(std::string_view name) const;
  const std::map<std::string, Attribute, std::less<>>& all() const { return attributes_; }

 private:
  std::map<std::string, Attribute, std::less<>> attributes_;
};

// The id that a node has on the command line and in JSONL ("c0k3v..."), from its labels.
std::string typed_id(const Node& node);
char id_prefix(const Node& node);
std::string typed_id(char prefix, NodeId id);
// What to write beside a node in a picture: its label, name, title, question or shortened text.
std::string node_label(const Node& node);
// Most specific label, or "Node".
std::string_view node_type(const Node& node);
// The property weight, else count, else 1.
double edge_weight(const Edge& edge);
// "x" and 13 characters.
std::string edge_id(const Edge& edge);

}  // namespace hearsay::graph
