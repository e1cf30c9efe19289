#include "extract/syntax/tokenizer.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"
#include "extract/syntax/word_shape.h"

namespace hearsay::extract {
namespace {

constexpr std::size_t kWeightColumns = 64;  // weights of one scale in the file

bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0x3000 ||
         c == 0xFEFF || (c >= 0x2000 && c <= 0x200B) || c == 0x202F;
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9e3779b97f4a7c15ULL;
  return hash ^ (hash >> 29);
}
std::uint64_t mix_text(std::uint64_t hash, std::string_view text) {
  for (const char c : text) hash = mix(hash, static_cast<unsigned char>(c));
  return mix(hash, text.size());
}
std::uint64_t finish(std::uint64_t hash) {
  hash ^= hash >> 32;
  hash *= 0xd6e8feb86659fd93ULL;
  return hash ^ (hash >> 32);
}

char kind_of(char32_t c) {
  if (c >= 'A' && c <= 'Z') return 'X';
  if (c >= 'a' && c <= 'z') return 'x';
  if (c >= '0' && c <= '9') return '0';
  if (is_space(c)) return 's';
  if (c < 0x80) return static_cast<char>(c);
  const auto point = static_cast<UChar32>(c);
  if (u_isupper(point)) return 'X';
  if (u_isalpha(point) || (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0) return 'x';
  if (u_isdigit(point)) return '0';
  return '*';
}

bool is_letter(char kind) { return kind == 'X' || kind == 'x'; }

char32_t simple_point(char32_t c) {
  switch (c) {
    case 0x2018: case 0x2019: return '\'';
    case 0x201C: case 0x201D: return '"';
    case 0x2013: case 0x2014: return '-';
    default: return c >= '0' && c <= '9' ? U'0' : c;
  }
}

// What a token looks like to the sentence classifier.
struct TokenLook {
  std::uint64_t form = 0;   // of the normal form
  std::uint64_t shape = 0;
  char first = ' ';         // kind of its first character
  std::size_t length = 0;
};

TokenLook look_at(std::string_view text, const RawToken& token) {
  const std::string_view form = slice(text, token.span);
  TokenLook look;
  look.form = mix_text(17, normal_form(form.substr(0, 40)));
  look.shape = mix_text(19, shape_of(form.substr(0, 40)));
  look.first = kind_of(decode_utf8(form, 0).value);
  look.length = std::min<std::size_t>(form.size(), 6);
  return look;
}

bool is_quote_or_bracket(std::string_view form) {
  static constexpr std::string_view kMarks[] = {"\"", "'", ")", "]", "''", "\u201D", "\u2019", "\u00BB", "}", "\u201C"};
  return std::find(std::begin(kMarks), std::end(kMarks), form) != std::end(kMarks);
}

Result<LinearModel> load_weights(const ModelFile& file, const std::string& name) {
  HEARSAY_TRY(const std::vector<std::int32_t> bits, file.numbers(name + ".bits"));
  if (bits.size() != 1 || bits[0] < 6 || bits[0] > 24) return fail(ErrorCode::Corrupt, "tokenizer model: size of \"" + name + "\" makes no sense");
  HEARSAY_TRY(std::vector<float> weights, file.matrix(name, (std::size_t{1} << bits[0]) / kWeightColumns, kWeightColumns));
  return LinearModel(std::move(weights));
}

// Byte offset in `token` of its last `count` code points.
std::size_t tail_offset(std::string_view token, std::size_t count) {
  std::size_t at = token.size();
  while (count > 0 && at > 0) {
    --at;
    if ((static_cast<unsigned char>(token[at]) & 0xC0) != 0x80) --count;
  }
  return at;
}

std::size_t length_in_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Whether the line that ends at `end` goes on in the next one: a long line without a final mark, then a small letter.
bool wraps(std::string_view text, std::size_t line_begin, std::size_t end) {
  constexpr std::size_t kShortestWrapped = 45;
  if (end - line_begin < kShortestWrapped || end + 1 >= text.size()) return false;
  const unsigned char next = static_cast<unsigned char>(text[end + 1]);
  if (!(next >= 'a' && next <= 'z')) return false;
  const char last = text[end - 1];
  return last != '.' && last != '!' && last != '?' && last != ':' && last != '"';
}

bool is_stop(char32_t c) { return c == '.' || c == '!' || c == '?'; }
bool is_double_quote(char32_t c) { return c == '"'; }

// Whether a word that ends before a stop can end a sentence: no initial, no title in two or three letters ("Dr.Ahmad",
// "St.Petersburg"), but acronyms, numbers, closed brackets.
bool can_end(const TextView& view, std::size_t end) {
  std::size_t begin = end, capitals = 0;
  while (begin > 0 && is_letter(view.kinds[begin - 1])) capitals += view.kinds[--begin] == 'X' ? 1 : 0;
  const std::size_t letters = end - begin;
  if (letters == 0) return end > 0 && (view.kinds[end - 1] == '0' || view.kinds[end - 1] == ')' || is_double_quote(view.points[end - 1]));
  if (begin > 0 && view.points[begin - 1] == '.') return false;  // "example.co.Uk", "M.Sc.Ahmad"
  return letters > 3 || (letters > 1 && (capitals == 0 || capitals == letters));
}

// Whether a word that follows a stop can begin a sentence: a capital and small letters, no last part of an address.
bool can_begin(const TextView& view, std::size_t begin) {
  static constexpr std::string_view kDomains[] = {"Com", "Id", "Net", "Org", "Co", "Tv", "Info", "Gov"};
  std::size_t end = begin;
  while (end < view.kinds.size() && is_letter(view.kinds[end])) ++end;
  if (end < begin + 2 || view.kinds[begin] != 'X' || view.kinds[begin + 1] != 'x') return false;
  const std::string_view word = view.text.substr(view.offsets[begin], view.offsets[end] - view.offsets[begin]);
  return std::find(std::begin(kDomains), std::end(kDomains), word) == std::end(kDomains);
}

// "kata NNA.Serangan", "ke Lebanon.\"Mengingat", "itu.\"\"Saya": where a sentence begins whose space was lost, for a stop at
// `stop`; 0 where none was. Straight marks open or close by their number in the paragraph so far.
std::size_t lost_begin(const TextView& view, std::size_t stop, bool inside_quotes) {
  if (!is_stop(view.points[stop]) || stop == 0 || !can_end(view, stop)) return 0;
  std::size_t at = stop + 1;
  bool open = inside_quotes;
  const auto mark = [&] { return at < view.points.size() && is_double_quote(view.points[at]); };
  if (open && mark()) ++at, open = false;
  const std::size_t begin = at;
  if (!open && mark()) ++at;
  return at < view.kinds.size() && can_begin(view, at) ? begin : 0;
}

constexpr char kNoSeam = 0, kCut = 1, kBegins = 2;

// Cuts between words of the view that lost the space between them.
void part_runs(const TextView& view, const LostSpaces& spaces, std::vector<char>& seams) {
  for (std::size_t begin = 0; begin < view.kinds.size();) {
    std::size_t end = begin;
    while (end < view.kinds.size() && is_letter(view.kinds[end])) ++end;
    std::size_t at = begin;
    for (const std::size_t cut : spaces.cuts(view.text.substr(view.offsets[begin], view.offsets[end] - view.offsets[begin]))) {
      while (view.offsets[at] < view.offsets[begin] + cut) ++at;
      seams[at] = kCut;
    }
    begin = end + 1;
  }
}

// Where tokens are cut whatever the classifier says, and where sentences begin: around stops that lost their space.
std::vector<char> seams_of(const TextView& view) {
  std::vector<char> seams(view.points.size() + 1, kNoSeam);
  bool inside_quotes = false;
  for (std::size_t i = 0; i < view.points.size(); ++i) {
    if (is_double_quote(view.points[i])) inside_quotes = !inside_quotes;
    const std::size_t begin = lost_begin(view, i, inside_quotes);
    if (begin == 0) continue;
    for (std::size_t at = i; at <= begin + 1; ++at)
      if (at <= begin || is_double_quote(view.points[begin])) seams[at] = kCut;
    seams[begin] = kBegins;
  }
  return seams;
}

Span trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end) {
    const CodePoint point = decode_utf8(text, begin);
    if (!is_space(point.value)) break;
    begin += point.length;
  }
  while (end > begin) {
    const std::size_t last = begin + tail_offset(text.substr(begin, end - begin), 1);
    if (!is_space(decode_utf8(text, last).value)) break;
    end = last;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

TextView view_of(std::string_view text) {
  TextView view;
  view.text = text;
  view.points.reserve(text.size());
  view.offsets.reserve(text.size() + 1);
  view.kinds.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    view.offsets.push_back(static_cast<std::uint32_t>(at));
    const char32_t simple = simple_point(point.value);
    view.points.push_back(simple);
    view.kinds.push_back(kind_of(simple));
    at += point.length;
  }
  view.offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return view;
}

bool may_cut(const TextView& view, std::size_t i) {
  const char left = view.kinds[i - 1];
  const char right = view.kinds[i];
  return !(is_letter(left) && is_letter(right)) && !(left == '0' && right == '0');
}

void cut_features(const TextView& view, std::size_t i, std::size_t chunk_begin, std::size_t chunk_end, std::size_t last_cut,
                  std::vector<std::uint64_t>& out) {
  constexpr int kReach = 4;
  char32_t point[2 * kReach];
  std::uint64_t kinds[2 * kReach];
  for (int k = 0; k < 2 * kReach; ++k) {
    const auto at = static_cast<std::ptrdiff_t>(i) + k - kReach;
    const bool inside = at >= static_cast<std::ptrdiff_t>(chunk_begin) && at < static_cast<std::ptrdiff_t>(chunk_end);
    point[k] = inside ? view.points[static_cast<std::size_t>(at)] : U' ';
    kinds[k] = inside ? static_cast<unsigned char>(view.kinds[static_cast<std::size_t>(at)]) : 's';
  }
  const auto add = [&](std::uint64_t kind, auto... values) {
    std::uint64_t hash = kind;
    ((hash = mix(hash, static_cast<std::uint64_t>(values))), ...);
    out.push_back(finish(hash));
  };
  out.clear();
  add(1);
  add(2, point[3], point[4]);
  add(3, point[2], point[3]);
  add(4, point[4], point[5]);
  add(5, point[2], point[3], point[4]);
  add(6, point[3], point[4], point[5]);
  add(7, point[2], point[3], point[4], point[5]);
  add(8, point[1], point[2], point[3], point[4]);
  add(9, point[3], point[4], point[5], point[6]);
  add(10, point[1], point[2], point[3], point[4], point[5], point[6]);
  add(11, kinds[3], kinds[4]);
  add(12, kinds[2], kinds[3], kinds[4], kinds[5]);
  add(13, kinds[1], kinds[2], kinds[3], kinds[4], kinds[5], kinds[6]);
  add(14, kinds[0], kinds[1], kinds[2], kinds[3], kinds[4], kinds[5], kinds[6], kinds[7]);
  add(15, point[3], kinds[4], kinds[5]);
  add(16, kinds[2], kinds[3], point[4]);
  const auto piece = [&](std::size_t begin, std::size_t end) {
    return view.text.substr(view.offsets[begin], std::min<std::size_t>(view.offsets[end] - view.offsets[begin], 24));
  };
  std::size_t right_end = i + 1;
  while (right_end < chunk_end && right_end < i + 12 && !may_cut(view, right_end)) ++right_end;
  std::size_t left_begin = i - 1;
  while (left_begin > last_cut && left_begin + 12 > i && !may_cut(view, left_begin)) --left_begin;
  const std::string left = lower_case(piece(left_begin, i));
  const std::string right = lower_case(piece(i, right_end));
  const std::string whole_left = lower_case(piece(last_cut, i));
  out.push_back(finish(mix_text(20, left)));
  out.push_back(finish(mix_text(21, right)));
  out.push_back(finish(mix_text(mix_text(22, left), right)));
  out.push_back(finish(mix_text(mix(23, point[4]), whole_left)));
  out.push_back(finish(mix_text(mix_text(24, whole_left), right)));
  out.push_back(finish(mix_text(mix(25, point[3]), right)));
  const bool end = right_end == chunk_end;
  const bool start = last_cut == chunk_begin;
  add(26, kinds[3], kinds[4], end, start);
  add(27, point[3], point[4], end, start);
  add(28, point[3], point[4], kinds[5], std::min<std::size_t>(chunk_end - i, 5));
  add(29, kinds[3], point[4], std::min<std::size_t>(i - last_cut, 5), end);
  const std::string_view chunk = piece(chunk_begin, chunk_end);
  const bool link = chunk.find("://") != std::string_view::npos || chunk.find("www.") != std::string_view::npos;
  const bool mail = chunk.find('@') != std::string_view::npos;
  add(30, link, mail, kinds[3], kinds[4], end);
  add(31, link, mail, point[3], point[4]);
}

void end_features(std::string_view text, const std::vector<RawToken>& tokens, std::size_t i, std::size_t begin,
                  std::vector<std::uint64_t>& out) {
  static const TokenLook kNone;
  const auto at = [&](std::size_t index) { return index < tokens.size() ? look_at(text, tokens[index]) : kNone; };
  const TokenLook last = at(i);
  const TokenLook before = i > begin ? at(i - 1) : kNone;
  const TokenLook before2 = i > begin + 1 ? at(i - 2) : kNone;
  const TokenLook next = at(i + 1);
  const TokenLook next2 = at(i + 2);
  const bool space = tokens[i].space_after;
  const bool mark = !is_letter(last.first) && last.first != '0';
  const std::size_t length = std::min<std::size_t>((i - begin + 1) / 3, 12);
  const auto add = [&](std::uint64_t kind, auto... values) {
    std::uint64_t hash = kind;
    ((hash = mix(hash, static_cast<std::uint64_t>(values))), ...);
    out.push_back(finish(hash));
  };
  out.clear();
  add(101);
  add(102, last.form, space);
  add(103, last.form, next.form);
  add(104, last.form, next.shape);
  add(105, last.form, next.first, space);
  add(106, last.form, before.form);
  add(107, last.form, before.shape, next.shape);
  add(108, before.form, last.form, next.first);
  add(109, before.shape, last.form, next.first, next.length);
  add(110, next.form, mark);
  add(111, next.shape, mark, space);
  add(112, next.form, next2.form);
  add(113, last.shape, next.shape, space);
  add(114, last.shape, next.shape, next2.shape);
  add(115, before.shape, last.shape, next.shape, next2.shape);
  add(116, last.form, next.form, next2.first);
  add(117, before2.form, before.form, last.form);
  add(118, last.form, length);
  add(119, mark, next.first, length);
  add(120, last.form, next.first, next2.first, space);
  add(121, last.form, before.length, before.first, next.first);
  add(122, last.form, next.shape, next2.shape, before.shape);
  add(123, before2.shape, before.shape, last.form, next.first);
  add(124, last.form, i == begin, next.first);
  std::size_t quotes = 0;
  for (std::size_t k = i + 1; k > begin && k + 60 > i; --k) {
    const std::string_view form = slice(text, tokens[k - 1].span);
    quotes += form == "\"" ? 1 : 0;
  }
  const bool closed = is_quote_or_bracket(slice(text, tokens[i].span));
  add(125, closed, before.form, next.first, quotes % 2);
  add(126, last.form, quotes % 2, next.first);
}

std::string_view split_stem(std::string_view normal, std::size_t suffix) {
  const std::string_view stem = normal.substr(0, normal.size() - suffix);
  return !stem.empty() && stem.back() == '-' ? stem.substr(0, stem.size() - 1) : stem;
}

void split_features(std::string_view normal, std::size_t suffix, std::string_view before, std::string_view after,
                    bool known_stem, std::vector<std::uint64_t>& out) {
  const std::string_view stem = normal.substr(0, normal.size() - suffix);
  const std::string_view tail = normal.substr(normal.size() - suffix);
  const std::uint64_t base = mix_text(200, tail);
  const std::size_t length = std::min<std::size_t>(stem.size(), 8);
  const auto add = [&](std::uint64_t hash) { out.push_back(finish(mix(hash, base))); };
  out.clear();
  add(1);
  add(mix(2, known_stem));
  add(mix(mix(3, known_stem), length));
  add(mix_text(4, stem));
  for (std::size_t size = 1; size <= 4 && size <= stem.size(); ++size) {
    add(mix_text(5, stem.substr(stem.size() - size)));
    add(mix(mix_text(6, stem.substr(0, size)), known_stem));
  }
  add(mix_text(7, normal_form(before)));
  add(mix_text(8, normal_form(after)));
  add(mix(mix_text(9, stem.substr(0, 2)), length));
}

Result<Tokenizer> Tokenizer::read(const std::string& path, const std::string& language) {
  HEARSAY_TRY(const ModelFile file, ModelFile::read(path, "tokenizer", language));
  return load(file);
}

Result<Tokenizer> Tokenizer::load(const ModelFile& file) {
  Tokenizer tokenizer;
  HEARSAY_TRY(tokenizer.cuts_, load_weights(file, "cuts"));
  HEARSAY_TRY(tokenizer.ends_, load_weights(file, "ends"));
  HEARSAY_TRY(tokenizer.splits_, load_weights(file, "splits"));
  HEARSAY_TRY(const std::vector<std::uint64_t> known, file.keys("known"));
  tokenizer.known_ = std::make_shared<FeatureIndex>(known);
  HEARSAY_TRY(tokenizer.suffixes_, file.strings("suffixes"));
  HEARSAY_TRY(const std::vector<std::string> lines, file.strings("table"));
  for (const std::string& line : lines) {  // token TAB word TAB word ...
    std::vector<std::string> words;
    std::size_t begin = line.find('\t');
    const std::string token = line.substr(0, begin);
    while (begin != std::string::npos) {
      const std::size_t end = line.find('\t', begin + 1);
      words.push_back(line.substr(begin + 1, end == std::string::npos ? end : end - begin - 1));
      begin = end;
    }
    if (words.empty()) return fail(ErrorCode::Corrupt, "tokenizer model: table of multi-word tokens is broken");
    tokenizer.table_[token] = std::move(words);
  }
  return tokenizer;
}

std::vector<Span> Tokenizer::paragraphs(std::string_view text) {
  std::vector<Span> out;
  std::size_t begin = 0;
  std::size_t line_begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && text[at] != '\n') continue;
    const bool last = at == text.size();
    if (!last && wraps(text, line_begin, at)) {
      line_begin = at + 1;
      continue;
    }
    const Span span = trimmed(text, begin, at);
    if (!span.empty()) out.push_back(span);
    begin = line_begin = at + 1;
  }
  return out;
}

