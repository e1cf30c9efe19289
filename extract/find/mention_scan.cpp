#include "extract/find/mention_scan.h"

#include <algorithm>

#include "extract/syntax/word_shape.h"

namespace hearsay::extract {
namespace {

constexpr std::size_t kLowerName = 3;        // pieces of a known name that may end in a small letter
constexpr std::size_t kPossessiveReach = 4;  // pieces of a name that may have lost its apostrophe
constexpr std::uint32_t kOffice = 4;         // pieces before a name in which its office is sought
constexpr std::uint32_t kPersonName = 4;     // pieces of a person's name behind a rank
constexpr std::size_t kAcronym = 4;          // letters

// Pieces of every token; a token without letters or digits leaves a barrier that no name crosses.
void cut_pieces(SentenceScan& scan) {
  const auto& tokens = scan.sentence->tokens;
  for (std::uint32_t t = 0; t < tokens.size(); ++t) {
    const Token& token = tokens[t];
    const std::size_t first = scan.pieces.size();
    fold_pieces(token.form, token.span.begin, scan.pieces);
    const bool exact = token.span.size() == token.form.size();
    for (std::size_t i = first; i < scan.pieces.size(); ++i) {
      scan.pieces[i].token = t;
      if (!exact) scan.pieces[i].span = token.span;
    }
    if (scan.pieces.size() == first && token.form != "-" && token.form != "." && token.form != "'") {
      Piece barrier;
      barrier.folded = token.form == "[" ? "(" : token.form == "]" ? ")" : token.form;
      barrier.span = token.span;
      barrier.token = t;
      scan.pieces.push_back(std::move(barrier));
    }
    const bool single = scan.pieces.size() == first + 1;
    for (std::size_t i = first; i < scan.pieces.size(); ++i) {
      std::string lemma = single && !token.lemma.empty() && token.lemma != "_" ? fold_name(token.lemma) : std::string();
      scan.lemmas.push_back(lemma.empty() ? scan.pieces[i].folded : std::move(lemma));
    }
  }
}

// A barrier is no word.
bool is_word_piece(const Piece& piece) {
  const unsigned char c = static_cast<unsigned char>(piece.folded.front());
  return c >= 0x80 ? piece.folded != "\u2019" : (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool overlaps(const MentionAtom& a, const MentionAtom& b) { return a.begin < b.end && b.begin < a.end; }
bool contains(const MentionAtom& outer, const MentionAtom& inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }
bool same_extent(const MentionAtom& a, const MentionAtom& b) { return a.begin == b.begin && a.end == b.end; }

}  // namespace

SentenceScan MentionScanner::scan(const Sentence& sentence, std::uint32_t index, std::string_view text, Tagger tagger) const {
  SentenceScan scan;
  scan.index = index;
  scan.sentence = &sentence;
  cut_pieces(scan);
  std::vector<MentionAtom> known, tagged;
  find_names(scan, text, known);
  if (tagger == Tagger::Present) find_tagged(scan, known, tagged);
  else find_capitalised(scan, tagged);
  find_credits(scan, text, known, tagged);
  merge(scan, std::move(known), std::move(tagged));
  return scan;
}

// The uses of a name that the writing allows: acronyms in capitals, other names with at least one capital.
std::vector<NameUse> MentionScanner::accepted(const SentenceScan& scan, std::size_t at, std::size_t count,
                                              std::span<const NameUse> uses, bool capitals) const {
  const auto first = scan.pieces.begin() + static_cast<std::ptrdiff_t>(at);
  const bool initial = std::any_of(first, first + static_cast<std::ptrdiff_t>(count), [](const Piece& p) { return p.initial; });
  std::vector<NameUse> out;
  const std::size_t after = at + count;  // "Baku Tembak": with the next word no name at all
  if (after < scan.pieces.size() && words_.in(WordSet::NotNames, scan.pieces[after - 1].folded + " " + scan.pieces[after].folded)) return out;
  for (const NameUse& use : uses) {
    const bool writing = use.capitals ? capitals : use.lower || initial;
    const bool banned = count == 1 && (use.sense == NameSense::Name || use.sense == NameSense::Surname) &&
                        words_.in(WordSet::NotNames, first->folded) && !first->capitals;
    const bool acronym = count == 1 && capitals && first->folded.size() <= kAcronym && gazetteer_.entry(use.entry).minor;  // "NGO" is no town Ngo
    if (writing && !banned && !acronym) out.push_back(use);
  }
  return out;
}

bool MentionScanner::match_possessive(const SentenceScan& scan, std::size_t at, std::string_view text, MentionAtom& atom, SentenceScan& out) const {
  std::vector<Piece> window;
  for (std::size_t n = 1; n <= kPossessiveReach && at + n <= scan.pieces.size(); ++n) {
    const Piece& last = scan.pieces[at + n - 1];
    window.push_back(last);
    const bool inside = last.initial || words_.in(WordSet::Particles, last.folded) || scan.pieces[at].initial;
    if (!inside) return false;
    if (!last.initial && n < kLowerName) continue;  // "US-led coalitions strikes"
    const std::size_t length = last.folded.size();
    if (length < 4 || !words_.in(WordSet::Possessive, std::string_view(last.folded).substr(length - 1))) continue;
    window.back().folded.pop_back();
    const auto match = gazetteer_.longest(window, words_.language());
    window.back() = last;
    if (!match || match->pieces != n) continue;
    const bool capitals = last.span.size() == length && in_capitals(text.substr(last.span.begin, length - 1));
    atom.uses = accepted(scan, at, n, match->uses, capitals);
    std::erase_if(atom.uses, [&](const NameUse& use) { return gazetteer_.entry(use.entry).minor; });
    atom.begin = static_cast<std::uint32_t>(at);
    atom.end = static_cast<std::uint32_t>(at + n);
    if (atom.uses.empty()) continue;
    if (out.pieces[at + n - 1].folded.size() <= out.pieces[at + n - 1].span.size()) --out.pieces[at + n - 1].span.end;
    return true;
  }
  return false;
}

// "Tentara Sudan | Selatan": the last word of a name that ends with a country begins the longer name of another.
bool MentionScanner::runs_on(std::span<const Piece> rest, std::size_t pieces) const {
  if (words_.modifiers() != ModifierPlace::After || pieces < 2) return false;
  const auto longer = gazetteer_.longest(rest.subspan(pieces - 1), words_.language());
  return longer && longer->pieces > 1 && std::ranges::any_of(longer->uses, [&](const NameUse& use) { return gazetteer_.entry(use.entry).type == EntityType::Country; });
}

// "Pakistan's | Foreign Office": a body of the name `uses` have that the country beside it owns, and not theirs.
bool MentionScanner::owned_elsewhere(const SentenceScan& scan, std::size_t begin, std::size_t end, std::span<const NameUse> uses) const {
  std::size_t beside = end;
  if (words_.modifiers() == ModifierPlace::Before) {
    if (begin > 0 && words_.in(WordSet::Possessive, scan.pieces[begin - 1].folded)) --begin;
    if (begin == 0) return false;
    beside = begin - 1;
  }
  if (beside >= scan.pieces.size()) return false;
  for (const NameUse& owner : gazetteer_.find(scan.pieces[beside].folded, words_.language())) {
    const GazetteerEntry& country = gazetteer_.entry(owner.entry);
    if (country.type != EntityType::Country || !scan.pieces[beside].initial) continue;
    return std::ranges::none_of(uses, [&](const NameUse& use) { return gazetteer_.entry(use.entry).side == country.side || gazetteer_.entry(use.entry).of == country.side; });
  }
  return false;
}

bool MentionScanner::match_at(const SentenceScan& scan, std::size_t at, std::string_view text, MentionAtom& atom,
                              SentenceScan& out) const {
  const auto rest = std::span<const Piece>(scan.pieces).subspan(at);
  const auto noun = words_.longest(rest, std::span(scan.lemmas).subspan(at));
  const auto match = gazetteer_.longest(rest, words_.language());
  const bool body = noun && (noun->word->role == NounRole::Institution || noun->word->role == NounRole::Force);
  const bool other = match && body && noun->word->sided && noun->pieces == match->pieces && owned_elsewhere(scan, at, at + match->pieces, match->uses);
  if (match && !other && !(body && noun->pieces > match->pieces) && !runs_on(rest, match->pieces)) {  // "Dewan Keamanan Nasional" is no Security Council
    atom.uses = accepted(scan, at, match->pieces, match->uses, scan.pieces[at].capitals);
    atom.begin = static_cast<std::uint32_t>(at);
    atom.end = atom.begin + match->pieces;
  }
  const bool first = !atom.uses.empty() && atom.end == atom.begin + 1 && atom.end < scan.pieces.size() && (scan.pieces[atom.end].initial || words_.in(WordSet::Particles, scan.pieces[atom.end].folded));
  const bool weak = atom.uses.empty() || minor_only(atom) || first;  // "Bashar | al-Assads"
  if (weak && (scan.pieces[at].initial || words_.in(WordSet::Particles, scan.pieces[at].folded))) {
    MentionAtom repaired;
    if (match_possessive(scan, at, text, repaired, out))
      if (atom.uses.empty() || repaired.end > atom.end) atom = std::move(repaired);
  }
  return !atom.uses.empty();
}

void MentionScanner::find_names(SentenceScan& scan, std::string_view text, std::vector<MentionAtom>& found) const {
  for (std::size_t at = 0; at < scan.pieces.size();) {
    MentionAtom atom;
    if (match_at(scan, at, text, atom, scan)) {
      stand_for_coalition(scan, atom);
      at = atom.end;
      found.push_back(std::move(atom));
    } else {
      ++at;
    }
  }
}

// "US-led | air strikes": before a deed of war the country stands for the coalition that it leads.
void MentionScanner::stand_for_coalition(const SentenceScan& scan, MentionAtom& atom) const {
  constexpr std::uint32_t kMeans = 2;  // "air", "drone"
  if (words_.coalition().empty() || atom.end + 1 >= scan.pieces.size() || !words_.in(WordSet::Leading, scan.pieces[atom.end].folded)) return;
  std::string name;
  for (std::uint32_t at = atom.begin; at <= atom.end; ++at) name += scan.pieces[at].folded + ' ';
  const auto uses = gazetteer_.find(name + words_.coalition(), words_.language());
  for (std::uint32_t at = atom.end + 1; !uses.empty() && at < scan.pieces.size() && at <= atom.end + kMeans; ++at) {
    if (words_.in(WordSet::DeedNouns, scan.lemmas[at]) || words_.in(WordSet::DeedNouns, scan.pieces[at].folded)) {
      atom.uses.assign(uses.begin(), uses.end());
      ++atom.end;
      return;
    }
  }
}

// Shorter names inside a known one: its own ("SANA" in "SANA news agency"), and countries and powers ("Syrian" in it).
void MentionScanner::find_inner(SentenceScan& scan, const MentionAtom& atom) const {
  for (std::size_t at = atom.begin; at < atom.end;) {
    const std::size_t width = at == atom.begin ? atom.end - atom.begin - 1 : atom.end - at;
    const auto match = gazetteer_.longest(std::span<const Piece>(scan.pieces).subspan(at, width), words_.language());
    MentionAtom inner;
    if (match) {
      inner.begin = static_cast<std::uint32_t>(at);
      inner.end = inner.begin + match->pieces;
      for (const NameUse& use : accepted(scan, at, match->pieces, match->uses, scan.pieces[at].capitals)) {
        const GazetteerEntry& entry = gazetteer_.entry(use.entry);
        const bool same = use.sense != NameSense::Surname && std::ranges::any_of(atom.uses, [&](const NameUse& outer) { return outer.entry == use.entry; });
        const bool power = use.sense != NameSense::Capital && !entry.minor && (entry.type == EntityType::Country || entry.kind == "union" || entry.type == EntityType::Region);
        if (same || power) inner.uses.push_back(use);
      }
    }
    at += inner.uses.empty() ? 1 : match->pieces;
    if (!inner.uses.empty()) scan.inner.push_back(std::move(inner));
  }
}

// Photo credits: the capitalised words after an agency and a slash name a person ("REUTERS/Bassam Khabieh").
void MentionScanner::find_credits(const SentenceScan& scan, std::string_view text, const std::vector<MentionAtom>& known,
                                  std::vector<MentionAtom>& tagged) const {
  const auto& pieces = scan.pieces;
  for (const MentionAtom& atom : known) {
    const bool agency = std::ranges::any_of(atom.uses, [&](const NameUse& use) { return gazetteer_.entry(use.entry).kind.starts_with("agency"); });
    if (!agency || atom.end >= pieces.size()) continue;
    std::uint32_t begin = atom.end;
    if (pieces[begin].folded == "/" && begin + 1 < pieces.size()) ++begin;
    if (pieces[begin].span.begin == 0 || text[pieces[begin].span.begin - 1] != '/') continue;
    std::uint32_t end = begin;
    while (end < pieces.size() && end < begin + 3 && pieces[end].initial && !pieces[end].capitals && !words_.in(WordSet::NotNames, pieces[end].folded)) ++end;
    if (end < begin + 2) continue;
    MentionAtom person;
    person.begin = begin;
    person.end = end;
    person.tag = NameTag::Person;
    std::erase_if(tagged, [&](const MentionAtom& other) { return overlaps(other, person); });
    tagged.push_back(std::move(person));
  }
}

bool MentionScanner::is_person(const MentionAtom& atom) const {
  return std::ranges::any_of(atom.uses, [&](const NameUse& use) { return gazetteer_.entry(use.entry).type == EntityType::Person; });
}

// Cuts from a tagged span what is no part of a name: articles, weekdays, words in small letters, titles before a person.
void MentionScanner::trim(const SentenceScan& scan, const std::vector<MentionAtom>& known, MentionAtom& atom) const {
  const auto& pieces = scan.pieces;
  const auto loose = [&](const Piece& piece) {
    if (!is_word_piece(piece) || words_.in(WordSet::Articles, piece.folded)) return true;
    if (words_.in(WordSet::NotNames, piece.folded) && !piece.capitals) return true;
    const bool digits = piece.folded.front() >= '0' && piece.folded.front() <= '9';
    return !piece.initial && !digits && !words_.in(WordSet::Particles, piece.folded);
  };
  bool titled = false;
  while (atom.begin < atom.end) {
    if (loose(pieces[atom.begin])) {
      ++atom.begin;
      continue;
    }
    // "Menteri Luar Negeri Bolivia Rogelio Mamani": the country of the office is no part of the person's name.
    const auto country = std::ranges::find_if(known, [&](const MentionAtom& name) { return name.begin == atom.begin && name.end < atom.end && !minor_only(name); });
    const bool office = titled || words_.modifiers() == ModifierPlace::After || (country != known.end() && atom.end >= country->end + 2);
    if (atom.tag == NameTag::Person && office && country != known.end() && !is_person(*country)) {
      atom.begin = country->end;
      continue;
    }
    const auto width = atom.end - atom.begin;
    if (const std::uint32_t body = atom.tag == NameTag::Person ? leading_body(scan, atom) : 0; body > 0) {
      atom.begin += body;
      continue;
    }
    const auto title = words_.longest(std::span(pieces).subspan(atom.begin, width), std::span(scan.lemmas).subspan(atom.begin, width));
    if (!title || title->word->role != NounRole::Title || title->pieces >= width) break;
    if (titled && words_.in(WordSet::NameTitles, pieces[atom.begin].folded)) break;  // "Wakil Komisaris | Raja Shahid Abbasi"
    const MentionAtom rest{atom.begin + title->pieces, atom.end, {}, NameTag::None, nullptr};
    const bool person = atom.tag == NameTag::Person || std::ranges::any_of(known, [&](const MentionAtom& name) { return same_extent(name, rest); });
    if (!person) break;
    titled = true;
    atom.begin += title->pieces;
  }
  if (atom.tag == NameTag::Person && atom.begin >= 2 && words_.in(WordSet::NameTitles, pieces[atom.begin - 1].folded) && pieces[atom.begin - 1].initial)
    if (office_between(scan, atom.begin - std::min(atom.begin, kOffice), atom.begin - 1)) --atom.begin;  // a part of the name
  const auto joined = [&](std::uint32_t at) {  // "Park Ji-|hoon"
    return at > atom.begin && pieces[at - 1].initial && is_word_piece(pieces[at]) && pieces[at].span.begin == pieces[at - 1].span.end + 1 &&
           (pieces[at].token == pieces[at - 1].token || scan.sentence->tokens[pieces[at].token - 1].form == "-");
  };
  while (atom.end > atom.begin && !(atom.tag == NameTag::Person && joined(atom.end - 1)) && (loose(pieces[atom.end - 1]) || words_.in(WordSet::Particles, pieces[atom.end - 1].folded) || pieces[atom.end - 1].folded == "s")) --atom.end;
}

// "Juru bicara | Kemlu | NAME", "Direktur Pelindungan | WNI Kemlu | NAME": how many pieces at the begin of what the tagger took
// for a person are words for the body that the person acts for.
std::uint32_t MentionScanner::leading_body(const SentenceScan& scan, const MentionAtom& atom) const {
  if (words_.modifiers() != ModifierPlace::After) return 0;
  const auto width = atom.end - atom.begin;
  const Piece& first = scan.pieces[atom.begin];
  if (width > 1 && first.capitals && words_.in(WordSet::HomeSigns, first.folded)) return 1;
  const auto body = words_.longest(std::span(scan.pieces).subspan(atom.begin, width), std::span(scan.lemmas).subspan(atom.begin, width));
  const bool acts = body && body->word->sided && (body->word->role == NounRole::Institution || body->word->role == NounRole::Force);
  return acts && body->pieces < width ? body->pieces : 0;
}

// The tagger's word on the kind of a name, corrected by the words in it: "Daily Sabah", "Kafr Hamra", "Ministry of ...".
NameTag MentionScanner::judge(const SentenceScan& scan, const MentionAtom& atom) const {
  const auto& pieces = scan.pieces;
  const bool before = words_.modifiers() == ModifierPlace::Before;
  const std::size_t head = before ? atom.end - 1 : atom.begin;
  if (atom.end == atom.begin + 1) return atom.tag;
  const auto noun = words_.longest(std::span(pieces).subspan(head, 1), std::span(scan.lemmas).subspan(head, 1));
  if (noun && noun->word->role == NounRole::Place && atom.tag != NameTag::Organization) return NameTag::Place;
  if (words_.in(WordSet::OrgParts, pieces[head].folded)) return NameTag::Organization;
  if (before && atom.tag != NameTag::Organization && words_.in(WordSet::OrgParts, pieces[atom.begin].folded) && atom.tag == NameTag::Person) return NameTag::Organization;
  if (words_.in(WordSet::PlaceBegin, pieces[atom.begin].folded)) return NameTag::Place;
  return atom.tag;
}

// "juru bicara | Kementerian Luar Negeri | Dewi Anggraini", the last two taken for one name: how many pieces name the body.
std::uint32_t MentionScanner::office_body(const SentenceScan& scan, const MentionAtom& atom) const {
  const std::span<const Piece> pieces(scan.pieces);
  const std::span<const std::string> lemmas(scan.lemmas);
  const auto body = words_.longest(pieces.subspan(atom.begin, atom.end - atom.begin), lemmas.subspan(atom.begin, atom.end - atom.begin));
  const bool whole = body && body->word->role == NounRole::Institution && (body->word->kind.find(':') != std::string::npos || body->word->kind == "parliament");
  if (!whole || atom.end < atom.begin + body->pieces + 2 || atom.end > atom.begin + body->pieces + kPersonName) return 0;
  for (std::uint32_t at = atom.begin + body->pieces; at < atom.end; ++at) {  // its words are nothing else
    const bool other = words_.longest(pieces.subspan(at, 1), lemmas.subspan(at, 1)) || words_.in(WordSet::OrgParts, pieces[at].folded) || !pieces[at].initial || pieces[at].capitals;
    const auto known = gazetteer_.longest(pieces.subspan(at, 1), words_.language());
    const bool power = known && std::ranges::any_of(known->uses, [&](const NameUse& use) { return !gazetteer_.entry(use.entry).minor && use.sense != NameSense::Surname; });
    if (other || power) return 0;
  }
  return office_between(scan, atom.begin - std::min(atom.begin, kOffice), atom.begin) ? body->pieces : 0;
}

// An office that ends right before `end` and begins at `begin` or behind it.
bool MentionScanner::office_between(const SentenceScan& scan, std::uint32_t begin, std::uint32_t end) const {
  for (std::uint32_t at = begin; at < end; ++at) {
    const auto office = words_.longest(std::span(scan.pieces).subspan(at, end - at), std::span(scan.lemmas).subspan(at, end - at));
    if (office && office->word->role == NounRole::Title && at + office->pieces == end) return true;
  }
  return false;
}

// Behind the last rank of an officer that begins at `from` or later inside a name, where a person's name is left; 0 where there
// is none. "Satgas Yonif 700 Letkol | NAME" is an officer of the task force, "Universitas Jenderal NAME" none.
std::uint32_t MentionScanner::behind_rank(const SentenceScan& scan, const MentionAtom& atom, std::uint32_t from) const {
  std::uint32_t rank = 0;
  for (std::uint32_t at = from; at < atom.end; ++at) {
    const auto office = words_.longest(std::span(scan.pieces).subspan(at, atom.end - at), std::span(scan.lemmas).subspan(at, atom.end - at));
    const std::uint32_t end = office ? at + office->pieces : atom.end;
    if (end < atom.end && atom.end <= end + kPersonName && office->word->role == NounRole::Title && office->word->kind == "officer") rank = end;
  }
  return rank;
}

// "Dansatgas Media Koops Habema Mayor Inf | NAME", "Pastor | Paroki Bilogai", taken for one name: what an office or rank in it
// introduces. A name of an organization keeps offices inside it ("Kantor Presiden X").
void MentionScanner::part_office(const SentenceScan& scan, MentionAtom& atom) const {
  if (words_.modifiers() != ModifierPlace::After || atom.end < atom.begin + 2) return;
  if (atom.tag == NameTag::Person) {
    if (const std::uint32_t rank = behind_rank(scan, atom, atom.begin + 1); rank > 0) atom.begin = rank;  // "Silas Papare Marsma | NAME"
    return;
  }
  if (atom.tag != NameTag::Organization && atom.tag != NameTag::Place) return;
  const std::span<const Piece> pieces(scan.pieces);
  const std::span<const std::string> lemmas(scan.lemmas);
  const auto office_at = [&](std::uint32_t at) -> std::optional<NounMatch> {
    const auto match = words_.longest(pieces.subspan(at, atom.end - at), lemmas.subspan(at, atom.end - at));
    const bool office = match && match->word->role == NounRole::Title && (match->word->sided || match->word->kind == "clergy") && match->word->kind != "figure";
    return office && at + match->pieces < atom.end ? match : std::nullopt;
  };
  if (const std::uint32_t body = office_body(scan, atom); body > 0) {
    atom.begin += body;
    atom.tag = NameTag::Person;
    return;
  }
  const bool organization = words_.in(WordSet::OrgParts, pieces[atom.begin].folded);
  const std::uint32_t rank = behind_rank(scan, atom, atom.begin + (organization ? 2 : 1));
  if (organization && rank == 0) return;
  if (rank > 0) {
    atom.begin = rank;
    atom.tag = NameTag::Person;
    return;
  }
  bool ranked = false;
  while (const auto office = office_at(atom.begin)) ranked = office->word->kind == "officer", atom.begin += office->pieces;
  if (ranked && atom.end <= atom.begin + kPersonName && !words_.in(WordSet::OrgParts, pieces[atom.begin].folded)) {
    atom.tag = NameTag::Person;  // "Kombes Pol | NAME"
    return;
  }
  const auto noun = words_.longest(pieces.subspan(atom.begin, 1), lemmas.subspan(atom.begin, 1));
  if (noun && noun->word->role == NounRole::Place) atom.tag = NameTag::Place;  // "Direktur | RS X"
}

// Name spans of the tagger as atoms.
void MentionScanner::find_tagged(const SentenceScan& scan, const std::vector<MentionAtom>& known, std::vector<MentionAtom>& found) const {
  const auto& pieces = scan.pieces;
  const auto words = static_cast<std::size_t>(std::ranges::count_if(pieces, [](const Piece& piece) { return is_word_piece(piece); }));
  const auto initials = static_cast<std::size_t>(std::ranges::count_if(pieces, [](const Piece& piece) { return piece.initial; }));
  const bool stopped = !scan.sentence->tokens.empty() && scan.sentence->tokens.back().form == ".";
  const bool headline = words >= 6 && initials * 10 > words * 7 && !stopped;  // in title case every word looks like a name
  for (const NameSpan& name : scan.sentence->names) {
    MentionAtom atom;
    atom.tag = name.tag;
    while (atom.begin < pieces.size() && pieces[atom.begin].token < name.begin) ++atom.begin;
    atom.end = atom.begin;
    while (atom.end < pieces.size() && pieces[atom.end].token < name.end) ++atom.end;
    trim(scan, known, atom);
    while (headline && atom.end > atom.begin + 1 && words_.in(WordSet::Speech, pieces[atom.end - 1].folded)) --atom.end;  // "TNI Klaim"
    part_office(scan, atom);
    if (atom.begin >= atom.end || (headline && atom.end > atom.begin + 2)) continue;
    const bool capital = std::any_of(pieces.begin() + atom.begin, pieces.begin() + atom.end, [](const Piece& p) { return p.initial; });
    if (!capital) continue;
    atom.tag = judge(scan, atom);
    if (ranked_name(scan, known, atom)) atom.tag = NameTag::Person;
    if (!found.empty() && found.back().tag == NameTag::Person && atom.tag == NameTag::Person && broken(scan, found.back().end, atom.begin)) {
      found.back().end = atom.end;  // "Ezz al" + "Din al-Safi"
      continue;
    }
    found.push_back(std::move(atom));
  }
}

// "Mayor Jenderal | Anurak Chaiyasit": unknown words right behind a rank are a person's name, whatever the tagger says.
bool MentionScanner::ranked_name(const SentenceScan& scan, const std::vector<MentionAtom>& known, const MentionAtom& atom) const {
  const auto width = atom.end - atom.begin;
  if (atom.tag == NameTag::Person || atom.begin == 0 || width < 2 || width > kPersonName || !words_.in(WordSet::Ranks, scan.pieces[atom.begin - 1].folded)) return false;
  for (std::uint32_t at = atom.begin; at < atom.end; ++at)
    if (words_.in(WordSet::OrgParts, scan.pieces[at].folded) || scan.pieces[at].capitals || !scan.pieces[at].initial) return false;
  return std::ranges::none_of(known, [&](const MentionAtom& name) { return overlaps(name, atom) && !minor_only(name); });
}

// Whether two parts of a name were cut at a hyphen or a particle.
bool MentionScanner::broken(const SentenceScan& scan, std::uint32_t end, std::uint32_t begin) const {
  const auto& pieces = scan.pieces;
  if (begin < end || begin > end + 2) return false;
  for (std::uint32_t at = end; at < begin; ++at)
    if (!words_.in(WordSet::Particles, pieces[at].folded)) return false;
  return begin > end || scan.sentence->tokens[pieces[begin].token - 1].form == "-";
}

// Without a tagger: runs of capitalised words, the first word of the sentence left out.
void MentionScanner::find_capitalised(const SentenceScan& scan, std::vector<MentionAtom>& found) const {
  const auto& pieces = scan.pieces;
  for (std::size_t at = 1; at < pieces.size();) {
    if (!pieces[at].initial || words_.in(WordSet::NotNames, pieces[at].folded)) {
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    while (end < pieces.size() && pieces[end].initial && !words_.in(WordSet::NotNames, pieces[end].folded)) ++end;
    MentionAtom atom;
    atom.begin = static_cast<std::uint32_t>(at);
    atom.end = static_cast<std::uint32_t>(end);
    found.push_back(std::move(atom));
    at = end;
  }
}

bool MentionScanner::minor_only(const MentionAtom& atom) const {
  return std::ranges::all_of(atom.uses, [&](const NameUse& use) {
    return use.sense == NameSense::Surname || gazetteer_.entry(use.entry).minor;
  });
}

// Whether a name known only from bulk data, or only as a last name, is one here: a place after a locative adposition or beside a place noun.
bool MentionScanner::supported(const SentenceScan& scan, const MentionAtom& atom) const {
  const auto& pieces = scan.pieces;
  if (std::ranges::any_of(atom.uses, [](const NameUse& use) { return use.sense == NameSense::Surname; })) return true;
  const auto is_place_noun = [&](std::size_t at) {
    const auto match = words_.longest(std::span(pieces).subspan(at, 1), std::span(scan.lemmas).subspan(at, 1));
    return match && match->word->role == NounRole::Place;
  };
  if (atom.end < pieces.size() && is_place_noun(atom.end)) return true;
  if (atom.begin == 0) return false;
  const Piece& before = pieces[atom.begin - 1];
  return words_.in(WordSet::Locative, before.folded) || is_place_noun(atom.begin - 1);
}

// "Armenian Defense Ministry": a tagged organization that is a common noun of the lexicon and the names that own it.
bool MentionScanner::is_body(const SentenceScan& scan, const MentionAtom& span, const std::vector<MentionAtom>& known) const {
  const std::span<const Piece> pieces(scan.pieces);
  const std::span<const std::string> lemmas(scan.lemmas);
  if (span.tag == NameTag::Person) {  // "juru bicara Polda": no person, though tagged so
    const auto match = words_.longest(pieces.subspan(span.begin, span.end - span.begin), lemmas.subspan(span.begin, span.end - span.begin));
    if (!match || match->pieces != span.end - span.begin) return false;
    return match->word->role == NounRole::Institution || match->word->role == NounRole::Force || (match->word->role == NounRole::Title && match->word->sided);  // "kata Menlu"
  }
  std::uint32_t left = span.begin, right = span.end;
  const auto noun_at = [&](std::uint32_t at) -> std::uint32_t {
    const auto match = words_.longest(pieces.subspan(at, right - at), lemmas.subspan(at, right - at));
    const bool body = match && (match->word->role == NounRole::Institution || match->word->role == NounRole::Force || match->word->role == NounRole::Title);
    return body ? match->pieces : 0;
  };
  bool found = false;
  while (left < right) {
    const auto by_surname = [](const NameUse& use) { return use.sense == NameSense::Surname; };  // "pasukan Haftar"
    const auto owner = std::ranges::find_if(known, [&](const MentionAtom& atom) { return atom.begin == left && atom.end <= right && (!minor_only(atom) || (found && std::ranges::any_of(atom.uses, by_surname))); });
    if (owner != known.end()) left = owner->end;
    else if (const std::uint32_t width = noun_at(left)) left += width, found = true;
    else if (pieces[left].folded == "s" || words_.in(WordSet::Possessor, pieces[left].folded) || words_.in(WordSet::Articles, pieces[left].folded)) ++left;
    else return false;
  }
  return found;
}

// "Al Arabiya Syrian National Coalition": several known names that the tagger took for one.
bool MentionScanner::is_mixture(const MentionAtom& span, const std::vector<MentionAtom>& known) const {
  std::size_t inside = 0;
  bool long_one = false;
  for (const MentionAtom& atom : known)
    if (contains(span, atom) && !same_extent(span, atom) && !minor_only(atom)) {
      ++inside;
      long_one = long_one || atom.end > atom.begin + 1;
    }
  return inside > 1 || (inside == 1 && (span.tag == NameTag::Place || (long_one && span.tag != NameTag::Organization)));
}

// "Partai oposisi | Kongres Nasional India": common nouns and the known organization behind them, taken for one name.
bool MentionScanner::is_prefixed(const SentenceScan& scan, const MentionAtom& span, const std::vector<MentionAtom>& known) const {
  if (words_.modifiers() != ModifierPlace::After) return false;
  const auto name = std::ranges::find_if(known, [&](const MentionAtom& atom) { return atom.end == span.end && atom.begin > span.begin && !minor_only(atom); });
  if (name == known.end()) return false;
  for (std::uint32_t at = span.begin; at < name->begin;) {
    const auto noun = words_.longest(std::span(scan.pieces).subspan(at, name->begin - at), std::span(scan.lemmas).subspan(at, name->begin - at));
    if (noun) at += noun->pieces;
    else if (at > span.begin && !scan.pieces[at].initial) ++at;
    else return false;
  }
  return std::ranges::any_of(name->uses, [&](const NameUse& use) { return use.sense == NameSense::Name && gazetteer_.entry(use.entry).type == EntityType::Organization; });
}

// "Penjaga | Pantai Filipina Komodor": a span of the tagger that begins inside the name of an institution or force.
bool MentionScanner::cuts_body(const SentenceScan& scan, const MentionAtom& span) const {
  for (std::uint32_t at = span.begin > 2 ? span.begin - 2 : 0; at < span.begin; ++at) {
    const auto noun = words_.longest(std::span(scan.pieces).subspan(at), std::span(scan.lemmas).subspan(at));
    const bool body = noun && (noun->word->role == NounRole::Institution || noun->word->role == NounRole::Force);
    if (body && at + noun->pieces > span.begin) return true;
  }
  return false;
}

// "Menteri | Pertahanan Iran", "Letkol | Inf NAME": a span that begins inside the words for an office holds what follows them.
void MentionScanner::pass_office(const SentenceScan& scan, MentionAtom& span) const {
  for (std::uint32_t at = span.begin > 2 ? span.begin - 2 : 0; at < span.begin; ++at) {
    const auto noun = words_.longest(std::span(scan.pieces).subspan(at), std::span(scan.lemmas).subspan(at));
    if (noun && noun->word->role == NounRole::Title && at + noun->pieces > span.begin) span.begin = std::min(span.end, static_cast<std::uint32_t>(at + noun->pieces));
  }
}

// "Provinsi Banteay Meanchey": a tagged place that begins with a noun for places is what the gazetteer says of the rest.
void MentionScanner::know_by_rest(const SentenceScan& scan, MentionAtom& span) const {
  if ((span.tag != NameTag::Place && span.tag != NameTag::Organization) || !span.uses.empty() || words_.modifiers() != ModifierPlace::After) return;
  const std::span<const Piece> pieces(scan.pieces);
  const auto width = span.end - span.begin;
  const auto noun = words_.longest(pieces.subspan(span.begin, width), std::span(scan.lemmas).subspan(span.begin, width));
  if (!noun || noun->word->role != NounRole::Place || noun->pieces >= width) return;
  const auto match = gazetteer_.longest(pieces.subspan(span.begin + noun->pieces, width - noun->pieces), words_.language());
  if (!match || match->pieces + noun->pieces != width) return;
  for (const NameUse& use : match->uses) {
    const EntityType type = gazetteer_.entry(use.entry).type;
    if (type == EntityType::Region || (type == EntityType::Place && noun->word->type == EntityType::Place && span.tag == NameTag::Place)) span.uses.push_back(use);
  }
  if (!span.uses.empty()) span.tag = NameTag::Place;
}

// "President of the |": a title and what ties it to its owner stand right before.
bool MentionScanner::office_before(const SentenceScan& scan, std::uint32_t at) const {
  if (words_.modifiers() != ModifierPlace::Before) return false;
  while (at > 0 && words_.in(WordSet::Articles, scan.pieces[at - 1].folded)) --at;
  if (at < 2 || !words_.in(WordSet::Possessor, scan.pieces[at - 1].folded)) return false;
  const auto title = words_.longest(std::span(scan.pieces).subspan(at - 2, 1), std::span(scan.lemmas).subspan(at - 2, 1));
  return title && title->word->role == NounRole::Title && title->word->sided;
}

// "Duta Besar | Ukraina Vasyl Hamianin", taken for one name: an office of a state right before, and behind the country, which
// ends at `rest`, words that are nothing else.
bool MentionScanner::names_envoy(const SentenceScan& scan, const MentionAtom& span, std::uint32_t rest) const {
  if (words_.modifiers() != ModifierPlace::After || span.end > rest + kPersonName) return false;
  for (std::uint32_t at = rest; at < span.end; ++at) {
    const Piece& piece = scan.pieces[at];
    const bool other = words_.longest(std::span(scan.pieces).subspan(at, 1), std::span(scan.lemmas).subspan(at, 1)).has_value() || words_.in(WordSet::OrgParts, piece.folded);
    if (other || !is_word_piece(piece) || piece.capitals || (!piece.initial && !words_.in(WordSet::Particles, piece.folded))) return false;
  }
  for (std::uint32_t at = span.begin - std::min(span.begin, kOffice); at < span.begin; ++at) {
    const auto office = words_.longest(std::span(scan.pieces).subspan(at, span.begin - at), std::span(scan.lemmas).subspan(at, span.begin - at));
    if (!office || at + office->pieces != span.begin || office->word->role != NounRole::Title) continue;
    const std::string& kind = office->word->kind;
    return kind == "envoy" || kind.starts_with("minister") || kind.starts_with("head:") || kind.starts_with("deputy:");
  }
  return false;
}

bool MentionScanner::known_power(const MentionAtom& atom) const {
  return std::ranges::any_of(atom.uses, [&](const NameUse& use) { return !gazetteer_.entry(use.entry).side.empty() && gazetteer_.entry(use.entry).type != EntityType::Person; });
}

void MentionScanner::merge(SentenceScan& scan, std::vector<MentionAtom> known, std::vector<MentionAtom> tagged) const {
  std::vector<MentionAtom> names;
  std::vector<char> dropped(known.size(), 0);
  for (MentionAtom& span : tagged) {
    pass_office(scan, span);
    if (span.begin == span.end) continue;
    bool keep = !is_body(scan, span, known) && !is_mixture(span, known) && !is_prefixed(scan, span, known) && !cuts_body(scan, span);
    for (std::size_t k = 0; k < known.size() && keep; ++k) {
      MentionAtom& atom = known[k];
      if (!overlaps(span, atom)) continue;
      if (same_extent(span, atom)) {
        atom.tag = span.tag;
        keep = false;
      } else if (contains(atom, span)) {
        atom.tag = atom.tag == NameTag::None ? span.tag : atom.tag;
        keep = minor_only(atom) ? (dropped[k] = 1, true) : false;
      } else if (span.begin == atom.begin && (office_before(scan, span.begin) || names_envoy(scan, span, atom.end)) && span.end >= atom.end + 2 && !minor_only(atom) && span.tag != NameTag::Person && !is_person(atom) && known_power(atom)) {
        span.begin = atom.end;  // "President of the Syrian Coalition | NAME"
        span.tag = NameTag::Person;
      } else if (!contains(span, atom)) {
        if (span.tag == NameTag::Person && atom.begin < span.begin && span.end >= atom.end + 2 && !minor_only(atom)) {
          span.begin = atom.end;  // "Abu |Sayyaf Abu Rami|"
          continue;
        }
        keep = minor_only(atom) ? (dropped[k] = 1, true) : false;
      }
    }
    if (!keep) continue;
    know_by_rest(scan, span);
    names.push_back(std::move(span));
  }
  for (std::size_t k = 0; k < known.size(); ++k) {
    MentionAtom& atom = known[k];
    auto outer = std::ranges::find_if(names, [&](const MentionAtom& name) { return contains(name, atom); });
    if (dropped[k]) continue;
    if (outer != names.end() && minor_only(atom)) continue;
    if (outer != names.end()) scan.inner.push_back(std::move(atom));
    else if (!minor_only(atom) || atom.tag != NameTag::None || supported(scan, atom)) names.push_back(std::move(atom));
  }
  for (const MentionAtom& atom : names)
    if (!atom.uses.empty() && atom.end > atom.begin + 1) find_inner(scan, atom);
  std::ranges::sort(names, {}, &MentionAtom::begin);
  std::vector<char> taken(scan.pieces.size(), 0);
  for (const MentionAtom& atom : names) std::fill(taken.begin() + atom.begin, taken.begin() + atom.end, char{1});
  scan.atoms = std::move(names);
  add_words(scan, taken);
  for (const MentionAtom& atom : scan.atoms) std::fill(taken.begin() + atom.begin, taken.begin() + atom.end, char{1});
  join_surnames(scan, taken);
  add_untagged(scan, taken);
  std::ranges::sort(scan.atoms, {}, &MentionAtom::begin);
}

// "Juru Bicara Abu Sayyaf | Abu Rami", "Gubernur wilayah Kursk Rusia | NAME": behind a title and the organization, places or
// country that its bearer acts for.
bool MentionScanner::ends_office(const SentenceScan& scan, std::uint32_t at) const {
  constexpr int kOwners = 3;
  if (words_.modifiers() != ModifierPlace::After) return false;
  const auto ending_at = [&](std::uint32_t end) { return std::ranges::find(scan.atoms, end, &MentionAtom::end); };
  int owners = 0;
  auto atom = ending_at(at);
  for (; atom != scan.atoms.end(); atom = ending_at(atom->begin)) {
    const bool place = !atom->name() && atom->word->role == NounRole::Place;
    const bool owner = atom->name() && !atom->uses.empty() && !minor_only(*atom) && !is_person(*atom);
    if (!place && !owner) break;
    owners += owner ? 1 : 0;
    if (owners > kOwners) return false;
  }
  return owners > 0 && atom != scan.atoms.end() && !atom->name() && atom->word->role == NounRole::Title && atom->word->sided;
}

// "Vice Chief of the General Staff | Ko Jong Chol": the word in a capital between an office or body and a person begins the name;
// elsewhere it names the ground of the office ("Kepala Kepolisian | Sabah NAME").
void MentionScanner::join_surnames(SentenceScan& scan, std::vector<char>& taken) const {
  if (words_.modifiers() == ModifierPlace::After) return;
  for (MentionAtom& atom : scan.atoms) {
    if (!atom.name() || atom.tag != NameTag::Person || !atom.uses.empty() || atom.begin < 2) continue;
    const std::uint32_t at = atom.begin - 1;
    const Piece& piece = scan.pieces[at];
    const bool word = !taken[at] && piece.initial && !piece.capitals && is_word_piece(piece) && !words_.in(WordSet::NotNames, piece.folded) && scan.sentence->tokens[piece.token].upos == Upos::Propn;
    const auto before = std::ranges::find(scan.atoms, at, &MentionAtom::end);
    if (!word || before == scan.atoms.end() || before->name() || before->word->role == NounRole::Place || before->word->role == NounRole::Group) continue;
    atom.begin = at;
    taken[at] = 1;
  }
}

// Capitalised words that neither gazetteer nor tagger nor lexicon knows: two and more in a row, or an acronym.
void MentionScanner::add_untagged(SentenceScan& scan, std::vector<char>& taken) const {
  const auto& pieces = scan.pieces;
  const auto words = std::ranges::count_if(pieces, [](const Piece& piece) { return is_word_piece(piece); });
  const auto initials = std::ranges::count_if(pieces, [](const Piece& piece) { return piece.initial; });
  if (initials * 2 > words) return;  // a headline
  const auto free = [&](std::size_t at) {
    return !taken[at] && pieces[at].initial && is_word_piece(pieces[at]) && !words_.in(WordSet::NotNames, pieces[at].folded) &&
           scan.sentence->tokens[pieces[at].token].upos == Upos::Propn;
  };
  for (std::uint32_t at = 0; at < pieces.size(); ++at) {
    if (!free(at) || (at > 0 && taken[at - 1] && !ends_office(scan, at)) || (at == 0 && !pieces[at].capitals)) continue;
    std::uint32_t end = at + 1;
    while (end < pieces.size() && free(end)) ++end;
    const bool acronym = end == at + 1 && pieces[at].capitals && pieces[at].folded.size() >= 2 && pieces[at].folded.size() <= 7;
    const bool bounded = end >= pieces.size() || !taken[end];
    if (bounded && (acronym || (end >= at + 2 && end <= at + 5))) {
      MentionAtom atom;
      atom.begin = at;
      atom.end = end;
      atom.tag = acronym ? NameTag::Organization : NameTag::Person;
      atom.tag = judge(scan, atom);
      scan.atoms.push_back(std::move(atom));
    }
    at = end;
  }
}

void MentionScanner::add_persons(SentenceScan& scan, Surnames& persons) const {
  const auto& pieces = scan.pieces;
  std::vector<char> taken(pieces.size(), 0);
  for (const MentionAtom& atom : scan.atoms) std::fill(taken.begin() + atom.begin, taken.begin() + atom.end, char{1});
  std::vector<MentionAtom> found;
  for (std::uint32_t at = 0; at < pieces.size() && !persons.empty(); ++at) {
    const bool alone = !taken[at] && (at == 0 || !taken[at - 1] || !pieces[at - 1].initial) && (at + 1 == pieces.size() || !pieces[at + 1].initial);
    if (!alone || !pieces[at].initial || pieces[at].folded.size() < 4 || words_.in(WordSet::NotNames, pieces[at].folded) || !persons.contains(pieces[at].folded)) continue;
    MentionAtom atom;
    atom.begin = at;
    atom.end = at + 1;
    atom.tag = NameTag::Person;
    found.push_back(std::move(atom));
  }
  for (const MentionAtom& atom : scan.atoms)
    if (atom.name() && atom.tag == NameTag::Person && atom.end >= atom.begin + 2) persons.insert(pieces[atom.end - 1].folded);
  if (found.empty()) return;
  std::ranges::move(found, std::back_inserter(scan.atoms));
  std::ranges::sort(scan.atoms, {}, &MentionAtom::begin);
}

// "A | military-style ambush": what something is only like.
bool MentionScanner::likened(const SentenceScan& scan, std::size_t end) const {
  if (end == 0 || end >= scan.pieces.size() || !words_.in(WordSet::Likeness, scan.pieces[end].folded)) return false;
  return scan.pieces[end].token > 0 && scan.sentence->tokens[scan.pieces[end].token - 1].form == "-";
}

// Common nouns on pieces that no name has taken.
void MentionScanner::add_words(SentenceScan& scan, const std::vector<char>& taken) const {
  const std::span<const Piece> pieces(scan.pieces);
  const std::span<const std::string> lemmas(scan.lemmas);
  for (std::size_t at = 0; at < pieces.size();) {
    std::size_t free = at;
    while (free < pieces.size() && !taken[free]) ++free;
    auto match = words_.longest(pieces.subspan(at, free - at), lemmas.subspan(at, free - at));
    const Token& token = scan.sentence->tokens[pieces[at].token];
    if (match && match->pieces == 1 && words_.in(WordSet::Exclude, pieces[at].folded)) match.reset();
    const bool beside = (at > 0 && taken[at - 1]) || (at + 1 < pieces.size() && taken[at + 1]);
    if (match && match->pieces == 1 && !beside && words_.only_capitals(pieces[at].folded)) match.reset();  // "at 5 PM"
    if (match && match->pieces == 1 && token.upos == Upos::Verb && lemmas[at] != pieces[at].folded) match.reset();  // "heading"
    if (match && match->pieces == 1 && match->word->role == NounRole::Title && token.upos == Upos::Adj && token.relation == "amod" && !pieces[at].initial) match.reset();  // "a | major | offensive"
    if (match && likened(scan, at + match->pieces)) match.reset();
    if (!match) {
      ++at;
      continue;
    }
    MentionAtom atom;
    atom.begin = static_cast<std::uint32_t>(at);
    atom.end = static_cast<std::uint32_t>(at + match->pieces);
    atom.word = match->word;
    scan.atoms.push_back(std::move(atom));
    at += match->pieces;
  }
}

}  // namespace hearsay::extract
