// The closed vocabularies of hearsay's records, with the words that stand for them in everything written out.
// Enumerator values are written into stores: never renumber, only append. PLOVER: the event ontology of
// Halterman et al. (2023), "PLOVER and POLECAT". Tested by tests/schemas/vocabulary_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace hearsay {

// What the claimant does by speaking.
enum class Act : std::uint8_t { State = 0, Accuse, Deny, Admit, Demand, Warn, Pledge, Condemn };

// PLOVER event types; None where the content reports no deed of these types.
enum class Plover : std::uint8_t {
  None = 0, Agree, Consult, Support, Cooperate, Aid, Concede, Retreat, Request, Accuse, Reject, Threaten, Protest,
  Sanction, Mobilize, Coerce, Assault,
};

enum class EntityType : std::uint8_t { Person = 0, Organization, Country, Region, Place };

// Killed and wounded not told apart: Casualties.
enum class FigureKind : std::uint8_t { Killed = 0, Wounded, Captured, Missing, Displaced, Casualties };

enum class Polarity : std::uint8_t { Asserted = 0, Negated };
enum class Modality : std::uint8_t { Actual = 0, Possible, Conditional, Future, Asked };
enum class MentionKind : std::uint8_t { Name = 0, Nominal, Pronoun };
enum class Role : std::uint8_t { Actor = 0, Target, Victim, Place, Other };
enum class DisputeKind : std::uint8_t { Blame = 0, Denial, Figure, Time, Place, Motive, Outcome };
// How a source got into an article: an agency credit ("--Reuters"), "told Reuters", "according to AP", "SANA reported".
enum class CitationKind : std::uint8_t { Credit = 0, Told, AccordingTo, Reported };

// The word written out for a value ("state", "ASSAULT", "organization", "killed", "asserted", "accordingTo" ...).
std::string_view to_word(Act);
std::string_view to_word(Plover);  // empty for None: written out as null
std::string_view to_word(EntityType);
std::string_view to_word(FigureKind);
std::string_view to_word(Polarity);
std::string_view to_word(Modality);
std::string_view to_word(MentionKind);
std::string_view to_word(Role);
std::string_view to_word(DisputeKind);
std::string_view to_word(CitationKind);

// The value that a word stands for, or nothing: from_word<Act>("deny").
template <class Enum>
std::optional<Enum> from_word(std::string_view word);

}  // namespace hearsay
