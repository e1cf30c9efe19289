#include "extract/find/claim_headline.h"

#include <algorithm>

#include "extract/find/claim_content.h"
#include "extract/syntax/word_shape.h"

namespace hearsay::extract {

namespace {

constexpr std::uint32_t kSourceWords = 7;  // longest source of a headline, in tokens
constexpr std::uint32_t kSpeech = 5;       // shortest quotation that is speech
constexpr std::uint32_t kNear = 3;         // sentences between a speech and its speaker

bool is_separator(std::string_view word) { return word == ":" || word == "-" || word == "--" || word == "_" || word == "|" || word == "\xE2\x80\x93" || word == "\xE2\x80\x94"; }

void sort_drafts(std::vector<Draft>& drafts) {
  std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) { return a.place() < b.place(); });
}

// Drafts that stand in `range`, by binary search.
bool holds_draft(const std::vector<Draft>& drafts, Range range) {
  const auto found = std::lower_bound(drafts.begin(), drafts.end(), range.begin, [](const Draft& draft, std::uint32_t at) { return draft.place() < at; });
  return found != drafts.end() && found->place() < range.end;
}

class Headlines {
 public:
  Headlines(const ClaimView& view, Attribution& attribution, std::vector<Draft>& drafts) : view_(view), attribution_(attribution), drafts_(drafts) {}

  void run() {
    std::vector<Draft> more;
    for (std::uint32_t s = 0; s < view_.sentences(); ++s) {
      const Range range = view_.sentence(s);
      if (range.size() < 4 || range.size() > 40 || view_.skipped(range.begin)) continue;
      Draft draft;
      const Range last = is_headline(view_, s) ? last_part(range) : Range{};
      if (!last.empty() && before_colon(last, draft)) {  // "A says B, C: D"
        cut_at(last.begin);
        more.push_back(std::move(draft));
        continue;
      }
      draft = Draft{};
      if (holds_draft(drafts_, range)) {  // "Police: A did B, C says D": the first part is the source's
        if (is_headline(view_, s) && before_colon(range, draft) && cut_before_cue(draft)) more.push_back(std::move(draft));
        continue;
      }
      if (before_colon(range, draft) || (is_headline(view_, s) && at_end(range, draft)) || (s < 4 && at_end(range, draft))) more.push_back(std::move(draft));
    }
    drafts_.insert(drafts_.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    sort_drafts(drafts_);
  }

 private:
  // The words of `range` are a source and nothing else.
  Speaker source(Range range) {
    if (range.empty() || range.size() > kSourceWords || view_.has_verb(range)) return {};
    const auto root = root_of(view_, range);
    Speaker found = attribution_.speaker_at(root, {});
    if (found.found() && found.range.begin < range.begin) found = view_.is(root, WordClass::SourceNoun) ? attribution_.claimant(root, range) : Speaker{};
    const Range named = found.range;
    const bool whole = named.end == range.end && attribution_.entity(found.entities.empty() ? 0 : found.entities.front()).type == EntityType::Person;  // "French Foreign Minister X"
    if (!found.found() || (named.size() + 2 < range.size() && !whole)) return {};
    return found;
  }

  // A name that is known, or a word for a source, ends the line.
  bool named_source(Range range) const {
    const auto mention = view_.mention_over(range.end - 1);
    return view_.is(range.end - 1, WordClass::SourceNoun) || (mention != kNowhere && view_.mention(mention).kind == MentionKind::Name);
  }

  // "monitor", "NGO": the monitor of the document; else what the one word stands for.
  Speaker lone_source(std::uint32_t place) {
    Speaker found;
    if (const auto monitor = view_.is(place, WordClass::MonitorNoun) ? attribution_.only_monitor() : std::nullopt) {
      found.entities = {*monitor};
      found.rule = "the monitor of the document";
      found.range = {place, place + 1};
      return found;
    }
    const auto mention = view_.mention_over(place);
    return mention != kNowhere && view_.mention_range(mention).size() == 1 ? attribution_.speaker_at(place, {}) : attribution_.claimant(place, {place, place + 1});
  }

  // "... - monitor activists", the comma lost: every word is a source.
  Speaker unjoined(Range range) {
    Speaker all;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (!view_.is(i, WordClass::SourceNoun) || range.size() > 3) return {};
      const Speaker one = lone_source(i);
      all.entities.insert(all.entities.end(), one.entities.begin(), one.entities.end());
    }
    all.range = range;
    all.rule = "sources in a row";
    return all;
  }

