"""Brings an automatically converted Indonesian treebank closer to today's guidelines (those of GSD and CSUI since 2.10).

* Clitics that the conversion left on their words (clitics_id.tsv) become words: ku and mu pronouns, lah, kah and pun particles.
* Ordinals (ke-2, kedua, ketiga ... after their noun) are ADJ and amod; kedua before its noun ("both") is NUM and nummod.
* What follows saling ("each other") is a verb, not an adjective or noun.
* sesuatu and mana are pronouns; belah in "kedua belah pihak" (both sides) is a noun.
* -nya that makes a verb or adjective a noun ("berdirinya kota", "klub lamanya", "semuanya") is an article, not a pronoun.
* bertanya (to ask) is one word. arti before -nya (its meaning) is a noun.
* In "di dalam rumah" (also ke, dari; atas, bawah, luar) the place word is a noun that hangs on rumah as nmod:lmod.
* Words of closed classes have the tag of the guidelines (closed_id.tsv; a third column: only in that relation).
A sentence without features stays without.
    python3 clean_gsd.py clitics_id.tsv closed_id.tsv gsd-train.converted.conllu > gsd-train.cleaned.conllu
"""
import re
import sys

ORDINALS = {"ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan", "kesembilan", "kesepuluh", "kesebelas"}
COUNT_TAGS = {"NUM", "DET", "ADJ"}
PLACE_WORDS = {"dalam", "atas", "bawah", "luar"}
DIRECTIONS = {"di", "ke", "dari"}
ARTICLE = "Definite=Def|PronType=Art"
# Bare stems of saying, whose nya is the speaker ("ujarnya"), and a noun and an adverb that the conversion takes for verbs.
NYA_STAYS = set("""kata ujar tutur ungkap imbuh tandas tegas jelas papar terang sebut ucap pungkas lanjut tambah kilah tukas keluh cetus
kisah cerita urai sambung sahut jawab pinta seru bantah harap arti tepat""".split())


def clitic_columns(clitic, stem_tag):
    if clitic == "nya":
        if stem_tag in ("ADJ", "NUM"):
            return "DET", ARTICLE, "det"
        return "PRON", "Number=Sing|Person=3|PronType=Prs", "obj" if stem_tag == "VERB" else "nmod:poss"
    if clitic in ("ku", "mu"):
        relation = {"ADP": "obl", "VERB": "obj"}.get(stem_tag, "nmod:poss")
        person = "1" if clitic == "ku" else "2"
        return "PRON", f"Number=Sing|Person={person}|Polite=Infm|PronType=Prs", relation
    return "PART", "_", "advmod:emph"


def split_clitics(sentence, fixed):
    """Rows of columns, numbered anew; rows of multi-word tokens have an id with a hyphen."""
    place = {"0": "0"}
    rows = []
    number = 0
    inside = 0  # words left of a multi-word token
    for columns in sentence:
        if "-" in columns[0]:
            first, last = map(int, columns[0].split("-"))
            inside = last - first + 1
            rows.append([("range", inside)] + columns[1:])
            continue
        number += 1
        place[columns[0]] = str(number)
        cut = fixed.get(columns[1].lower()) if inside == 0 else None
        inside = max(0, inside - 1)
        if cut is None:
            rows.append(columns)
            continue
        tail = len(cut)
        rows.append([("range", 2), columns[1]] + ["_"] * 7 + [columns[9]])
        rows.append([columns[0], columns[1][:-tail]] + columns[2:9] + ["_"])
        tag, features, relation = clitic_columns(cut, columns[3])
        rows.append([("clitic", number), columns[1][-tail:], "_", tag, "_", features, "", relation, "_", "_"])
        number += 1
    return renumbered(rows, place)


def renumbered(rows, place):
    number = 0
    for columns in rows:
        mark = columns[0]
        if isinstance(mark, tuple) and mark[0] == "range":
            columns[0] = f"{number + 1}-{number + mark[1]}"
            continue
        number += 1
        columns[0] = str(number)
        columns[6] = str(mark[1]) if isinstance(mark, tuple) else place[columns[6]]
    return rows


def join_both_sides(belah, pihak, words):
    """kedua <- belah -> pihak, belah where the phrase hangs."""
    if pihak[6] != belah[0]:  # pihak was the head: belah takes its place
        for other in words:
            if other[6] == pihak[0] and other is not belah:
                other[6] = belah[0]
        belah[6], belah[7] = pihak[6], pihak[7]
    belah[3], belah[5] = "NOUN", "Number=Sing"
    pihak[6], pihak[7] = belah[0], "compound"
    if belah[7] in ("xcomp", "advcl", "acl", "advmod", "case"):
        has_case = any(other[6] == belah[0] and other[7] == "case" for other in words)
        belah[7] = "obl" if has_case else "nsubj"


