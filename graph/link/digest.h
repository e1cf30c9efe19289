// DocumentDigest: what linking needs of one document's evidence, small enough to keep beside the graph, so that a new
// document is linked against its neighbours without reading their evidence again. A pure function of the evidence.
// Spans are bytes of the document's text, kept for reasons. Tested by tests/graph/link/digest_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "graph/link/claim_content.h"
#include "graph/link/name_key.h"
#include "graph/link/when.h"
#include "schemas/evidence.h"

namespace hearsay::graph {

struct EntityDigest {
  LocalEntityId id;
  EntityType type = EntityType::Organization;
  std::string name, english, side, kind, of, gazetteer;
  bool named = true;
  std::optional<double> latitude, longitude;
  std::vector<std::string> names;  // as written, sorted, distinct; only names, no pronouns or common nouns
  std::vector<std::string> keys;   // their folded keys, sorted, distinct
  std::string node;                // signature that stands for this entity in linking: see entity_linker.h
};

// A place of a happening, comparable without its document.
struct PlaceKey {
  std::string key;  // gazetteer key, or "~" and the folded name
  bool wide = false;  // a region: says less than a town
  std::optional<double> latitude, longitude;
  friend bool operator==(const PlaceKey&, const PlaceKey&) = default;
};

// Families of PLOVER types that can be one happening; what is fought, what is talked about, what is ordered.
enum class Family : std::uint8_t { Other = 0, Attack, Coercion, Talks, Politics, Protest };
Family family_of(Plover plover);

// One happening of the document: its reports that speak of the same thing, joined.
struct Happening {
  std::vector<ReportId> reports;
  Plover plover = Plover::None;
  std::string mode;
  bool background = false;
  bool main = false;  // what the article is about
  When when;
  std::string when_text;
  std::vector<std::string> sides;   // sorted
  std::vector<PlaceKey> places;     // sorted by key
  std::vector<std::uint32_t> place_entities;
  std::vector<std::pair<std::uint32_t, Role>> participants;  // entity index and role, sorted
  std::vector<std::string> words;   // sorted
  std::uint32_t position = 0;       // byte of its first trigger
};

inline constexpr std::int32_t kNoHappening = -1;

struct ClaimDigest {
  ClaimId id;
  Span span;
  Act act = Act::State;
  Plover deed = Plover::None;
  Polarity polarity = Polarity::Asserted;
  Modality modality = Modality::Actual;
  std::string trigger;    // folded trigger word of the deed
  Span trigger_span;
  std::string quote;      // the claim's words, shortened, for reasons
  ClaimContent told;      // purpose, outcome, whether it is passed on
  std::vector<std::string> words;  // long words of the content, sorted, distinct: what kind of deed is spoken of
  std::vector<std::uint32_t> claimants, accused, actors, targets, places;  // entity indices
  std::vector<std::string> claimant_sides, accused_sides, actor_sides, target_sides;  // sorted, distinct
  std::vector<PlaceKey> place_keys;
  When when;
  std::int32_t happening = kNoHappening;
  std::vector<std::uint32_t> chain;  // entity indices of the hops
  std::vector<std::uint32_t> figures;
};

struct FigureDigest {
  FigureId id;
  Span span;
  FigureKind kind = FigureKind::Killed;
  std::optional<std::int64_t> count, min, max;
  std::string who, side, quote;
  bool total = false, addition = false;
  std::int32_t claim = -1;                 // index into claims; -1: the article's own voice
  std::int32_t happening = kNoHappening;
};

struct CitationDigest {
  std::uint32_t entity = 0;
  CitationKind kind = CitationKind::Credit;
};

struct DocumentDigest {
  DocumentId id;
  std::string uri, publisher, publisher_key, language;
  std::optional<std::int32_t> published;  // day number
  std::uint64_t text_key = 0;             // equal texts have equal keys; 0 where the text is short
  std::vector<EntityDigest> entities;
  std::vector<Happening> happenings;
  std::vector<ClaimDigest> claims;
  std::vector<FigureDigest> figures;
  std::vector<CitationDigest> citations;
  std::vector<std::uint64_t> passages;  // hashes of the word shingles that stand for the text, sorted: see near_copy.h
};

DocumentDigest make_digest(const Evidence& evidence, NameFolder& folder);

// A compact binary form, the same on every machine; `decode_digest` fails (Corrupt) on bytes that encode_digest never wrote.
std::string encode_digest(const DocumentDigest& digest);
Result<DocumentDigest> decode_digest(std::string_view bytes);

}  // namespace hearsay::graph
