#include "engine/data_folder.h"

#include <cstdlib>
#include <filesystem>
#include <vector>

namespace hearsay::engine {
namespace fs = std::filesystem;

Result<std::string> data_folder(const std::string& given) {
  std::vector<fs::path> candidates;
  const char* named = std::getenv("HEARSAY_DATA");
  if (!given.empty()) {
    candidates.emplace_back(given);
  } else if (named != nullptr && *named != '\0') {
    candidates.emplace_back(named);
  } else {
    std::error_code ignored;
    fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    if (!program.empty()) candidates.push_back(program.parent_path().parent_path() / "share" / "hearsay");
    candidates.emplace_back(HEARSAY_SOURCE_DIR);
  }
  std::string tried;
  for (const fs::path& folder : candidates) {
    std::error_code ignored;
    if (fs::is_directory(folder / "models", ignored) && fs::is_directory(folder / "schemas", ignored)) return folder.string();
    tried += (tried.empty() ? "" : ", ") + folder.string();
  }
  return fail(ErrorCode::NotFound, "no folder with models/ and schemas/: tried " + tried + " (option --data)");
}

}  // namespace hearsay::engine
