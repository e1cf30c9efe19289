"""Brings an automatically converted Indonesian treebank closer to today's guidelines (those of GSD and CSUI since 2.10).

* Clitics that the conversion left on their words (clitics_id.tsv) become words: ku and mu pronouns, lah, kah and pun particles.
* Ordinals (ke-2, kedua, ketiga ... after their noun) are ADJ and amod; kedua before its noun ("both") is NUM and nummod.
* What follows saling ("each other") is a verb, not an adjective or noun.
* sesuatu and mana are pronouns; belah in "kedua belah pihak" (both sides) is a noun.
    python3 clean_gsd.py clitics_id.tsv gsd-train.converted.conllu > gsd-train.cleaned.conllu
"""
import re
import sys

ORDINALS = {"ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan", "kesembilan", "kesepuluh", "kesebelas"}
COUNT_TAGS = {"NUM", "DET", "ADJ"}


def clitic_columns(clitic, stem_tag):
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


def relabel(rows):
    words = [columns for columns in rows if "-" not in columns[0]]
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


def main(list_path, path):
    with open(list_path, encoding="utf-8") as lines:
        fixed = {line.split("\t")[0]: line.rstrip("\n").split("\t")[2] for line in lines}
    sentence = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                sentence.append(line.rstrip("\n").split("\t"))
                continue
            if sentence:
                rows = split_clitics(sentence, fixed)
                relabel(rows)
                print("\n".join("\t".join(columns) for columns in rows))
                sentence = []
            print(line, end="")


main(sys.argv[1], sys.argv[2])
