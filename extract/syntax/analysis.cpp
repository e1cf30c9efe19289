#include "extract/syntax/analysis.h"

#include <array>

namespace hearsay::extract {

std::string_view to_word(Upos upos) {
  static constexpr std::array<std::string_view, 17> kWords = {"ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET",
                                                              "INTJ", "NOUN", "NUM",   "PART",  "PRON",  "PROPN",
                                                              "PUNCT", "SCONJ", "SYM", "VERB",  "X"};
  return kWords[static_cast<std::size_t>(upos)];
}

}  // namespace hearsay::extract
