// build, extract, load, parse: documents and evidence on their way into the graph.
//
// Extraction runs on all threads over one batch of documents at a time; the results are stored in the order in which the
// documents were read. Evidence depends on its document alone and derived records on the set of evidence alone, so
// neither the batches nor the threads show in the graph.
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <thread>

#include "engine/engine.h"
#include "engine/parts.h"
#include "extract/pipeline.h"
#include "extract/reader.h"
#include "schemas/evidence_json.h"

namespace hearsay::engine {
namespace {

constexpr std::size_t kBatchDocuments = 256;
constexpr std::size_t kBatchBytes = std::size_t{8} << 20;
constexpr std::size_t kLongestLine = std::size_t{512} << 20;  // bytes of one evidence record
constexpr const char* kFingerprintBlock = "engine/fingerprint";

unsigned thread_count(unsigned wanted) {
  return wanted != 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
}

// Calls work(i) for every i below `count`, on `threads` threads.
template <class Work>
void in_parallel(std::size_t count, unsigned threads, const Work& work) {
  std::atomic<std::size_t> next = 0;
  auto loop = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::jthread> pool;
  for (unsigned t = 1; t < threads && t < count; ++t) pool.emplace_back(loop);
  loop();
}

enum class AsLine : std::uint8_t { No, Yes };

// `line`: the evidence as JSON where the batch was asked for it, else empty.
using EvidenceSink = std::function<Status(Evidence&&, std::string_view line)>;

// Collects documents, extracts them batch by batch, and passes the evidence on in order.
class Batch {
 public:
  Batch(const extract::Extractor& extractor, unsigned threads, AsLine as_line, EvidenceSink sink)
      : extractor_(extractor), threads_(threads), as_line_(as_line), sink_(std::move(sink)) {}

  Status add(Document&& document) {
    bytes_ += document.text.size();
    documents_.push_back(std::move(document));
    return documents_.size() >= kBatchDocuments || bytes_ >= kBatchBytes ? flush() : Status();
  }

  Status flush() {
    std::vector<Evidence> evidence(documents_.size());
    std::vector<std::string> lines(documents_.size());
    std::vector<std::size_t> order(documents_.size());  // the longest first, so that no thread waits for one at the end
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return documents_[i].text.size(); });
    in_parallel(order.size(), threads_, [&](std::size_t next) {
      const std::size_t i = order[next];
      evidence[i] = extractor_.extract(std::move(documents_[i]));
      if (as_line_ == AsLine::Yes) lines[i] = to_json(evidence[i]);
    });
    documents_.clear();
    bytes_ = 0;
    for (std::size_t i = 0; i < evidence.size(); ++i) HEARSAY_CHECK(sink_(std::move(evidence[i]), lines[i]));
    return {};
  }

 private:
  const extract::Extractor& extractor_;
  unsigned threads_;
  AsLine as_line_;
  EvidenceSink sink_;
  std::vector<Document> documents_;
  std::size_t bytes_ = 0;
};

extract::ReadOptions read_options(const BuildSettings& settings) {
  extract::ReadOptions options;
  options.metadata = settings.metadata;
  options.language = settings.language;
  return options;
}

void count_reading(const extract::ReadCounts& counts, BuildSummary& summary) {
  summary.failed += counts.failed + counts.empty + counts.missing;
  summary.passed_over += counts.passed_over;
}

bool same_source(const Document& a, const Document& b) {
  return a.text_hash == b.text_hash && a.text == b.text && a.url == b.url && a.title == b.title &&
         a.publisher == b.publisher && a.published == b.published && a.extra == b.extra;
}

void count_outcome(graph::PutOutcome outcome, const Evidence& evidence, BuildSummary& summary) {
  if (outcome == graph::PutOutcome::Same) {
    ++summary.unchanged;
    return;
  }
  ++(outcome == graph::PutOutcome::New ? summary.added : summary.changed);
  summary.claims += evidence.claims.size();
  summary.figures += evidence.figures.size();
}

void report_notes(const Evidence& evidence, Reporter& reporter) {
  for (const std::string& note : evidence.notes) reporter.note(evidence.document.uri, note);
}

// One line at a time, of bounded length; what is longer is passed over and reported.
class LineReader {
 public:
  LineReader(std::istream& in, std::string name) : in_(in), name_(std::move(name)) {}

  bool next(std::string& line, Reporter& reporter) {
    while (true) {
      line.clear();
      ++number_;
      bool too_long = false;
      std::streambuf* buffer = in_.rdbuf();
      int c = buffer->sbumpc();
      if (c == std::char_traits<char>::eof()) return false;
      for (; c != std::char_traits<char>::eof() && c != '\n'; c = buffer->sbumpc()) {
        too_long = too_long || line.size() >= kLongestLine;
        if (!too_long) line.push_back(static_cast<char>(c));
      }
      if (!too_long) return true;
      reporter.failure(where(), "a record longer than " + std::to_string(kLongestLine) + " bytes");
    }
  }
  std::string where() const { return name_ + ":" + std::to_string(number_); }

 private:
  std::istream& in_;
  std::string name_;
  std::uint64_t number_ = 0;
};