def join_bertanya(sentence):
    """berta + nya -> bertanya; what hung on the second word hangs on the first."""
    rows = []
    joined = {}
    skip = 0
    for at, columns in enumerate(sentence):
        if "-" in columns[0] and columns[1].lower() == "bertanya":
            first, second = sentence[at + 1], sentence[at + 2]
            joined[second[0]] = first[0]
            rows.append([first[0], columns[1]] + first[2:9] + [columns[9]])
            skip = 2
        elif skip > 0:
            skip -= 1
        else:
            rows.append(columns)
    if not joined:
        return sentence
    place = {"0": "0"}
    number = 0
    for columns in rows:
        if "-" not in columns[0]:
            number += 1
            place[columns[0]] = str(number)
    for second, first in joined.items():
        place[second] = place[first]
    for columns in rows:
        if "-" in columns[0]:
            columns[0] = "-".join(place[end] for end in columns[0].split("-"))
        else:
            columns[0], columns[6] = place[columns[0]], place[columns[6]]
    return rows


def relabel_nya(words):
    for stem, nya in zip(words, words[1:]):
        if nya[1].lower() != "nya" or nya[3] != "PRON" or nya[6] != stem[0]:
            continue
        if stem[1].lower() == "arti" and stem[3] == "VERB":
            stem[3], stem[5], nya[7] = "NOUN", "Number=Sing", "nmod:poss"
        is_subject = nya[7].startswith("nsubj")
        intransitive = stem[1].lower().startswith("ber") and nya[7] in ("obj", "obl:agent")
        if stem[1].lower() in NYA_STAYS:
            continue
        if (stem[3] == "VERB" and (is_subject or intransitive)) or stem[3] == "ADJ" or stem[1].lower() == "semua":
            nya[3], nya[5], nya[7] = "DET", ARTICLE, "det"


def relabel_places(words):
    for direction, place, noun in zip(words, words[1:], words[2:]):
        if direction[1].lower() not in DIRECTIONS or place[1].lower() not in PLACE_WORDS or noun[3] not in ("NOUN", "PROPN", "PRON", "NUM"):
            continue
        if place[7] == "case" and int(place[6]) >= int(noun[0]):
            place[3], place[5], place[7] = "NOUN", "Number=Sing", "nmod:lmod"
        elif noun[6] == place[0] and place[3] == "NOUN" and noun[7] in ("nmod", "compound", "obl"):
            for other in words:
                if other[6] == place[0] and other is not noun:
                    other[6] = noun[0]
            noun[6], noun[7] = place[6], place[7]
            place[6], place[7] = noun[0], "nmod:lmod"


def relabel_closed(words, closed):
    for columns in words:
        tag, relation = closed.get(columns[1].lower(), (None, ""))
        if tag and columns[3] not in ("PROPN", tag) and relation in ("", columns[7]):
            columns[3], columns[5] = tag, "_"
            if columns[7] == "aux" and tag == "ADV":
                columns[7] = "advmod"
        if columns[1].lower() == "semua":
            columns[3] = "DET" if columns[7] == "det" else "PRON"
        if columns[1].lower() in ("ini", "itu", "apa") and columns[3] not in ("DET", "PRON", "ADV", "PROPN"):
            columns[3], columns[5] = "PRON", "_"


def relabel(rows, closed):
    words = [columns for columns in rows if "-" not in columns[0]]
    relabel_nya(words)
    relabel_places(words)
    relabel_closed(words, closed)
    for first, second in zip(words, words[1:]):
        if first[1].lower() == "belah" and second[1].lower() == "pihak":
            join_both_sides(first, second, words)
        if first[1].lower() == "saling" and first[6] == second[0] and second[3] in ("ADJ", "NOUN"):
            second[3], second[5] = "VERB", "Voice=Act"
    for columns in words:
        word = columns[1].lower()
        after_head = int(columns[6]) < int(columns[0])
        ordinal = re.fullmatch(r"ke-?[0-9]+", word) or word in ORDINALS or word == "kedua"
        if ordinal and columns[3] in COUNT_TAGS and columns[7] in ("nummod", "det", "amod"):
            if word == "kedua" and not after_head:
                columns[3], columns[5], columns[7] = "NUM", "NumType=Card|PronType=Tot", "nummod"
            else:
                columns[3], columns[5], columns[7] = "ADJ", "NumType=Ord", "amod"
        if word in ("sesuatu", "mana") and columns[3] == "NOUN":
            columns[3], columns[5] = "PRON", "PronType=Ind" if word == "sesuatu" else "PronType=Int"


def cleaned(sentence, fixed, closed):
    has_features = any(columns[5] != "_" for columns in sentence)
    rows = split_clitics(join_bertanya(sentence), fixed)
    relabel(rows, closed)
    if not has_features:
        for columns in rows:
            columns[5] = "_"
    return rows


def read_table(path):
    with open(path, encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines]


def main(clitics_path, closed_path, path):
    fixed = {form: clitic for form, _, clitic in read_table(clitics_path)}
    closed = {form: (tag, relation) for form, tag, relation in read_table(closed_path)}
    sentence = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                sentence.append(line.rstrip("\n").split("\t"))
                continue
            if sentence:
                print("\n".join("\t".join(columns) for columns in cleaned(sentence, fixed, closed)))
                sentence = []
            print(line, end="")


if __name__ == "__main__":
    main(*sys.argv[1:])
