#include "extract/find/claim_words.h"

#include <array>
#include <nlohmann/json.hpp>
#include <sstream>

#include "extract/syntax/word_shape.h"

namespace hearsay::extract {

namespace {

using nlohmann::json;

struct NamedClass {
  const char* section;
  const char* key;
  WordClass value;
};

// Lists of plain words, by section and key.
constexpr NamedClass kLists[] = {
    {"cues", "statement_nouns", WordClass::StatementNoun}, {"cues", "issuing_verbs", WordClass::IssuingVerb},
    {"cues", "source_nouns", WordClass::SourceNoun},
    {"cues", "outlet_nouns", WordClass::OutletNoun}, {"cues", "occupations", WordClass::Occupation},
    {"cues", "acts_for", WordClass::ActsFor},
    {"cues", "complementizers", WordClass::Complementizer}, {"cues", "agents", WordClass::Agent},
    {"cues", "first_person", WordClass::FirstPerson}, {"cues", "obligation", WordClass::Obligation},
    {"cues", "future", WordClass::Future}, {"cues", "commitment", WordClass::Commitment},
    {"cues", "person_pronouns", WordClass::PersonPronoun},
    {"numbers", "approximate", WordClass::Approximate}, {"cues", "who", WordClass::Who}, {"cues", "itself", WordClass::Itself}, {"cues", "others", WordClass::OtherParty}, {"cues", "confirming", WordClass::Confirming},
    {"cues", "firm", WordClass::Firm}, {"cues", "accusing", WordClass::Accusing},
    {"cues", "falsehood", WordClass::Falsehood}, {"cues", "discredit", WordClass::Discredit}, {"cues", "disclaiming", WordClass::Disclaiming}, {"cues", "condemning", WordClass::Condemning}, {"cues", "crimes", WordClass::Crime},
    {"cues", "threat", WordClass::Threat}, {"cues", "focus", WordClass::Focus},
    {"cues", "critics", WordClass::Critic}, {"cues", "enemy", WordClass::Enemy},
    {"cues", "reciprocals", WordClass::Reciprocal}, {"cues", "attributed", WordClass::Attributed},
    {"cues", "silence", WordClass::Silence}, {"cues", "joining", WordClass::Joining}, {"cues", "continuing", WordClass::Continuing}, {"cues", "pauses", WordClass::Pause}, {"cues", "purpose", WordClass::Purpose},
    {"cues", "including", WordClass::Including}, {"negation", "words", WordClass::Negation},
    {"negation", "possible", WordClass::Possible}, {"negation", "restraints", WordClass::Restraint}, {"negation", "proof", WordClass::Proof}, {"negation", "contrasts", WordClass::Contrast}, {"negation", "beliefs", WordClass::Belief},
    {"negation", "conditional", WordClass::Conditional}, {"deeds", "light", WordClass::Light},
    {"deeds", "suffer", WordClass::Suffer}, {"deeds", "repel", WordClass::Repel}, {"deeds", "origin", WordClass::Origin},
    {"deeds", "actor_marks", WordClass::ActorMark}, {"deeds", "target_marks", WordClass::TargetMark},
    {"deeds", "place_marks", WordClass::PlaceMark}, {"deeds", "retaliation", WordClass::Retaliation}, {"deeds", "cease", WordClass::Cease}, {"cues", "copular", WordClass::Copular}, {"cues", "watchdogs", WordClass::Watchdog}, {"cues", "called_as", WordClass::CalledAs},
    {"deeds", "clashes", WordClass::Clash}, {"deeds", "guilt", WordClass::Guilt}, {"deeds", "nameless", WordClass::Nameless},
    {"deeds", "blame_nouns", WordClass::BlameNoun}, {"deeds", "bear", WordClass::Bear}, {"deeds", "fall_on", WordClass::FallOn}, {"figures", "more", WordClass::More},
    {"figures", "total", WordClass::Total}, {"figures", "vague", WordClass::Vague}, {"figures", "asking", WordClass::Asking},
    {"figures", "none", WordClass::None}, {"figures", "each_side", WordClass::EachSide},
    {"figures", "existence", WordClass::Existence}, {"figures", "lose", WordClass::Lose},
    {"figures", "among", WordClass::Among}, {"figures", "side_nouns", WordClass::SideNoun},
    {"figures", "leave", WordClass::Leave}, {"figures", "life_verbs", WordClass::LifeVerb},
    {"figures", "lives", WordClass::Life}, {"figures", "together", WordClass::Together}, {"figures", "including", WordClass::Including},
    {"figures", "toll", WordClass::Toll}, {"figures", "own_side", WordClass::OwnSide},
    {"figures", "fallen", WordClass::Fallen}, {"events", "history", WordClass::History},
    {"events", "conflicts", WordClass::Conflict}, {"figures", "battles", WordClass::Battle},
    {"events", "cited_as", WordClass::CitedAs}, {"events", "likewise", WordClass::Likewise}, {"events", "clause_marks", WordClass::ClauseMark}, {"events", "labels", WordClass::Label}, {"names", "seated", WordClass::Seated}, {"events", "citing", WordClass::Citing},
    {"cues", "known", WordClass::Known}, {"cues", "such", WordClass::Such}, {"cues", "issued", WordClass::Issued}, {"events", "relaying", WordClass::Relaying}, {"cues", "monitor_nouns", WordClass::MonitorNoun},
    {"cues", "singular", WordClass::Singular}, {"cues", "aspects", WordClass::Aspect}, {"cues", "perfect", WordClass::Perfect}, {"deeds", "duties", WordClass::Duty}, {"deeds", "fail", WordClass::Fail}, {"negation", "disjunctions", WordClass::Disjunction}, {"figures", "reported", WordClass::Reported}, {"cues", "especially", WordClass::Especially}, {"deeds", "makers", WordClass::Maker}, {"deeds", "allies", WordClass::Ally}, {"deeds", "prospective", WordClass::Prospective}, {"home", "citizens", WordClass::HomeCitizen}, {"deeds", "happenings", WordClass::Happening},
    {"deeds", "against", WordClass::Against}, {"deeds", "carried_out", WordClass::CarriedOut}, {"deeds", "parts", WordClass::Part}, {"deeds", "scouts", WordClass::Scout}, {"deeds", "means", WordClass::Means}, {"deeds", "projectiles", WordClass::Projectile}, {"deeds", "intercept", WordClass::Intercept}, {"deeds", "struck", WordClass::Struck}, {"deeds", "sites", WordClass::Site}, {"deeds", "general", WordClass::General},
};

constexpr std::pair<const char*, std::uint8_t> kTakes[] = {
    {"clause", kTakesClause},       {"nominal", kTakesNominal},     {"accused", kTakesAccused},
    {"addressee", kTakesAddressee}, {"infinitive", kTakesInfinitive}, {"predicate", kTakesPredicate},
    {"addressee-infinitive", kTakesAddressee | kTakesInfinitive | kNeedsInfinitive}, {"figure", kTakesNominal | kNeedsNumber},
};

constexpr std::pair<const char*, CasualtyFrame> kFrames[] = {
    {"victims_object", CasualtyFrame::VictimsObject}, {"people_object", CasualtyFrame::PeopleObject},
    {"passive", CasualtyFrame::VictimsPassive},
    {"victims_subject", CasualtyFrame::VictimsSubject}, {"leave", CasualtyFrame::VictimsLeave},
    {"nouns", CasualtyFrame::CountNoun}, {"deed_nouns", CasualtyFrame::DeedNoun}, {"adjectives", CasualtyFrame::Adjective}, {"people", CasualtyFrame::People},
};

std::vector<std::string> split_words(const std::string& phrase) {
  std::istringstream in(phrase);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

const json& part(const json& node, const char* key) {
  static const json kNothing = json::object();
  const auto found = node.find(key);
  return found == node.end() ? kNothing : *found;
}

void set_class(WordInfo& info, WordClass value) { info.classes.set(static_cast<std::size_t>(value)); }

}  // namespace

// Fills the tables; `where` of an error is the lexicon's key.
struct ClaimWords::Loader {
  ClaimWords& out;

