#include "graph/export/records_jsonl.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text_map.h"
#include "graph/export/output_file.h"
#include "graph/export/record_lines.h"

namespace hearsay::graph {
namespace {

constexpr std::array<std::string_view, 7> kFileNames = {"documents.jsonl", "entities.jsonl", "claims.jsonl",
                                                        "figures.jsonl",   "events.jsonl",   "disputes.jsonl",
                                                        "claim_links.jsonl"};

// Visits what `lines(evidence, i)` gives for i below `count(evidence)`, for every document.
template <class Count, class Line>
Status each_in_documents(const EvidenceScan& scan, const LineVisitor& visit, Count count, Line line) {
  return scan([&](const Evidence& evidence) {
    TextMap map(evidence.document.text);
    for (std::size_t i = 0; i < count(evidence); ++i)
      if (!visit(line(evidence, i, map))) return false;
    return true;
  });
}

template <class Record, class Line>
Status each_of(const std::vector<Record>& records, const LineVisitor& visit, Line line) {
  for (const auto& record : records)
    if (!visit(line(record))) break;
  return {};
}

// Documents, claims and figures in one scan, since reading the evidence is what takes the time.
Status write_evidence(const EvidenceScan& scan, const RecordIndex& index, std::vector<OutputFile>& files, RecordCounts& counts) {
  auto put = [&files](RecordKind kind, const std::string& line) {
    files[static_cast<std::size_t>(kind)].append(line + '\n');
  };
  return scan([&](const Evidence& evidence) {
    TextMap map(evidence.document.text);
    put(RecordKind::Document, document_line(evidence, index));
    for (std::size_t i = 0; i < evidence.claims.size(); ++i) put(RecordKind::Claim, claim_line(evidence, i, map, index));
    for (std::size_t i = 0; i < evidence.figures.size(); ++i) put(RecordKind::Figure, figure_line(evidence, i, map, index));
    ++counts.documents;
    counts.claims += evidence.claims.size();
    counts.figures += evidence.figures.size();
    return std::none_of(files.begin(), files.end(), [](const OutputFile& file) { return file.failed(); });
  });
}

Status write_derived(const RecordIndex& index, std::vector<OutputFile>& files) {
  static const EvidenceScan kNone = [](const EvidenceVisitor&) { return Status(); };
  for (RecordKind kind : {RecordKind::Entity, RecordKind::Event, RecordKind::Dispute, RecordKind::ClaimLink}) {
    OutputFile& file = files[static_cast<std::size_t>(kind)];
    HEARSAY_CHECK(each_record(kind, kNone, index, [&file](std::string_view line) {
      file.append(line);
      file.append("\n");
      return !file.failed();
    }));
  }
  return {};
}

}  // namespace

std::string_view file_name(RecordKind kind) { return kFileNames[static_cast<std::size_t>(kind)]; }

Status each_record(RecordKind kind, const EvidenceScan& scan, const RecordIndex& index, const LineVisitor& visit) {
  const Derived& derived = index.derived();
  switch (kind) {
    case RecordKind::Document:
      return scan([&](const Evidence& evidence) { return visit(document_line(evidence, index)); });
    case RecordKind::Claim:
      return each_in_documents(scan, visit, [](const Evidence& evidence) { return evidence.claims.size(); },
                               [&index](const auto& evidence, std::size_t i, const TextMap& map) { return claim_line(evidence, i, map, index); });
    case RecordKind::Figure:
      return each_in_documents(scan, visit, [](const Evidence& evidence) { return evidence.figures.size(); },
                               [&index](const auto& evidence, std::size_t i, const TextMap& map) { return figure_line(evidence, i, map, index); });
    case RecordKind::Entity:
      return each_of(derived.entities, visit, [&index](const Entity& entity) { return entity_line(entity, index); });
    case RecordKind::Event:
      return each_of(derived.events, visit, [&index](const Event& event) { return event_line(event, index); });
    case RecordKind::Dispute: return each_of(derived.disputes, visit, dispute_line);
    case RecordKind::ClaimLink: break;
  }
  return each_of(derived.claim_links, visit, claim_link_line);
}

Result<RecordCounts> write_records_jsonl(const EvidenceScan& scan, const Derived& derived, const std::string& folder) {
  HEARSAY_CHECK(make_folder(folder));
  std::vector<OutputFile> files;
  for (std::string_view name : kFileNames) {
    HEARSAY_TRY(auto file, OutputFile::create(folder + "/" + std::string(name)));
    files.push_back(std::move(file));
  }
  HEARSAY_TRY(auto index, RecordIndex::build(scan, derived, RecordIndex::Mentions::Keep));
  RecordCounts counts{0, derived.entities.size(), 0, 0, derived.events.size(), derived.disputes.size(), derived.claim_links.size()};
  HEARSAY_CHECK(write_evidence(scan, index, files, counts));
  HEARSAY_CHECK(write_derived(index, files));
  HEARSAY_CHECK(commit_all(files));
  return counts;
}

EvidenceScan scan_of(const std::vector<Evidence>& records) {
  return [&records](const EvidenceVisitor& visit) {
    std::vector<const Evidence*> sorted;
    for (const auto& record : records) sorted.push_back(&record);
    std::sort(sorted.begin(), sorted.end(), [](const Evidence* a, const Evidence* b) { return a->document.id < b->document.id; });
    for (const Evidence* record : sorted)
      if (!visit(*record)) break;
    return Status();
  };
}

}  // namespace hearsay::graph
