#include "extract/syntax/syntax.h"

#include <algorithm>

#include "extract/syntax/punctuation.h"
#include "extract/syntax/word_shape.h"

namespace hearsay::extract {
namespace {

constexpr std::size_t kBatchWords = 1200;  // words analysed together: bounds memory, keeps matrices full

// Cuts where a sentence is too long: ranges of tokens of at most `longest` words.
void note_cut(Analysis& analysis, std::size_t words) {
  analysis.notes.push_back("sentence of " + std::to_string(words) + " words cut at " + std::to_string(kLongestSentence));
}

void fix_punctuation(Sentence& sentence) {
  std::vector<std::string_view> forms, relations;
  std::vector<std::int32_t> heads;
  for (const Token& token : sentence.tokens) {
    forms.push_back(token.form);
    relations.push_back(token.relation);
    heads.push_back(token.head);
  }
  attach_punctuation(forms, relations, heads);
  for (std::size_t w = 0; w < heads.size(); ++w) sentence.tokens[w].head = heads[w];
}

}  // namespace

Result<std::unique_ptr<SyntaxModel>> SyntaxModel::load(const std::string& folder, const std::string& language) {
  HEARSAY_TRY(Tokenizer tokenizer, Tokenizer::read(folder + "/tokenizer.model", language));
  HEARSAY_TRY(const ModelFile network_file, ModelFile::read(folder + "/network.model", "network", language));
  auto network = Network::load(network_file);
  if (!network) return fail(network.error().within(folder + "/network.model"));
  HEARSAY_TRY(const ModelFile lemma_file, ModelFile::read(folder + "/lemmas.model", "lemmas", language));
  auto lemmatizer = Lemmatizer::load(lemma_file);
  if (!lemmatizer) return fail(lemmatizer.error().within(folder + "/lemmas.model"));
  return std::unique_ptr<SyntaxModel>(new SyntaxModel(language, std::move(tokenizer), std::move(*network), std::move(*lemmatizer)));
}

void SyntaxModel::add_token(std::string_view text, const std::vector<RawToken>& tokens, std::size_t index, Sentence& sentence) const {
  const RawToken& raw = tokens[index];
  const auto neighbour = [&](std::size_t i) { return i < tokens.size() ? slice(text, tokens[i].span) : std::string_view(); };
  const std::vector<std::string> words = tokenizer_.split_word(std::string(slice(text, raw.span)),
                                                               index > 0 ? neighbour(index - 1) : std::string_view(), neighbour(index + 1));
  std::size_t total = 0;
  for (const std::string& word : words) total += word.size();
  const bool cuts = total == raw.span.size();
  std::uint32_t at = raw.span.begin;
  for (std::size_t w = 0; w < words.size(); ++w) {
    Token token;
    token.form = words[w];
    token.span = raw.span;
    if (cuts) {
      token.span = {at, at + static_cast<std::uint32_t>(words[w].size())};
      at = token.span.end;
    }
    token.continues_token = w > 0;
    token.space_after = w + 1 == words.size() && raw.space_after;
    sentence.tokens.push_back(std::move(token));
  }
}

void SyntaxModel::add_sentence(std::string_view text, const std::vector<RawToken>& tokens, std::size_t begin, std::size_t end,
                               std::uint32_t paragraph, Analysis& analysis) const {
  if (end - begin > kLongestSentence) note_cut(analysis, end - begin);
  for (std::size_t first = begin; first < end; first += kLongestSentence) {
    const std::size_t last = std::min(first + kLongestSentence, end);
    Sentence sentence;
    sentence.paragraph = paragraph;
    sentence.span = tokens[first].span.cover(tokens[last - 1].span);
    for (std::size_t i = first; i < last; ++i) add_token(text, tokens, i, sentence);
    analysis.sentences.push_back(std::move(sentence));
  }
}

Analysis SyntaxModel::segment(std::string_view text) const {
  Analysis analysis;
  std::uint32_t number = 0;
  for (const Span paragraph : Tokenizer::paragraphs(text)) {
    const std::vector<RawToken> tokens = tokenizer_.tokens(text, paragraph);
    std::size_t begin = 0;
    for (const std::size_t end : tokenizer_.sentence_ends(text, tokens)) {
      add_sentence(text, tokens, begin, end, number, analysis);
      begin = end;
    }
    ++number;
  }
  return analysis;
}

Analysis SyntaxModel::analyse(std::string_view text) const {
  Analysis analysis = segment(text);
  annotate(analysis.sentences);
  return analysis;
}

// What the network reads of `sentence`: views into it or into this.
std::vector<std::string_view> SyntaxModel::forms(const Sentence& sentence) const {
  const bool mixed = std::ranges::any_of(sentence.tokens, [](const Token& token) { return !token.form.empty() && token.form.front() >= 'a' && token.form.front() <= 'z'; });
  std::vector<std::string_view> out;
  out.reserve(sentence.tokens.size());
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const Token& token = sentence.tokens[i];
    auto word = mixed ? homographs_.find(token.form) : homographs_.end();
    if (word == homographs_.end() && i > 0 && homograph_ends_.contains(lower_case(token.form))) word = homographs_.find(lower_case(sentence.tokens[i - 1].form) + ' ' + lower_case(token.form));
    out.emplace_back(word == homographs_.end() ? token.form : word->second);
  }
  return out;
}

void SyntaxModel::set_homographs(std::map<std::string, std::string, std::less<>> words) {
  homographs_ = std::move(words);
  homograph_ends_.clear();
  for (const auto& [word, name] : homographs_)
    if (const auto space = word.rfind(' '); space != std::string::npos) homograph_ends_.insert(word.substr(space + 1));
}

void SyntaxModel::annotate(std::vector<Sentence>& sentences) const {
  for (std::size_t begin = 0; begin < sentences.size();) {
    std::vector<std::vector<std::string_view>> batch;
    std::size_t words = 0;
    std::size_t end = begin;
    for (; end < sentences.size() && words < kBatchWords; ++end) {
      batch.push_back(forms(sentences[end]));
      words += sentences[end].tokens.size();
    }
    const std::vector<NetworkOutput> outputs = network_.run(batch);
    for (std::size_t i = begin; i < end; ++i) take(outputs[i - begin], sentences[i]);
    begin = end;
  }
}

void SyntaxModel::take(const NetworkOutput& output, Sentence& sentence) const {
  const NetworkLabels& labels = network_.labels();
  for (std::size_t w = 0; w < sentence.tokens.size(); ++w) {
    Token& token = sentence.tokens[w];
    token.upos = static_cast<Upos>(output.upos[w]);
    const std::string& features = labels.features[output.features[w]];
    token.features = features.substr(std::min(features.size(), features.find('|') + 1));
    token.head = output.heads[w];
    token.relation = labels.relations[output.relations[w]];
    token.lemma = lemmatizer_.lemma(token.form, token.upos, token.features);
  }
  if (labels.fix_punctuation) fix_punctuation(sentence);
  sentence.names.clear();
  for (std::uint32_t w = 0; w < output.names.size(); ++w) {
    if (output.names[w] == 0 || output.names[w] % 2 == 0) continue;
    std::uint32_t end = w + 1;
    while (end < output.names.size() && output.names[end] == output.names[w] + 1) ++end;
    sentence.names.push_back({w, end, static_cast<NameTag>((output.names[w] + 1) / 2), 1.0F});
  }
}

}  // namespace hearsay::extract