std::vector<RawToken> Tokenizer::tokens(std::string_view text, Span paragraph) const {
  const TextView view = view_of(slice(text, paragraph));
  std::vector<RawToken> out;
  std::vector<std::uint64_t> features;
  const std::size_t count = view.points.size();
  std::vector<char> seams = seams_of(view);
  part_runs(view, lost_spaces_, seams);
  const auto push = [&](std::size_t begin, std::size_t end) {
    const bool space = end >= count || view.kinds[end] == 's';
    out.push_back({{paragraph.begin + view.offsets[begin], paragraph.begin + view.offsets[end]}, space, seams[begin] == kBegins});
  };
  for (std::size_t begin = 0; begin < count;) {
    if (view.kinds[begin] == 's') {
      ++begin;
      continue;
    }
    std::size_t end = begin + 1;
    while (end < count && view.kinds[end] != 's') ++end;
    std::size_t cut = begin;
    for (std::size_t i = begin + 1; i < end; ++i) {
      const bool too_long = view.offsets[i + 1] - view.offsets[cut] > kLongestToken;
      if (!too_long && seams[i] == kNoSeam && !may_cut(view, i)) continue;
      if (!too_long && seams[i] == kNoSeam) {
        cut_features(view, i, begin, end, cut, features);
        if (cuts_.score(features) <= 0) continue;
      }
      push(cut, i);
      cut = i;
    }
    push(cut, end);
    begin = end;
  }
  part_stops(text, out);
  join_abbreviations(text, out);
  return out;
}

