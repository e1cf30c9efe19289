// What the kinds of bodies, forces and offices ("ministry:defence", "force:army") say for coreference.
#pragma once

#include <cstddef>
#include <string_view>

namespace hearsay::extract {

inline constexpr std::size_t kChainsBack = 200;  // persons or groups that a common noun may stand for

inline bool starts_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

// Sides that stand outside a conflict and are no party to it.
inline bool is_union(std::string_view kind) { return kind == "union" || kind == "charity" || kind == "court" || starts_with(kind, "agency"); }

// Offices that speak for a country at war with another: "the Foreign Ministry", "Defence Minister NAME".
inline bool speaks_abroad(std::string_view kind) {
  return kind == "ministry:foreign" || kind == "ministry:defence" || kind == "minister:foreign" || kind == "minister:defence" || kind == "minister:information" || kind == "spokesperson:state" || kind == "general-staff";
}

// Offices that tell what was done to their own country: "Interior Minister NAME".
inline bool at_home(std::string_view kind) { return kind == "minister" || kind == "minister:interior" || kind == "prosecutor"; }

// Whom "the official" may stand for.
inline bool holds_office(std::string_view kind) {
  return starts_with(kind, "head:") || starts_with(kind, "minister") || starts_with(kind, "deputy:") || starts_with(kind, "spokesperson") || kind == "governor" ||
         kind == "envoy" || kind == "chief" || kind == "diplomat" || kind == "prosecutor";
}

// "The governor's office", "the rescue service": bodies of the place where the news happens, not of a party to it.
inline bool is_local(std::string_view kind) { return kind == "administration" || kind == "civil-defence"; }

// Words for organizations of any kind; of those in the second class only a name that holds the word can be meant.
inline bool is_general(std::string_view kind) { return kind == "organization" || kind == "organization:named"; }

// "ministry" covers "ministry:defence".
inline bool kind_covers(std::string_view general, std::string_view kind) {
  return general == kind || (starts_with(kind, general) && kind.size() > general.size() && kind[general.size()] == ':');
}

// Whether a word for forces may mean one of another kind: "the troops" the border guard, but no police the army.
inline bool same_force(std::string_view word, std::string_view kind) {
  const bool general = word == "force:army" || word == "force:security";
  return word == kind || (general && starts_with(kind, "force:"));
}

}  // namespace hearsay::extract
