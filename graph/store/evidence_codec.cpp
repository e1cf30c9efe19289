#include "graph/store/evidence_codec.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "graph/store/record_archive.h"

namespace hearsay::graph {
namespace {

constexpr char kVersion = 1;

}  // namespace

// The fields of each record, in stored order. Append at the end, with a new version.
template <class Archive, Is<Document> Record>
void walk(Archive& archive, Record& r) {
  archive(r.id, r.uri, r.url, r.title, r.title_span, r.publisher, r.published, r.language, r.text_hash, r.extra);
}
template <class Archive, Is<Mention> Record>
void walk(Archive& archive, Record& r) { archive(r.span, r.kind, r.reading, r.rule); }
template <class Archive, Is<LocalEntity> Record>
void walk(Archive& archive, Record& r) {
  archive(r.id, r.type, r.name, r.english, r.side, r.kind, r.of, r.gazetteer, r.named, r.latitude, r.longitude, r.mentions);
}
template <class Archive, Is<TimeMention> Record>
void walk(Archive& archive, Record& r) { archive(r.span, r.type, r.value, r.earliest, r.latest); }
template <class Archive, Is<Hop> Record>
void walk(Archive& archive, Record& r) { archive(r.entity, r.span, r.cue); }
template <class Archive, Is<Deed> Record>
void walk(Archive& archive, Record& r) {
  archive(r.plover, r.trigger, r.polarity, r.actors, r.targets, r.places, r.times);
}
template <class Archive, Is<Claim> Record>
void walk(Archive& archive, Record& r) {
  archive(r.id, r.span, r.cue, r.claimant, r.content, r.cue_lemma, r.act, r.claimants, r.chain, r.accused, r.deed,
          r.polarity, r.modality, r.quoted, r.implicit, r.figures, r.report, r.confidence, r.reasons);
}
template <class Archive, Is<Figure> Record>
void walk(Archive& archive, Record& r) {
  archive(r.id, r.span, r.kind, r.count, r.min, r.max, r.who, r.side, r.total, r.addition, r.claim, r.report, r.reasons);
}
template <class Archive, Is<Participant> Record>
void walk(Archive& archive, Record& r) { archive(r.entity, r.role); }
template <class Archive, Is<Report> Record>
void walk(Archive& archive, Record& r) {
  archive(r.id, r.spans, r.plover, r.mode, r.background, r.participants, r.places, r.times, r.sides, r.words);
}
template <class Archive, Is<Citation> Record>
void walk(Archive& archive, Record& r) { archive(r.span, r.entity, r.kind); }
template <class Archive, Is<Evidence> Record>
void walk(Archive& archive, Record& r) {
  archive(r.document, r.entities, r.times, r.claims, r.figures, r.reports, r.citations, r.notes);
}

namespace {

// Collects the first fault of a record.
class Checker {
 public:
  explicit Checker(const Evidence& evidence) : evidence_(evidence), size_(evidence.document.text.size()) {}

  void span(Span span, const char* field) {
    if (span.begin > span.end || span.end > size_) fault(field, "a span reaches over the text");
    else if (cuts_character(span.begin) || cuts_character(span.end)) fault(field, "a span cuts a character");
  }
  void spans(const std::vector<Span>& list, const char* field) {
    for (Span one : list) span(one, field);
  }
  void index(std::size_t index, std::size_t limit, const char* field) {
    if (index >= limit) fault(field, "an index is out of range");
  }
  void entities(const std::vector<std::size_t>& list, const char* field) {
    for (std::size_t one : list) index(one, evidence_.entities.size(), field);
  }
  void times(const std::vector<std::size_t>& list, const char* field) {
    for (std::size_t one : list) index(one, evidence_.times.size(), field);
  }
  template <class Tag>
  void id(Id<Tag> id, const char* field) {
    if (!id.valid()) fault(field, "an id is missing");
  }
  void fault(const char* field, const char* what) {
    if (message_.empty()) message_ = "evidence of " + evidence_.document.uri + ": " + field + ": " + what;
  }
  const std::string& message() const { return message_; }

