#include "graph/link/claim_content.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace hearsay::graph {
namespace {

constexpr std::size_t kPurposeBytes = 100;
constexpr std::size_t kTellingLetters = 5;

struct Marker {
  std::string_view words;
  bool answer = false;
};

// Words that open a purpose wherever they stand.
constexpr std::array<Marker, 32> kMarkers = {{
    {"in order to"}, {"so as to"}, {"in an attempt to"}, {"in a bid to"}, {"in an effort to"}, {"with the aim of"},
    {"with the goal of"}, {"for the purpose of"}, {"aimed at"}, {"aims to"}, {"designed to"}, {"intended to"}, {"meant to"},
    {"in response to", true}, {"in retaliation for", true}, {"in retaliation to", true}, {"in revenge for", true},
    {"unprovoked"}, {"without provocation"}, {"guna"}, {"demi"}, {"dalam upaya"}, {"dengan tujuan"}, {"bertujuan"},
    {"dengan maksud"}, {"sebagai balasan", true}, {"sebagai tanggapan", true}, {"sebagai respons", true},
    {"sebagai jawaban", true}, {"untuk membalas", true}, {"menanggapi", true}, {"tanpa provokasi"},
}};
// Verbs that tell a purpose behind a deed, after "to" and "untuk".
constexpr std::array<std::string_view, 24> kAfterTo = {
    "destabilise", "destabilize", "provoke", "intimidate", "punish", "sabotage", "derail", "undermine", "distract", "divert", "avenge", "deter",
    "mengacaukan", "memprovokasi", "mengintimidasi", "menghukum", "menyabotase", "menggagalkan", "merusak", "mengalihkan", "membalas", "mencegah", "melindungi", "menekan"};
constexpr std::array<std::string_view, 12> kTook = {"captured", "seized", "took control", "taken control", "recaptured", "retook", "liberated", "overran", "merebut", "menguasai", "menduduki", "mengambil alih"};
constexpr std::array<std::string_view, 11> kHeld = {"repelled", "repulsed", "thwarted", "beat back", "beaten back", "pushed back", "drove back", "fought off", "memukul mundur", "menggagalkan", "menghalau"};
constexpr std::array<std::string_view, 8> kPassedOn = {"reports that", "reports of", "report of", "allegations that", "laporan bahwa", "laporan mengenai", "laporan tentang", "kabar bahwa"};

struct Means {
  std::string_view word, means;
};
constexpr std::array<Means, 24> kMeans = {{
    {"chemical", "chemical"}, {"gas", "chemical"}, {"gassing", "chemical"}, {"gassed", "chemical"}, {"nerve agent", "chemical"}, {"sarin", "chemical"}, {"chlorine", "chemical"},
    {"toxic", "chemical"}, {"poison", "chemical"}, {"poisonous", "chemical"}, {"kimia", "chemical"}, {"racun", "chemical"}, {"beracun", "chemical"}, {"klorin", "chemical"},
    {"cluster bombs", "cluster"}, {"cluster munitions", "cluster"}, {"cluster munition", "cluster"}, {"bom tandan", "cluster"}, {"bom curah", "cluster"},
    {"phosphorus", "phosphorus"}, {"fosfor", "phosphorus"}, {"landmines", "mines"}, {"land mines", "mines"}, {"ranjau", "mines"},
}};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80U; }

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    else if (c == '\n') c = ' ';
  return out;
}

// Where `words` stand in `text` as whole words, from `from` on.
std::size_t find_words(std::string_view text, std::string_view words, std::size_t from = 0) {
  for (auto at = text.find(words, from); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const auto end = at + words.size();
    if ((at == 0 || !is_letter(text[at - 1])) && (end >= text.size() || !is_letter(text[end]))) return at;
  }
  return std::string_view::npos;
}

template <class List>
bool tells_any(std::string_view text, const List& list) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view words) { return find_words(text, words) != std::string_view::npos; });
}

// From `at` to the end of the clause.
std::string clause(std::string_view text, std::size_t at) {
  auto end = text.find_first_of(".,;:\"()\n", at);
  if (end == std::string_view::npos) end = text.size();
  if (end - at > kPurposeBytes) {
    end = text.rfind(' ', at + kPurposeBytes);
    if (end == std::string_view::npos || end <= at) end = at + kPurposeBytes;
  }
  std::string out(text.substr(at, end - at));
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// "to provoke ...", behind the word of the deed: before it, "to" belongs to what is wanted or said.
std::size_t find_bare(std::string_view text, std::size_t deed_end) {
  for (std::string_view to : {"to ", "untuk "})
    for (auto at = text.find(to, deed_end); at != std::string_view::npos; at = text.find(to, at + 1)) {
      if (at > 0 && is_letter(text[at - 1])) continue;
      const auto verb = text.substr(at + to.size());
      for (auto word : kAfterTo)
        if (verb.substr(0, word.size()) == word && (verb.size() == word.size() || !is_letter(verb[word.size()]))) return at;
    }
  return std::string_view::npos;
}

void read_purpose(const std::string& written, const std::string& text, std::size_t deed_end, ClaimContent& out) {
  std::size_t first = std::string::npos;
  for (const auto& marker : kMarkers) {
    const auto at = find_words(text, marker.words);
    if (at == std::string::npos || at >= first) continue;
    first = at;
    out.answer = marker.answer;
  }
  if (const auto bare = find_bare(text, deed_end); bare < first) first = bare, out.answer = false;
  if (first != std::string::npos) out.purpose = clause(written, first);
}

std::set<std::string> telling(const std::string& purpose) {
  std::set<std::string> words;
  std::string word;
  for (char c : lowered(purpose) + " ") {
    if (is_letter(c)) { word += c; continue; }
    if (word.size() >= kTellingLetters) words.insert(word);
    word.clear();
  }
  for (const auto* common : {"order", "attempt", "effort", "response", "retaliation", "sebagai", "balasan", "dengan", "untuk", "dalam", "their", "against"}) words.erase(common);
  return words;
}

}  // namespace

ClaimContent read_content(const Claim& claim, const std::string& text) {
  ClaimContent out;
  for (const auto& span : claim.content) {
    if (span.end > text.size()) continue;
    const std::string written(slice(text, span)), words = lowered(written);
    const bool inside = !claim.deed.trigger.empty() && span.contains(claim.deed.trigger);
    if (out.purpose.empty()) read_purpose(written, words, inside ? claim.deed.trigger.end - span.begin : words.size(), out);
    const auto done = std::string_view(words).substr(0, out.purpose.empty() ? words.size() : words.find(lowered(out.purpose)));  // without what was only aimed at
    if (claim.polarity == Polarity::Asserted && out.outcome == Outcome::None) {
      if (tells_any(done, kTook)) out.outcome = Outcome::Took;
      else if (tells_any(done, kHeld)) out.outcome = Outcome::Held;
    }
    for (const auto& means : kMeans)
      if (out.means.empty() && find_words(words, means.word) != std::string_view::npos) out.means = means.means;
    out.passed_on = out.passed_on || tells_any(words, kPassedOn);
  }
  return out;
}

bool purposes_differ(const std::string& a, const std::string& b) {
  const auto left = telling(a), right = telling(b);
  return std::none_of(left.begin(), left.end(), [&](const std::string& word) { return right.contains(word); });
}

}  // namespace hearsay::graph