// "in | Kyiv. | Ukraine": a full stop that the classifier took for an abbreviation's, behind a word that is none, where a
// capital goes on.
void Tokenizer::part_stops(std::string_view text, std::vector<RawToken>& tokens) const {
  std::vector<RawToken> out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const RawToken& token = tokens[i];
    const std::string_view word = slice(text, token.span);
    const bool stop = word.size() > 3 && word.ends_with('.') && token.space_after && i + 1 < tokens.size();
    const std::size_t end = token.span.end - 1;
    if (!stop || !ends_sentence(text, {token.span.begin, end}, slice(text, tokens[i + 1].span))) {
      if (!out.empty()) out.push_back(token);
      continue;
    }
    if (out.empty()) out.assign(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(i));
    out.push_back({{token.span.begin, end}, false, token.begins});
    out.push_back({{end, token.span.end}, true, false});
  }
  if (!out.empty()) tokens = std::move(out);
}

// Four letters or more with two vowels, one of them among the last two: no abbreviation but a few that are known.
static bool spoken(std::string_view normal) {
  const auto vowel = [](char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; };
  return normal.size() > 3 && std::ranges::count_if(normal, vowel) > 1 && (vowel(normal.back()) || vowel(normal[normal.size() - 2]));
}

// Only where abbreviations were given: a word of letters that is none of them, but a name or word known without its stop, or one that stands without it
// nearby (Kiss and Strunk, Unsupervised multilingual sentence boundary detection, 2006).
bool Tokenizer::ends_sentence(std::string_view text, Span word, std::string_view behind) const {
  constexpr std::size_t kNearby = 4096;  // bytes
  const std::string_view form = slice(text, word);
  const bool capital = !behind.empty() && behind.front() >= 'A' && behind.front() <= 'Z';
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; };
  const bool letters = std::ranges::all_of(form, [&](char c) { return letter(c) || c == '-'; });
  if (!capital || !letters || form.size() < 3 || form[1] < 'a' || abbreviations_.empty()) return false;
  if (std::ranges::find(abbreviations_, lower_case(std::string(form))) != abbreviations_.end()) return false;
  const std::string normal = normal_form(form);
  if (is_known(normal) || lost_spaces_.is_name(normal) || spoken(normal)) return true;
  const std::size_t begin = word.begin > kNearby ? word.begin - kNearby : 0;
  const std::string_view near = text.substr(begin, 2 * kNearby);
  for (std::size_t at = near.find(form); at != std::string_view::npos; at = near.find(form, at + form.size())) {
    const std::size_t end = at + form.size();
    if ((at == 0 || !letter(near[at - 1])) && end < near.size() && near[end] != '.' && !letter(near[end])) return true;
  }
  return false;
}

