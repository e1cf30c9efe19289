"""Views of a graph as networkx and igraph graphs, through the GraphML that Gephi gets: same ids, same attributes."""
from __future__ import annotations

import os
import tempfile
from typing import Any, Callable


def _read(graph: Any, view: str, collapse_parallel: bool, read: Callable[[str], Any]) -> Any:
    with tempfile.TemporaryDirectory(prefix="hearsay-") as folder:
        path = os.path.join(folder, "view.graphml")
        graph.export(path, "graphml", view=view, collapse_parallel=collapse_parallel)
        return read(path)


def to_networkx(graph: Any, view: str, collapse_parallel: bool) -> Any:
    import networkx
    result = _read(graph, view, collapse_parallel,
                   lambda path: networkx.read_graphml(path, force_multigraph=not collapse_parallel))
    result.graph.update(source=graph.path, view=view)
    return result


def to_igraph(graph: Any, view: str, collapse_parallel: bool) -> Any:
    import igraph
    result = _read(graph, view, collapse_parallel, igraph.Graph.Read_GraphML)
    result.vs["name"] = result.vs["id"]
    return result
