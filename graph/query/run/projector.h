// WITH and RETURN while they run: projects, groups, removes duplicates, sorts, skips, limits, filters. Rows flow through
// at once unless grouping or sorting needs them all; ORDER BY with LIMIT keeps only the rows that can still be shown.
// Tested by the TCK and tests/graph/query/query_test.cpp.
#pragma once

#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/query/run/aggregate.h"
#include "graph/query/run/match.h"

namespace hearsay::graph::cypher {

class Projector {
 public:
  // `next` takes the projected row from the frame.
  Projector(Context& context, const Clause& clause, Emit next);

  Done start();            // evaluates SKIP and LIMIT
  Outcome<bool> add();     // the row before the projection is in the frame; false: no more rows are wanted
  Outcome<bool> finish();  // after the last row

 private:
  using Row = std::vector<QueryValue>;
  struct Group {
    Row key;
    std::vector<Accumulator> accumulators;
  };
  struct SortedRow {
    Row keys;
    Row values;
    std::uint64_t number = 0;  // keeps the sort stable
  };

  Done add_to_group();
  Outcome<bool> emit_groups();
  Outcome<bool> project_and_pass();
  Outcome<bool> pass();      // DISTINCT, then sort or show
  Outcome<bool> show();      // SKIP, LIMIT, WHERE, next
  Done keep_for_sorting();
  Outcome<bool> emit_sorted();
  bool before(const SortedRow& left, const SortedRow& right) const;
  std::size_t row_bytes(const SortedRow& row) const;

  Context& context_;
  const Clause& clause_;
  const Projection& projection_;
  Emit next_;
  Holding holding_;
  std::vector<int> kept_slots_;
  std::uint64_t skip_ = 0;
  std::optional<std::uint64_t> limit_;
  std::uint64_t seen_rows_ = 0;
  std::uint64_t shown_rows_ = 0;
  std::unordered_map<Row, std::size_t, RowHash, RowEquivalence> group_index_;
  std::vector<Group> groups_;
  std::unordered_set<Row, RowHash, RowEquivalence> distinct_;
  std::vector<SortedRow> rows_;
  std::uint64_t row_number_ = 0;
};

}  // namespace hearsay::graph::cypher