// True where the stored evidence was made by this very extractor, so that an unchanged document needs no second look.
Result<bool> settle_fingerprint(graph::Store& store, std::uint64_t fingerprint) {
  std::string wanted = std::to_string(fingerprint);
  auto snapshot = store.snapshot();
  HEARSAY_TRY(auto stored, snapshot->block(kFingerprintBlock));
  if (stored && *stored == wanted) return true;
  HEARSAY_TRY(Derived derived, snapshot->derived());
  graph::Block block{kFingerprintBlock, wanted};
  HEARSAY_CHECK(store.set_derived(derived, {&block, 1}));
  return false;
}

}  // namespace

Result<BuildSummary> Engine::build(const std::vector<std::string>& paths, const BuildSettings& settings,
                                   const Progress& progress, Reporter& reporter) {
  HEARSAY_TRY(auto extractor, extract::Extractor::load({parts_->options.data, settings.language}));
  graph::Store& store = *parts_->store;
  LinkTask task{settings.corrections, {}, false};
  HEARSAY_TRY(task.was_linked, parts_->is_linked());
  HEARSAY_TRY(bool same_extractor, settle_fingerprint(store, extractor->fingerprint()));
  BuildSummary summary;
  extract::Reader reader(read_options(settings), reporter, &std::cin);
  auto outlook = reader.look_ahead(paths);
  std::uint64_t done = 0;
  Batch batch(*extractor, thread_count(settings.threads), AsLine::No, [&](Evidence&& evidence, std::string_view) -> Status {
    report_notes(evidence, reporter);
    HEARSAY_TRY(auto outcome, store.put(evidence));
    if (outcome != graph::PutOutcome::Same) task.changed.insert(evidence.document.id);
    count_outcome(outcome, evidence, summary);
    progress("extracting", ++done, outlook.files, evidence.document.uri);
    return {};
  });
  auto snapshot = store.snapshot();
  auto take = [&](Document&& document) -> Status {
    if (same_extractor && !settings.refresh) {
      HEARSAY_TRY(auto stored, snapshot->document(document.id));
      if (stored && same_source(*stored, document)) {
        ++summary.unchanged;
        ++done;
        return {};
      }
    }
    return batch.add(std::move(document));
  };
  HEARSAY_CHECK(reader.read(paths, take));
  HEARSAY_CHECK(batch.flush());
  snapshot.reset();
  count_reading(reader.counts(), summary);
  HEARSAY_CHECK(parts_->link(task, progress, reporter));
  return summary;
}

Result<BuildSummary> Engine::extract(const std::string& data, const std::vector<std::string>& paths,
                                     const BuildSettings& settings, const std::function<Status(std::string_view)>& sink,
                                     const Progress& progress, Reporter& reporter) {
  HEARSAY_TRY(auto extractor, extract::Extractor::load({data, settings.language}));
  BuildSummary summary;
  extract::Reader reader(read_options(settings), reporter, &std::cin);
  auto outlook = reader.look_ahead(paths);
  Batch batch(*extractor, thread_count(settings.threads), AsLine::Yes, [&](Evidence&& evidence, std::string_view line) -> Status {
    report_notes(evidence, reporter);
    count_outcome(graph::PutOutcome::New, evidence, summary);
    progress("extracting", summary.added, outlook.files, evidence.document.uri);
    return sink(line);
  });
  HEARSAY_CHECK(reader.read(paths, [&](Document&& document) { return batch.add(std::move(document)); }));
  HEARSAY_CHECK(batch.flush());
  count_reading(reader.counts(), summary);
  return summary;
}

Status Engine::parse(const std::string& data, const std::vector<std::string>& paths, const BuildSettings& settings,
                     const std::function<Status(std::string_view)>& sink, Reporter& reporter) {
  HEARSAY_TRY(auto extractor, extract::Extractor::load({data, settings.language}));
  extract::Reader reader(read_options(settings), reporter, &std::cin);
  return reader.read(paths, [&](Document&& document) -> Status {
    auto text = extractor->conllu(document);
    if (text) return sink(*text);
    reporter.failure(document.uri, text.error().message);
    return {};
  });
}

Result<BuildSummary> Engine::load(const std::vector<std::string>& files, const BuildSettings& settings,
                                  const Progress& progress, Reporter& reporter) {
  HEARSAY_TRY(auto schema, JsonSchema::load(parts_->options.data + "/schemas", "evidence.schema.json"));
  BuildSummary summary;
  LinkTask task{settings.corrections, {}, false};
  HEARSAY_TRY(task.was_linked, parts_->is_linked());
  for (const std::string& file : files) {
    std::ifstream opened;
    if (file != "-") opened.open(file, std::ios::binary);
    if (file != "-" && !opened) {
      reporter.failure(file, "cannot be opened");
      ++summary.failed;
      continue;
    }
    LineReader lines(file == "-" ? std::cin : opened, file == "-" ? "standard input" : file);
    for (std::string line; lines.next(line, reporter);) {
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      auto evidence = evidence_from_json(line, schema);
      if (!evidence) {
        reporter.failure(lines.where(), evidence.error().message);
        ++summary.failed;
        continue;
      }
      HEARSAY_TRY(auto outcome, parts_->store->put(*evidence));
      if (outcome != graph::PutOutcome::Same) task.changed.insert(evidence->document.id);
      count_outcome(outcome, *evidence, summary);
      progress("loading", summary.added + summary.changed + summary.unchanged, 0, evidence->document.uri);
    }
  }
  HEARSAY_CHECK(parts_->link(task, progress, reporter));
  return summary;
}

}  // namespace hearsay::engine