  // The record of a word or phrase, made where it is new. Phrases of verbs allow words between.
  WordInfo* info(const std::string& phrase, std::uint8_t gap) {
    auto words = split_words(phrase);
    if (words.empty()) return nullptr;
    if (words.size() == 1) return &out.words_[words.front()];
    const std::vector<std::string> rest(words.begin() + 1, words.end());
    auto& entries = out.phrases_[words.front()];
    for (auto& entry : entries)
      if (entry.rest == rest) return &entry.info;
    entries.push_back({rest, gap, {}});
    return &entries.back().info;
  }

  void lists(const json& lexicon) {
    for (const NamedClass& list : kLists)
      for (const json& word : part(part(lexicon, list.section), list.key))
        if (WordInfo* at = info(word.get<std::string>(), 0)) set_class(*at, list.value);
    const json& exchanges = part(part(lexicon, "cues"), "exchanges");
    for (const json& word : part(exchanges, "verbs")) set_class(*info(word.get<std::string>(), 0), WordClass::ExchangeVerb);
    for (const json& word : part(exchanges, "nouns")) set_class(*info(word.get<std::string>(), 0), WordClass::ExchangeNoun);
  }

  Status add_cue(const std::string& word, CueEntry entry, const std::string& where, std::uint8_t gap = 4) {
    WordInfo* at = info(word, entry.form == CueForm::Verb ? gap : 0);
    if (!at) return fail(ErrorCode::InvalidInput, where + ": empty word");
    for (std::uint16_t other : at->cues)
      if (out.cues_[other].form == entry.form && out.cues_[other].act != entry.act)
        return fail(ErrorCode::InvalidInput, where + ": \"" + word + "\" is listed as \"" + std::string(to_word(entry.act)) +
                                                 "\" and as \"" + std::string(to_word(out.cues_[other].act)) + "\"");
    entry.lemma = word;
    out.cues_.push_back(std::move(entry));
    at->cues.push_back(static_cast<std::uint16_t>(out.cues_.size() - 1));
    return {};
  }

