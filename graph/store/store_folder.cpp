#include "graph/store/store_folder.h"

#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>

namespace hearsay::graph {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMark = "HEARSAY";
constexpr std::string_view kMarkHead = "hearsay graph store, format ";

struct Contents {
  bool mark = false;     // our mark
  bool current = false;  // RocksDB's CURRENT: a database was made here
  bool data = false;     // sorted files or a log that holds something
  bool other = false;    // anything else
};

Error refuse(const std::string& path, const std::string& why) { return {ErrorCode::Corrupt, path + ": " + why}; }

Result<Contents> look_into(const std::string& path) {
  Contents contents;
  std::error_code error;
  fs::directory_iterator entries(path, error);
  if (error) return fail(refuse(path, "cannot be read: " + error.message()));
  for (const auto& entry : entries) {
    std::string name = entry.path().filename().string();
    std::string extension = entry.path().extension().string();
    if (name == kMark) contents.mark = true;
    else if (name == "CURRENT") contents.current = true;
    else if (extension == ".sst") contents.data = true;
    else if (extension == ".log") contents.data |= entry.file_size(error) > 0;
    else if (name.rfind("MANIFEST-", 0) != 0 && name.rfind("OPTIONS-", 0) != 0 && name != "LOCK" && name != "IDENTITY" &&
             extension != ".dbtmp" && name != "HEARSAY.new" && name != "WRITES" && name != "bulk.tmp" && name.rfind("LOG", 0) != 0)
      contents.other = true;
  }
  return contents;
}

Result<std::uint32_t> read_format(const std::string& path) {
  std::ifstream file(path + "/" + kMark);
  std::string line;
  std::getline(file, line);
  if (!file && line.empty()) return fail(refuse(path + "/" + kMark, std::string("cannot be read: ") + std::strerror(errno)));
  std::uint32_t format = 0;
  bool whole = !file.eof();  // a line that was cut off may end in another number
  if (whole && line.rfind(kMarkHead, 0) == 0) {
    const char* begin = line.data() + kMarkHead.size();
    auto [end, error] = std::from_chars(begin, line.data() + line.size(), format);
    if (error == std::errc() && end == line.data() + line.size() && format > 0) return format;
  }
  std::string shown = line.substr(0, 60);
  for (char& c : shown)
    if (c < ' ' || c > '~') c = '?';
  return fail(refuse(path + "/" + kMark, "is not the mark of a graph store: \"" + shown + "\""));
}

Status check_contents(const std::string& path, const Contents& contents, Store::Mode mode) {
  bool empty = !contents.mark && !contents.current && !contents.data && !contents.other;
  if (empty && mode == Store::Mode::Create) return {};
  if (empty) return fail(ErrorCode::NotFound, path + ": holds no graph store");
  if (!contents.mark && contents.current)
    return fail(refuse(path, "is a RocksDB database, but not a graph store of hearsay (it has no file HEARSAY)"));
  if (!contents.mark) return fail(refuse(path, "is no graph store (it has no file HEARSAY)"));
  HEARSAY_TRY(std::uint32_t format, read_format(path));
  if (format > kFormatVersion)
    return fail(ErrorCode::Unsupported, path + ": has format " + std::to_string(format) + ", this program reads up to " +
                                            std::to_string(kFormatVersion) + "; use a newer hearsay");
  if (contents.current) return {};
  if (contents.data) return fail(refuse(path, "is an incomplete copy of a graph store (its file CURRENT is missing)"));
  if (mode == Store::Mode::Create || mode == Store::Mode::ReadWrite) return {};  // died while it was being made
  return fail(ErrorCode::NotFound, path + ": holds no graph yet");
}

}  // namespace

Status mark_folder(const std::string& path) {
  std::string fresh = path + "/HEARSAY.new";
  {
    std::ofstream file(fresh, std::ios::trunc);
    file << kMarkHead << kFormatVersion << "\n";
    file.flush();
    if (!file) return fail(ErrorCode::Io, fresh + ": cannot be written: " + std::strerror(errno));
  }
  std::error_code error;
  fs::rename(fresh, path + "/" + kMark, error);
  if (error) return fail(ErrorCode::Io, fresh + ": cannot be renamed: " + error.message());
  return {};
}

Status prepare_folder(const std::string& path, Store::Mode mode) {
  std::error_code error;
  fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) {
    if (mode != Store::Mode::Create) return fail(ErrorCode::NotFound, path + ": there is no graph store");
    if (!fs::create_directories(path, error) && error)
      return fail(refuse(path, "the folder cannot be made: " + error.message()));
    return mark_folder(path);
  }
  if (error) return fail(refuse(path, "cannot be looked at: " + error.message()));
  if (!fs::is_directory(status)) return fail(refuse(path, "is a file, not the folder of a graph store"));
  HEARSAY_TRY(Contents contents, look_into(path));
  HEARSAY_CHECK(check_contents(path, contents, mode));
  bool writes = mode == Store::Mode::Create || mode == Store::Mode::ReadWrite;
  if (writes && access(path.c_str(), W_OK) != 0) return fail(refuse(path, std::string("cannot be written: ") + std::strerror(errno)));
  if (!contents.mark) return mark_folder(path);
  return {};
}

Error explain_open_error(const Error& error, const std::string& path) {
  bool lock = error.message.find("/LOCK") != std::string::npos;
  if (lock && error.message.find("Permission denied") == std::string::npos)
    return refuse(path, "is being written by another process (its LOCK is held); reading is possible meanwhile");
  if (error.code == ErrorCode::Io && error.message.find("No space") != std::string::npos) return error;
  std::string message = error.message;  // of a missing file RocksDB gives the name it would have had in LevelDB
  for (std::size_t at = message.find(".ldb"); at != std::string::npos; at = message.find(".ldb", at)) message.replace(at, 4, ".sst");
  return {ErrorCode::Corrupt, message};
}

}  // namespace hearsay::graph
