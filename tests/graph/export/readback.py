#!/usr/bin/python3
"""Read exported files with other people's readers and check what they see.

usage: readback.py graphml FILE NODES EDGES    networkx and igraph see so many nodes and edges and the same attributes
       readback.py sample FILE                 networkx sees the values of tests/graph/export/sample_graph.h
"""
import sys

import networkx


def graphml(path, nodes, edges):
    import igraph
    seen = networkx.read_graphml(path, force_multigraph=True)
    other = igraph.Graph.Read_GraphML(path)
    assert seen.number_of_nodes() == other.vcount() == int(nodes), (seen.number_of_nodes(), other.vcount(), nodes)
    assert seen.number_of_edges() == other.ecount() == int(edges), (seen.number_of_edges(), other.ecount(), edges)
    assert seen.is_directed() == other.is_directed()
    names = {name for _, data in seen.nodes(data=True) for name in data}
    assert names <= set(other.vs.attributes()), (names, other.vs.attributes())
    for vertex in other.vs:
        data = seen.nodes[vertex["id"]]
        assert data["label"] == vertex["label"] and data["type"] == vertex["type"], (data, vertex)
    weights = sorted(data["weight"] for _, _, data in seen.edges(data=True))
    assert weights == sorted(other.es["weight"] if other.ecount() else [])
    keys = [key for _, _, key in seen.edges(keys=True)]
    assert len(set(keys)) == len(keys), "edge ids are not unique"


def sample(path):
    graph = networkx.read_graphml(path, force_multigraph=True)
    by_label = {data["label"]: data for _, data in graph.nodes(data=True)}
    tegh = by_label["Tegh"]
    assert (tegh["latitude"], tegh["longitude"], tegh["type"]) == (39.55, 46.48, "Place"), tegh
    assert by_label["Armenia"]["names_hy"] == "\u0540\u0561\u0575\u0561\u057d\u057f\u0561\u0576"
    claim = by_label['said "they" <opened> fire & fled']
    assert claim["quoted"] is True and claim["confidence"] == 0.9 and claim["mixed"] == "1", claim
    assert by_label["killed 7"]["count"] == 7
    denial = next(data for _, data in graph.nodes(data=True) if data.get("act") == "deny")
    assert denial["text"] == "= 1+1 is no formula, bantah\r\n" and denial["mixed"] == "one", denial
    accused = [data for _, _, data in graph.edges(data=True) if data["type"] == "ACCUSED"]
    assert sorted(data["weight"] for data in accused) == [1.0, 3.0], accused


if __name__ == "__main__":
    {"graphml": graphml, "sample": sample}[sys.argv[1]](*sys.argv[2:])
