#include "extract/read/paths.h"

#include <glob.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

namespace hearsay::extract {
namespace {

namespace fs = std::filesystem;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

class Collector {
 public:
  void add(const std::string& path) {
    std::error_code error;
    if (path == "-") return add_file("-", FileKind::StandardInput);
    const fs::file_status status = fs::status(path, error);
    if (fs::is_directory(status)) return add_folder(path);
    if (fs::exists(status)) return add_named(path);
    if (path.find_first_of("*?[") != std::string::npos) return add_glob(path);
    out_.missing.push_back({path, "does not exist"});
  }
  FoundFiles take() { return std::move(out_); }

 private:
  void add_file(const std::string& path, FileKind kind) {
    if (seen_.insert(path).second) out_.files.push_back({path, kind});
  }

  // A file that was named itself: an unknown extension is read as text if it is no metadata.
  void add_named(const std::string& path) {
    const FileKind kind = kind_of(path);
    std::error_code error;
    if (kind == FileKind::Metadata) return;
    if (kind == FileKind::Other) {
      out_.failed.push_back({normal_path(path), "is of a kind that is not read (.txt .jsonl .json .html)"});
      return;
    }
    add_file(normal_path(path), kind);
  }

  void add_glob(const std::string& pattern) {
    glob_t found{};
    std::vector<std::string> paths;
    if (glob(pattern.c_str(), GLOB_NOSORT, nullptr, &found) == 0)
      paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
    globfree(&found);
    if (paths.empty()) out_.missing.push_back({pattern, "matches no file"});
    std::ranges::sort(paths);
    for (const std::string& path : paths) {
      std::error_code error;
      if (fs::is_directory(path, error)) add_folder(path);
      else if (kind_of(path) == FileKind::Json) add_file(normal_path(path), FileKind::Json);
      else add_in_folder(normal_path(path));
    }
  }

  void add_in_folder(const std::string& path) {
    const FileKind kind = kind_of(path);
    if (kind == FileKind::Other || kind == FileKind::Json) ++out_.passed_over;
    else if (kind != FileKind::Metadata) add_file(path, kind);
  }

  void add_folder(const std::string& path) {
    std::error_code error;
    std::vector<std::string> files;
    fs::recursive_directory_iterator it(path, fs::directory_options::none, error);
    if (error) {
      out_.failed.push_back({path, "cannot be listed: " + error.message()});
      return;
    }
    const fs::recursive_directory_iterator end;
    while (it != end) {
      std::error_code here;
      if (it->is_regular_file(here)) files.push_back(normal_path(it->path().native()));
      const std::string at = it->path().native();
      it.increment(error);
      if (error) {
        out_.failed.push_back({at, "cannot be listed: " + error.message()});
        break;
      }
    }
    std::ranges::sort(files);
    for (const std::string& file : files) add_in_folder(file);
  }

  FoundFiles out_;
  std::set<std::string> seen_;
};

}  // namespace

FileKind kind_of(std::string_view path) {
  const fs::path file(path);
  const std::string name = lower(file.filename().native());
  if (name == "metadata.jsonl" || name == "metadata.csv") return FileKind::Metadata;
  const std::string extension = lower(file.extension().native());
  if (extension == ".txt") return FileKind::Text;
  if (extension == ".jsonl" || extension == ".ndjson") return FileKind::JsonLines;
  if (extension == ".json") return FileKind::Json;
  if (extension == ".html" || extension == ".htm") return FileKind::Html;
  return FileKind::Other;
}

FoundFiles find_files(const std::vector<std::string>& paths) {
  Collector collector;
  for (const std::string& path : paths) collector.add(path);
  return collector.take();
}

std::string normal_path(std::string_view path) { return fs::path(path).lexically_normal().native(); }

std::string folder_of(std::string_view path) {
  const fs::path parent = fs::path(path).parent_path();
  return parent.empty() ? "." : parent.native();
}

}  // namespace hearsay::extract
