#include "graph/link/digest.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/hash.h"
#include "graph/link/digest_fields.h"
#include "graph/link/happenings.h"
#include "graph/link/near_copy.h"

namespace hearsay::graph {
namespace {

constexpr std::size_t kQuoteBytes = 140;

bool starts_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

// Bodies that a country has once: a ministry is the same in any language and wording.
bool is_single_body(const LocalEntity& entity) {
  if (entity.type != EntityType::Organization || entity.of.empty()) return false;
  const std::string_view kind = entity.kind;
  static constexpr std::array<std::string_view, 10> kSingle = {"government", "parliament", "general-staff", "council:security", "police",
                                                               "force:army", "force:air", "force:navy", "force:border", "force:guard"};
  return starts_with(kind, "ministry:") || std::find(kSingle.begin(), kSingle.end(), kind) != kSingle.end();
}

// The words of a name, shortened at a character's end.
std::string shortened(std::string_view text) {
  std::string out(text.substr(0, kQuoteBytes));
  if (text.size() > kQuoteBytes) {
    while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0U) == 0x80U) out.pop_back();
    if (!out.empty() && static_cast<unsigned char>(out.back()) >= 0xC0U) out.pop_back();
    out += "...";
  }
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

std::string node_of(const LocalEntity& entity, const std::string& name_key) {
  // By the side it acts for: the government of Ukraine is not that of the Donetsk People's Republic.
  if (is_single_body(entity)) return "k:" + entity.kind + ":" + (entity.side.empty() ? entity.of : entity.side);
  if (!entity.gazetteer.empty()) return "g:" + entity.gazetteer;
  if (!entity.named || name_key.empty()) return "l:" + entity.id.to_string();
  return std::string("n:") + std::string(to_word(entity.type)) + ":" + entity.side + ":" + name_key;
}

EntityDigest digest_entity(const LocalEntity& entity, const std::string& text, NameFolder& folder) {
  EntityDigest out;
  out.id = entity.id;
  out.type = entity.type;
  out.name = entity.name;
  out.english = entity.english;
  out.side = entity.side;
  out.kind = entity.kind;
  out.of = entity.of;
  out.gazetteer = entity.gazetteer;
  out.named = entity.named;
  out.latitude = entity.latitude;
  out.longitude = entity.longitude;
  std::set<std::string> names, keys;
  for (const auto& mention : entity.mentions)
    if (mention.kind == MentionKind::Name && mention.reading.empty() && mention.span.end <= text.size()) names.emplace(slice(text, mention.span));
  if (entity.named) names.insert(entity.name);
  const bool land = entity.type == EntityType::Place || entity.type == EntityType::Region;
  auto key_of = [&](const std::string& name) { return land ? place_key(folder.key(name)) : folder.key(name); };
  for (const auto& name : names)
    if (!folder.key(name).empty()) keys.insert({folder.key(name), key_of(name)});
  if (entity.named && !folder.key(entity.english).empty()) keys.insert(key_of(entity.english));
  out.names.assign(names.begin(), names.end());
  out.keys.assign(keys.begin(), keys.end());
  out.node = node_of(entity, key_of(entity.name));
  return out;
}

constexpr std::size_t kLongWord = 6;

// Long words of the claim's content, without those of the names in the document.
std::vector<std::string> telling_words(const Claim& claim, const Evidence& evidence, const std::set<std::string>& names) {
  std::set<std::string> words;
  for (const auto& span : claim.content) {
    if (span.end > evidence.document.text.size()) continue;
    std::string word;
    for (char c : std::string(slice(evidence.document.text, span)) + " ") {
      const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      if (lower >= 'a' && lower <= 'z') { word += lower; continue; }
      if (word.size() >= kLongWord && !names.contains(word)) words.insert(word);
      word.clear();
    }
  }
  return {words.begin(), words.end()};
}

std::vector<std::uint32_t> indices(const std::vector<std::size_t>& list, std::size_t bound) {
  std::vector<std::uint32_t> out;
  for (auto index : list)
    if (index < bound) out.push_back(static_cast<std::uint32_t>(index));
  return out;
}

std::vector<std::string> sides_of(const std::vector<std::uint32_t>& entities, const Evidence& evidence) {
  std::set<std::string> sides;
  for (auto index : entities)
    if (!evidence.entities[index].side.empty()) sides.insert(evidence.entities[index].side);
  return {sides.begin(), sides.end()};
}

ClaimDigest digest_claim(const Claim& claim, const Evidence& evidence, const std::set<std::string>& names, std::optional<std::int32_t> published, NameFolder& folder) {
  ClaimDigest out;
  const auto& text = evidence.document.text;
  const auto count = evidence.entities.size();
  out.id = claim.id;
  out.span = claim.span;
  out.act = claim.act;
  out.deed = claim.deed.plover;
  out.polarity = claim.polarity;
  out.modality = claim.modality;
  out.trigger_span = claim.deed.trigger;
  if (claim.deed.trigger.end <= text.size()) out.trigger = folder.key(slice(text, claim.deed.trigger));
  if (claim.span.end <= text.size()) out.quote = shortened(slice(text, claim.span));
  out.told = read_content(claim, text);
  out.words = telling_words(claim, evidence, names);
  out.claimants = indices(claim.claimants, count);
  out.accused = indices(claim.accused, count);
  out.actors = indices(claim.deed.actors, count);
  out.targets = indices(claim.deed.targets, count);
  out.places = indices(claim.deed.places, count);
  out.claimant_sides = sides_of(out.claimants, evidence);
  out.accused_sides = sides_of(out.accused, evidence);
  out.actor_sides = sides_of(out.actors, evidence);
  out.target_sides = sides_of(out.targets, evidence);
  out.place_keys = place_keys(evidence, claim.deed.places, folder);
  out.when = best_when(evidence, claim.deed.times, published).when;
  for (const auto& hop : claim.chain)
    if (hop.entity && *hop.entity < count) out.chain.push_back(static_cast<std::uint32_t>(*hop.entity));
  out.figures = indices(claim.figures, evidence.figures.size());
  return out;
}

FigureDigest digest_figure(const Figure& figure, const Evidence& evidence) {
  FigureDigest out;
  const auto& text = evidence.document.text;
  out.id = figure.id;
  out.span = figure.span;
  out.kind = figure.kind;
  out.count = figure.count;
  out.min = figure.min;
  out.max = figure.max;
  out.who = figure.who;
  out.side = figure.side;
  out.total = figure.total;
  out.addition = figure.addition;
  if (figure.span.end <= text.size()) out.quote = shortened(slice(text, figure.span));
  if (figure.claim && *figure.claim < evidence.claims.size()) out.claim = static_cast<std::int32_t>(*figure.claim);
  return out;
}

constexpr std::size_t kShortText = 12;  // passages

std::uint64_t text_key(const std::vector<std::uint64_t>& passages) {
  if (passages.size() < kShortText) return 0;
  Hasher hasher;
  hasher.add(passages.size());
  for (std::size_t i = 0; i < 4; ++i) hasher.add(passages[i]);
  return std::max<std::uint64_t>(1, hasher.value());
}

}  // namespace

