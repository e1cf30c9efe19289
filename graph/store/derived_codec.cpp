#include "graph/store/derived_codec.h"

#include "graph/store/record_archive.h"

namespace hearsay::graph {

template <> struct LastOf<ClaimLinkKind> { static constexpr ClaimLinkKind value = ClaimLinkKind::Consistent; };

template <class Archive, Is<Entity> Record>
void walk(Archive& archive, Record& r) {
  archive(r.id, r.type, r.name, r.side, r.kind, r.of, r.gazetteer, r.names, r.latitude, r.longitude, r.members, r.reasons);
}
template <class Archive, Is<EventParticipant> Record>
void walk(Archive& archive, Record& r) { archive(r.entity, r.role); }
template <class Archive, Is<Event> Record>
void walk(Archive& archive, Record& r) {
  archive(r.id, r.plover, r.mode, r.label, r.earliest, r.latest, r.edtf, r.background, r.places, r.participants, r.sides,
          r.reports, r.claims, r.figures, r.documents, r.origins, r.part_of, r.follows, r.reasons);
}
template <class Archive, Is<Position> Record>
void walk(Archive& archive, Record& r) { archive(r.label, r.sides, r.claims, r.figures); }
template <class Archive, Is<Dispute> Record>
void walk(Archive& archive, Record& r) { archive(r.id, r.kind, r.question, r.event, r.positions, r.reasons); }
template <class Archive, Is<ClaimLink> Record>
void walk(Archive& archive, Record& r) { archive(r.kind, r.about, r.first, r.second, r.reason); }
template <class Archive, Is<DocumentLinks::Join> Record>
void walk(Archive& archive, Record& r) { archive(r.local, r.entity); }
template <class Archive, Is<DocumentLinks::Place> Record>
void walk(Archive& archive, Record& r) { archive(r.index, r.event); }
template <class Archive, Is<DocumentLinks::Count> Record>
void walk(Archive& archive, Record& r) { archive(r.claim, r.origins); }
template <class Archive, Is<DocumentLinks::Source> Record>
void walk(Archive& archive, Record& r) { archive(r.source, r.kind); }
template <class Archive, Is<DocumentLinks::Copy> Record>
void walk(Archive& archive, Record& r) { archive(r.original, r.containment); }
template <class Archive, Is<DocumentLinks> Record>
void walk(Archive& archive, Record& r) {
  archive(r.entities, r.claims, r.figures, r.reports, r.origins, r.sources, r.copies, r.publisher, r.publisher_is_entity);
}

namespace {

constexpr char kVersion = 1;

template <class Record>
std::string encode(const Record& record) {
  std::string out(1, kVersion);
  RecordWriter writer(out);
  walk(writer, record);
  return out;
}

template <class Record>
Result<Record> decode(std::string_view bytes, const char* kind) {
  if (bytes.empty()) return fail(ErrorCode::Corrupt, std::string("a stored ") + kind + " is empty");
  auto version = static_cast<unsigned char>(bytes[0]);
  if (version > kVersion) return fail(ErrorCode::Unsupported, std::string("a stored ") + kind + " was written by a newer version");
  if (version == 0) return fail(ErrorCode::Corrupt, std::string("a stored ") + kind + " is damaged");
  Record record;
  RecordReader reader(bytes.substr(1));
  walk(reader, record);
  if (!reader.finished()) return fail(ErrorCode::Corrupt, std::string("a stored ") + kind + " is damaged");
  return record;
}

}  // namespace

std::string encode_entity(const Entity& entity) { return encode(entity); }
std::string encode_event(const Event& event) { return encode(event); }
std::string encode_dispute(const Dispute& dispute) { return encode(dispute); }
std::string encode_claim_link(const ClaimLink& link) { return encode(link); }
std::string encode_document_links(const DocumentLinks& links) { return encode(links); }

Result<Entity> decode_entity(std::string_view bytes) { return decode<Entity>(bytes, "entity"); }
Result<Event> decode_event(std::string_view bytes) { return decode<Event>(bytes, "event"); }
Result<Dispute> decode_dispute(std::string_view bytes) { return decode<Dispute>(bytes, "dispute"); }
Result<ClaimLink> decode_claim_link(std::string_view bytes) { return decode<ClaimLink>(bytes, "claim link"); }
Result<DocumentLinks> decode_document_links(std::string_view bytes) {
  return decode<DocumentLinks>(bytes, "document's links");
}

}  // namespace hearsay::graph
