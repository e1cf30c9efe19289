#include "graph/store/write_mark.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace hearsay::graph {
namespace {

std::string mark_path(const std::string& folder) { return folder + "/WRITES"; }

}  // namespace

WriteMark::~WriteMark() {
  if (file_ >= 0) ::close(file_);
}

std::uint64_t WriteMark::read(const std::string& folder) {
  std::uint64_t sequence = 0;
  int file = ::open(mark_path(folder).c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  if (::read(file, &sequence, sizeof sequence) != sizeof sequence) sequence = 0;
  ::close(file);
  return sequence;
}

Status WriteMark::check(std::uint64_t mark, std::uint64_t sequence, const std::string& log) {
  if (mark <= sequence) return {};
  return fail(ErrorCode::Corrupt, log + ": is cut off or damaged, " + std::to_string(mark - sequence) +
                                      " changes of the graph are missing; restore a backup, or remove the file WRITES beside it "
                                      "to go on with what is left and read the last articles again");
}

Status WriteMark::open(const std::string& folder) {
  file_ = ::open(mark_path(folder).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file_ < 0) return fail(ErrorCode::Io, mark_path(folder) + ": cannot be written: " + std::strerror(errno));
  return {};
}

void WriteMark::set(std::uint64_t sequence) {
  // A mark that cannot be written is an older mark: nothing worse than a check that sees less.
  if (file_ >= 0 && ::pwrite(file_, &sequence, sizeof sequence, 0) < 0) return;
}

}  // namespace hearsay::graph
