// Paths: which files the words of the command line name: files, folders (recursively, without following links to
// folders), globs, "-". Order: as given; inside a folder by the bytes of the path; each file once.
// Private to extract/reader.cpp. Tested by tests/extract/read/parts_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::extract {

enum class FileKind : std::uint8_t { Text, JsonLines, Json, Html, StandardInput, Metadata, Other };

// By extension, case ignored; metadata.jsonl and metadata.csv are Metadata.
FileKind kind_of(std::string_view path);

struct FoundFile {
  std::string path;  // as given, lexically normalised: the document's uri
  FileKind kind = FileKind::Other;
};

struct PathProblem {
  std::string path, what;
};

struct FoundFiles {
  std::vector<FoundFile> files;        // without metadata and other kinds
  std::uint64_t passed_over = 0;       // files of other kinds in folders
  std::vector<PathProblem> missing;    // paths that do not exist, globs without a match
  std::vector<PathProblem> failed;     // folders that cannot be listed, named files of unknown kind
};

FoundFiles find_files(const std::vector<std::string>& paths);

// "./a//b/../c.txt" -> "a/c.txt"
std::string normal_path(std::string_view path);
std::string folder_of(std::string_view path);  // "." where it has none

}  // namespace hearsay::extract
