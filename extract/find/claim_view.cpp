#include "extract/find/claim_view.h"

#include <algorithm>

#include "extract/syntax/word_shape.h"

namespace hearsay::extract {

namespace {

struct NamedRel {
  std::string_view name;
  Rel value;
};

constexpr NamedRel kRels[] = {
    {"root", Rel::Root}, {"nsubj", Rel::Nsubj}, {"nsubj:pass", Rel::NsubjPass}, {"csubj", Rel::Csubj},
    {"obj", Rel::Obj}, {"iobj", Rel::Iobj}, {"ccomp", Rel::Ccomp}, {"xcomp", Rel::Xcomp}, {"advcl", Rel::Advcl},
    {"acl", Rel::Acl}, {"acl:relcl", Rel::Relcl}, {"parataxis", Rel::Parataxis}, {"conj", Rel::Conj}, {"cc", Rel::Cc},
    {"mark", Rel::Mark}, {"case", Rel::Case}, {"aux", Rel::Aux}, {"aux:pass", Rel::AuxPass}, {"advmod", Rel::Advmod},
    {"nmod", Rel::Nmod}, {"nmod:poss", Rel::Poss}, {"obl", Rel::Obl}, {"obl:agent", Rel::Agent}, {"amod", Rel::Amod},
    {"nummod", Rel::Nummod}, {"compound", Rel::Compound}, {"compound:prt", Rel::Particle}, {"appos", Rel::Appos},
    {"flat", Rel::Flat}, {"det", Rel::Det}, {"cop", Rel::Cop}, {"fixed", Rel::Fixed}, {"punct", Rel::Punct},
    {"expl", Rel::Expl}, {"dep", Rel::Other},
};

// The relation of a deprel; an unknown subtype counts as its base.
Rel rel_of(std::string_view name) {
  for (const NamedRel& rel : kRels)
    if (rel.name == name) return rel.value;
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? Rel::Other : rel_of(name.substr(0, colon));
}

}  // namespace

std::string_view to_word(Rel rel) {
  for (const NamedRel& named : kRels)
    if (named.value == rel) return named.name;
  return "dep";
}

std::string_view TokenWords::victim() const {
  std::string_view noun;  // of the longest phrase: "penjaga perdamaian", not "penjaga"
  for (const WordInfo* info : all())
    if (!info->victim.empty()) noun = info->victim;
  return noun;
}

ClaimView::ClaimView(const Analysis& analysis, std::string_view text, const Findings& findings, const ClaimWords& words)
    : analysis_(analysis), text_(text), findings_(findings), lexicon_(words) {
  flatten();
  read_tree();
  number_tree();
  look_up();
  place_mentions();
  in_time_.assign(size(), false);
  for (const TimeAt& time : findings_.times) {
    const Range range = range_of(time.tokens);
    for (std::uint32_t i = range.begin; i < std::min(range.end, size()); ++i) in_time_[i] = true;
  }
}

void ClaimView::flatten() {
  for (std::uint32_t s = 0; s < analysis_.sentences.size(); ++s) {
    auto begin = size();
    bases_.push_back(begin);
    const Sentence& sentence = analysis_.sentences[s];
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      tokens_.push_back(&sentence.tokens[i]);
      analysed_.push_back(s);
      sentence_of_.push_back(static_cast<std::uint32_t>(bounds_.size()));
      lower_.push_back(lower_case(sentence.tokens[i].form));
      if (i + 1 < sentence.tokens.size() && !ends_sentence(sentence, i)) continue;
      bounds_.push_back({begin, size()});
      begin = size();
    }
  }
  part_headlines();
  dateline_.assign(size(), false);
  for (Range sentence : bounds_) mark_dateline(sentence);
  skipped_.assign(size(), false);
  std::size_t next = 0;
  const auto& boilerplate = findings_.boilerplate;
  for (std::uint32_t i = 0; i < size(); ++i) {
    while (next < boilerplate.size() && boilerplate[next].end <= tokens_[i]->span.begin) ++next;
    skipped_[i] = next < boilerplate.size() && boilerplate[next].overlaps(tokens_[i]->span);
  }
}

