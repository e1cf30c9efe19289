// ClaimWords: the word classes that the claim, deed and figure rules speak of, read from the lexicon's sections "cues",
// "negation", "deeds", "figures" and "events". The rules ask "is this word a cue that takes a clause?" and never
// compare words themselves, so a new language is a new lexicon. Words are looked up lower-cased.
// Const after loading, safe to share. Tested by tests/extract/find/claim_words_test.cpp.
#pragma once

#include <bitset>
#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "schemas/vocabulary.h"

namespace hearsay::extract {

// Classes without further values; a word may be in several.
enum class WordClass : std::uint8_t {
  StatementNoun = 0,  // stands for its author as a subject: "the statement added"
  IssuingVerb,        // "issued a statement"
  SourceNoun,         // a claimant without a name: "activists", "saksi mata"
  OutletNoun,         // a medium: "news agency", "televisi"
  ActsFor,            // speaks for the power named beside it: "official", "juru bicara"
  Occupation,         // heads of a person's title
  Complementizer,     // "that", "bahwa"
  Agent,              // "by", "oleh"
  FirstPerson,
  OtherParty,         // "they": in a speech, the others
  Confirming,         // cues that grant what they tell: "confirmed that its forces struck"
  Obligation,         // makes a statement a demand: "must", "harus"
  Future,
  Commitment,         // "committed to"
  Approximate,        // before a number: "about"
  Itself,             // sets a name apart: "sendiri"
  Who,                // relative pronoun of persons alone
  PersonPronoun,      // "he", "dia": never a body or country
  Firm,               // cues that deny when their content is negated: "insist", "menegaskan"
  Accusing,           // cues of statement that accuse when their content blames: "maintain"
  Falsehood,          // "false", "unfounded"
  Discredit,          // of a charge: "fantasy", "without evidence"
  Disclaiming,        // "nothing to do with", "no role in"
  Condemning,         // "barbaric", "keji"
  Crime,              // what a deed may be called: "war crime", "pelanggaran"
  Threat,             // "will regret", "membayar mahal"
  Critic,             // claimants whose statements condemn: "critics"
  Enemy,
  Reciprocal,         // "each other", "saling"
  ExchangeVerb,       // with ExchangeNoun: "traded accusations"
  ExchangeNoun,
  Attributed,         // "the statement attributed to X", "dikaitkan dengan"
  Including,          // "including", "termasuk"
  Purpose,            // before a verb that is not told as done: "to", "untuk"
  Continuing,         // opens a sentence that goes on with a report: "as a result", "dari jumlah itu"
  Pause,              // may stand between a quotation and its nominal cue: "demikian"
  Negation,
  Possible,
  Conditional,
  Light,              // with a deed noun as object the subject is the actor: "launched an attack"
  CarriedOut,         // of a deed alone: "carried out", "dilancarkan"
  Restraint,          // negated, it says that what it governs was done: "hesitate"
  Proof,              // negated, it says that nobody knows of what it governs: "evidence"
  Belief,             // verbs that do the same: "believe"
  Contrast,           // between what something was not and what it was: "but"
  Scout,              // of means, what is used for much besides attacks: "drone"
  Part,               // what a force acts by, told with "of": "units"
  Means,              // weapons and vehicles of an attack: "drone"
  Projectile,         // of these, what flies alone: "missile"
  Struck,             // where one came down: "terkena"
  Intercept,          // what is done to one in the air: "shot down"
  Site,               // what of a power is attacked: "convoy", "embassy"
  General,            // deed nouns that may stand for any attack: "assault"
  Suffer,             // the subject is the target: "came under", "mengalami"
  Origin,             // of fire: "came from", "berasal dari"
  Repel,              // "repelled an attack": the enemy attacked
  ActorMark,          // "by", "oleh"
  TargetMark,         // "on", "against", "terhadap"
  Against,            // of these, not merely where to: "against"
  PlaceMark,
  Retaliation,        // deeds that answer another's
  Cease,              // "urged X to stop": whoever is to stop a deed has done it
  Watchdog,           // words of a state body's name that tells of the state's own wrongs: "ombudsman"
  CalledAs,           // before what something is called: "sebagai"
  Copular,            // verbs that say what something is: "merupakan"
  Focus,              // "justru X yang": it is X who
  Clash,              // deeds of two sides at once: "clashes", "baku tembak"
  Guilt,              // "responsible for", "behind"
  BlameNoun,          // "responsibility", with one of the two that follow
  Bear,               // whoever bears it
  FallOn,             // "falls on", "lies with"
  Nameless,           // whoever did it, without a side: "attackers", "a jet"
  More,               // "another", "lainnya"
  Total,
  Asking,             // "how" many
  Vague,              // "several", "sejumlah"
  None,               // "no casualties"
  EachSide,           // "on each side"
  Existence,          // "there are", "ada"
  Lose,               // "lost a soldier"
  Leave,              // "left 30 dead"
  Together,           // "10 soldiers were killed along with two civilians"
  Life,               // "lives", "nyawa": deaths with a LifeVerb only
  LifeVerb,           // "claimed 6,500 lives"
  Toll,
  Among,              // "among", "dari": between casualties and whose they are
  SideNoun,           // "side", "pihak"
  Military,           // victims who belong to a force
  OwnSide,            // "its", "mereka sendiri"
  Fallen,             // said of one's own dead: "gugur"
  History,            // words that mark the past: "war", "perang"
  Conflict,           // a whole conflict, not one happening
  Battle,             // fighting: its dead are both sides'
  CitedAs,            // "dilansir"
  Citing,             // "told", "quoting"
  Known,              // behind a noun told of before: "tersebut", "yang sama"
  Such,               // of the kind told of before: "such attacks", "serangan semacam ini"
  Issued,             // passives between a charge and whose it is: "dilontarkan"
  Relaying,           // "citing", "quoted": two tell the same
  MonitorNoun,        // "watchdog": who tells everybody's losses
  Reported,           // between victims and what befell them: "confirmed", "dipastikan"
  Disjunction,        // "or": what it joins to a negated verb is negated
  Perfect,            // "had | tortured": before a participle of its own
  Duty,               // what one has to do: "respect", "mematuhi"
  Fail,               // "failed to respect"
  Aspect,             // "continued to deny": what hangs on it is done
  Singular,           // before a noun of one: "seorang"
  Ally,               // "regime ally Russia": its modifier is whose ally, not who did it
  HomeCitizen,        // of the country at home: "WNI"
  Prospective,        // "a possible attack", "ancaman serangan": nobody has done it
  Happening,          // "the incident", "tindakan itu": a deed by a general word
  Maker,              // tells who built a weapon, not who used it: "made", "buatan"
  Seated,             // "based": what follows is a seat
  Label,              // what a page calls the piece, before its colon: "Factbox"
  ClauseMark,         // introduces a clause or marks a noun: "after", "setelah"
  Likewise,           // joins a clause that tells the same: "as X said", "seperti"
  Especially,         // opens a parenthesis of examples: "especially", "terutama"
  Silence,            // says that somebody says nothing: "menolak berkomentar"
  Joining,            // goes on with the same doer: "seraya", "sembari"
  kCount,
};

using WordClasses = std::bitset<static_cast<std::size_t>(WordClass::kCount)>;

// What a cue takes as its content, as bits.
enum Takes : std::uint8_t {
  kTakesClause = 1,       // a finite clause or quotation
  kTakesNominal = 2,      // a noun phrase: "reported four deaths"
  kTakesAccused = 4,      // its object is the accused: "accused X of"
  kTakesAddressee = 8,    // its object is addressed: "urged X to"
  kTakesInfinitive = 16,  // "refused to"
  kTakesPredicate = 32,   // "called the attack a tragedy"
  kNeedsInfinitive = 64,  // only with an infinitive: "asked X to"
  kNeedsNumber = 128,     // only before a number: "gave a toll of nine", not "gave a number of reasons"
};

enum class CueForm : std::uint8_t { Verb, Noun, Adjective, Adposition };

struct CueEntry {
  std::string lemma;
  Act act = Act::State;
  CueForm form = CueForm::Verb;
  std::uint8_t takes = 0;
  bool passive = false;  // the word itself is passive ("dituduh")
  bool stem = false;     // a bare stem: a cue in headlines and beside quotations only ("tolak", "kata")
  bool weak = false;     // speech only with a clause: "maintain", "continue"
  bool owns = false;     // with a deed as its object the speaker says it is his: "claimed the attack"
  bool own_subject = false;  // only of a subject of its own that can speak: "raised the toll", not "raising the toll"
  bool after_quotation = false;  // beside quotations only: a stem ("kata"), an adposition that closes one ("demikian X")
};

struct DeedEntry {
  std::string lemma;
  std::string mode;
  Plover plover = Plover::None;
  bool hostile = false;
  bool noun = false;
  bool weapon = false;  // a thing that is used: who has it has done nothing
};

// How a casualty word relates to its victims.
enum class CasualtyFrame : std::uint8_t {
  VictimsObject,   // kill: victims are its object, or its passive subject
  PeopleObject,    // eliminate, capture: as above, where the object is people
  VictimsPassive,  // dibunuh: victims are its subject
  VictimsSubject,  // die
  VictimsLeave,    // leave, move: displaced only where the document tells of displacement
  CountNoun,       // deaths, fatalities: counted itself, victims by "of"/"among"
  DeedNoun,        // killing, arrest: counted by "of" only, and with a number
  Adjective,       // dead, missing: predicate of the victims
  People,          // the dead, the wounded: counted itself, is the victims
};

struct CasualtyEntry {
  FigureKind kind = FigureKind::Killed;
  CasualtyFrame frame = CasualtyFrame::VictimsObject;
};

// All that the lexicon says of one word or phrase; indices into the lists of ClaimWords.
struct WordInfo {
  WordClasses classes;
  std::vector<std::uint16_t> cues, deeds, casualties;
  std::string victim;  // English noun for victims: "soldiers"; empty where it is none

