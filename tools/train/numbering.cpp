#include "tools/train/numbering.h"

#include <algorithm>
#include <map>

#include "base/hash.h"

namespace hearsay::train {
namespace {

using extract::Upos;

std::string feature_name(std::uint8_t upos, const std::string& features) {
  return std::string(extract::to_word(static_cast<Upos>(upos))) + '|' + features;
}

std::uint64_t mark_key(std::uint32_t mark) { return Hasher().add(std::uint64_t(9)).add(std::uint64_t(mark)).value(); }

// Upper case of ASCII and Latin letters would need ICU; ASCII is enough to disturb a sentence.
std::string upper(std::string form) {
  for (char& c : form) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return form;
}
std::string capitalised(std::string form) {
  if (!form.empty()) form[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(form[0])));
  return form;
}

enum class Setting { AsWritten, Capitals, Title, Lower };

Setting choose_setting(Random& random) {
  const float throw_of_dice = random.uniform();
  if (throw_of_dice < 0.03F) return Setting::Capitals;
  if (throw_of_dice < 0.05F) return Setting::Title;
  if (throw_of_dice < 0.07F) return Setting::Lower;
  return Setting::AsWritten;
}

std::string set_word(const std::string& form, Setting setting) {
  switch (setting) {
    case Setting::Capitals: return upper(form);
    case Setting::Title: return form.size() > 3 ? capitalised(form) : form;
    case Setting::Lower: return extract::lower_case(form);
    case Setting::AsWritten: break;
  }
  return form;
}

// Careless writers give names no capitals ("my cousin in dallas").
void lower_names(Example& example) {
  for (std::size_t w = 0; w < example.names.size(); ++w) {
    if (example.names[w] != 0) example.forms[w] = extract::lower_case(example.forms[w]);
  }
}

bool has_dependents(const Example& example, std::size_t word) {
  const auto head = static_cast<std::int32_t>(word);
  return std::find(example.heads.begin(), example.heads.end(), head) != example.heads.end();
}

// The sentence without a word on which nothing hangs.
void drop_word(Example& example, std::size_t word) {
  const auto erase = [word](auto& list) {
    if (!list.empty()) list.erase(list.begin() + static_cast<std::ptrdiff_t>(word));
  };
  erase(example.forms);
  erase(example.lemmas);
  erase(example.upos);
  erase(example.features);
  erase(example.heads);
  erase(example.relations);
  erase(example.names);
  for (std::int32_t& head : example.heads) head -= head > static_cast<std::int32_t>(word) ? 1 : 0;
}

// Without its last word, where that is a punctuation mark on which nothing hangs.
void drop_last_mark(Example& example) {
  const std::size_t last = example.forms.size() - 1;
  if (last == 0 || !example.has_tree || example.upos[last] != static_cast<std::uint8_t>(Upos::Punct)) return;
  if (example.heads[last] >= 0 && !has_dependents(example, last)) drop_word(example, last);
}

// Careless writers also leave out the comma between town and state ("Houston Texas", two names).
void drop_place_commas(Example& example, float share, Random& random) {
  constexpr std::uint8_t kBeginsPlace = 5;
  for (std::size_t w = example.names.size(); w-- > 2;) {
    const bool between = example.names[w] == kBeginsPlace && example.forms[w - 1] == "," && example.names[w - 2] >= kBeginsPlace;
    if (between && !has_dependents(example, w - 1) && random.chance(share)) drop_word(example, w - 1);
  }
}

}  // namespace

extract::NetworkLabels make_labels(const std::vector<Example>& examples, VocabularyLimits limits, extract::Gazetteer gazetteer) {
  std::map<std::string, std::uint32_t> features, relations;
  std::map<std::uint64_t, std::uint32_t> words, parts;
  for (const Example& example : examples) {
    const auto sentence = extract::sentence_parts({example.forms.begin(), example.forms.end()}, gazetteer);
    for (std::size_t w = 0; w < example.forms.size(); ++w) {
      ++words[sentence[w].word];
      for (const std::uint64_t part : sentence[w].parts) ++parts[part];
      if (example.mark != 0) ++parts[mark_key(example.mark)];
      if (example.has_features) ++features[feature_name(example.upos[w], example.features[w])];
      if (example.has_tree) ++relations[example.relations[w]];
    }
  }
  extract::NetworkLabels labels;
  labels.gazetteer = std::move(gazetteer);
  for (const auto& [key, count] : words) {
    if (count >= limits.word) labels.words.add(key);
  }
  for (const auto& [key, count] : parts) {
    if (count >= limits.part) labels.parts.add(key);
  }
  for (std::uint8_t upos = 0; upos < extract::kUposCount; ++upos) features[feature_name(upos, "")] += 2;
  for (const auto& [name, count] : features) {
    if (count >= 2) labels.features.push_back(name);
  }
  for (const auto& [name, count] : relations) {
    if (count >= 3 || name.find(':') == std::string::npos) labels.relations.push_back(name);
  }
  return labels;
}