// Page makers run the headline into the text: where the first line comes again, word for word, it is a sentence of its own.
void ClaimView::part_headlines() {
  constexpr std::uint32_t kHeadline = 5;  // shortest, in tokens
  if (bounds_.size() < 2) return;
  const Range title = bounds_.front();
  const std::string_view last = lower_[title.end - 1];
  if (title.size() < kHeadline || last == "." || last == "!" || last == "?") return;
  std::vector<Range> parted{title};
  for (std::size_t s = 1; s < bounds_.size(); ++s) {
    std::uint32_t begin = bounds_[s].begin;
    const std::uint32_t end = bounds_[s].end;
    for (std::uint32_t at = begin; at + title.size() <= end;) {
      if (!std::equal(lower_.begin() + title.begin, lower_.begin() + title.end, lower_.begin() + at)) {
        ++at;
        continue;
      }
      if (at > begin) parted.push_back({begin, at});
      begin = at + title.size();
      parted.push_back({at, begin});
      at = begin;
    }
    if (begin < end) parted.push_back({begin, end});
  }
  bounds_ = std::move(parted);
  for (std::uint32_t s = 0; s < bounds_.size(); ++s) std::fill(sentence_of_.begin() + bounds_[s].begin, sentence_of_.begin() + bounds_[s].end, s);
}

// A full stop inside a sentence of the analysis: after a word, before a capital.
bool ClaimView::ends_sentence(const Sentence& sentence, std::size_t index) const {
  const Token& token = sentence.tokens[index];
  if (token.form != "." || !token.space_after || index < 2 || index + 2 >= sentence.tokens.size()) return false;
  const std::string& next = sentence.tokens[index + 1].form;
  const std::string& last = sentence.tokens[index - 1].form;
  return begins_capital(next) && last.size() >= 3;
}

// "BEIRUT, Outlet - ...", "Kompas.com, Khartoum - ...", "Jakarta (ANTARA) - ...": where and by whom it was written.
void ClaimView::mark_dateline(Range sentence) {
  constexpr std::uint32_t kLongest = 14;  // tokens
  if (sentence.size() < 6) return;
  const std::string& first = tokens_[sentence.begin]->form;
  const bool capitals = first.size() >= 3 && in_capitals(first);
  for (std::uint32_t i = sentence.begin + 1; i < std::min(sentence.end, sentence.begin + kLongest); ++i) {
    const std::string& form = tokens_[i]->form;
    const bool glued = form.size() > 3 && (form.starts_with("\xE2\x80\x93") || form.starts_with("\xE2\x80\x94") || form.starts_with("-"));
    const bool dash = is_dash(form);
    if (form == "-" && !tokens_[i - 1]->space_after && !tokens_[i]->space_after) continue;  // "jihadist-controlled"
    if (dash || glued) {
      const bool spaced = glued || (tokens_[i - 1]->space_after && tokens_[i]->space_after && i + 1 < sentence.end);
      if (!capitals && !(spaced && names_press({sentence.begin, i}))) return;
      std::fill(dateline_.begin() + sentence.begin, dateline_.begin() + i + (dash ? 1 : 0), true);
      return;
    }
    if (tokens_[i]->upos == Upos::Verb && tokens_[i]->relation != "goeswith") break;
  }
  if (capitals && sentence.begin > 0 && place_before_name(sentence.begin)) dateline_[sentence.begin] = true;
}

// "GAZA Militer Israel mengatakan": the town in capitals that opens a paragraph, its dash lost.
bool ClaimView::place_before_name(std::uint32_t place) const {
  const std::string& next = tokens_[place + 1]->form;
  if (next.size() < 2 || next[0] < 'A' || next[0] > 'Z' || next[1] < 'a' || tokens_[place + 1]->upos == Upos::Verb) return false;
  if (paragraph_at(place) == paragraph_at(place - 1)) return false;
  for (auto at = first_mention(analysed_[place]); at != findings_.mentions.end() && at->tokens.sentence == analysed_[place]; ++at) {
    if (at->tokens.begin + bases_[analysed_[place]] != place || at->tokens.end != at->tokens.begin + 1) continue;
    if (names_ground(findings_.evidence.entities[at->entities.front()].type)) return true;
  }
  return false;
}

std::vector<MentionAt>::const_iterator ClaimView::first_mention(std::uint32_t sentence) const {
  return std::ranges::lower_bound(findings_.mentions, sentence, {}, [](const MentionAt& mention) { return mention.tokens.sentence; });
}