  Status cue_group(const json& group, CueForm form, bool passive, const std::string& where) {
    CueEntry entry;
    entry.form = form;
    entry.passive = passive;
    const auto act = from_word<Act>(group.value("act", std::string()));
    if (!act) return fail(ErrorCode::InvalidInput, where + ": unknown act \"" + group.value("act", std::string()) + "\"");
    entry.act = *act;
    entry.stem = group.value("stem", false);
    entry.weak = group.value("weak", false);
    entry.after_quotation = group.value("after_quotation", false);
    entry.owns = group.value("owns", false);
    entry.own_subject = group.value("own_subject", false);
    for (const json& take : part(group, "takes")) {
      std::uint8_t bits = 0;
      for (const auto& [name, value] : kTakes)
        if (take == name) bits = value;
      if (!bits) return fail(ErrorCode::InvalidInput, where + ": unknown content \"" + take.get<std::string>() + "\"");
      entry.takes |= bits;
    }
    const auto gap = static_cast<std::uint8_t>(std::min(20, std::max(0, group.value("gap", 4))));
    for (const json& word : part(group, "words")) HEARSAY_CHECK(add_cue(word.get<std::string>(), entry, where, gap));
    entry.passive = true;
    entry.stem = false;
    for (const json& word : part(group, "passive")) HEARSAY_CHECK(add_cue(word.get<std::string>(), entry, where));
    return {};
  }

