#include "tools/hearsay/session.h"

#include <filesystem>

#include "engine/data_folder.h"

namespace hearsay::tools {

Result<std::unique_ptr<engine::Engine>> open_engine(const Common& common, engine::OpenMode mode) {
  HEARSAY_TRY(std::string data, engine::data_folder(common.data));
  auto engine = engine::Engine::open({common.graph, std::move(data)}, mode);
  if (!engine && engine.error().code == ErrorCode::Unsupported) return fail(ErrorCode::Corrupt, engine.error().message);
  return engine;
}

Result<std::unique_ptr<engine::Engine>> open_existing(const Common& common) {
  std::error_code ignored;
  if (!std::filesystem::exists(common.graph, ignored)) return fail(ErrorCode::NotFound, common.graph + ": there is no graph store");
  return open_engine(common, engine::OpenMode::Write);
}

}  // namespace hearsay::tools
