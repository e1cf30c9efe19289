#include "extract/syntax/lemmatizer.h"

#include <algorithm>

#include "base/hash.h"
#include "extract/syntax/word_shape.h"

namespace hearsay::extract {
namespace {

constexpr std::size_t kUpos = 17;
constexpr std::size_t kWeightColumns = 64;

// Longest common substring: begin in `a`, begin in `b`, length. The first of several.
struct Common {
  std::size_t a = 0, b = 0, length = 0;
};

Common longest_common(std::string_view a, std::string_view b) {
  Common best;
  std::vector<std::size_t> before(b.size() + 1), now(b.size() + 1);
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      now[j + 1] = a[i] == b[j] ? before[j] + 1 : 0;
      if (now[j + 1] > best.length) best = {i + 1 - now[j + 1], j + 1 - now[j + 1], now[j + 1]};
    }
    std::swap(before, now);
  }
  return best;
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9e3779b97f4a7c15ULL;
  return hash ^ (hash >> 31);
}
std::uint64_t mix_text(std::uint64_t hash, std::string_view text) {
  for (const char c : text) hash = mix(hash, static_cast<unsigned char>(c));
  return mix(hash, text.size());
}

}  // namespace

std::string EditScript::start_of(std::string_view form) const {
  if (mode_ == Mode::Keep) return std::string(form);
  std::string lower = lower_case(form);
  if (mode_ == Mode::FirstPart) lower.resize(std::min(lower.size(), lower.find('-')));
  return lower;
}

EditScript EditScript::between(std::string_view form, std::string_view lemma) {
  EditScript script;
  const std::size_t hyphen = form.find('-');
  const bool doubled = hyphen != std::string_view::npos && hyphen > 0 && hyphen + 1 < form.size() && lemma.find('-') == std::string_view::npos;
  script.mode_ = lower_case(lemma) != lemma ? Mode::Keep : doubled ? Mode::FirstPart : Mode::Lower;
  const std::string from = script.start_of(form);
  const Common common = longest_common(from, lemma);
  const std::size_t outside = from.size() - common.length + lemma.size() - common.length;
  if (common.length == 0 || (common.length < 2 && outside > 3) || outside > 14) {
    script.mode_ = Mode::Whole;
    script.back_on_ = lemma;
    return script;
  }
  script.front_off_ = from.substr(0, common.a);
  script.front_on_ = lemma.substr(0, common.b);
  script.back_off_ = from.substr(common.a + common.length);
  script.back_on_ = lemma.substr(common.b + common.length);
  return script;
}

std::string EditScript::to_text() const {
  const std::string mode(1, static_cast<char>(mode_));
  if (is_whole()) return mode + '|' + back_on_;
  return mode + '|' + front_off_ + '\t' + front_on_ + '\t' + back_off_ + '\t' + back_on_;
}

std::optional<EditScript> EditScript::parse(std::string_view text) {
  if (text.size() < 2 || text[1] != '|' || std::string_view("lkrw").find(text[0]) == std::string_view::npos) return std::nullopt;
  EditScript script;
  script.mode_ = static_cast<Mode>(text[0]);
  text.remove_prefix(2);
  if (script.is_whole()) {
    script.back_on_ = text;
    return script;
  }
  for (std::string* part : {&script.front_off_, &script.front_on_, &script.back_off_}) {
    const std::size_t tab = text.find('\t');
    if (tab == std::string_view::npos) return std::nullopt;
    *part = text.substr(0, tab);
    text.remove_prefix(tab + 1);
  }
  script.back_on_ = text;
  return script;
}

std::optional<std::string> EditScript::apply(std::string_view form) const {
  if (is_whole()) return back_on_;
  if (mode_ == Mode::FirstPart && form.find('-') == std::string_view::npos) return std::nullopt;
  const std::string from = start_of(form);
  if (from.size() <= front_off_.size() + back_off_.size()) return std::nullopt;
  if (from.compare(0, front_off_.size(), front_off_) != 0) return std::nullopt;
  if (from.compare(from.size() - back_off_.size(), back_off_.size(), back_off_) != 0) return std::nullopt;
  return front_on_ + from.substr(front_off_.size(), from.size() - front_off_.size() - back_off_.size()) + back_on_;
}

std::uint64_t lemma_key(std::string_view form, Upos upos, std::string_view features) {
  return Hasher().add(form).add(static_cast<std::uint64_t>(upos)).add(features).value();
}

