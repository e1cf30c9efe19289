#include "graph/export/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

namespace hearsay::graph {
namespace {

std::string reason_of(int number) { return std::generic_category().message(number); }

bool written_directly(const std::string& path) {
  struct stat info{};
  return ::stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

}  // namespace

Result<OutputFile> OutputFile::create(const std::string& path) {
  std::error_code ignored;
  if (path.empty()) return fail(ErrorCode::Usage, "the output path is empty");
  if (std::filesystem::is_directory(path, ignored)) return fail(ErrorCode::Io, path + ": is a folder");
  std::string partial = written_directly(path) ? std::string() : path + ".partial";
  int flags = O_WRONLY | O_CLOEXEC | (partial.empty() ? 0 : O_CREAT | O_TRUNC);
  int descriptor = ::open(partial.empty() ? path.c_str() : partial.c_str(), flags, 0666);
  if (descriptor < 0) return fail(ErrorCode::Io, path + ": cannot be written: " + reason_of(errno));
  return OutputFile(path, std::move(partial), descriptor);
}

OutputFile::OutputFile(std::string path, std::string partial, int descriptor)
    : path_(std::move(path)), partial_(std::move(partial)), descriptor_(descriptor) {
  buffer_.reserve(kBufferBytes);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)),
      partial_(std::exchange(other.partial_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)),
      buffer_(std::move(other.buffer_)),
      error_(std::move(other.error_)) {}

OutputFile::~OutputFile() { discard(); }

void OutputFile::keep_error(const char* what) {
  if (error_.empty()) error_ = path_ + ": " + what + ": " + reason_of(errno);
}

void OutputFile::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty() && error_.empty()) {
    ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0)
      keep_error("cannot be written");
    else
      rest.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
}

void OutputFile::discard() {
  if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
  if (!partial_.empty()) ::unlink(std::exchange(partial_, {}).c_str());
}

Status OutputFile::commit() {
  flush();
  if (descriptor_ >= 0 && ::close(std::exchange(descriptor_, -1)) != 0) keep_error("cannot be written");
  if (error_.empty() && !partial_.empty()) {
    if (std::rename(partial_.c_str(), path_.c_str()) == 0)
      partial_.clear();
    else
      keep_error("cannot be renamed from its partial file");
  }
  discard();
  if (!error_.empty()) return fail(ErrorCode::Io, error_);
  return {};
}

Status commit_all(std::vector<OutputFile>& files) {
  for (auto& file : files) file.flush();  // a full disk shows before the first rename
  for (auto& file : files)
    if (file.failed()) return file.commit();
  for (auto& file : files) HEARSAY_CHECK(file.commit());
  return {};
}

Status make_folder(const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!error && !std::filesystem::is_directory(folder, error)) error = std::make_error_code(std::errc::not_a_directory);
  if (error) return fail(ErrorCode::Io, folder + ": cannot be made: " + error.message());
  return {};
}

}  // namespace hearsay::graph
