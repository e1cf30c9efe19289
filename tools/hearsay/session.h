// Opens the engine for a verb: finds the data folder, opens the graph, prints what went wrong.
#pragma once

#include <memory>

#include "engine/engine.h"
#include "tools/hearsay/options.h"

namespace hearsay::tools {

// OpenMode::Write creates the graph where there is none. A graph that cannot be read is Corrupt, of a newer format too.
Result<std::unique_ptr<engine::Engine>> open_engine(const Common& common, engine::OpenMode mode);
// For writing, but only what exists: NotFound where there is no graph.
Result<std::unique_ptr<engine::Engine>> open_existing(const Common& common);

}  // namespace hearsay::tools
