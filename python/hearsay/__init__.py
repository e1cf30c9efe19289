"""hearsay: who says what about what happened, from news reports.

    import hearsay
    hearsay.build(["examples/"], "tegh.graph")
    g = hearsay.Graph.open("tegh.graph")
    g.accusations(by="Armenia", since="2023-01-01")     # a pandas DataFrame
    g.disputes()
    g.show("q0k3v9m2q7x1aa")                            # both camps, in Jupyter side by side
    g.query("MATCH (c:Claim)-[:ACCUSES]->(e) RETURN e.name, count(*) AS n ORDER BY n DESC")

Every table is a pandas DataFrame; begin and end count characters of the document's text, so that text[begin:end] is
what the document says.
"""
from ._build import BuildSummary, build
from ._errors import (ClosedError, DamagedError, HearsayError, InputError, NotFoundError, StorageError,
                      UnsupportedError, UsageError)
from ._graph import Graph
from ._html import Card

__all__ = ["BuildSummary", "Card", "ClosedError", "DamagedError", "Graph", "HearsayError", "InputError",
           "NotFoundError", "StorageError", "UnsupportedError", "UsageError", "build"]
