// The folder of a store, looked at before RocksDB is asked: what is there, which format, and whether it may be opened.
// The file HEARSAY in it says what the folder is and which format it has; it is written first and renamed into place.
// Private to graph/store. Tested by tests/graph/store/store_damage_test.cpp.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "graph/store/store.h"

namespace hearsay::graph {

inline constexpr std::uint32_t kFormatVersion = 1;

// Whether `path` may be opened in `mode`; makes the folder and its mark in Create. The errors are those of Store::open.
Status prepare_folder(const std::string& path, Store::Mode mode);
// Puts the mark into a folder that a backup was restored to.
Status mark_folder(const std::string& path);
// The error of a failed open of the database in `path`, in one line that says what to do.
Error explain_open_error(const Error& error, const std::string& path);

}  // namespace hearsay::graph