DocumentDigest make_digest(const Evidence& evidence, NameFolder& folder) {
  DocumentDigest out;
  const auto& document = evidence.document;
  out.id = document.id;
  out.uri = document.uri;
  out.publisher = document.publisher;
  out.publisher_key = folder.key(document.publisher);
  out.language = document.language;
  out.published = parse_iso_day(document.published);
  for (const auto& entity : evidence.entities) out.entities.push_back(digest_entity(entity, document.text, folder));
  std::set<std::string> names;
  for (const auto& entity : out.entities)
    for (const auto& key : entity.keys)
      for (auto word : key_words(key)) names.emplace(word);
  for (const auto& claim : evidence.claims) out.claims.push_back(digest_claim(claim, evidence, names, out.published, folder));
  for (const auto& figure : evidence.figures) out.figures.push_back(digest_figure(figure, evidence));
  for (const auto& citation : evidence.citations)
    if (citation.entity < evidence.entities.size()) out.citations.push_back({static_cast<std::uint32_t>(citation.entity), citation.kind});
  out.passages = passages(document.text);
  out.text_key = text_key(out.passages);
  add_happenings(out, evidence, folder);
  return out;
}

std::string encode_digest(const DocumentDigest& digest) {
  ByteWriter writer;
  writer(digest);
  return writer.take();
}

Result<DocumentDigest> decode_digest(std::string_view bytes) {
  ByteReader reader(bytes);
  DocumentDigest digest;
  reader(digest);
  if (!reader.ok() || !reader.at_end()) return fail(ErrorCode::Corrupt, "link block: a document digest does not decode");
  return digest;
}

}  // namespace hearsay::graph
