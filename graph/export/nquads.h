// N-Quads 1.1: the records as RDF, for triple stores and SPARQL. docs/export.md lists every term.
//
//   claims      schema:Claim; author, appearance, about, datePublished; prov:wasDerivedFrom the document,
//               prov:wasAttributedTo the claimant; a web annotation selector holds the code points
//   documents   schema:NewsArticle; near copies are prov:wasDerivedFrom what they copy
//   entities    schema:Person, Organization, Country, AdministrativeArea or Place; prov:Agent where they can speak
//   events      schema:Event with startDate, endDate, location
//   figures, disputes, positions, links between claims: terms of urn:hearsay:vocabulary:
//
// Everything that one document says stands in the graph named by that document; the rest in the default graph. Every node
// has an IRI (urn:hearsay: and its id), so there are no blank nodes, and equal graphs give equal bytes. No RDF-star.
// Tested by tests/graph/export/nquads_test.cpp; read back with rdflib by tests/graph/export/readback.py.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "graph/export/record_index.h"

namespace hearsay::graph {

// Writes `path` whole or not at all; gives the number of quads. Io, or what the scan fails with.
Result<std::uint64_t> write_nquads(const EvidenceScan& scan, const Derived& derived, const std::string& path);

}  // namespace hearsay::graph