void lemma_features(std::string_view lower, Upos upos, std::string_view features, std::uint32_t script, const std::string& lemma,
                    bool known, std::vector<std::uint64_t>& out) {
  const std::uint64_t base = mix(script + 1, static_cast<std::uint64_t>(upos) + 100);
  const auto add = [&](std::uint64_t hash) { out.push_back(mix(hash, base)); };
  out.clear();
  add(1);
  add(mix(2, known));
  out.push_back(mix(3, known));
  for (std::size_t size = 1; size <= 5 && size <= lower.size(); ++size) add(mix_text(4, lower.substr(lower.size() - size)));
  for (std::size_t size = 1; size <= 5 && size <= lower.size(); ++size) add(mix_text(5, lower.substr(0, size)));
  add(mix_text(6, features));
  if (lower.size() >= 2) add(mix_text(mix_text(7, features), lower.substr(lower.size() - 2)));
  add(mix(8, std::min<std::size_t>(lemma.size(), 8)));
  add(mix(mix(9, std::min<std::size_t>(lemma.size(), 4)), known));
  if (lower.size() >= 4) add(mix_text(mix_text(10, lower.substr(0, 3)), lower.substr(lower.size() - 2)));
  if (!lemma.empty()) {
    out.push_back(mix_text(mix(11, known), std::string_view(lemma).substr(0, 2)));
    add(mix_text(12, std::string_view(lemma).substr(lemma.size() > 2 ? lemma.size() - 2 : 0)));
    add(mix_text(13, std::string_view(lemma).substr(0, 1)));
  }
}

Result<Lemmatizer> Lemmatizer::load(const ModelFile& file) {
  Lemmatizer out;
  HEARSAY_TRY(const std::vector<std::string> scripts, file.strings("scripts"));
  for (const std::string& text : scripts) {
    const auto script = EditScript::parse(text);
    if (!script) return fail(ErrorCode::Corrupt, "lemma model: a script is broken");
    out.scripts_.push_back(*script);
  }
  HEARSAY_TRY(const std::vector<std::uint64_t> forms, file.keys("forms"));
  HEARSAY_TRY(out.script_of_form_, file.numbers("forms.script"));
  HEARSAY_TRY(const std::vector<std::int32_t> candidates, file.numbers("candidates"));
  HEARSAY_TRY(const std::vector<std::uint64_t> known, file.keys("known"));
  const auto count = static_cast<std::int32_t>(scripts.size());
  const auto broken = [&](std::int32_t script) { return script < 0 || script >= count; };
  if (forms.size() != out.script_of_form_.size() || std::any_of(out.script_of_form_.begin(), out.script_of_form_.end(), broken) ||
      candidates.size() % 2 != 0) {
    return fail(ErrorCode::Corrupt, "lemma model: dictionary does not fit its scripts");
  }
  out.forms_ = FeatureIndex(forms);
  out.known_ = FeatureIndex(known);
  out.candidates_.resize(kUpos);
  for (std::size_t i = 0; i < candidates.size(); i += 2) {
    if (candidates[i] < 0 || candidates[i] >= static_cast<std::int32_t>(kUpos) || broken(candidates[i + 1])) {
      return fail(ErrorCode::Corrupt, "lemma model: list of candidates is broken");
    }
    out.candidates_[static_cast<std::size_t>(candidates[i])].push_back(static_cast<std::uint32_t>(candidates[i + 1]));
  }
  const auto keeps_case = file.numbers("keeps_case");
  out.keeps_case_ = !keeps_case || keeps_case->empty() || keeps_case->front() != 0;
  HEARSAY_TRY(const std::vector<std::int32_t> bits, file.numbers("ranking.bits"));
  if (bits.size() != 1 || bits[0] < 6 || bits[0] > 24) return fail(ErrorCode::Corrupt, "lemma model: size of the ranking makes no sense");
  HEARSAY_TRY(std::vector<float> weights, file.matrix("ranking", (std::size_t{1} << bits[0]) / kWeightColumns, kWeightColumns));
  out.model_ = LinearModel(std::move(weights));
  return out;
}

std::string Lemmatizer::lemma(std::string_view form, Upos upos, std::string_view features) const {
  const std::string lower = lower_case(form);
  std::uint32_t row = forms_.find(lemma_key(lower, upos, features));
  if (row == FeatureIndex::kNone) row = forms_.find(lemma_key(lower, upos, "*"));
  if (row != FeatureIndex::kNone) {
    if (auto lemma = scripts_[static_cast<std::size_t>(script_of_form_[row])].apply(form)) return *lemma;
  }
  return rank(form, upos, features);
}

std::string Lemmatizer::rank(std::string_view form, Upos upos, std::string_view features) const {
  const std::string lower = lower_case(form);
  std::string best = keeps_case_ && upos == Upos::Propn ? std::string(form) : lower;
  float best_score = -1e30F;
  std::vector<std::uint64_t> keys;
  for (const std::uint32_t script : candidates_[static_cast<std::size_t>(upos)]) {
    auto lemma = scripts_[script].apply(form);
    if (!lemma) continue;
    const bool known = known_.find(hash64(lower_case(*lemma))) != FeatureIndex::kNone;
    lemma_features(lower, upos, features, script, *lemma, known, keys);
    const float score = model_.score(keys);
    if (score <= best_score) continue;
    best_score = score;
    best = std::move(*lemma);
  }
  return best;
}

}  // namespace hearsay::extract