  Status cues(const json& section) {
    for (const json& group : part(section, "verbs")) HEARSAY_CHECK(cue_group(group, CueForm::Verb, false, "cues/verbs"));
    for (const json& group : part(section, "phrases")) HEARSAY_CHECK(cue_group(group, CueForm::Verb, false, "cues/phrases"));
    for (const json& group : part(section, "passives")) HEARSAY_CHECK(cue_group(group, CueForm::Verb, true, "cues/passives"));
    for (const json& group : part(section, "nouns")) HEARSAY_CHECK(cue_group(group, CueForm::Noun, false, "cues/nouns"));
    for (const json& group : part(section, "adjectives")) HEARSAY_CHECK(cue_group(group, CueForm::Adjective, false, "cues/adjectives"));
    for (const char* name : {"adpositions", "closing"})
      for (const json& word : part(section, name)) {
        CueEntry entry;
        entry.form = CueForm::Adposition;
        entry.takes = kTakesClause;
        entry.after_quotation = name == std::string_view("closing");
        HEARSAY_CHECK(add_cue(word.get<std::string>(), entry, std::string("cues/") + name));
      }
    out.by_lemma_ = section.value("by_lemma", false);
    for (const json& ending : part(section, "focus_endings")) out.focus_endings_.push_back(ending.get<std::string>());
    for (const json& pair : part(section, "endings")) out.endings_.emplace_back(pair.at(0).get<std::string>(), pair.at(1).get<std::string>());
    for (const auto& [word, english] : part(section, "glosses").items()) {
      out.glosses_[word] = english.get<std::string>();
      out.longest_gloss_ = std::max(out.longest_gloss_, split_words(word).size());
    }
    return {};
  }

  void add_deed(const std::string& word, const DeedEntry& entry, std::uint8_t gap) {
    WordInfo* at = info(word, gap);
    if (!at) return;
    out.deeds_.push_back(entry);
    out.deeds_.back().lemma = word;
    at->deeds.push_back(static_cast<std::uint16_t>(out.deeds_.size() - 1));
  }

  Status deeds(const json& section) {
    for (const json& group : part(section, "types")) {
      DeedEntry entry;
      const auto plover = from_word<Plover>(group.value("plover", std::string()));
      if (!plover) return fail(ErrorCode::InvalidInput, "deeds/types: unknown PLOVER type \"" + group.value("plover", std::string()) + "\"");
      entry.plover = *plover;
      entry.mode = group.value("mode", std::string());
      entry.hostile = group.value("hostile", false);
      entry.weapon = group.value("weapon", false);
      for (const json& word : part(group, "verbs")) add_deed(word.get<std::string>(), entry, 0);
      for (const json& word : part(group, "phrases")) add_deed(word.get<std::string>(), entry, static_cast<std::uint8_t>(group.value("gap", 3)));
      entry.noun = true;
      for (const json& word : part(group, "nouns")) add_deed(word.get<std::string>(), entry, 0);
    }
    return {};
  }

