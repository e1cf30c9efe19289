// The lower bound for a load into RocksDB: the finished keys and values in random order, sorted in memory, written to one
// file for each family and ingested, with RocksDB's default options.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace hearsay::bench {

using FamilyEntries = std::vector<std::vector<std::pair<std::string, std::string>>>;

// All keys and values of the store at `path`, each family in random order.
FamilyEntries read_shuffled(const std::string& path, unsigned seed);
// Sorts, writes, ingests. Ends the program with a message where RocksDB fails.
void load_plain(const std::string& path, FamilyEntries& families);

}  // namespace hearsay::bench
