// Findings: what the stages of find/ know of one document while they work on it, in this order:
//   times and numbers -> mentions (entities, coreference, sides) -> claims, figures, reports, citations.
// The Evidence inside is what is written out; the vectors beside it tie its records to tokens, for the next stage.
// Owned by the pipeline, one per document; never shared by threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "schemas/evidence.h"

namespace hearsay::extract {

// Of a gazetteer entry or entity: news agencies and media; agencies of the United Nations speak for themselves.
inline bool names_medium(std::string_view kind) { return kind.starts_with("media") || (kind.starts_with("agency") && kind != "agency:un"); }

// Tokens [begin, end) of one sentence of the Analysis.
struct TokenRange {
  std::uint32_t sentence = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool contains(std::uint32_t token) const { return begin <= token && token < end; }
  friend auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

struct TimeAt {
  TokenRange tokens;
  std::size_t time = 0;  // index into Evidence::times
};

// A number in digits or words, in the habits of the document's language: 30.000 is thirty thousand in Indonesian.
struct NumberAt {
  TokenRange tokens;
  std::optional<std::int64_t> value;     // none for "dozens", "puluhan", "several"
  std::optional<std::int64_t> min, max;  // bounds: "at least 7" min 7; "5 to 7" min 5 max 7; "dozens" min 24; "thousands" min 1000
  bool approximate = false;              // "about", "sekitar"
  bool addition = false;                 // "another six", "enam lainnya"
  bool vague = false;                    // "several", "a number of", "sejumlah": a count that the text does not give
  bool ordinal = false;                  // "third", "ketiga": never a count
};

// A mention at its tokens. Plural anaphors ("both sides", "kedua negara", "they", "each other") list every entity they stand for.
struct MentionAt {
  TokenRange tokens;           // the whole noun phrase core: "the Armenian Defense Ministry"
  std::uint32_t head = 0;      // head token of the phrase
  std::vector<std::size_t> entities;  // indices into Evidence::entities; never empty
  MentionKind kind = MentionKind::Name;
  std::size_t mention = 0;     // index into mentions of entities.front()
};

struct Findings {
  Evidence evidence;
  std::vector<Span> boilerplate;     // bytes; sorted; nothing is found there
  std::vector<TimeAt> times;         // by token range
  std::vector<NumberAt> numbers;     // by token range
  std::vector<MentionAt> mentions;   // by token range; nested mentions (the country inside the ministry's name) included
  std::vector<std::string> torn;     // sides of countries met whose own opposition the gazetteer knows as a power: civil wars
};

}  // namespace hearsay::extract