// "Maj" and "." are one token, as "Gen." is one for the model.
void Tokenizer::join_abbreviations(std::string_view text, std::vector<RawToken>& tokens) const {
  if (abbreviations_.empty()) return;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool joins = i > 0 && i + 1 < tokens.size() && tokens[i].span.size() == 1 && tokens[i - 1].span.end == tokens[i].span.begin && abbreviated(text, tokens, i);
    if (joins) tokens[kept - 1].span.end = tokens[i].span.end, tokens[kept - 1].space_after = tokens[i].space_after;
    else tokens[kept++] = tokens[i];
  }
  tokens.resize(kept);
}

std::vector<std::size_t> Tokenizer::sentence_ends(std::string_view text, const std::vector<RawToken>& tokens) const {
  std::vector<std::size_t> ends;
  std::vector<std::uint64_t> features;
  std::size_t begin = 0;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    end_features(text, tokens, i, begin, features);
    const auto stop = [&] { return i > begin && tokens[i].space_after && slice(text, tokens[i].span) == "." && !tokens[i - 1].space_after && ends_sentence(text, tokens[i - 1].span, slice(text, tokens[i + 1].span)); };
    if (!tokens[i + 1].begins && ((ends_.score(features) <= 0 && !stop()) || abbreviated(text, tokens, i) || names_source(text, tokens, i))) continue;
    ends.push_back(i + 1);
    begin = i + 1;
  }
  if (!tokens.empty()) ends.push_back(tokens.size());
  return ends;
}

