// SideCensus: which countries and powers a document is about, counted over its entities. Gives the theatre (the country
// whose government is meant by "the government") and the two parties ("both sides", "kedua negara").
// Built by coreference; plain data, one per document. Tested by tests/extract/find/sides_test.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace hearsay::extract {

class SideCensus {
 public:
  // An entity of `side` was named `weight` times over as a party (countries, bodies, forces, groups, persons).
  void add_party(const std::string& side, double weight);
  // A place that lies in `country` was named.
  void add_place(const std::string& country, double weight);
  // Two parties were named side by side: "Armenia and Azerbaijan".
  void add_pair(const std::string& first, const std::string& second, double weight);

  // The country that outweighs all others as place and party; empty where none leads clearly.
  std::string theatre() const;
  // The two leading parties, the stronger first; empty where there are fewer than two.
  std::vector<std::string> parties() const;

 private:
  std::map<std::string, double> party_, place_;
  std::map<std::pair<std::string, std::string>, double> pairs_;
};

}  // namespace hearsay::extract