  // Dates in front of a headline are no part of its source.
  Range without_date(Range range) const {
    for (const TimeAt& time : view_.findings().times) {
      const Range at = view_.range_of(time.tokens);
      if (at.begin > range.begin + 1) break;
      if (at.begin <= range.begin + 1 && at.end > range.begin && at.end < range.end) range.begin = at.end;
    }
    return range;
  }

  // From behind the comma or semicolon before the first colon; empty where there is none.
  Range last_part(Range range) const {
    std::uint32_t begin = kNowhere;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (view_.lower(i) == "," || view_.lower(i) == ";") begin = i + 1;
      if (view_.lower(i) == ":") return begin == kNowhere || i + 2 >= range.end ? Range{} : Range{begin, range.end};
    }
    return {};
  }

  // What the cues before `place` in its sentence tell ends there.
  void cut_at(std::uint32_t place) {
    for (Draft& draft : drafts_)
      if (draft.place() < place && view_.sentence_of(draft.place()) == view_.sentence_of(place))
        for (Range& content : draft.content)
          if (content.begin + 1 < place && content.end >= place) content.end = place - 1;
  }

  // Ends the content where the clause of the first cue in it begins; false where nothing is left.
  bool cut_before_cue(Draft& draft) const {
    Range& content = draft.content.front();
    const auto found = std::lower_bound(drafts_.begin(), drafts_.end(), content.begin, [](const Draft& other, std::uint32_t at) { return other.place() < at; });
    if (found == drafts_.end() || found->place() >= content.end) return false;
    std::uint32_t end = found->place();
    const Range speaker = found->speaker.range;
    if (!speaker.empty() && speaker.begin >= content.begin && speaker.begin < end) end = speaker.begin;
    while (end > content.begin && view_.token(end - 1).upos == Upos::Punct) --end;
    if (end < content.begin + 3) return false;
    content.end = end;
    draft.root = root_of(view_, content);
    return true;
  }

  bool before_colon(Range range, Draft& draft) {
    if (view_.lower(range.begin) == "(") return false;  // "(Source: X)": a credit
    range = without_date(range);
    for (std::uint32_t i = range.begin + 1; i < std::min(range.end, range.begin + kSourceWords + 1); ++i) {
      if (view_.lower(i) != ":") continue;
      if (i == range.begin + 1 && (dateline(range.begin) || view_.is(range.begin, WordClass::Label))) return false;  // "Factbox: ..."
      draft.speaker = source({range.begin, i});
      if (!draft.speaker.found()) return false;
      const bool credit = i == range.begin + 1 && !attribution_.entity(draft.speaker.entities.front()).named && !tells_deed({i + 1, range.end});  // "Editor: NAME"
      if (credit) return false;
      set(draft, {i + 1, range.end}, "source before a colon");
      return !draft.content.front().empty();
    }
    return false;
  }

  // "BEIRUT: Two blasts ...": a place in capitals tells where, not who.
  bool dateline(std::uint32_t place) const {
    constexpr std::size_t kAcronym = 5;  // longest, in letters
    if (!acronym(place) || view_.is(place, WordClass::SourceNoun)) return false;
    const auto mention = view_.mention_over(place);
    if (mention == kNowhere) return view_.token(place).form.size() > kAcronym;
    const EntityType type = attribution_.entity(view_.mention(mention).entities.front()).type;
    return type == EntityType::Place || type == EntityType::Region;
  }

  // "... - Region - World - Ahram Online": the last parts of a web page's title say where it stands, not who tells it.
  std::uint32_t without_path(Range range, std::uint32_t end) const {
    std::uint32_t cut = end, parts = 0, last = end;
    for (std::uint32_t i = end; i > range.begin + 2; --i)
      if (view_.lower(i - 1) == "|") return without_path(range, i - 1);  // "... | Jordan Times"
    for (std::uint32_t i = end; i > range.begin + 2 && last - i <= 4; --i)
      if (is_separator(view_.lower(i - 1)) && view_.token(i - 2).space_after && view_.lower(i - 1) != ":") cut = last = i - 1, ++parts;
    return parts >= 2 ? cut : end;
  }

  bool at_end(Range range, Draft& draft) {
    std::uint32_t end = range.end;
    while (end > range.begin && view_.token(end - 1).upos == Upos::Punct) --end;
    end = without_path(range, end);
    for (std::uint32_t i = end - 1; i > range.begin + 2 && i + kSourceWords > end; --i) {
      const bool parted = view_.lower(i - 1) == ":" ? view_.token(i - 1).space_after : view_.token(i - 2).space_after;  // "Syria-Turkey" is no dash
      if (!is_separator(view_.lower(i - 1)) || !parted) continue;
      draft.speaker = source({i, end});
      if (!draft.speaker.found()) draft.speaker = unjoined({i, end});
      if (!view_.token(i - 2).space_after && !named_source({i, end})) return false;
      const bool named = draft.speaker.found() && i > range.begin + 3 && attribution_.entity(draft.speaker.entities.front()).named && view_.lower(i - 1) == ":";
      if (!draft.speaker.found() || (!named && !tells_deed({range.begin, i - 1}))) return false;
      set(draft, {range.begin, i - 1}, "source after a dash");
      return true;
    }
    return is_headline(view_, view_.sentence_of(range.begin)) && unmarked(range, end, draft);  // not "Parliament debated the Chilcot report."
  }

  // "Bomb blast kills six Syrian state TV": the mark is lost; only media count, so that objects are not taken for sources.
  bool unmarked(Range range, std::uint32_t end, Draft& draft) {
    if (state_medium(range, end, draft) || lone_monitor(range, end, draft)) return true;
    const auto mention = view_.mention_over(end - 1);
    const bool alone = mention != kNowhere && view_.is(end - 1, WordClass::SourceNoun) && view_.mention_range(mention).size() == 1;
    const bool unnamed = mention != kNowhere && view_.mention(mention).kind == MentionKind::Nominal;
    const bool misread = (alone && (acronym(end - 1) || unnamed)) || (unnamed && view_.is(end - 1, WordClass::MonitorNoun));  // "NGO" is no place
    if ((mention == kNowhere || misread) && report(range, end, draft)) return true;
    if (mention == kNowhere || view_.mention_range(mention).end != end) return false;
    const Range named = view_.mention_range(mention);
    if (named.begin <= range.begin + 2 || !tells_deed({range.begin, named.begin})) return false;
    const LocalEntity& entity = attribution_.entity(view_.mention(mention).entities.front());
    const bool medium = view_.is(end - 1, WordClass::OutletNoun) || is_medium(entity) || entity.kind == "charity";
    const Upos before = view_.token(named.begin - 1).upos;
    if (!medium || before == Upos::Adp || before == Upos::Det || before == Upos::Verb || before == Upos::Cconj) return false;
    draft.speaker.entities = view_.mention(mention).entities;
    draft.speaker.range = named;
    draft.speaker.rule = "medium at the end of a headline";
    set(draft, {range.begin, named.begin}, "source at the end");
    return true;
  }

  // "... near Daesh-held Raqqa monitor": the one monitor that the document names, whatever the words before it are read as.
  bool lone_monitor(Range range, std::uint32_t end, Draft& draft) {
    const std::uint32_t last = end - 1;
    if (!view_.is(last, WordClass::MonitorNoun) || last < range.begin + 3 || !attribution_.only_monitor() || !tells_deed({range.begin, last})) return false;
    const Upos before = view_.token(last - 1).upos;
    if (before != Upos::Noun && before != Upos::Propn) return false;
    draft.speaker = lone_source(last);
    set(draft, {range.begin, last}, "source at the end");
    return true;
  }

  bool acronym(std::uint32_t place) const { return view_.token(place).form.size() > 1 && in_capitals(view_.token(place).form); }

  // "... killed in air strikes Report": an unnamed account closes the headline.
  bool report(Range range, std::uint32_t end, Draft& draft) {
    const std::uint32_t last = end - 1;
    const Upos before = view_.token(last - 1).upos;
    // Other sources only behind the name of a place: "... in Aleppo activists", not "kills five activists".
    const bool account = view_.is(last, WordClass::StatementNoun);
    const bool behind_deed = before == Upos::Noun && view_.lexicon().by_lemma() && tells_deed({last - 1, last});               // "... in Homs bombing activists"
    if ((!account && !behind_deed && before != Upos::Propn && !acronym(last)) || !view_.is(last, WordClass::SourceNoun) || !tells_deed({range.begin, last})) return false;
    if (view_.token(last).upos == Upos::Verb || (before != Upos::Noun && before != Upos::Propn)) return false;
    draft.speaker = lone_source(last);
    if (!draft.speaker.found()) return false;
    draft.speaker.range = {last, end};
    set(draft, {range.begin, last}, "source at the end");
    return true;
  }

  // "... kills 31 in Kurdish city state TV": the words that end the line are the last words of a medium named elsewhere.
  bool state_medium(Range range, std::uint32_t end, Draft& draft) {
    if (end < range.begin + 5 || !view_.is(end - 1, WordClass::OutletNoun) || !tells_deed({range.begin, end - 2})) return false;
    const std::string_view word = view_.lower(end - 2);
    for (std::uint32_t m = 0; m < view_.findings().mentions.size(); ++m) {
      const Range named = view_.mention_range(m);
      if (named.size() < 2 || named.end > view_.size() || named.contains(end - 1) || !view_.is(named.end - 1, WordClass::OutletNoun)) continue;
      if (view_.lower(named.end - 2) != word || view_.token(named.end - 2).upos == Upos::Propn) continue;
      draft.speaker.entities = view_.mention(m).entities;
      draft.speaker.range = {end - 2, end};
      draft.speaker.rule = "medium at the end of a headline";
      set(draft, {range.begin, end - 2}, "source at the end");
      return true;
    }
    return false;
  }

  bool tells_deed(Range range) const {
    if (view_.has_verb(range)) return true;
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      for (const WordInfo* info : view_.words(i).all())
        if (!info->deeds.empty() || !info->casualties.empty()) return true;
    return false;
  }

  void set(Draft& draft, Range content, const char* rule) {
    draft.content = {content};
    draft.root = root_of(view_, content);
    draft.reasons.push_back({"headline", rule});
  }

  const ClaimView& view_;
  Attribution& attribution_;
  std::vector<Draft>& drafts_;
};