// "Strike on Odesa port kills two: | Ukrainian officials": a few words behind the colon at `i` end the line without a full stop.
bool Tokenizer::names_source(std::string_view text, const std::vector<RawToken>& tokens, std::size_t i) const {
  constexpr std::size_t kSource = 5;  // tokens
  if (slice(text, tokens[i].span) != ":") return false;
  std::size_t end = i + 1;
  while (end < tokens.size() && end <= i + 1 + kSource && !tokens[end].begins) ++end;
  if (end > i + 1 + kSource) return false;
  const std::string_view last = slice(text, tokens[end - 1].span);
  return last != "." && last != "!" && last != "?" && last != "\"";
}

// "Maj. | Gen. NAME": the full stop at `i` belongs to a known abbreviation, and a name or number goes on behind it.
bool Tokenizer::abbreviated(std::string_view text, const std::vector<RawToken>& tokens, std::size_t i) const {
  std::string_view word = slice(text, tokens[i].span);
  if (!word.ends_with('.')) return false;
  word.remove_suffix(1);
  if (word.empty() && i > 0 && !tokens[i - 1].space_after) word = slice(text, tokens[i - 1].span);
  const char next = text[tokens[i + 1].span.begin];
  const bool goes_on = (next >= 'A' && next <= 'Z') || (next >= '0' && next <= '9');
  return goes_on && std::find(abbreviations_.begin(), abbreviations_.end(), lower_case(std::string(word))) != abbreviations_.end();
}

