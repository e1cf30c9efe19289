// QuadWriter: one N-Quads line for each statement. Subjects and graphs are ids of ours; objects are IRIs or literals,
// escaped as RDF 1.1 N-Quads says. Private to the RDF exporter.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/export/output_file.h"

namespace hearsay::graph {

class QuadWriter {
 public:
  explicit QuadWriter(OutputFile& out) : out_(out) {}

  // `predicate` has a prefix: "schema:text", "prov:...", "rdf:type", "oa:...", "hs:..." for the vocabulary of hearsay.
  void link(std::string_view subject, std::string_view predicate, std::string_view object_id);
  void type(std::string_view subject, std::string_view class_name) { term(subject, "rdf:type", class_name); }
  void term(std::string_view subject, std::string_view predicate, std::string_view prefixed_object);
  void iri(std::string_view subject, std::string_view predicate, std::string_view address);
  // Nothing for empty values.
  void text(std::string_view subject, std::string_view predicate, std::string_view value, std::string_view language = {});
  void typed(std::string_view subject, std::string_view predicate, std::string_view value, std::string_view type);
  void time(std::string_view subject, std::string_view predicate, std::string_view iso);
  void number(std::string_view subject, std::string_view predicate, std::int64_t value);
  void real(std::string_view subject, std::string_view predicate, double value);

  // The graph that following statements stand in; empty = the default graph.
  void in_graph(std::string_view id) { graph_ = id; }
  std::uint64_t count() const { return count_; }

 private:
  void start(std::string_view subject, std::string_view predicate);
  void finish();

  OutputFile& out_;
  std::string line_, graph_;
  std::uint64_t count_ = 0;
};

}  // namespace hearsay::graph
