#!/usr/bin/python3
"""Check every line of a folder of exported JSON lines against the schemas, with Debian's python3-jsonschema.

usage: validate_records.py SCHEMA_FOLDER FOLDER

Each X.jsonl is checked against its schema (documents.jsonl: document.schema.json, ...); beyond the schemas, every span is
read from the document's text and every id that a record refers to must be there. Prints what is wrong, ends with 1.
"""
import glob
import json
import os
import sys

from jsonschema import Draft202012Validator, RefResolver

KINDS = {"documents": "document", "entities": "entity", "claims": "claim", "figures": "figure", "events": "event",
         "disputes": "dispute", "claim_links": "claim_link"}


def read(folder, name):
    with open(os.path.join(folder, name + ".jsonl"), encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def validators(folder):
    store = {}
    for path in glob.glob(os.path.join(folder, "*.schema.json")):
        with open(path, encoding="utf8") as file:
            schema = json.load(file)
        store[os.path.basename(path)] = schema
        Draft202012Validator.check_schema(schema)
    for name, kind in KINDS.items():
        schema = store[kind + ".schema.json"]
        yield name, Draft202012Validator(schema, resolver=RefResolver(kind + ".schema.json", schema, store))


def check_spans(records):
    """Yield a complaint for every record whose text is not what stands at its place."""
    text = {document["uri"]: document["text"] for document in records["documents"]}
    rows = [(kind, row) for kind in ("claims", "figures") for row in records[kind]]
    rows += [("mentions", mention) for entity in records["entities"] for mention in entity["mentions"]]
    for kind, row in rows:
        found = text.get(row["document"], "")[row["begin"]:row["end"]]
        if found != row["text"]:
            yield f"{kind}: {row['document']} {row['begin']}-{row['end']}: stored {row['text']!r}, found {found!r}"


def check_references(records):
    ids = {row["id"] for rows in records.values() for row in rows if "id" in row}
    for kind, field in (("claims", "event"), ("figures", "event"), ("figures", "claim"), ("disputes", "event")):
        for row in records[kind]:
            if row[field] is not None and row[field] not in ids:
                yield f"{kind}: {row['id']}: {field} {row[field]} is not there"
    for dispute in records["disputes"]:
        for position in dispute["positions"]:
            for one in position["claims"] + position["figures"]:
                if one not in ids:
                    yield f"disputes: {dispute['id']}: {one} is not there"


def main(schemas, folder):
    wrong = []
    records = {name: read(folder, name) for name in KINDS}
    for name, validator in validators(schemas):
        for number, row in enumerate(records[name], 1):
            for error in validator.iter_errors(row):
                wrong.append(f"{name}.jsonl:{number}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
    if not wrong:
        wrong += list(check_spans(records)) + list(check_references(records))
    print("\n".join(wrong[:50]) or "valid: " + ", ".join(f"{len(rows)} {name}" for name, rows in records.items()))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