// Nothing but towns and media, one of them at least, parted by a comma or bracket; the address of a site is a medium and may
// stand alone.
bool ClaimView::names_press(Range range) const {
  constexpr int kSite = 60;  // bytes
  Span whole = span(range);
  const auto inked = [&](std::uint32_t i) { return static_cast<unsigned char>(text_[i]) > ' '; };
  for (int reach = 0; reach < kSite && whole.begin > 0 && inked(whole.begin - 1); ++reach) --whole.begin;  // "Inilah.|com", taken for the end of a sentence
  bool parted = false, place = false, site = false, word = true;
  for (std::uint32_t i = whole.begin; i < whole.end; ++i) {
    const auto c = static_cast<unsigned char>(text_[i]);
    if (c == ',' || c == '(') parted = true;
    if (c == '.' && i > whole.begin && i + 2 < whole.end && inked(i - 1) && inked(i + 1)) site = true;
    if (word && c >= 'a' && c <= 'z') return false;
    word = c <= ' ';
  }
  const std::uint32_t sentence = analysed_[range.begin];
  for (auto first = first_mention(sentence); first != findings_.mentions.end() && first->tokens.sentence == sentence; ++first) {
    const MentionAt& mention = *first;
    if (!whole.contains(analysis_.sentences[mention.tokens.sentence].tokens[mention.head].span)) continue;
    const LocalEntity& entity = findings_.evidence.entities[mention.entities.front()];
    if (entity.type == EntityType::Person && !site) return false;
    place = place || is_medium(entity) || names_ground(entity.type);
  }
  return site || (parted && place);
}

void ClaimView::read_tree() {
  heads_.assign(size(), kNowhere);
  rels_.assign(size(), Rel::Other);
  for (std::uint32_t i = 0; i < size(); ++i) {
    const std::uint32_t base = bases_[analysed_[i]];
    const auto count = analysis_.sentences[analysed_[i]].tokens.size();
    const auto head = tokens_[i]->head;
    if (head >= 0 && static_cast<std::size_t>(head) < count && base + head != i) heads_[i] = base + static_cast<std::uint32_t>(head);
    if (heads_[i] != kNowhere && sentence_of_[heads_[i]] != sentence_of_[i]) heads_[i] = kNowhere;  // run-together sentences
    rels_[i] = rel_of(tokens_[i]->relation);
  }
  read_bounds();
  list_children();
  if (part_insertions()) list_children();
  if (part_joined()) list_children();
}

// "killed at least 20 civilians": "at" belongs to the number, so it makes no oblique of what is counted.
void ClaimView::read_bounds() {
  for (const NumberAt& number : findings_.numbers) {
    const Range range = range_of(number.tokens);
    for (std::uint32_t i = range.begin; i < std::min(range.end, size()); ++i) {
      const std::uint32_t noun = heads_[i];
      if (rels_[i] != Rel::Case || noun == kNowhere || noun < range.end || rels_[noun] != Rel::Obl) continue;
      rels_[i] = Rel::Advmod;
      const std::uint32_t verb = heads_[noun];
      if (verb != kNowhere && verb < range.begin && verb + 1 == range.begin) rels_[noun] = Rel::Obj;
    }
  }
}

// "Jets, the army said, bombed a village": the parser gives the inserted verb two subjects and its complement none. The
// first belongs to the complement.
bool ClaimView::part_insertions() {
  bool changed = false;
  for (std::uint32_t verb = 0; verb < size(); ++verb) {
    std::uint32_t first = kNowhere, second = kNowhere, told = kNowhere;
    for (std::uint32_t at : children(verb)) {
      const bool subject = rels_[at] == Rel::Nsubj || rels_[at] == Rel::NsubjPass;
      if (subject && at < verb && first == kNowhere) first = at;
      else if (subject && at < verb) second = at;
      else if (rels_[at] == Rel::Ccomp && at > verb && told == kNowhere && !participle(at)) told = at;  // not "said, adding"
    }
    if (second == kNowhere || told == kNowhere || subject(told) != kNowhere || lower_[verb + 1] != ",") continue;
    const auto comma = std::find(lower_.begin() + first, lower_.begin() + second, ",");
    if (comma == lower_.begin() + second) continue;
    heads_[first] = told;
    rels_[first] = child(told, Rel::AuxPass) != kNowhere ? Rel::NsubjPass : Rel::Nsubj;
    changed = true;
  }
  return changed;
}