 private:
  bool cuts_character(std::uint32_t position) const {
    return position < size_ && (static_cast<unsigned char>(evidence_.document.text[position]) & 0xC0) == 0x80;
  }
  const Evidence& evidence_;
  std::size_t size_;
  std::string message_;
};

void check_claim(Checker& check, const Evidence& evidence, const Claim& claim) {
  check.id(claim.id, "claims.id");
  check.span(claim.span, "claims.span");
  check.span(claim.cue, "claims.cue");
  check.span(claim.claimant, "claims.claimant");
  check.spans(claim.content, "claims.content");
  check.entities(claim.claimants, "claims.claimants");
  check.entities(claim.accused, "claims.accused");
  for (const Hop& hop : claim.chain) {
    check.span(hop.span, "claims.chain.span");
    check.span(hop.cue, "claims.chain.cue");
    if (hop.entity) check.index(*hop.entity, evidence.entities.size(), "claims.chain.entity");
  }
  check.span(claim.deed.trigger, "claims.deed.trigger");
  check.entities(claim.deed.actors, "claims.deed.actors");
  check.entities(claim.deed.targets, "claims.deed.targets");
  check.entities(claim.deed.places, "claims.deed.places");
  check.times(claim.deed.times, "claims.deed.times");
  for (std::size_t figure : claim.figures) check.index(figure, evidence.figures.size(), "claims.figures");
  if (claim.report) check.index(*claim.report, evidence.reports.size(), "claims.report");
}

void check_records(Checker& check, const Evidence& evidence) {
  check.id(evidence.document.id, "document.id");
  check.span(evidence.document.title_span, "document.title_span");
  for (const LocalEntity& entity : evidence.entities) {
    check.id(entity.id, "entities.id");
    for (const Mention& mention : entity.mentions) check.span(mention.span, "entities.mentions");
  }
  for (const TimeMention& time : evidence.times) check.span(time.span, "times.span");
  for (const Claim& claim : evidence.claims) check_claim(check, evidence, claim);
  for (const Figure& figure : evidence.figures) {
    check.id(figure.id, "figures.id");
    check.span(figure.span, "figures.span");
    if (figure.claim) check.index(*figure.claim, evidence.claims.size(), "figures.claim");
    if (figure.report) check.index(*figure.report, evidence.reports.size(), "figures.report");
  }
  for (const Report& report : evidence.reports) {
    check.id(report.id, "reports.id");
    check.spans(report.spans, "reports.spans");
    check.entities(report.places, "reports.places");
    check.times(report.times, "reports.times");
    for (const Participant& one : report.participants) check.index(one.entity, evidence.entities.size(), "reports.participants");
  }
  for (const Citation& citation : evidence.citations) {
    check.span(citation.span, "citations.span");
    check.index(citation.entity, evidence.entities.size(), "citations.entity");
  }
}

Status check_version(std::string_view bytes) {
  if (bytes.empty()) return fail(ErrorCode::Corrupt, "an evidence record is empty");
  auto version = static_cast<unsigned char>(bytes[0]);
  if (version > kVersion) return fail(ErrorCode::Unsupported, "an evidence record was written by a newer version");
  if (version == 0) return fail(ErrorCode::Corrupt, "an evidence record is damaged");
  return {};
}

}  // namespace

std::string encode_evidence(const Evidence& evidence) {
  std::string out(1, kVersion);
  RecordWriter writer(out);
  walk(writer, evidence);
  return out;
}

Result<Evidence> decode_evidence(std::string_view bytes, std::string text) {
  HEARSAY_CHECK(check_version(bytes));
  Evidence evidence;
  RecordReader reader(bytes.substr(1));
  walk(reader, evidence);
  if (!reader.finished()) return fail(ErrorCode::Corrupt, "an evidence record is damaged");
  evidence.document.text = std::move(text);
  Checker check(evidence);
  check_records(check, evidence);
  if (!check.message().empty()) return fail(ErrorCode::Corrupt, check.message());
  return evidence;
}

Result<Document> decode_document_head(std::string_view bytes) {
  HEARSAY_CHECK(check_version(bytes));
  Document document;
  RecordReader reader(bytes.substr(1));
  walk(reader, document);
  if (!reader.ok()) return fail(ErrorCode::Corrupt, "an evidence record is damaged");
  return document;
}

Status check_evidence(const Evidence& evidence) {
  Checker check(evidence);
  if (evidence.document.id != make_document_id(evidence.document.uri)) check.fault("document.id", "is not the id of its uri");
  if (evidence.document.text_hash != hash64(evidence.document.text)) check.fault("document.text_hash", "is not the hash of the text");
  if (first_invalid_utf8(evidence.document.text) != std::string_view::npos) check.fault("document.text", "is not valid UTF-8");
  check_records(check, evidence);
  if (!check.message().empty()) return fail(ErrorCode::InvalidInput, check.message());
  return {};
}

}  // namespace hearsay::graph
