#include "tools/hearsay/session.h"

#include "engine/data_folder.h"

namespace hearsay::tools {

Result<std::unique_ptr<engine::Engine>> open_engine(const Common& common, engine::OpenMode mode) {
  HEARSAY_TRY(std::string data, engine::data_folder(common.data));
  return engine::Engine::open({common.graph, std::move(data)}, mode);
}

}  // namespace hearsay::tools
