#include "extract/find/mention_words.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "extract/syntax/word_shape.h"

namespace hearsay::extract {
namespace {

using Json = nlohmann::json;

struct SetSource {
  WordSet set;
  const char* section;
  const char* key;
};

constexpr SetSource kSets[] = {
    {WordSet::Possessive, "names", "possessive"},   {WordSet::Particles, "names", "particles"},
    {WordSet::Articles, "names", "articles"},       {WordSet::NotNames, "names", "not_names"},
    {WordSet::Locative, "names", "locative"},       {WordSet::Still, "names", "still"},
    {WordSet::Possessor, "names", "possessor"},     {WordSet::Loyal, "names", "loyal"},
    {WordSet::Directions, "names", "directions"},   {WordSet::Compound, "names", "compound"},
    {WordSet::PlaceBegin, "names", "place_begin"},  {WordSet::OrgParts, "names", "org_parts"},
    {WordSet::Conjunctions, "names", "conjunctions"}, {WordSet::Seated, "names", "seated"},
    {WordSet::Genitive, "names", "genitive"},       {WordSet::NameTitles, "names", "name_titles"},
    {WordSet::Running, "names", "running"},         {WordSet::Relative, "names", "relative"},
    {WordSet::Leading, "names", "leading"},
    {WordSet::Leaning, "names", "leaning"}, {WordSet::Monitors, "cues", "monitor_nouns"},
    {WordSet::Outlets, "names", "outlets"},         {WordSet::Paired, "countries", "paired"},
    {WordSet::AnyForce, "anaphors", "any_force"},  {WordSet::Towards, "names", "towards"},
    {WordSet::Three, "anaphors", "three"},          {WordSet::Four, "anaphors", "four"},
    {WordSet::Copulas, "names", "copulas"},         {WordSet::Sources, "cues", "adpositions"},
    {WordSet::CountryNouns, "countries", "nouns"},  {WordSet::CountryPlurals, "countries", "plural"},
    {WordSet::SideNouns, "countries", "side"},      {WordSet::SidePlurals, "countries", "sides"},
    {WordSet::Definite, "anaphors", "definite"},    {WordSet::Both, "anaphors", "both"},
    {WordSet::Own, "anaphors", "own"},              {WordSet::Reciprocal, "anaphors", "reciprocal"},
    {WordSet::Exclude, "anaphors", "exclude"},      {WordSet::PersonPronouns, "pronouns", "person"},
    {WordSet::ThingPronouns, "pronouns", "thing"},  {WordSet::PluralPronouns, "pronouns", "plural"},
    {WordSet::AnyPronouns, "pronouns", "any"},     {WordSet::HomeSigns, "home", "signs"},
    {WordSet::HomeBodies, "home", "bodies"},        {WordSet::Agents, "cues", "agents"},
    {WordSet::ArmedGroups, "names", "armed_groups"}, {WordSet::Replies, "names", "replies"},
    {WordSet::CitedAs, "events", "cited_as"},      {WordSet::Metonymic, "names", "metonymic"}, {WordSet::Ranks, "names", "ranks"}, {WordSet::Platform, "names", "platform"}, {WordSet::Likeness, "names", "likeness"},
};

struct RoleSource {
  NounRole role;
  const char* section;
  EntityType type;
};

constexpr RoleSource kRoles[] = {
    {NounRole::Title, "titles", EntityType::Person},
    {NounRole::Institution, "institutions", EntityType::Organization},
    {NounRole::Force, "forces", EntityType::Organization},
    {NounRole::Group, "groups", EntityType::Organization},
    {NounRole::Place, "places", EntityType::Place},
};

NounClass make_class(const Json& row, const RoleSource& source) {
  NounClass out;
  out.role = source.role;
  out.kind = row["kind"].get<std::string>();
  out.type = row.contains("type") ? *from_word<EntityType>(row["type"].get<std::string>()) : source.type;
  out.plural = row.value("plural", false);
  out.sided = row.value("sided", false);
  out.side = row.value("side", std::string());
  return out;
}

std::string_view first_word(std::string_view phrase) { return phrase.substr(0, phrase.find(' ')); }

}  // namespace

void MentionWords::add(const std::string& phrase, std::uint32_t index) {
  words_.emplace(phrase, index);
  auto& most = longest_[std::string(first_word(phrase))];
  most = std::max(most, static_cast<std::uint8_t>(1 + std::ranges::count(phrase, ' ')));
}

Result<MentionWords> MentionWords::load(const Lexicon& lexicon) {
  MentionWords words;
  words.language_ = lexicon.language();
  const Json& names = lexicon.section("names");
  if (!names.contains("modifiers")) return fail(ErrorCode::InvalidInput, lexicon.path() + ": /names/modifiers is missing");
  words.modifiers_ = names["modifiers"] == "after" ? ModifierPlace::After : ModifierPlace::Before;
  words.coalition_ = names.value("coalition", std::string());
  if (const Json& home = lexicon.section("home"); home.contains("side")) words.home_ = home["side"].get<std::string>();
  for (const SetSource& source : kSets) {
    const Json& section = lexicon.section(source.section);
    if (auto it = section.find(source.key); it != section.end())
      for (const auto& word : *it) words.sets_[static_cast<std::size_t>(source.set)].insert(fold_name(word.get<std::string>()));
  }
  if (const Json& deeds = lexicon.section("deeds"); deeds.contains("types"))
    for (const auto& type : deeds["types"])
      if (type.value("hostile", false) && type.contains("nouns"))
        for (const auto& word : type["nouns"]) words.sets_[static_cast<std::size_t>(WordSet::DeedNouns)].insert(fold_name(word.get<std::string>()));
  if (const Json& deeds = lexicon.section("deeds"); deeds.contains("means"))  // "army | drones": whose they are
    for (const auto& word : deeds["means"]) words.sets_[static_cast<std::size_t>(WordSet::DeedNouns)].insert(fold_name(word.get<std::string>()));
  if (const Json& cues = lexicon.section("cues"); cues.contains("verbs"))
    for (const auto& type : cues["verbs"])
      for (const auto& word : type["words"]) words.sets_[static_cast<std::size_t>(WordSet::Speech)].insert(fold_name(word.get<std::string>()));
  for (const RoleSource& source : kRoles)
    for (const auto& row : lexicon.section(source.section)) {
      const auto index = static_cast<std::uint32_t>(words.classes_.size());
      words.classes_.push_back(make_class(row, source));
      for (const auto& word : row["words"]) {
        const std::string phrase = fold_name(word.get<std::string>());
        words.add(phrase, index);
        if (in_capitals(word.get<std::string>())) words.capitals_.insert(phrase);
        if (const std::string apart = possessive_apart(word.get<std::string>()); !apart.empty()) words.add(fold_name(apart), index);
        if (source.role == NounRole::Title && names.contains("office_prefixes"))  // "deputy", "acting", "former"
          for (const auto& prefix : names["office_prefixes"]) words.add(fold_name(prefix.get<std::string>()) + " " + phrase, index);
        if (source.role == NounRole::Title && names.contains("office_suffixes"))  // "presiden | sementara"
          for (const auto& suffix : names["office_suffixes"]) words.add(phrase + " " + fold_name(suffix.get<std::string>()), index);
        if (row["kind"] == "officer" && names.contains("rank_suffixes"))  // "Mayor | Inf", "Kombes | Pol"
          for (const auto& suffix : names["rank_suffixes"]) words.add(phrase + " " + fold_name(suffix.get<std::string>()), index);
      }
    }
  return words;
}

std::optional<NounMatch> MentionWords::longest(std::span<const Piece> pieces, std::span<const std::string> lemmas) const {
  std::optional<NounMatch> best;
  if (pieces.empty()) return best;
  auto by_form = longest_.find(std::string_view(pieces.front().folded));
  auto by_lemma = longest_.find(std::string_view(lemmas.front()));
  std::size_t most = 0;
  if (by_form != longest_.end()) most = by_form->second;
  if (by_lemma != longest_.end()) most = std::max<std::size_t>(most, by_lemma->second);
  std::string forms, heads, bases;  // the words; the words with the lemma of the last; the lemmas
  for (std::size_t n = 1; n <= std::min(most, pieces.size()); ++n) {
    if (n > 1) forms.push_back(' ');
    if (n > 1) bases.push_back(' ');
    heads = forms + lemmas[n - 1];
    forms += pieces[n - 1].folded;
    bases += lemmas[n - 1];
    if (n == 1 && !pieces.front().capitals && only_capitals(forms)) continue;
    for (const std::string* key : {&forms, &heads, &bases})
      if (auto it = words_.find(std::string_view(*key)); it != words_.end()) {
        best = NounMatch{static_cast<std::uint32_t>(n), &classes_[it->second]};
        break;
      }
  }
  return best;
}

bool MentionWords::in(WordSet set, std::string_view folded) const {
  const auto& words = sets_[static_cast<std::size_t>(set)];
  return words.find(folded) != words.end();
}

}  // namespace hearsay::extract
