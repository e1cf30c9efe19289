// Opens the engine for a verb: finds the data folder, opens the graph, prints what went wrong.
#pragma once

#include <memory>

#include "engine/engine.h"
#include "tools/hearsay/options.h"

namespace hearsay::tools {

Result<std::unique_ptr<engine::Engine>> open_engine(const Common& common, engine::OpenMode mode);

}  // namespace hearsay::tools