  bool is(WordClass c) const { return classes.test(static_cast<std::size_t>(c)); }
};

// A phrase: the words after its first; other words may stand between them up to `gap` tokens.
struct PhraseEntry {
  std::vector<std::string> rest;
  std::uint8_t gap = 0;
  WordInfo info;
};

class ClaimWords {
 public:
  // `lexicon`: the whole lexicon of a language. Fails where a word is listed under two acts with the same form or a value is unknown; names both.
  static Result<ClaimWords> load(const nlohmann::json& lexicon);

  const WordInfo* word(std::string_view lower) const;
  const std::vector<PhraseEntry>* phrases(std::string_view first) const;
  const CueEntry& cue(std::uint16_t index) const { return cues_[index]; }
  const DeedEntry& deed(std::uint16_t index) const { return deeds_[index]; }
  const CasualtyEntry& casualty(std::uint16_t index) const { return casualties_[index]; }
  // Languages whose lexicon lists lemmas look up both lemma and form; others list forms and look up the form alone.
  bool by_lemma() const { return by_lemma_; }
  // Endings to strip where a form is unknown ("nya"): suffix and what stands for it.
  const std::vector<std::pair<std::string, std::string>>& endings() const { return endings_; }
  // The country whose citizens a noun of the language names without it ("WNI"); empty where there is none.
  const std::string& home() const { return home_; }
  const std::vector<std::string>& focus_endings() const { return focus_endings_; }  // "Rusia|-lah| yang"
  // A word of the name is of that class: "Syrian Observatory for Human Rights".
  bool word_in_name(std::string_view name, WordClass wanted) const;
  // English for a claimant noun of this language, or empty.
  std::string_view gloss(std::string_view lower) const;
  // A noun phrase word by word, or phrase by phrase, in English; its words in the order of English where all are known. `one`:
  // its noun in the singular ("sumber medis": medical source), else as the lexicon has it ("medical sources").
  std::string in_english(std::string_view phrase, bool one) const;

 private:
  struct Loader;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  template <class Value>
  using Table = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  Table<WordInfo> words_;
  Table<std::vector<PhraseEntry>> phrases_;
  Table<std::string> glosses_;
  std::size_t longest_gloss_ = 1;  // words
  Table<bool> counts_;  // words that count: "dua", "beberapa"
  bool modifiers_after_ = false;
  std::vector<CueEntry> cues_;
  std::vector<DeedEntry> deeds_;
  std::vector<CasualtyEntry> casualties_;
  std::vector<std::pair<std::string, std::string>> endings_;
  std::vector<std::string> focus_endings_;
  std::string home_;
  bool by_lemma_ = false;
};

}  // namespace hearsay::extract
