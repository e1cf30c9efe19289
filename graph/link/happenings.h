// Happenings: joins the reports of one document that speak of one thing, finds what the article is about, and gives each
// claim and figure its happening. Works inside one document only. Tested by tests/graph/link/digest_test.cpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/link/digest.h"

namespace hearsay::graph {

struct TimeRead {
  When when;
  std::string text;  // the expression, as written
};

// The most precise of several time expressions (indices into Evidence::times); the first of equals.
TimeRead best_when(const Evidence& evidence, const std::vector<std::size_t>& times, std::optional<std::int32_t> published);

// Places and regions among `entities` (countries say too little), sorted by key, distinct.
std::vector<PlaceKey> place_keys(const Evidence& evidence, const std::vector<std::size_t>& entities, NameFolder& folder);

enum class PlaceFit { Apart, Unknown, Region, Near, Same };
// Whether two lists of places can be of one happening. Apart: coordinates on both sides, all farther than a day's fighting.
PlaceFit compare(const std::vector<PlaceKey>& a, const std::vector<PlaceKey>& b);
// Great-circle distance in kilometres (haversine).
double kilometres(double latitude_a, double longitude_a, double latitude_b, double longitude_b);

// Fills happenings, and the `happening` of claims and figures, of a digest whose other lists are filled.
void add_happenings(DocumentDigest& digest, const Evidence& evidence, NameFolder& folder);

}  // namespace hearsay::graph