// "The police arrested protesters and lawyers said they were beaten": the parser joins the second clause's subject to the
// first clause's object, and its verb has none. A finite verb with a complement right behind the joined noun takes it.
bool ClaimView::part_joined() {
  bool changed = false;
  for (std::uint32_t verb = 3; verb < size(); ++verb) {
    if (tokens_[verb]->upos != Upos::Verb || !has_feature(verb, "VerbForm=Fin") || subject(verb) != kNowhere) continue;
    const auto below = children(verb);
    if (std::none_of(below.begin(), below.end(), [&](std::uint32_t at) { return at > verb && (rels_[at] == Rel::Ccomp || rels_[at] == Rel::Obj); })) continue;
    const std::uint32_t noun = joined_to_object(verb);
    if (noun == kNowhere) continue;
    const std::uint32_t first = heads_[heads_[noun]], conjunction = child(noun, Rel::Cc);
    heads_[noun] = heads_[conjunction] = verb;
    rels_[noun] = Rel::Nsubj;
    if (heads_[first] == verb) {
      heads_[first] = heads_[verb];
      rels_[first] = rels_[verb];
      heads_[verb] = first;
      rels_[verb] = Rel::Conj;
    }
    changed = true;
  }
  return changed;
}

// The noun that ends right before `verb` and is joined to the object of a verb before, which has a subject of its own and
// nothing but the object's words between; kNowhere where none does.
std::uint32_t ClaimView::joined_to_object(std::uint32_t verb) const {
  constexpr int kSteps = 6;  // from the last word of the phrase up to its head
  constexpr std::uint32_t kWords = 12;  // of the object, at most
  std::uint32_t noun = verb - 1;
  while (noun > 0 && heads_[noun] == verb && (tokens_[noun]->upos == Upos::Adv || tokens_[noun]->upos == Upos::Aux)) --noun;  // "lawyers later said"
  for (int step = 0; step < kSteps && noun != kNowhere && rels_[noun] != Rel::Conj; ++step) noun = heads_[noun] < verb ? heads_[noun] : kNowhere;
  if (noun == kNowhere || rels_[noun] != Rel::Conj || !nominal(noun) || child(noun, Rel::Cc) == kNowhere || child(noun, Rel::Case) != kNowhere) return kNowhere;
  const std::uint32_t object = heads_[noun], first = object == kNowhere ? kNowhere : heads_[object];
  if (first == kNowhere || rels_[object] != Rel::Obj || object > noun || first > object || object - first > kWords || sentence_of_[first] != sentence_of_[verb]) return kNowhere;
  const std::uint32_t doer = subject(first);
  if (doer == kNowhere || doer > first || (heads_[first] == verb) == (heads_[verb] == first)) return kNowhere;
  for (std::uint32_t at = first + 1; at < object; ++at)
    if ((heads_[at] != object && (heads_[at] == kNowhere || heads_[heads_[at]] != object)) || (rels_[at] == Rel::Det && at > first + 1)) return kNowhere;  // "hit Homs | the monitor and medics said"
  return noun;
}

void ClaimView::list_children() {
  child_bounds_.assign(size() + 1, 0);
  for (std::uint32_t i = 0; i < size(); ++i)
    if (heads_[i] != kNowhere) ++child_bounds_[heads_[i] + 1];
  for (std::uint32_t i = 0; i < size(); ++i) child_bounds_[i + 1] += child_bounds_[i];
  children_.resize(child_bounds_.back());
  auto fill = child_bounds_;
  for (std::uint32_t i = 0; i < size(); ++i)
    if (heads_[i] != kNowhere) children_[fill[heads_[i]]++] = i;
}

