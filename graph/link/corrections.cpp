#include "graph/link/corrections.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>

#include "graph/link/name_key.h"

namespace hearsay::graph {
namespace {

// Words of a line; text in double quotes is one word. Nothing where a quote stays open.
std::optional<std::vector<std::string>> split(std::string_view line) {
  std::vector<std::string> words;
  std::size_t i = 0;
  while (i < line.size()) {
    if (line[i] == ' ' || line[i] == '\t' || line[i] == '\r') { ++i; continue; }
    if (line[i] == '#') break;
    std::size_t end = i;
    if (line[i] == '"') {
      end = line.find('"', i + 1);
      if (end == std::string_view::npos) return std::nullopt;
      words.emplace_back(line.substr(i + 1, end - i - 1));
      i = end + 1;
    } else {
      while (end < line.size() && line[end] != ' ' && line[end] != '\t' && line[end] != '\r') ++end;
      words.emplace_back(line.substr(i, end - i));
      i = end;
    }
  }
  return words;
}

bool is_side(std::string_view side) {
  auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (side.size() > 2 && side.substr(0, 2) == "X-") return std::all_of(side.begin() + 2, side.end(), [&](char c) { return upper(c) || (c >= '0' && c <= '9') || c == '-'; });
  return side.size() == 3 && std::all_of(side.begin(), side.end(), upper);
}

// What the lines so far say, by name keys: groups of names that are one, pairs that are not, sides.
class Ledger {
 public:
  // Why `correction` cannot stand beside what was said before, or an empty string.
  std::string refuse(const Correction& correction) {
    const auto a = group(folder_.key(correction.first));
    if (correction.kind == CorrectionKind::Side) {
      const auto side = sides_.find(a);
      return side != sides_.end() && side->second.second != correction.second ? "side " + correction.second + " contradicts line " + std::to_string(side->second.first) : "";
    }
    const auto b = group(folder_.key(correction.second));
    if (correction.kind == CorrectionKind::Different) {
      if (a == b) return "said to be different, but earlier lines make them the same";
      return "";
    }
    if (a == b) return folder_.key(correction.first) == folder_.key(correction.second) ? "both names are the same already" : "closes a cycle: earlier lines make them the same already";
    for (const auto& [pair, line] : different_)
      if ((group(pair.first) == a && group(pair.second) == b) || (group(pair.first) == b && group(pair.second) == a)) return "said to be the same, but line " + std::to_string(line) + " makes them different";
    return "";
  }

  void accept(const Correction& correction) {
    const auto& a = folder_.key(correction.first);
    if (correction.kind == CorrectionKind::Side) sides_[group(a)] = {correction.line, correction.second};
    else if (correction.kind == CorrectionKind::Different) different_[{a, folder_.key(correction.second)}] = correction.line;
    else parent_[group(a)] = group(folder_.key(correction.second));
  }

 private:
  std::string group(std::string name) const {
    for (auto found = parent_.find(name); found != parent_.end(); found = parent_.find(name)) name = found->second;
    return name;
  }

  NameFolder folder_;
  std::map<std::string, std::string> parent_;
  std::map<std::pair<std::string, std::string>, int> different_;
  std::map<std::string, std::pair<int, std::string>> sides_;
};

// The statement of a line, or why it is none.
std::string read_line(const std::vector<std::string>& words, Correction& correction) {
  static constexpr std::string_view kUsage = "expected: same NAME NAME, different NAME NAME, or side NAME SIDE";
  if (words.size() != 3) return std::string(kUsage);
  if (words[0] == "same") correction.kind = CorrectionKind::Same;
  else if (words[0] == "different") correction.kind = CorrectionKind::Different;
  else if (words[0] == "side") correction.kind = CorrectionKind::Side;
  else return "unknown word \"" + words[0] + "\"; " + std::string(kUsage);
  correction.first = words[1];
  correction.second = words[2];
  if (correction.first.empty() || correction.second.empty()) return "empty name";
  if (correction.kind == CorrectionKind::Side && !is_side(correction.second)) return "\"" + correction.second + "\" is no side: three capital letters (ARM) or X- and a label (X-EU)";
  return "";
}

}  // namespace

Corrections parse_corrections(std::string_view text, const std::string& file, Reporter& reporter) {
  Corrections out;
  out.file = file;
  Ledger ledger;
  int line_number = 0;
  while (!text.empty()) {
    ++line_number;
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const std::string where = file + ":" + std::to_string(line_number);
    const auto words = split(line);
    if (words && words->empty()) continue;
    Correction correction;
    correction.line = line_number;
    std::string wrong = words ? read_line(*words, correction) : "a double quote is not closed";
    if (wrong.empty()) wrong = ledger.refuse(correction);
    if (!wrong.empty()) { reporter.failure(where, wrong); continue; }
    ledger.accept(correction);
    out.list.push_back(std::move(correction));
  }
  return out;
}

Result<Corrections> load_corrections(const std::string& path, Reporter& reporter) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(ErrorCode::Io, path + ": cannot be opened");
  std::ostringstream text;
  text << in.rdbuf();
  return parse_corrections(text.str(), path, reporter);
}

}  // namespace hearsay::graph
