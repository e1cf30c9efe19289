"""Writes icon.tsv: class TAB word, the parts of speech that words have in the ICON treebank (CC BY-SA 4.0).

A tag counts for a word when at least one in five of its occurrences has it.
    python3 make_icon.py icon/train.txt > icon.tsv
"""
import collections
import re
import sys


def main(path):
    tags = collections.defaultdict(collections.Counter)
    with open(path, encoding="utf-8") as trees:
        for tag, word in re.findall(r"\(([A-Z0-9$-]+) ([^()\s]+)\)", trees.read()):
            tags[word.lower()][tag] += 1
    kinds = collections.Counter(tag for counts in tags.values() for tag in counts)
    kept = {tag for tag, _ in kinds.most_common(24)}
    rows = set()
    for word, counts in tags.items():
        total = sum(counts.values())
        if len(word) > 1 and any(c.isalpha() for c in word):
            rows |= {(f"icon.{tag}", word) for tag, n in counts.items() if tag in kept and 5 * n >= total}
    for kind, word in sorted(rows):
        print(f"{kind}\t{word}")


main(sys.argv[1])