  void figures(const json& section) {
    constexpr std::array kKinds = {FigureKind::Killed, FigureKind::Wounded, FigureKind::Captured, FigureKind::Missing,
                                   FigureKind::Displaced, FigureKind::Casualties};
    for (FigureKind kind : kKinds)
      for (const auto& [name, frame] : kFrames)
        for (const json& word : part(part(section, std::string(to_word(kind)).c_str()), name)) {
          out.casualties_.push_back({kind, frame});
          const bool verb = frame == CasualtyFrame::VictimsObject || frame == CasualtyFrame::PeopleObject || frame == CasualtyFrame::VictimsSubject;
          const std::uint8_t gap = verb && out.by_lemma_ ? 4 : 0;  // "took 250 people hostage"
          info(word.get<std::string>(), gap)->casualties.push_back(static_cast<std::uint16_t>(out.casualties_.size() - 1));
        }
    for (const auto& [english, words] : part(section, "victims").items())
      for (const json& word : words) info(word.get<std::string>(), 0)->victim = english;
    for (const json& english : part(section, "military"))
      for (const json& word : part(part(section, "victims"), english.get<std::string>().c_str()))
        set_class(*info(word.get<std::string>(), 0), WordClass::Military);
  }
};

Result<ClaimWords> ClaimWords::load(const nlohmann::json& lexicon) {
  ClaimWords words;
  Loader loader{words};
  try {
    loader.lists(lexicon);
    words.home_ = part(lexicon, "home").value("side", std::string());
    words.modifiers_after_ = part(lexicon, "names").value("modifiers", std::string()) == "after";
    for (const char* list : {"small", "vague"})
      for (const auto& [word, value] : part(part(lexicon, "numbers"), list).items()) words.counts_[word] = true;
    HEARSAY_CHECK(loader.cues(part(lexicon, "cues")));
    HEARSAY_CHECK(loader.deeds(part(lexicon, "deeds")));
    loader.figures(part(lexicon, "figures"));
    for (auto& [first, entries] : words.phrases_) std::ranges::stable_sort(entries, {}, [](const PhraseEntry& entry) { return entry.rest.size(); });
  } catch (const json::exception& error) {
    return fail(ErrorCode::InvalidInput, std::string("lexicon: ") + error.what());
  }
  return words;
}

const WordInfo* ClaimWords::word(std::string_view lower) const {
  const auto found = words_.find(lower);
  return found == words_.end() ? nullptr : &found->second;
}

const std::vector<PhraseEntry>* ClaimWords::phrases(std::string_view first) const {
  const auto found = phrases_.find(first);
  return found == phrases_.end() ? nullptr : &found->second;
}

// "dua petugas kesehatan Gaza" gives "two Gaza health workers": numbers stay in front, a name of several words stays one.
namespace {

// The singular of the last word of an English noun phrase; the irregular ones that glosses use are listed.
std::string singular_english(std::string phrase) {
  static constexpr std::pair<std::string_view, std::string_view> kEndings[] = {
      {"people", "person"}, {"women", "woman"}, {"men", "man"}, {"ss", "ss"},   {"us", "us"},   {"is", "is"}, {"media", "media"},
      {"ies", "y"},         {"sses", "ss"},     {"shes", "sh"}, {"ches", "ch"}, {"xes", "x"},   {"s", ""}};
  for (const auto& [plural, singular] : kEndings)
    if (phrase.size() > plural.size() && phrase.ends_with(plural)) return phrase.replace(phrase.size() - plural.size(), plural.size(), singular);
  return phrase;
}

}  // namespace

std::string ClaimWords::in_english(std::string_view phrase, bool one) const {
  std::vector<std::string> words, front, back;
  std::istringstream in{std::string(phrase)};
  for (std::string word; in >> word;) words.push_back(std::move(word));
  bool known = modifiers_after_, named = false;
  for (std::size_t at = 0; at < words.size();) {
    std::string_view english;
    std::size_t width = std::min(longest_gloss_, words.size() - at);
    for (; width > 0; --width) {
      std::string joined = lower_case(words[at]);
      for (std::size_t n = 1; n < width; ++n) joined += ' ' + lower_case(words[at + n]);
      if (glosses_.contains(joined)) {
        english = gloss(joined);
        break;
      }
    }
    const bool small = lower_case(words[at]) == words[at];
    if (width > 0 && english.empty()) {  // an article
      at += width;
      continue;
    }
    if (width == 0 && small && !counts_.contains(words[at])) known = false;
    std::string piece = width > 0 ? std::string(english) : words[at];
    if (one && width > 0 && back.empty()) piece = singular_english(std::move(piece));
    if (back.empty() && counts_.contains(lower_case(words[at]))) front.push_back(piece);
    else if (width == 0 && !small && named && !back.empty()) back.back() += ' ' + piece;
    else back.push_back(piece);
    named = width == 0 && !small;
    at += std::max<std::size_t>(width, 1);
  }
  if (known) std::ranges::reverse(back);
  front.insert(front.end(), back.begin(), back.end());
  std::string out;
  for (const std::string& piece : front) out += (out.empty() ? "" : " ") + piece;
  return out;
}

bool ClaimWords::word_in_name(std::string_view name, WordClass wanted) const {
  std::istringstream in{std::string(name)};
  for (std::string part; in >> part;)
    if (const WordInfo* info = word(lower_case(part)); info != nullptr && info->is(wanted)) return true;
  return false;
}

std::string_view ClaimWords::gloss(std::string_view lower) const {
  const auto found = glosses_.find(lower);
  return found == glosses_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace hearsay::extract