// Depth-first numbers, so that "below" is one comparison, and the extent of each subtree. Tokens on a cycle are never
// reached from a root: they stand alone.
void ClaimView::number_tree() {
  first_.assign(size(), 0);
  last_.assign(size(), 0);
  extents_.resize(size());
  for (std::uint32_t i = 0; i < size(); ++i) extents_[i] = {i, i + 1};
  std::uint32_t clock = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> stack;  // place, next child
  for (std::uint32_t root = 0; root < size(); ++root) {
    if (heads_[root] != kNowhere) continue;
    first_[root] = ++clock;
    stack.assign(1, {root, 0});
    while (!stack.empty()) {
      auto& [place, next] = stack.back();
      const auto below_it = children(place);
      if (next < below_it.size()) {
        const auto child = below_it[next++];
        first_[child] = ++clock;
        stack.emplace_back(child, 0);
        continue;
      }
      const auto done = place;
      last_[done] = clock + 1;
      stack.pop_back();
      if (stack.empty()) continue;
      Range& above = extents_[stack.back().first];
      above = {std::min(above.begin, extents_[done].begin), std::max(above.end, extents_[done].end)};
    }
  }
  bool cycles = false;
  for (std::uint32_t i = 0; i < size(); ++i)
    if (first_[i] == 0) {
      cycles = true;
      heads_[i] = kNowhere;
      first_[i] = ++clock;
      last_[i] = clock + 1;
    }
  if (cycles) list_children();
}

void ClaimView::look_up() {
  words_.resize(size());
  auto add = [](TokenWords& to, const WordInfo* info) {
    if (!info || to.count == to.infos.size() || std::find(to.infos.begin(), to.infos.begin() + to.count, info) != to.infos.begin() + to.count) return;
    to.infos[to.count++] = info;
    to.classes |= info->classes;
  };
  for (std::uint32_t i = 0; i < size(); ++i) {
    add(words_[i], lexicon_.word(lower_[i]));
    if (lexicon_.by_lemma()) add(words_[i], lexicon_.word(lower_case(tokens_[i]->lemma)));
    if (words_[i].count > 0) continue;
    for (const auto& [suffix, instead] : lexicon_.endings()) {
      if (lower_[i].size() < suffix.size() + 3 || !lower_[i].ends_with(suffix)) continue;
      add(words_[i], lexicon_.word(lower_[i].substr(0, lower_[i].size() - suffix.size()) + instead));
      if (words_[i].count > 0) break;
    }
  }
  for (std::uint32_t i = 0; i < size(); ++i) add_phrases(i);
  for (std::uint32_t i = 0; i < size(); ++i)  // "The US said": no "us"
    if (tokens_[i]->form.size() > 1 && in_capitals(tokens_[i]->form)) words_[i].classes.reset(static_cast<std::size_t>(WordClass::FirstPerson));
  for (std::uint32_t i = 1; i < size(); ++i)
    if (is(i - 1, WordClass::Singular) && sentence_of_[i] == sentence_of_[i - 1] && nominal(i)) ones_.insert(lower(i));
}

bool ClaimView::told_of_one(std::uint32_t place) const {
  if (place >= size()) return false;
  if (is(place, WordClass::Singular)) return true;
  if (place == 0) return false;
  if (is(place - 1, WordClass::Singular)) return true;
  const Upos before = sentence_at(place).begin < place ? token(place - 1).upos : Upos::Punct;
  return before != Upos::Num && before != Upos::Det && ones_.contains(lower(place));
}

bool ClaimView::is_agent(std::uint32_t place) const {
  const auto mark = child(place, Rel::Case);
  return rel(place) == Rel::Agent || (mark != kNowhere && is(mark, WordClass::Agent));
}

bool ClaimView::tells_where(std::uint32_t place) const {
  const auto mark = child(place, Rel::Case);
  return mark != kNowhere && is(mark, WordClass::PlaceMark) && !is(mark, WordClass::ActorMark);
}

bool ClaimView::has_verb(Range range) const {
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (token(i).upos == Upos::Verb || rel(i) == Rel::Cop) return true;
  return false;
}

// "called the strike on X a crime": an object between the verb and the adposition parts the phrase.
bool ClaimView::belongs(std::uint32_t place, std::uint32_t verb) const {
  if (tokens_[place]->upos != Upos::Adp) return true;
  const auto object = child(verb, Rel::Obj);
  const std::uint32_t noun = heads_[place];  // "used the hospital | as a base"
  if (noun != kNowhere && noun > place && heads_[noun] == verb && rels_[noun] == Rel::Obl) return true;
  return object == kNowhere || object < verb || object > place;
}

