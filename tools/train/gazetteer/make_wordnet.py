"""Writes wordnet.tsv: class TAB word, from the WordNet 3.0 files of Debian's package wordnet-base (WordNet licence).

Classes: the parts of speech a word has, and for nouns the commonest lexicographer files (person, location, time ...).
Regular inflected forms are written too, irregular ones from the .exc lists.
    python3 make_wordnet.py /usr/share/wordnet > wordnet.tsv
"""
import collections
import sys

FILES = {"04": "act", "05": "animal", "06": "artifact", "07": "attribute", "08": "body", "09": "cognition", "10": "communication",
         "11": "event", "12": "feeling", "13": "food", "14": "group", "15": "location", "18": "person", "19": "phenomenon",
         "20": "plant", "21": "possession", "23": "quantity", "26": "state", "27": "substance", "28": "time"}


def inflected(word, part):
    """Regular forms of a noun or verb."""
    forms = {word}
    vowel_y = len(word) > 1 and word.endswith("y") and word[-2] not in "aeiou"
    hiss = word.endswith(("s", "x", "z", "ch", "sh"))
    forms.add(word[:-1] + "ies" if vowel_y else word + ("es" if hiss else "s"))
    if part == "verb":
        stem = word[:-1] if word.endswith("e") and not word.endswith(("ee", "ye", "oe")) else word
        forms.add(word[:-1] + "ied" if vowel_y else stem + "ed")
        forms.add(stem + "ing")
    return forms


def main(folder):
    rows = set()
    lemma_rows = collections.defaultdict(set)
    for part in ("noun", "verb", "adj", "adv"):
        with open(f"{folder}/data.{part}", encoding="utf-8") as data:
            for line in data:
                if line.startswith("  "):
                    continue
                fields = line.split()
                count = int(fields[3], 16)
                for i in range(count):
                    word = fields[4 + 2 * i].split("(")[0].lower()
                    if "_" in word or len(word) < 2:
                        continue
                    kinds = {"wn." + part}
                    if part == "noun" and fields[1] in FILES:
                        kinds.add("wn." + FILES[fields[1]])
                    lemma_rows[(word, part)] |= kinds
    for (word, part), kinds in lemma_rows.items():
        forms = inflected(word, part) if part in ("noun", "verb") and word.isalpha() else {word}
        rows |= {(kind, form) for kind in kinds for form in forms}
        if part == "verb":
            rows |= {("wn.verb.form", form) for form in forms - {word}}
    for part in ("noun", "verb"):
        with open(f"{folder}/{part}.exc", encoding="utf-8") as exceptions:
            for line in exceptions:
                form, *lemmas = line.split()
                if "_" not in form:
                    rows |= {(kind, form) for lemma in lemmas for kind in lemma_rows.get((lemma, part), ())}
    for kind, form in sorted(rows):
        print(f"{kind}\t{form}")


main(sys.argv[1])