class Implicit {
 public:
  Implicit(const ClaimView& view, const Attribution& attribution, std::span<const QuotedRange> quotes, std::vector<Draft>& drafts)
      : view_(view), attribution_(attribution), quotes_(quotes), drafts_(drafts) {}

  void run() {
    for (const Draft& draft : drafts_)
      for (Range content : draft.content)
        for (std::uint32_t i = content.begin; i < content.end; ++i) held(i) = true;
    std::vector<Draft> more;
    for (const QuotedRange& quote : quotes_) quotation(quote, more);
    // A text with quotation marks has its speech between them; one that lost them tells it by the first person.
    const bool lost = std::none_of(quotes_.begin(), quotes_.end(), [](const QuotedRange& quote) { return !quote.single && quote.range.size() >= kSpeech; });
    for (std::uint32_t s = 0; lost && s < view_.sentences(); ++s) first_person(view_.sentence(s), more);
    for (std::uint32_t s = 1; s < view_.sentences(); ++s) continuation(s, more);
    drafts_.insert(drafts_.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    sort_drafts(drafts_);
  }

 private:
  std::vector<bool>::reference held(std::uint32_t place) {
    if (held_.empty()) held_.assign(view_.size(), false);
    return held_[place];
  }

  bool any_held(Range range) {
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      if (held(i)) return true;
    return false;
  }

  void quotation(const QuotedRange& quote, std::vector<Draft>& more) {
    const Range range = quote.range;
    if (quote.single || range.size() < kSpeech || view_.skipped(range.begin) || any_held(range)) return;
    const Range first = view_.sentence_at(range.begin), last = view_.sentence_at(range.end - 1);
    const bool opens = range.begin > first.begin && is_stop(range.begin - 1);                    // "..., he said. | "We did." | He left."
    const bool closes = range.end >= range.begin + 2 && is_stop(range.end - 2);
    const std::uint32_t outside = (opens ? 0 : range.begin - first.begin) + (closes ? 0 : last.end - range.end);
    if (outside > 3 || !view_.has_verb(range)) return;
    add(range, true, more);
  }

  bool is_stop(std::uint32_t place) const {
    const std::string_view word = view_.lower(place);
    return word == "." || word == "!" || word == "?";
  }

  // A sentence whose subject is the first person can only be somebody's speech.
  void first_person(Range range, std::vector<Draft>& more) {
    if (range.size() < 5 || view_.skipped(range.begin) || any_held(range) || holds_draft(drafts_, range)) return;
    for (std::uint32_t i = range.begin; i < std::min(range.end, range.begin + 12); ++i) {
      if (!view_.is(i, WordClass::FirstPerson) || view_.rel(i) != Rel::Nsubj || view_.skipped(i)) continue;
      if (quotation_over(quotes_, i) != kNowhere) return;
      add(range, false, more);
      return;
    }
  }

  // "X said 20 people died. One of them was a child.": a sentence that counts on from what the one before reported.
  void continuation(std::uint32_t sentence, std::vector<Draft>& more) {
    const Range range = view_.sentence(sentence), last = view_.sentence(sentence - 1);
    if (range.size() < 5 || last.empty() || view_.skipped(range.begin) || view_.paragraph_at(range.begin) != view_.paragraph_at(last.begin)) return;
    if (any_held(range) || holds_draft(drafts_, range) || !view_.has_verb(range) || !counts_on(range)) return;
    const auto after = std::lower_bound(drafts_.begin(), drafts_.end(), range.begin, [](const Draft& draft, std::uint32_t at) { return draft.place() < at; });
    if (after == drafts_.begin()) return;
    const Draft& teller = *(after - 1);
    if (teller.cue.place == kNowhere || teller.quoted || teller.nested || !last.contains(teller.place())) return;
    if (!teller.holds(last.end - 2) && !(teller.side == Side::Before && teller.cue.range.end + 1 >= last.end)) return;  // "..., he said."
    add_from(teller, range, false, "a sentence that counts on from the claim before", more);
  }

  // "One of the dead", "seven others", "dari jumlah itu", "akibatnya" at its beginning.
  bool counts_on(Range range) const {
    bool number = false;
    for (std::uint32_t i = range.begin; i < std::min(range.end, range.begin + 6); ++i) {
      if (view_.is(i, WordClass::Continuing)) return true;
      if (view_.token(i).upos == Upos::Verb) return false;
      const bool part = view_.is(i, WordClass::Among) && i + 1 < range.end && (view_.token(i + 1).upos == Upos::Pron || view_.token(i + 1).upos == Upos::Det);
      if (number && ((!view_.lexicon().by_lemma() && view_.is(i, WordClass::More)) || part)) return true;
      number = number || view_.token(i).upos == Upos::Num || view_.is(i, WordClass::Vague) || (view_.token(i).upos == Upos::Det && view_.is(i, WordClass::More));
    }
    return false;
  }

  bool person(const Draft& draft) const {
    for (std::size_t index : draft.speaker.entities)
      if (attribution_.entity(index).type == EntityType::Person) return true;
    return false;
  }

  // Whoever spoke last before the speech, else first after it.
  void add(Range range, bool quoted, std::vector<Draft>& more) {
    const auto after = std::lower_bound(drafts_.begin(), drafts_.end(), range.begin, [](const Draft& draft, std::uint32_t at) { return draft.place() < at; });
    const std::uint32_t sentence = view_.sentence_of(range.begin);
    const Draft* best = nullptr;
    int seen = 0;
    for (auto draft = after; draft != drafts_.begin() && seen < 6; ++seen) {
      --draft;
      if (view_.sentence_of(draft->place()) + kNear < sentence) break;
      if (draft->nested || !draft->speaker.found()) continue;
      if (!best || (!quoted && !person(*best) && person(*draft))) best = &*draft;
      if (quoted || person(*best)) break;
    }
    if (!best && after != drafts_.end() && view_.sentence_of(after->place()) <= sentence + 2 && after->speaker.found()) best = &*after;
    if (best) add_from(*best, range, true, quoted ? "a quotation without a cue" : "a sentence in the first person", more);
  }

  void add_from(const Draft& teller, Range range, bool speech, const char* why, std::vector<Draft>& more) const {
    Draft draft;
    draft.speaker = teller.speaker;
    draft.speaker.range = {};
    draft.speaker.rule = "speaker of the claim beside it";
    draft.content = {range};
    draft.root = root_of(view_, range);
    draft.quoted = speech;
    draft.implicit = true;
    draft.reasons.push_back({"implicit", why});
    more.push_back(std::move(draft));
  }

  const ClaimView& view_;
  const Attribution& attribution_;
  std::span<const QuotedRange> quotes_;
  std::vector<Draft>& drafts_;
  std::vector<bool> held_;
};

}  // namespace

void add_headlines(const ClaimView& view, Attribution& attribution, std::vector<Draft>& drafts) { Headlines(view, attribution, drafts).run(); }

void add_implicit(const ClaimView& view, const Attribution& attribution, std::span<const QuotedRange> quotes, std::vector<Draft>& drafts) {
  Implicit(view, attribution, quotes, drafts).run();
}

}  // namespace hearsay::extract
