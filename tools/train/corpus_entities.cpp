// Names out of GUM's entity column. Layout: global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity.
#include <algorithm>
#include <array>
#include <map>

#include "extract/syntax/word_shape.h"
#include "tools/train/corpus.h"

namespace hearsay::train {
namespace {

struct EntityMention {
  std::size_t begin = 0, end = 0;  // words, half-open
  std::uint8_t kind = 0;           // 1 person, 2 organization, 3 place
  std::vector<std::size_t> least;  // words of the minimal span
};

std::uint8_t kind_of(std::string_view name) {
  if (name == "person") return 1;
  if (name == "organization") return 2;
  if (name == "place") return 3;
  return 0;
}

std::string_view entity_value(std::string_view misc) {
  const std::size_t at = misc.find("Entity=");
  if (at == std::string_view::npos || (at > 0 && misc[at - 1] != '|')) return {};
  const std::string_view rest = misc.substr(at + 7);
  return rest.substr(0, rest.find('|'));
}

// "1-person-new-sssss-cf1-1,2-coref-..." -> kind and minimal span relative to the mention's begin.
EntityMention parse_opening(std::string_view text, std::size_t begin) {
  EntityMention mention;
  mention.begin = begin;
  std::array<std::string_view, 6> fields{};
  for (std::string_view& field : fields) {
    const std::size_t dash = text.find('-');
    field = text.substr(0, dash);
    text.remove_prefix(dash == std::string_view::npos ? text.size() : dash + 1);
  }
  mention.kind = kind_of(fields[1]);
  std::size_t number = 0;
  for (const char c : std::string(fields[5]) + ',') {
    if (c >= '0' && c <= '9') number = number * 10 + static_cast<std::size_t>(c - '0');
    else if (number > 0) mention.least.push_back(begin + number - 1), number = 0;
  }
  return mention;
}

std::vector<EntityMention> read_mentions(const extract::ConlluSentence& sentence) {
  std::vector<EntityMention> done;
  std::map<std::string, std::vector<EntityMention>, std::less<>> open;
  for (std::size_t w = 0; w < sentence.words.size(); ++w) {
    std::string_view value = entity_value(sentence.words[w].misc);
    while (!value.empty()) {
      const bool opens = value.front() == '(';
      if (opens) value.remove_prefix(1);
      const std::size_t end = value.find_first_of("()");
      const std::string_view body = value.substr(0, end);
      const bool closes = end != std::string_view::npos && value[end] == ')';
      const std::string id(body.substr(0, body.find('-')));
      if (opens) open[id].push_back(parse_opening(body, w));
      if (closes) {
        auto& stack = open[id];
        if (!stack.empty()) {
          done.push_back(std::move(stack.back()));
          done.back().end = w + 1;
          stack.pop_back();
        }
      }
      value.remove_prefix(end == std::string_view::npos ? value.size() : end + (closes ? 1 : 0));
    }
  }
  return done;
}

bool is_title(const std::string& form) {
  static constexpr std::array<std::string_view, 30> kTitles = {
      "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "prof", "prof.", "professor", "president", "prime", "minister", "senator",
      "sen.", "rep.", "gov.", "governor", "king", "queen", "prince", "princess", "sir", "lord", "lady", "pope", "general", "gen.", "miss"};
  return std::find(kTitles.begin(), kTitles.end(), extract::lower_case(form)) != kTitles.end();
}

}  // namespace

std::vector<std::uint8_t> names_of_entities(const extract::ConlluSentence& sentence) {
  std::vector<EntityMention> mentions = read_mentions(sentence);
  if (mentions.empty()) return {};
  std::stable_sort(mentions.begin(), mentions.end(), [](const auto& a, const auto& b) { return a.end - a.begin > b.end - b.begin; });
  std::vector<std::uint8_t> tags(sentence.words.size());
  const auto proper = [&](std::size_t w) { return sentence.words[w].upos == "PROPN"; };
  for (const EntityMention& mention : mentions) {
    if (mention.kind == 0 || mention.least.empty()) continue;
    if (!std::all_of(mention.least.begin(), mention.least.end(), [&](std::size_t w) { return w < mention.end && proper(w); })) continue;
    std::size_t begin = mention.least.front();
    std::size_t end = mention.least.back() + 1;
    while (begin > mention.begin && proper(begin - 1)) --begin;
    while (end < mention.end && proper(end)) ++end;
    while (mention.kind == 1 && begin + 1 < end && is_title(sentence.words[begin].form)) ++begin;
    if (std::any_of(tags.begin() + static_cast<std::ptrdiff_t>(begin), tags.begin() + static_cast<std::ptrdiff_t>(end), [](std::uint8_t t) { return t != 0; })) continue;
    for (std::size_t w = begin; w < end; ++w) tags[w] = static_cast<std::uint8_t>(w == begin ? 2 * mention.kind - 1 : 2 * mention.kind);
  }
  return tags;
}

}  // namespace hearsay::train
