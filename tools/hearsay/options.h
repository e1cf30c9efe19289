// What the command line says, as plain structs: one for what all verbs share, one for each family of verbs.
// Filled by command_line.cpp (the only file that includes CLI11), read by the verbs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace hearsay::tools {

enum class Format { Table, Json, Jsonl, Csv };
enum class Color { Auto, Always, Never };

struct Common {
  std::string graph;  // folder of the graph
  std::string data;   // folder that holds models/, lexicons and schemas; empty = found beside the program
  bool quiet = false;
};

struct BuildOptions {
  std::vector<std::string> paths;
  std::string metadata;     // a metadata.jsonl or .csv that describes the files
  std::string corrections;  // entity corrections, kept with the graph
  std::string language;     // forces a language; empty = identified for each document
  unsigned threads = 0;     // 0 = all cores
  bool strict = false;      // warnings count
  bool refresh = false;     // read again what is already stored
  std::string output;       // extract: file, "-" = standard output
};

struct ListOptions {
  std::string by, against, about, side, act, since, until, language, kind, text;
  std::size_t limit = 0;  // 0 = all
  bool history = false;   // documents: earlier texts too
  Format format = Format::Table;
};

struct ItemOptions {
  std::string id;
  Format format = Format::Table;
};

struct PathOptions {
  std::string from, to;
  std::size_t count = 3;
  Format format = Format::Table;
};

struct ExportOptions {
  std::string format = "graphml";
  std::string view = "full";
  std::string output;
  bool collapse_parallel = false;
};

struct QueryOptions {
  std::string text;  // empty = interactive prompt
  std::vector<std::string> parameters;  // name=JSON
  Format format = Format::Table;
  bool explain = false;
  double timeout_seconds = 30;
  std::uint64_t max_rows = 1000000;
  std::uint64_t max_memory_megabytes = 1024;
};

struct ParseOptions {
  std::vector<std::string> paths;
  std::string language;
};

struct CareOptions {
  std::string path;      // backup and restore: the backup's folder
  bool deep = false;     // verify: recompute the derived layer as well
  Format format = Format::Table;
};

struct EvaluateOptions {
  std::string gold;
  std::string errors;  // file for the list of misses
  bool json = false;
};

struct ForgetOptions {
  std::vector<std::string> documents;
};

}  // namespace hearsay::tools
