// A small made-up world for tests of the store: evidence of a document from a seed, and a derived layer that is a pure
// function of a set of evidence (entities by name, events by type, disputes by event), so that orders can be compared.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schemas/derived.h"
#include "schemas/evidence.h"

namespace hearsay::graph {

// splitmix64: the same numbers on every machine.
class TestRandom {
 public:
  explicit TestRandom(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }

 private:
  std::uint64_t state_;
};

// The seed of a test: HEARSAY_TEST_SEED where set, else `usual`; printed.
std::uint64_t test_seed(std::uint64_t usual);

// One document with two to five entities, claims, figures, reports and citations. Equal arguments give equal records.
Evidence make_evidence(const std::string& uri, std::uint64_t seed);
Derived make_derived(const std::vector<Evidence>& all);

}  // namespace hearsay::graph