// A phrase belongs to its first word where that is a verb with words between, else to the word that heads it.
void ClaimView::add_phrases(std::uint32_t place) {
  const std::string lemma = lower_case(tokens_[place]->lemma);
  const Range sentence = sentence_at(place);
  auto matches = [&](std::uint32_t at, const std::string& word) {
    return lower_[at] == word || (lexicon_.by_lemma() && tokens_[at]->lemma == word);
  };
  for (const std::string& key : {lower_[place], lemma}) {
    const auto* entries = lexicon_.phrases(key);
    for (std::size_t e = 0; entries && e < entries->size(); ++e) {
      const PhraseEntry& entry = (*entries)[e];
      std::uint32_t at = place + 1;
      bool found = true;
      for (const std::string& word : entry.rest) {
        const std::uint32_t limit = std::min(sentence.end, at + entry.gap + 1);
        while (at < limit && !matches(at, word)) ++at;
        found = at < limit && belongs(at, place);
        if (!found) break;
        ++at;
      }
      if (!found) continue;
      std::uint32_t owner = place;
      if (entry.gap == 0)
        for (std::uint32_t i = place; i < at; ++i)
          if (heads_[i] == kNowhere || heads_[i] < place || heads_[i] >= at) { owner = i; break; }
      TokenWords& to = words_[owner];
      if (std::find(to.infos.begin(), to.infos.begin() + to.count, &entry.info) != to.infos.begin() + to.count) continue;
      if (to.count < to.infos.size()) to.infos[to.count++] = &entry.info;
      to.classes |= entry.info.classes;
      to.phrase_end = std::max(to.phrase_end, at);
    }
    if (lemma == lower_[place] || !lexicon_.by_lemma()) break;
  }
}

void ClaimView::place_mentions() {
  headed_.assign(size(), kNowhere);
  over_.assign(size(), kNowhere);
  mention_bounds_.assign(bounds_.size(), Range{});
  const auto longer = [&](std::uint32_t mention, std::uint32_t than) {
    return than == kNowhere || mention_range(mention).size() > mention_range(than).size();
  };
  for (std::uint32_t m = 0; m < findings_.mentions.size(); ++m) {
    const TokenRange& tokens = findings_.mentions[m].tokens;
    if (tokens.sentence >= bases_.size() || findings_.mentions[m].entities.empty()) continue;
    const Range range = mention_range(m);
    if (range.empty() || range.end > size()) continue;
    Range& in_sentence = mention_bounds_[sentence_of_[range.begin]];
    if (in_sentence.empty()) in_sentence.begin = m;
    in_sentence.end = m + 1;
    if (dateline_[range.begin]) continue;
    const std::uint32_t head = place_of(tokens, findings_.mentions[m].head);
    if (head < size() && longer(m, headed_[head])) headed_[head] = m;
    for (std::uint32_t i = range.begin; i < range.end && i < size(); ++i)
      if (longer(m, over_[i])) over_[i] = m;
  }
}

Span ClaimView::span(Range range) const {
  if (range.empty()) return {};
  Span out = tokens_[range.begin]->span;
  for (std::uint32_t i = range.begin; i < range.end; ++i) out = out.cover(tokens_[i]->span);
  return out;
}

std::span<const std::uint32_t> ClaimView::children(std::uint32_t place) const {
  return {children_.data() + child_bounds_[place], child_bounds_[place + 1] - child_bounds_[place]};
}

std::uint32_t ClaimView::child(std::uint32_t place, Rel rel) const {
  for (std::uint32_t at : children(place))
    if (rels_[at] == rel) return at;
  return kNowhere;
}

// "Prancis dan Italia, | dua penyumbang pasukan terbesar, | mengutuk": a noun phrase between commas that reach from a name to the
// verb tells what the name is.
bool ClaimView::describes(std::uint32_t noun, std::uint32_t name, std::uint32_t verb) const {
  if (name + 2 >= noun || noun + 1 >= verb || tokens_[name]->upos != Upos::Propn || tokens_[noun]->upos != Upos::Noun || lower_[verb - 1] != ",") return false;
  std::uint32_t begin = noun;
  while (begin > name + 1 && lower_[begin - 1] != ",") --begin;
  if (begin <= name + 1) return false;
  for (std::uint32_t at = name; at < verb; ++at)
    if (verbal(at) || (at > begin && at + 1 < verb && lower_[at] == ",")) return false;
  return true;
}

