// The fields of linking's records, once for writing and reading (codec.h). Internal to graph/link.
// Tested by tests/graph/link/digest_test.cpp.
#pragma once

#include <map>

#include "graph/link/codec.h"
#include "graph/link/digest.h"
#include "graph/link/entity_linker.h"
#include "graph/link/event_linker.h"
#include "graph/link/slice.h"
#include "schemas/derived.h"

namespace hearsay {

template <class Archive>
void fields(Archive& archive, Span& x) { archive(x.begin)(x.end); }
template <class Archive>
void fields(Archive& archive, Reason& x) { archive(x.rule)(x.detail); }
template <class Archive>
void fields(Archive& archive, EventParticipant& x) { archive(x.entity)(x.role); }
template <class Archive>
void fields(Archive& archive, Event& x) {
  archive(x.id)(x.plover)(x.mode)(x.label)(x.earliest)(x.latest)(x.edtf)(x.background)(x.places)(x.participants)(x.sides);
  archive(x.reports)(x.claims)(x.figures)(x.documents)(x.origins)(x.part_of)(x.follows)(x.reasons);
}
template <class Archive>
void fields(Archive& archive, Position& x) { archive(x.label)(x.sides)(x.claims)(x.figures); }
template <class Archive>
void fields(Archive& archive, Dispute& x) { archive(x.id)(x.kind)(x.question)(x.event)(x.positions)(x.reasons); }
template <class Archive>
void fields(Archive& archive, ClaimLink& x) { archive(x.kind)(x.about)(x.first)(x.second)(x.reason); }
template <class Archive>
void fields(Archive& archive, NearCopy& x) { archive(x.copy)(x.original)(x.containment); }
template <class Archive>
void fields(Archive& archive, CitationLink& x) { archive(x.document)(x.source)(x.kind); }
template <class Archive>
void fields(Archive& archive, ClaimOrigins& x) { archive(x.claim)(x.origins); }
// A piece: the records of one event, or of one document; its entities and part_of are made from nodes instead.
template <class Archive>
void fields(Archive& archive, Derived& x) { archive(x.events)(x.disputes)(x.claim_links)(x.near_copies)(x.citations)(x.origins); }

}  // namespace hearsay

namespace hearsay::graph {

template <class Archive>
void fields(Archive& archive, EntityDigest& x) {
  archive(x.id)(x.type)(x.name)(x.english)(x.side)(x.kind)(x.of)(x.gazetteer)(x.named)(x.latitude)(x.longitude)(x.names)(x.keys)(x.node);
}
template <class Archive>
void fields(Archive& archive, PlaceKey& x) { archive(x.key)(x.wide)(x.latitude)(x.longitude); }
template <class Archive>
void fields(Archive& archive, When& x) { archive(x.precision)(x.first)(x.last)(x.weekday)(x.minute)(x.loose); }
template <class Archive>
void fields(Archive& archive, Happening& x) {
  archive(x.reports)(x.plover)(x.mode)(x.background)(x.main)(x.when)(x.when_text)(x.sides)(x.places)(x.place_entities)(x.participants)(x.words)(x.position);
}
template <class Archive>
void fields(Archive& archive, ClaimContent& x) { archive(x.purpose)(x.answer)(x.outcome)(x.means)(x.passed_on); }
template <class Archive>
void fields(Archive& archive, ClaimDigest& x) {
  archive(x.told)(x.id)(x.span)(x.act)(x.deed)(x.polarity)(x.modality)(x.trigger)(x.trigger_span)(x.quote)(x.words)(x.claimants)(x.accused)(x.actors)(x.targets)(x.places);
  archive(x.claimant_sides)(x.accused_sides)(x.actor_sides)(x.target_sides)(x.place_keys)(x.when)(x.happening)(x.chain)(x.figures);
}
template <class Archive>
void fields(Archive& archive, FigureDigest& x) {
  archive(x.id)(x.span)(x.kind)(x.count)(x.min)(x.max)(x.who)(x.side)(x.quote)(x.total)(x.addition)(x.claim)(x.happening);
}
template <class Archive>
void fields(Archive& archive, CitationDigest& x) { archive(x.entity)(x.kind); }
template <class Archive>
void fields(Archive& archive, DocumentDigest& x) {
  archive(x.id)(x.uri)(x.publisher)(x.publisher_key)(x.language)(x.published)(x.text_key)(x.entities)(x.happenings)(x.claims)(x.figures)(x.citations)(x.passages);
}
template <class Archive>
void fields(Archive& archive, Slice& x) { archive(x.digest)(x.light); }
template <class Archive>
void fields(Archive& archive, EntityNode& x) {
  archive(x.key)(x.facts)(x.type)(x.side)(x.kind)(x.of)(x.gazetteer)(x.latitude)(x.longitude)(x.aliases)(x.titles)(x.english)(x.names)(x.members);
}
template <class Archive>
void fields(Archive& archive, Cell& x) { archive(x.key)(x.level)(x.features)(x.counts); }

}  // namespace hearsay::graph