Numbering::Numbering(const extract::NetworkLabels& labels, const std::vector<Example>& examples)
    : labels_(labels), frequency_(labels.words.size() + 1) {
  for (std::uint32_t i = 0; i < labels.features.size(); ++i) features_[labels.features[i]] = i;
  for (std::uint32_t i = 0; i < labels.relations.size(); ++i) relations_[labels.relations[i]] = i;
  for (const Example& example : examples) {
    for (const std::string& form : example.forms) ++frequency_[word(form).row];
  }
}

const Numbering::Word& Numbering::word(const std::string& form) {
  const auto found = words_.find(form);
  if (found != words_.end()) return found->second;
  const extract::WordParts parts = extract::parts_of(form);
  Word word;
  const std::uint32_t row = labels_.words.find(parts.word);
  word.row = row == extract::FeatureIndex::kNone ? extract::kNoWord : row + 1;
  word.vector = labels_.vectors.find(parts.word);
  for (const std::uint64_t key : parts.parts) {
    const std::uint32_t part = labels_.parts.find(key);
    if (part != extract::FeatureIndex::kNone) word.parts.push_back(part);
  }
  return words_.emplace(form, std::move(word)).first->second;
}

std::uint32_t Numbering::feature_class(const Example& example, std::size_t word) const {
  auto found = features_.find(feature_name(example.upos[word], example.features[word]));
  if (found == features_.end()) found = features_.find(feature_name(example.upos[word], ""));
  return found->second;
}

std::uint32_t Numbering::relation(const std::string& name) const {
  auto found = relations_.find(name);
  if (found == relations_.end()) found = relations_.find(name.substr(0, name.find(':')));
  if (found == relations_.end()) found = relations_.find("dep");
  return found == relations_.end() ? 0 : found->second;
}

Numbered Numbering::number(const Example& example) {
  Numbered out;
  out.weight = example.weight;
  out.name_weight = example.name_weight;
  std::vector<extract::WordParts> classes(example.forms.size());
  labels_.gazetteer.annotate({example.forms.begin(), example.forms.end()}, classes);
  for (std::size_t w = 0; w < example.forms.size(); ++w) {
    const Word& found = word(example.forms[w]);
    out.words.push_back(found.row);
    out.vectors.push_back(found.vector);
    out.parts.push_back(found.parts);
    for (const std::uint64_t key : classes[w].parts) {
      const std::uint32_t part = labels_.parts.find(key);
      if (part != extract::FeatureIndex::kNone) out.parts.back().push_back(part);
    }
    if (example.has_tags) out.upos.push_back(example.upos[w]);
    if (example.has_features) out.features.push_back(feature_class(example, w));
    if (example.has_tree) {
      out.heads.push_back(example.heads[w]);
      out.relations.push_back(relation(example.relations[w]));
    }
  }
  if (example.has_names) out.names = example.names;
  if (example.mark != 0) add_mark(example.mark, out);
  return out;
}

void Numbering::add_mark(std::uint32_t mark, Numbered& out) const {
  const std::uint32_t part = labels_.parts.find(mark_key(mark));
  if (part == extract::FeatureIndex::kNone) return;
  for (auto& parts : out.parts) parts.push_back(part);
}

Numbered Numbering::disturbed(const Example& example, Random& random) {
  Example copy = example;
  const Setting setting = choose_setting(random);
  for (std::string& form : copy.forms) form = set_word(form, setting);
  if (lower_names_ > 0 && random.chance(lower_names_)) lower_names(copy);
  if (lost_place_commas_ > 0) drop_place_commas(copy, lost_place_commas_, random);
  if (random.chance(0.05F)) drop_last_mark(copy);
  if (copy.mark != 0 && copy.has_tree && random.chance(0.5F)) {  // trees are the same with and without the mark, names are not
    copy.mark = 0;
    copy.has_names = false;
  }
  Numbered out = number(copy);
  for (std::size_t w = 0; w < out.size(); ++w) {
    const auto frequency = static_cast<float>(frequency_[out.words[w]]);
    const bool rare = random.chance(0.25F / (0.25F + frequency));
    if (rare) out.words[w] = extract::kNoWord;
    if (out.vectors[w] != nullptr && random.chance(rare ? rare_vector_loss_ : kVectorLoss)) out.vectors[w] = nullptr;
  }
  return out;
}

}  // namespace hearsay::train
