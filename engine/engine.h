// Engine: the one face of hearsay for the command line, Python and tests. Opens a graph, feeds it, reads it.
// Records come as JSON objects of the forms that schemas/ describes (claim.schema.json ...): offsets are code points.
// One Engine that writes at a time for each graph folder; reading functions are const and safe to share by threads.
// Tested by tests/e2e/ (main_job.py, bad_input.py).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/reporter.h"
#include "base/result.h"

namespace hearsay::graph {
class GraphReader;
}

namespace hearsay::engine {

enum class OpenMode { Read, Write };  // Write creates the folder where there is none

struct EngineOptions {
  std::string graph;  // folder of the graph
  std::string data;   // folder that holds models/, extract/lexicon/ and schemas/ (engine/data_folder.h)
};

struct BuildSettings {
  std::string metadata;     // file that describes the articles; empty = a folder's own metadata.jsonl or .csv
  std::string corrections;  // file of entity corrections, copied into the graph; empty = those already there
  std::string language;     // language of all documents; empty = identified for each
  unsigned threads = 0;     // 0 = all cores
  bool refresh = false;     // extract again what is stored with the same text
};

// `total` 0 = unknown.
using Progress = std::function<void(std::string_view stage, std::uint64_t done, std::uint64_t total, std::string_view detail)>;

struct BuildSummary {
  std::uint64_t added = 0;      // documents
  std::uint64_t changed = 0;    // same uri, new text or metadata
  std::uint64_t unchanged = 0;
  std::uint64_t failed = 0;     // could not be read
  std::uint64_t passed_over = 0;  // files of other kinds
  std::uint64_t claims = 0, figures = 0;  // in the documents added or changed
};

enum class RecordKind { Documents, Entities, Claims, Figures, Events, Disputes, ClaimLinks };

// What a list shows; empty fields do not restrict. Names match by folded substring, or exactly by id or side.
struct RecordFilter {
  std::string by, against, about, side, act, since, until, language, kind, text;
  std::uint64_t limit = 0;  // 0 = all
};

using RecordVisitor = std::function<void(const nlohmann::ordered_json&)>;

struct ExportSettings {
  std::string format = "graphml";  // graphml gexf csv neo4j jsonl nquads sqlite
  std::string view = "full";
  bool collapse_parallel = false;
  std::string output;              // file, or folder for csv, neo4j and jsonl
};

class Engine {
 public:
  static Result<std::unique_ptr<Engine>> open(const EngineOptions& options, OpenMode mode);
  ~Engine();

  // Reads articles, extracts, stores each as one atomic write, and links. Bad input is reported and skipped.
  Result<BuildSummary> build(const std::vector<std::string>& paths, const BuildSettings& settings,
                             const Progress& progress, Reporter& reporter);
  // Reads articles and hands one line of evidence JSON for each to `sink`, in order; needs no graph.
  static Result<BuildSummary> extract(const std::string& data, const std::vector<std::string>& paths,
                                      const BuildSettings& settings, const std::function<Status(std::string_view)>& sink,
                                      const Progress& progress, Reporter& reporter);
  // Reads articles and hands the analysis of each (tokens, tags, trees, names) to `sink` as CoNLL-U.
  static Status parse(const std::string& data, const std::vector<std::string>& paths, const BuildSettings& settings,
                      const std::function<Status(std::string_view)>& sink, Reporter& reporter);
  // Stores and links evidence lines from files ("-" = standard input).
  Result<BuildSummary> load(const std::vector<std::string>& files, const BuildSettings& settings,
                            const Progress& progress, Reporter& reporter);
  // Takes documents back, by uri or id; NotFound names the first that is not there, and nothing is forgotten then.
  Status forget(const std::vector<std::string>& documents);

  // Every record of a kind that passes the filter, in the order of the JSON lines export.
  Status records(RecordKind kind, const RecordFilter& filter, const RecordVisitor& visit) const;
  // The record of an id (or of a document's uri); NotFound where there is none.
  Result<nlohmann::ordered_json> record(std::string_view id) const;
  // Earlier texts of a document, oldest first: {number, published, title, text}.
  Result<std::vector<nlohmann::ordered_json>> history(std::string_view document) const;
  // Links of a claim or figure to others: contradicts, corroborates, consistent.
  Result<std::vector<nlohmann::ordered_json>> links_of(std::string_view id) const;
  // Outlets, agencies and claimants with PageRank, betweenness, whom each relays and contradicts.
  Result<std::vector<nlohmann::ordered_json>> sources() const;
  // Up to `count` shortest ways from A to B, each a list of steps {from, edge, to}.
  Result<std::vector<nlohmann::ordered_json>> paths(std::string_view from, std::string_view to, std::uint64_t count) const;

  Status export_graph(const ExportSettings& settings) const;
  Result<nlohmann::ordered_json> stats() const;
  struct VerifyReport {
    std::uint64_t checked = 0;          // spans, edges and records looked at
    std::vector<std::string> problems;  // one line each; empty = sound
  };
  Result<VerifyReport> verify(bool deep) const;
  Status backup(const std::string& folder) const;
  static Status restore(const std::string& backup, const std::string& graph);
  Status compact();

  // The graph as a consistent snapshot, for queries; may outlive the engine.
  std::shared_ptr<const graph::GraphReader> snapshot() const;

  struct Parts;  // engine/parts.h

 private:
  explicit Engine(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace hearsay::engine
