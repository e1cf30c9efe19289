// Shows that the set-up of concurrency_test.cpp would find a race: the same store and suppressions, and readers that share
// what they must not. ctest expects the report of ThreadSanitizer. usage: store_planted_race counter|record
#include <atomic>
#include <cstdio>
#include <functional>
#include <optional>
#include <string_view>
#include <thread>
#include <vector>

#include "graph/store/store.h"
#include "tests/graph/store/sample_world.h"
#include "tests/graph/store/temp_folder.h"

namespace hearsay::graph {
namespace {

// Calls `planted` from eight readers while a writer is at work.
void run_readers(const std::function<void(const Snapshot&)>& planted) {
  TempFolder folder;
  auto store = std::move(*Store::open(folder / "graph", Store::Mode::Create));
  std::atomic<bool> done = false;
  std::vector<std::thread> readers;
  for (int i = 0; i < 8; ++i)
    readers.emplace_back([&] {
      do planted(*store->snapshot());
      while (!done);
    });
  for (std::size_t i = 0; i < 60; ++i) (void)store->put(make_evidence("doc" + std::to_string(i), i));
  done = true;
  for (std::thread& reader : readers) reader.join();
}

// A count kept without a lock.
void plant_counter() {
  std::uint64_t seen = 0;
  run_readers([&](const Snapshot& now) { seen += now.document_count(); });
  std::printf("%llu documents seen\n", static_cast<unsigned long long>(seen));
}

// The last record read, kept for all readers without a lock; each writes what it has just decoded.
void plant_record() {
  DocumentId id = make_document_id("doc0");
  std::uint32_t last_end = 0;
  run_readers([&](const Snapshot& now) {
    auto document = now.document(id);
    if (document && *document) last_end = (*document)->title_span.end;
  });
  std::printf("title ends at %u\n", last_end);
}

}  // namespace
}  // namespace hearsay::graph

int main(int argc, char** argv) {
  std::string_view kind = argc == 2 ? argv[1] : "";
  if (kind == "counter") hearsay::graph::plant_counter();
  else if (kind == "record") hearsay::graph::plant_record();
  else return 2;
  return 0;
}
