#include "extract/find/gazetteer.h"

#include <algorithm>

#include "extract/find/gazetteer_tables.h"

namespace hearsay::extract {
namespace {

constexpr std::size_t kMaxAcronym = 6;  // "UNSMIL"

bool has_capital(std::string_view name) {
  std::vector<Piece> pieces;
  fold_pieces(name, 0, pieces);
  return std::ranges::any_of(pieces, [](const Piece& piece) { return piece.initial || piece.capitals; }) ||
         std::ranges::any_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
}

void try_longest(const NameTable& table, std::span<const Piece> pieces, std::optional<NameMatch>& best) {
  auto limit = table.longest.find(std::string_view(pieces.front().folded));
  if (limit == table.longest.end()) return;
  const std::size_t most = std::min<std::size_t>(limit->second, pieces.size());
  std::string key;
  for (std::size_t n = 1; n <= most; ++n) {
    if (n > 1) key.push_back(' ');
    key += pieces[n - 1].folded;
    auto it = table.uses.find(std::string_view(key));
    if (it != table.uses.end() && (!best || n > best->pieces)) best = NameMatch{static_cast<std::uint32_t>(n), it->second};
  }
}

}  // namespace

void NameTable::add(std::string_view name, std::uint32_t entry, NameSense sense) {
  std::vector<Piece> pieces;
  fold_pieces(name, 0, pieces);
  if (pieces.empty()) return;
  std::string key = fold_name(name);
  const bool capitals = pieces.size() == 1 && pieces.front().capitals && pieces.front().folded.size() <= kMaxAcronym;
  auto& list = uses[key];
  const bool dotted = name.find('.') != std::string_view::npos && name.find(". ") == std::string_view::npos && key.size() > 6;
  const auto known = std::ranges::find_if(list, [&](const NameUse& use) { return use.entry == entry && use.sense == sense; });
  if (known == list.end()) list.push_back({entry, sense, capitals, !has_capital(name)});
  else known->capitals = known->capitals && capitals;  // "WAFA" and "Wafa"
  auto& most = longest[pieces.front().folded];
  most = std::max<std::uint8_t>(most, static_cast<std::uint8_t>(std::min<std::size_t>(pieces.size(), 255)));
  if (const std::string spaced = possessive_apart(name); !spaced.empty()) add(spaced, entry, sense);
  if (!dotted) return;
  std::string apart(name);  // "Kompas.com" is also met as "Kompas . com"
  std::ranges::replace(apart, '.', ' ');
  add(apart, entry, sense);
}

Result<WorldGazetteer> WorldGazetteer::load(const std::string& folder, const std::string& schema_folder,
                                  const std::vector<std::string>& languages) {
  auto data = std::make_shared<Data>();
  HEARSAY_CHECK(read_gazetteer(folder, schema_folder, languages, *data));
  WorldGazetteer gazetteer;
  gazetteer.data_ = std::move(data);
  return gazetteer;
}

const GazetteerEntry& WorldGazetteer::entry(std::uint32_t index) const { return data_->entries[index]; }
std::uint32_t WorldGazetteer::size() const { return static_cast<std::uint32_t>(data_->entries.size()); }

std::optional<NameMatch> WorldGazetteer::longest(std::span<const Piece> pieces, std::string_view language) const {
  std::optional<NameMatch> best;
  if (pieces.empty()) return best;
  for (const std::string_view table : {language, std::string_view("*")})
    if (auto it = data_->tables.find(table); it != data_->tables.end()) try_longest(it->second, pieces, best);
  return best;
}

std::span<const NameUse> WorldGazetteer::find(std::string_view folded, std::string_view language) const {
  for (const std::string_view table : {language, std::string_view("*")}) {
    auto names = data_->tables.find(table);
    if (names == data_->tables.end()) continue;
    if (auto it = names->second.uses.find(folded); it != names->second.uses.end()) return it->second;
  }
  return {};
}

std::optional<std::uint32_t> WorldGazetteer::by_key(std::string_view key) const {
  auto it = data_->keys.find(key);
  if (it == data_->keys.end()) return std::nullopt;
  return it->second;
}

std::optional<std::uint32_t> WorldGazetteer::by_side(std::string_view side) const {
  auto it = data_->sides.find(side);
  if (it == data_->sides.end()) return std::nullopt;
  return it->second;
}

std::optional<std::uint32_t> WorldGazetteer::place_like(std::string_view folded, std::string_view country) const {
  const std::string skeleton = name_skeleton(folded);
  if (skeleton.size() < kShortestSkeleton || country.empty()) return std::nullopt;
  auto it = data_->skeletons.find(std::string(country) + " " + skeleton);
  if (it == data_->skeletons.end() || it->second == kTwoPlaces) return std::nullopt;
  return it->second;
}

std::optional<std::uint32_t> WorldGazetteer::body(std::string_view kind, std::string_view side) const {
  auto it = data_->known_bodies.find(std::string(kind) + " " + std::string(side));
  if (it == data_->known_bodies.end()) return std::nullopt;
  return it->second;
}

std::string WorldGazetteer::body_name(std::string_view kind, std::string_view side) const {
  auto form = data_->bodies.find(kind);
  auto owner = by_side(side);
  if (form == data_->bodies.end() || !owner) return {};
  const GazetteerEntry& country = entry(*owner);
  const std::string& adjective = country.adjective.empty() ? country.name : country.adjective;
  std::string name = form->second;
  if (auto at = name.find("{adj}"); at != std::string::npos) name.replace(at, 5, adjective);
  return name;
}

}  // namespace hearsay::extract
