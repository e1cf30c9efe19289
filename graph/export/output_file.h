// OutputFile: writes a file that is either complete under its final name or not there at all. Bytes go to
// "<path>.partial" in the same folder; commit() flushes and renames; a file that is dropped without commit()
// removes its partial file and leaves what stood under `path` before. Pipes and devices ("/dev/stdout") are written
// directly. One writer per object, not shared by threads. Tested by tests/graph/export/output_file_test.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hearsay::graph {

class OutputFile {
 public:
  // Fails with Io where the folder does not exist or may not be written, or `path` is a folder.
  static Result<OutputFile> create(const std::string& path);

  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

  // Buffers `bytes`. The first failure of the system is kept: later calls do nothing and commit() returns it.
  void append(std::string_view bytes) {
    buffer_ += bytes;
    if (buffer_.size() >= kBufferBytes) flush();
  }
  void flush();
  bool failed() const { return !error_.empty(); }
  // Io where something could not be written; nothing is left under the partial name then.
  Status commit();

 private:
  static constexpr std::size_t kBufferBytes = std::size_t{1} << 20;
  OutputFile(std::string path, std::string partial, int descriptor);
  void keep_error(const char* what);
  void discard();

  std::string path_, partial_;  // partial_ is empty where path_ is written directly
  int descriptor_ = -1;
  std::string buffer_, error_;
};

// Commits all or, where one fails, none of those not yet renamed. Writers of folders commit at the very end.
Status commit_all(std::vector<OutputFile>& files);

// Makes `folder` and the folders above it, where they are missing. Io where that fails.
Status make_folder(const std::string& folder);

}  // namespace hearsay::graph
