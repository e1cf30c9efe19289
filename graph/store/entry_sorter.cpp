#include "graph/store/entry_sorter.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <queue>

#include "graph/store/bytes.h"

namespace hearsay::graph {
namespace {

constexpr std::size_t kFileBuffer = 1 << 18;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

Error file_error(const std::string& path, const char* what) {
  return {ErrorCode::Io, path + ": cannot be " + what + ": " + std::strerror(errno)};
}

std::uint64_t prefix_of(std::string_view key) {
  unsigned char bytes[8] = {};
  std::memcpy(bytes, key.data(), std::min<std::size_t>(8, key.size()));
  return read_big_endian({reinterpret_cast<const char*>(bytes), 8});
}

}  // namespace

// Reads one sorted run: key size, value size (4 bytes each), key, value.
class EntrySorter::RunReader {
 public:
  explicit RunReader(const std::string& path) : path_(path), file_(std::fopen(path.c_str(), "rb")), buffer_(kFileBuffer, '\0') {
    if (file_ != nullptr) std::setvbuf(file_.get(), buffer_.data(), _IOFBF, buffer_.size());
  }
  // False at the end.
  Result<bool> next() {
    std::uint32_t sizes[2];
    if (file_ == nullptr) return fail(file_error(path_, "read"));
    if (std::fread(sizes, sizeof sizes, 1, file_.get()) != 1) {
      if (std::feof(file_.get())) return false;
      return fail(file_error(path_, "read"));
    }
    key.resize(sizes[0]);
    value.resize(sizes[1]);
    bool ok = (sizes[0] == 0 || std::fread(key.data(), sizes[0], 1, file_.get()) == 1) &&
              (sizes[1] == 0 || std::fread(value.data(), sizes[1], 1, file_.get()) == 1);
    if (!ok) return fail(file_error(path_, "read"));
    return true;
  }
  std::string key, value;

 private:
  std::string path_;
  File file_;
  std::string buffer_;
};

EntrySorter::~EntrySorter() {
  for (const std::string& run : runs_) std::remove(run.c_str());
}

char* EntrySorter::make_room(std::size_t bytes) {
  if (bytes > left_) {
    left_ = std::max(bytes, kBlockBytes);
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(left_));
    next_ = blocks_.back().get();
  }
  char* place = next_;
  next_ += bytes;
  left_ -= bytes;
  return place;
}

void EntrySorter::release() {
  blocks_.clear();
  next_ = nullptr;
  left_ = 0;
  std::vector<Entry>().swap(entries_);
}

void EntrySorter::add(std::string_view key, std::string_view value) {
  char* bytes = make_room(key.size() + value.size());
  std::memcpy(bytes, key.data(), key.size());
  if (!value.empty()) std::memcpy(bytes + key.size(), value.data(), value.size());
  entries_.push_back({prefix_of(key), key.size() > 8 ? prefix_of(key.substr(8)) : 0, bytes,
                      static_cast<std::uint32_t>(key.size()), static_cast<std::uint32_t>(value.size())});
}

void EntrySorter::sort_entries() {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    if (a.prefix != b.prefix) return a.prefix < b.prefix;
    if (a.second != b.second) return a.second < b.second;
    int order = key_of(a).compare(key_of(b));
    return order < 0;
  });
}

Status EntrySorter::spill() {
  if (entries_.empty()) return {};
  sort_entries();
  std::string path = scratch_ + "-" + std::to_string(runs_.size());
  runs_.push_back(path);
  File file(std::fopen(path.c_str(), "wb"));
  if (file == nullptr) return fail(file_error(path, "written"));
  std::string buffer(kFileBuffer, '\0');
  std::setvbuf(file.get(), buffer.data(), _IOFBF, buffer.size());
  for (const Entry& entry : entries_) {
    std::uint32_t sizes[2] = {entry.key_size, entry.value_size};
    std::size_t body = std::size_t{entry.key_size} + entry.value_size;
    if (std::fwrite(sizes, sizeof sizes, 1, file.get()) != 1 ||
        (body > 0 && std::fwrite(entry.bytes, body, 1, file.get()) != 1))
      return fail(file_error(path, "written"));
  }
  if (std::fflush(file.get()) != 0) return fail(file_error(path, "written"));
  release();
  return {};
}

Status EntrySorter::visit(const std::function<Status(std::string_view, std::string_view)>& visit) {
  if (!runs_.empty()) {
    HEARSAY_CHECK(spill());
    return merge_runs(visit);
  }
  sort_entries();
  for (const Entry& entry : entries_) HEARSAY_CHECK(visit(key_of(entry), value_of(entry)));
  release();
  return {};
}

Status EntrySorter::merge_runs(const std::function<Status(std::string_view, std::string_view)>& visit) {
  std::vector<std::unique_ptr<RunReader>> readers;
  auto later = [&](std::size_t a, std::size_t b) {
    int order = readers[a]->key.compare(readers[b]->key);
    return order != 0 ? order > 0 : a > b;
  };
  std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> queue(later);
  for (const std::string& run : runs_) {
    readers.push_back(std::make_unique<RunReader>(run));
    HEARSAY_TRY(bool more, readers.back()->next());
    if (more) queue.push(readers.size() - 1);
  }
  while (!queue.empty()) {
    std::size_t first = queue.top();
    queue.pop();
    HEARSAY_CHECK(visit(readers[first]->key, readers[first]->value));
    HEARSAY_TRY(bool more, readers[first]->next());
    if (more) queue.push(first);
  }
  return {};
}

}  // namespace hearsay::graph
