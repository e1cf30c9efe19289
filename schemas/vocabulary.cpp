#include "schemas/vocabulary.h"

#include <array>
#include <cstddef>

namespace hearsay {
namespace {

constexpr std::array<std::string_view, 8> kActs = {"state", "accuse", "deny",   "admit",
                                                   "demand", "warn",  "pledge", "condemn"};
constexpr std::array<std::string_view, 17> kPlovers = {
    "",       "AGREE",  "CONSULT",  "SUPPORT", "COOPERATE", "AID",      "CONCEDE", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};
constexpr std::array<std::string_view, 5> kEntityTypes = {"person", "organization", "country", "region", "place"};
constexpr std::array<std::string_view, 6> kFigureKinds = {"killed",  "wounded",   "captured",
                                                          "missing", "displaced", "casualties"};
constexpr std::array<std::string_view, 2> kPolarities = {"asserted", "negated"};
constexpr std::array<std::string_view, 5> kModalities = {"actual", "possible", "conditional", "future", "asked"};
constexpr std::array<std::string_view, 3> kMentionKinds = {"name", "nominal", "pronoun"};
constexpr std::array<std::string_view, 5> kRoles = {"actor", "target", "victim", "place", "other"};
constexpr std::array<std::string_view, 7> kDisputeKinds = {"blame", "denial", "figure", "time",
                                                           "place", "motive", "outcome"};
constexpr std::array<std::string_view, 4> kCitationKinds = {"credit", "told", "accordingTo", "reported"};

template <class Words, class Enum>
std::string_view word_of(const Words& words, Enum value) { return words[static_cast<std::size_t>(value)]; }

template <class Enum, class Words>
std::optional<Enum> value_of(const Words& words, std::string_view word) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == word && !word.empty()) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace

#define HEARSAY_VOCABULARY(Enum, words)                                           \
  std::string_view to_word(Enum value) { return word_of(words, value); }          \
  template <>                                                                     \
  std::optional<Enum> from_word<Enum>(std::string_view word) { return value_of<Enum>(words, word); }

HEARSAY_VOCABULARY(Act, kActs)
HEARSAY_VOCABULARY(Plover, kPlovers)
HEARSAY_VOCABULARY(EntityType, kEntityTypes)
HEARSAY_VOCABULARY(FigureKind, kFigureKinds)
HEARSAY_VOCABULARY(Polarity, kPolarities)
HEARSAY_VOCABULARY(Modality, kModalities)
HEARSAY_VOCABULARY(MentionKind, kMentionKinds)
HEARSAY_VOCABULARY(Role, kRoles)
HEARSAY_VOCABULARY(DisputeKind, kDisputeKinds)
HEARSAY_VOCABULARY(CitationKind, kCitationKinds)
#undef HEARSAY_VOCABULARY

}  // namespace hearsay
