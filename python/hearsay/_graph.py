"""Graph: an open graph folder, for reading."""
from __future__ import annotations

import datetime
import json
import os
from typing import Any, Dict, List, Optional, Union

import pandas as pd

from . import _frames, _html, _networks
from ._hearsay import Session

Day = Union[str, datetime.date, None]
VIEWS = ("full", "actors", "claims", "sources", "events", "congruence", "conflict")


def _day(value: Day) -> Optional[str]:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, datetime.date):
        return value.strftime("%Y-%m-%d")
    raise TypeError(f"a day is a str or a datetime.date, not {type(value).__name__}")


def _filter(**words: Any) -> Dict[str, str]:
    for name, value in words.items():
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name} is a str, not {type(value).__name__}")
    return {name: value for name, value in words.items() if value}


class Graph:
    """An open graph. Reads a snapshot: what is written later shows after refresh().

    Names in `by`, `against` and `about` are found in any language and by part of the name; an id or the code of a side
    (ARM) matches exactly. Safe to use from several threads; other Python threads run while C++ works.
    """

    def __init__(self, session: Session, data: str = "") -> None:
        self._session = session
        self._data = data

    @classmethod
    def open(cls, path: Union[str, "os.PathLike[str]"], *, data: str = "") -> "Graph":
        """Opens the graph folder `path`. NotFoundError where there is none, DamagedError where it is something else."""
        return cls(Session.open(os.fspath(path), data), data)

    @property
    def path(self) -> str:
        """The graph's folder."""
        return self._session.path

    @property
    def closed(self) -> bool:
        return self._session.closed

    def close(self) -> None:
        """Closes the graph; whatever is asked of it afterwards is a ClosedError."""
        self._session.close()

    def refresh(self) -> "Graph":
        """Looks at the graph as it is now on disk; returns self."""
        fresh = Session.open(self._session.path, self._data)
        old, self._session = self._session, fresh
        old.close()
        return self

    def __enter__(self) -> "Graph":
        return self

    def __exit__(self, *exception: Any) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<hearsay.Graph {self.path!r}{' closed' if self.closed else ''}>"

    # ---- tables

    def claims(self, by: Optional[str] = None, against: Optional[str] = None, *, about: Optional[str] = None,
               side: Optional[str] = None, act: Optional[str] = None, since: Day = None, until: Day = None,
               language: Optional[str] = None, text: Optional[str] = None, limit: int = 0) -> pd.DataFrame:
        """Claims, one a row. `act`: state accuse deny admit demand warn pledge condemn. `about`: an event or entity."""
        return _frames.table(self._lines("claims", limit, by=by, against=against, about=about, side=side, act=act,
                                         since=_day(since), until=_day(until), language=language, text=text),
                             _frames.claim_row, _frames.CLAIM_COLUMNS)

    def accusations(self, by: Optional[str] = None, against: Optional[str] = None, *, about: Optional[str] = None,
                    side: Optional[str] = None, since: Day = None, until: Day = None, language: Optional[str] = None,
                    text: Optional[str] = None) -> pd.DataFrame:
        """Who holds whom responsible: one row for each pair of claimant and accused of a claim, whatever its act."""
        lines = self._lines("claims", 0, by=by, against=against, about=about, side=side, since=_day(since),
                            until=_day(until), language=language, text=text)
        rows = [row for claim in _frames.parse(lines) for row in _frames.accusation_rows(claim)]
        return _frames.frame(rows, _frames.ACCUSATION_COLUMNS)

    def figures(self, by: Optional[str] = None, *, about: Optional[str] = None, side: Optional[str] = None,
                kind: Optional[str] = None, since: Day = None, until: Day = None, text: Optional[str] = None,
                limit: int = 0) -> pd.DataFrame:
        """Casualty counts and who gives them; `claimant` is missing where the article speaks for itself.
        `kind`: killed wounded captured missing displaced casualties. `side`: of the victims."""
        return _frames.table(self._lines("figures", limit, by=by, about=about, side=side, kind=kind, since=_day(since),
                                         until=_day(until), text=text),
                             _frames.figure_row, _frames.FIGURE_COLUMNS)

    def events(self, *, about: Optional[str] = None, side: Optional[str] = None, kind: Optional[str] = None,
               since: Day = None, until: Day = None, text: Optional[str] = None, limit: int = 0) -> pd.DataFrame:
        """Happenings that the claims are about."""
        return _frames.table(self._lines("events", limit, about=about, side=side, kind=kind, since=_day(since),
                                         until=_day(until), text=text),
                             _frames.event_row, _frames.EVENT_COLUMNS)

    def disputes(self, *, about: Optional[str] = None, side: Optional[str] = None, kind: Optional[str] = None,
                 text: Optional[str] = None, limit: int = 0) -> pd.DataFrame:
        """Questions on which claims take positions that cannot all be true.
        `kind`: blame denial figure time place motive outcome."""
        return _frames.table(self._lines("disputes", limit, about=about, side=side, kind=kind, text=text),
                             _frames.dispute_row, _frames.DISPUTE_COLUMNS)

    def entities(self, *, side: Optional[str] = None, kind: Optional[str] = None, text: Optional[str] = None,
                 limit: int = 0) -> pd.DataFrame:
        """People, organizations, countries, regions and places."""
        return _frames.table(self._lines("entities", limit, side=side, kind=kind, text=text), _frames.entity_row,
                             _frames.ENTITY_COLUMNS)

    def documents(self, *, language: Optional[str] = None, since: Day = None, until: Day = None,
                  text: Optional[str] = None, limit: int = 0) -> pd.DataFrame:
        """The articles."""
        return _frames.table(self._lines("documents", limit, language=language, since=_day(since), until=_day(until),
                                         text=text), _frames.document_row, _frames.DOCUMENT_COLUMNS)

    def sources(self) -> pd.DataFrame:
        """Outlets, agencies and claimants: whom each relays and contradicts, how central it is."""
        return pd.DataFrame(_frames.parse(self._session.sources()))

    def _lines(self, what: str, limit: int, /, **words: Any) -> List[str]:
        if not isinstance(limit, int) or isinstance(limit, bool) or limit < 0:
            raise TypeError("limit is a whole number, 0 for all")
        return self._session.records(what, _filter(**words), limit)

    # ---- single things

    def record(self, id: str) -> Dict[str, Any]:
        """The whole record of an id, or of a document's uri, as the JSON export has it."""
        if not isinstance(id, str):
            raise TypeError(f"an id is a str, not {type(id).__name__}")
        return json.loads(self._session.record(id))

    def links(self, id: str) -> pd.DataFrame:
        """What contradicts, corroborates or is consistent with a claim or figure, and why."""
        return pd.DataFrame(_frames.parse(self._session.links(id)), columns=["kind", "about", "first", "second", "reason"])

    def paths(self, start: str, end: str, count: int = 3) -> List[Any]:
        """Up to `count` shortest ways from one entity, source or claim to another."""
        return _frames.parse(self._session.paths(start, end, count))

    def show(self, id: str) -> "_html.Card":
        """One thing whole, with the article's words and the spans marked; both camps of a dispute side by side.
        Rich in Jupyter, plain text elsewhere."""
        return _html.show(self, self.record(id))

    def explain(self, id: str) -> "_html.Card":
        """Why a thing is there: the rules that made it and what they saw."""
        return _html.explain(self, self.record(id))

    # ---- queries, networks, files

    def query(self, cypher: str, *, timeout: float = 60.0, max_rows: int = 0, max_memory: int = 0,
              **params: Any) -> pd.DataFrame:
        """Runs a reading openCypher query; `$name` in it is the keyword `name`. UsageError points at mistakes,
        UnsupportedError tells of a limit that was reached. `timeout` in seconds, 0 for none."""
        if not isinstance(cypher, str):
            raise TypeError(f"a query is a str, not {type(cypher).__name__}")
        columns, rows = self._session.query(cypher, params, float(timeout), max_rows, max_memory)
        return _frames.query_frame(columns, rows)

    def plan(self, cypher: str) -> str:
        """How a query would be run, one step a line."""
        return self._session.plan(cypher)

    def stats(self) -> Dict[str, Any]:
        """Numbers of nodes, edges, records and bytes."""
        return json.loads(self._session.stats())

    def export(self, output: Union[str, "os.PathLike[str]"], format: str = "graphml", *, view: str = "full",
               collapse_parallel: bool = False) -> None:
        """Writes the graph: graphml gexf csv neo4j jsonl nquads sqlite. StorageError leaves no half file."""
        self._session.write(format, view, collapse_parallel, os.fspath(output))

    def to_networkx(self, view: str = "actors", *, collapse_parallel: bool = False) -> Any:
        """A networkx graph of a view: full actors claims sources events congruence conflict."""
        return _networks.to_networkx(self, view, collapse_parallel)

    def to_igraph(self, view: str = "actors", *, collapse_parallel: bool = False) -> Any:
        """An igraph graph of a view."""
        return _networks.to_igraph(self, view, collapse_parallel)
