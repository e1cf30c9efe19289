"""Records as pandas DataFrames with proper types: dates, categories, whole numbers that may be missing."""
from __future__ import annotations

import json
from typing import Any, Callable, Dict, Iterable, List

import pandas as pd

Record = Dict[str, Any]

DATES = {"said", "published", "earliest", "latest"}
CATEGORIES = {"act", "polarity", "modality", "language", "kind", "deed", "plover", "type", "role", "mode",
              "claimant_side", "accused_side", "accuser_side", "side", "publisher"}
WHOLE = {"begin", "end", "count", "min", "max", "origins", "claims", "documents", "mentions", "positions",
         "characters", "figures_given"}
FLAGS = {"quoted", "implicit", "total", "addition", "background"}
REALS = {"confidence", "latitude", "longitude"}


def parse(lines: Iterable[str]) -> List[Record]:
    return [json.loads(line) for line in lines]


def frame(rows: List[Record], columns: List[str]) -> pd.DataFrame:
    """A table with exactly `columns`, typed by their names, also where it has no rows."""
    table = pd.DataFrame(rows, columns=columns)
    for column in columns:
        table[column] = typed(column, table[column])
    return table


def typed(name: str, values: pd.Series) -> pd.Series:
    if name in DATES:
        return pd.to_datetime(values.astype("string").str[:10], errors="coerce", format="%Y-%m-%d")
    if name in CATEGORIES:
        return values.astype("category")
    if name in WHOLE:
        return values.astype("Int64")
    if name in FLAGS:
        return values.astype("boolean")
    if name in REALS:
        return values.astype("float64")
    return values.astype("object")


def names(entities: List[Record]) -> Any:
    return "; ".join(entity["name"] for entity in entities) or None


def sides(entities: List[Record]) -> Any:
    return "; ".join(dict.fromkeys(entity["side"] for entity in entities if entity["side"])) or None


def claim_row(claim: Record) -> Record:
    row = {key: claim[key] for key in ("id", "document", "language", "said", "act", "text", "cue", "polarity", "modality",
                                       "quoted", "implicit", "event", "origins", "confidence", "begin", "end", "figures")}
    row.update(claimant=names(claim["claimants"]), claimant_side=sides(claim["claimants"]),
               accused=names(claim["accused"]), accused_side=sides(claim["accused"]), deed=claim["deed"]["plover"])
    return row


CLAIM_COLUMNS = ["id", "said", "claimant", "claimant_side", "act", "accused", "accused_side", "deed", "text", "cue", "polarity",
                 "modality", "quoted", "implicit", "event", "figures", "origins", "confidence", "language", "document", "begin", "end"]


def accusation_rows(claim: Record) -> List[Record]:
    """One row for each pair of claimant and accused."""
    base = claim_row(claim)
    return [{**base, "claim": claim["id"], "accuser": who["name"], "accuser_id": who["id"], "accuser_side": who["side"],
             "accused": whom["name"], "accused_id": whom["id"], "accused_side": whom["side"]}
            for who in claim["claimants"] or [{"name": None, "id": None, "side": None}] for whom in claim["accused"]]


ACCUSATION_COLUMNS = ["claim", "said", "accuser", "accuser_side", "accused", "accused_side", "act", "deed", "text", "polarity",
                      "event", "origins", "language", "document", "begin", "end", "accuser_id", "accused_id"]


def figure_row(figure: Record) -> Record:
    row = {key: figure[key] for key in ("id", "document", "language", "said", "kind", "count", "min", "max", "side", "who", "text",
                                        "total", "addition", "claim", "event", "begin", "end")}
    row.update(claimant=names(figure["claimants"]), claimant_side=sides(figure["claimants"]))
    return row


FIGURE_COLUMNS = ["id", "said", "kind", "count", "min", "max", "side", "who", "claimant", "claimant_side", "text", "total",
                  "addition", "event", "claim", "language", "document", "begin", "end"]


def event_row(event: Record) -> Record:
    row = {key: event[key] for key in ("id", "plover", "mode", "label", "background", "sides", "origins", "part_of")}
    row.update(earliest=event["time"]["earliest"], latest=event["time"]["latest"], edtf=event["time"]["text"],
               places=names(event["places"]), claims=len(event["claims"]), figures_given=len(event["figures"]),
               documents=len(event["documents"]))
    return row


EVENT_COLUMNS = ["id", "label", "plover", "mode", "earliest", "latest", "edtf", "places", "sides", "claims", "figures_given",
                 "documents", "origins", "background", "part_of"]


def dispute_row(dispute: Record) -> Record:
    positions = dispute["positions"]
    return {"id": dispute["id"], "kind": dispute["kind"], "question": dispute["question"], "event": dispute["event"],
            "positions": len(positions), "answers": [position["label"] for position in positions],
            "camps": [position["sides"] for position in positions],
            "claims": sum(len(position["claims"]) for position in positions)}


DISPUTE_COLUMNS = ["id", "kind", "question", "positions", "answers", "camps", "claims", "event"]


def entity_row(entity: Record) -> Record:
    row = {key: entity[key] for key in ("id", "type", "name", "side", "kind", "of", "latitude", "longitude", "gazetteer")}
    row.update(names=sorted({name for some in entity["names"].values() for name in some}), mentions=len(entity["mentions"]),
               documents=len({mention["document"] for mention in entity["mentions"]}))
    return row


ENTITY_COLUMNS = ["id", "type", "name", "side", "kind", "of", "names", "mentions", "documents", "latitude", "longitude", "gazetteer"]


def document_row(document: Record) -> Record:
    row = {key: document[key] for key in ("id", "uri", "url", "title", "publisher", "published", "language", "characters")}
    row["near_copy_of"] = [copy["document"] for copy in document["near_copy_of"]]
    return row


DOCUMENT_COLUMNS = ["id", "uri", "title", "publisher", "published", "language", "characters", "near_copy_of", "url"]


def table(lines: Iterable[str], row: Callable[[Record], Record], columns: List[str]) -> pd.DataFrame:
    return frame([row(record) for record in parse(lines)], columns)


def query_frame(columns: List[str], rows: Iterable[str]) -> pd.DataFrame:
    """Results of a query: whole numbers that may be missing, text, truth values; the rest as it came."""
    result = pd.DataFrame(parse(rows), columns=columns)
    for column in columns:
        present = [value for value in result[column] if value is not None and value == value]
        if present and all(isinstance(value, bool) for value in present):
            result[column] = result[column].astype("boolean")
        elif present and all(isinstance(value, int) or isinstance(value, float) and value.is_integer() for value in present) \
                and any(isinstance(value, int) for value in present):
            result[column] = result[column].astype("Int64")
    return result
