// Corrections: what a person knows better than the linker, one statement a line, replayed at every build.
//   same "Nikol Pashinyan" "Mykola Pashinian"     both names are one entity
//   different Aliyev "Heydar Aliyev"              never one entity
//   side "Karabakh army" X-NKR                    acts for this side, whatever the text says
//   # a comment; empty lines are nothing
// Names with blanks stand in double quotes; names are compared by their keys (name_key.h): any name that a document uses,
// or the canonical English one.
// Tested by tests/graph/link/corrections_test.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/reporter.h"
#include "base/result.h"

namespace hearsay::graph {

enum class CorrectionKind { Same, Different, Side };

struct Correction {
  CorrectionKind kind = CorrectionKind::Same;
  std::string first, second;  // names as written; for Side, `second` is the side
  int line = 0;
};

struct Corrections {
  std::string file;                  // for messages
  std::vector<Correction> list;      // in the order of their lines; statements that contradict earlier ones are left out

  bool empty() const { return list.empty(); }
};

// Reads the text of a corrections file. A line that cannot be read, a pair said to be same and different (also through a
// chain of `same`), a name said to be different from itself, two sides for one name: one failure each, "FILE:LINE", and
// the line is left out; the rest applies. Never fails as a whole.
Corrections parse_corrections(std::string_view text, const std::string& file, Reporter& reporter);
Result<Corrections> load_corrections(const std::string& path, Reporter& reporter);

}  // namespace hearsay::graph
