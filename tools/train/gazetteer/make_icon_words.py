"""Writes the words of the ICON treebank (CC BY-SA 4.0), one sentence a line, words separated by spaces.

Clitics stay words of their own, as in ICON; reduplications, which it writes as three words, become one.
    python3 make_icon_words.py icon/train.txt > icon.words
"""
import re
import sys


def words_of(line):
    found = [word for _, word in re.findall(r"\(([A-Z0-9$-]+) ([^()\s]+)\)", line)]
    out = []
    at = 0
    while at < len(found):
        word = found[at]
        doubled = at + 2 < len(found) and found[at + 1] == "-" and word.isalpha() and found[at + 2].isalpha() \
            and word[:3].lower() == found[at + 2][:3].lower()
        out.append(word + "-" + found[at + 2] if doubled else word)
        at += 3 if doubled else 1
    return out


with open(sys.argv[1], encoding="utf-8") as trees:
    for tree in trees:
        print(" ".join(words_of(tree)))