void Tokenizer::part_words(LostSpaces::Predicate is_name, const std::vector<std::string>& tails) {
  const auto is_word = [known = known_](std::string_view normal) { return known->find(hash64(normal)) != FeatureIndex::kNone; };
  lost_spaces_ = LostSpaces(is_word, std::move(is_name), tails);
}

std::vector<std::string> Tokenizer::split_by_table(const std::string& token, const std::vector<std::string>& words) const {
  std::vector<std::size_t> lengths;
  std::size_t total = 0;
  for (const std::string& word : words) {
    lengths.push_back(length_in_points(word));
    total += lengths.back();
  }
  if (words.size() == 1) return {token};
  const std::string joined = normal_form(token);
  std::string glued;
  for (const std::string& word : words) glued += normal_form(word);
  if (total != length_in_points(token) || glued != joined) return words;  // the words are not cut from the token
  if (words.back() == "s" && token.front() >= 'A' && token.front() <= 'Z') return {token};  // a name: "Andrews"
  std::vector<std::string> out;
  std::size_t begin = 0;
  for (const std::size_t length : lengths) {
    total -= length;
    const std::size_t end = tail_offset(token, total);
    out.push_back(token.substr(begin, end - begin));
    begin = end;
  }
  return out;
}

std::vector<std::string> Tokenizer::split_word(const std::string& token, std::string_view before, std::string_view after) const {
  if (token.size() < 3 || token.size() > kLongestToken) return {token};
  const std::string normal = normal_form(token);
  const auto found = table_.find(normal);
  if (found != table_.end()) return split_by_table(token, found->second);
  std::vector<std::uint64_t> features;
  for (const std::string& suffix : suffixes_) {
    if (normal.size() <= suffix.size() || normal.compare(normal.size() - suffix.size(), suffix.size(), suffix) != 0) continue;
    const bool known_stem = is_known(split_stem(normal, suffix.size()));
    split_features(normal, suffix.size(), before, after, known_stem, features);
    if (splits_.score(features) <= 0) continue;
    const std::size_t cut = tail_offset(token, length_in_points(suffix));
    if (cut == 0) continue;
    return {token.substr(0, cut), token.substr(cut)};
  }
  return {token};
}

}  // namespace hearsay::extract