std::uint32_t ClaimView::subject(std::uint32_t place) const {
  // Of several (a parser's slip over quotations), the nearest before the verb, but for an apposition.
  std::uint32_t best = kNowhere;
  for (std::uint32_t at : children(place))
    if ((rels_[at] == Rel::Nsubj || rels_[at] == Rel::NsubjPass) && !dateline_[at] && (best == kNowhere || (at < place && !describes(at, best, place)))) best = at;
  if (best != kNowhere) return best;
  // An "it" before a verb of speech is often read as an expletive.
  const auto expletive = child(place, Rel::Expl);
  return expletive != kNowhere && expletive < place && tokens_[expletive]->upos == Upos::Pron ? expletive : kNowhere;
}

std::string ClaimView::path(std::uint32_t from, std::uint32_t to) const {
  std::string out(tokens_[from]->form);
  for (std::uint32_t at = from; at != to && at != kNowhere; at = heads_[at]) {
    out += " <";
    out += tokens_[at]->relation;
    if (heads_[at] == kNowhere) break;
    out += "- ";
    out += tokens_[heads_[at]]->form;
  }
  return out;
}

Range ClaimView::mention_range(std::uint32_t index) const { return range_of(findings_.mentions[index].tokens); }

Range ClaimView::range_of(const TokenRange& tokens) const {
  const std::uint32_t base = bases_[tokens.sentence];
  return {base + tokens.begin, base + tokens.end};
}

std::uint32_t ClaimView::place_at(std::uint32_t position) const {
  const auto found = std::lower_bound(tokens_.begin(), tokens_.end(), position,
                                      [](const Token* token, std::uint32_t at) { return token->span.begin < at; });
  return static_cast<std::uint32_t>(found - tokens_.begin());
}

bool ClaimView::verbal(std::uint32_t place) const {
  return tokens_[place]->upos == Upos::Verb || tokens_[place]->upos == Upos::Aux;
}

bool ClaimView::has_feature(std::uint32_t place, std::string_view feature) const { return tokens_[place]->features.find(feature) != std::string::npos; }

bool ClaimView::participle(std::uint32_t place) const {
  return has_feature(place, "VerbForm=Ger") || (has_feature(place, "VerbForm=Part") && has_feature(place, "Tense=Pres"));
}

bool ClaimView::tells_deed(std::uint32_t place) const {
  const auto infos = words(place).all();
  return std::any_of(infos.begin(), infos.end(), [](const WordInfo* info) { return !info->deeds.empty(); });
}

bool ClaimView::tells_hostile(std::uint32_t place) const {
  for (const WordInfo* info : words(place).all())
    for (std::uint16_t index : info->deeds)
      if (lexicon().deed(index).hostile) return true;
  return false;
}

bool ClaimView::tells_casualties(std::uint32_t place) const {
  return std::ranges::any_of(words(place).all(), [](const WordInfo* info) { return !info->casualties.empty(); });
}

bool ClaimView::pointed_at(std::uint32_t noun) const {
  return std::ranges::any_of(children(noun), [&](std::uint32_t child) { return has_feature(child, "PronType=Dem") || is(child, WordClass::Known); });
}

bool ClaimView::behind_opening(std::uint32_t place) const {
  return place > 0 && (token(place - 1).upos == Upos::Punct || is(place - 1, WordClass::Complementizer) || cue_takes(place - 1, kTakesClause));
}

bool ClaimView::cue_does(std::uint32_t place, Act act) const {
  for (const WordInfo* info : words(place).all())
    for (std::uint16_t index : info->cues)
      if (lexicon().cue(index).act == act) return true;
  return false;
}

bool ClaimView::cue_takes(std::uint32_t place, std::uint8_t takes) const {
  for (const WordInfo* info : words(place).all())
    for (std::uint16_t index : info->cues)
      if (lexicon().cue(index).takes & takes) return true;
  return false;
}

bool ClaimView::nominal(std::uint32_t place) const {
  const Upos upos = tokens_[place]->upos;
  return upos == Upos::Noun || upos == Upos::Propn || upos == Upos::Pron || upos == Upos::Num;
}

}  // namespace hearsay::extract
