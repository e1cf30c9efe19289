#!/usr/bin/python3
"""Read exported files with other people's readers and check what they see.

usage: readback.py graphml FILE NODES EDGES    networkx and igraph see so many nodes and edges and the same attributes
       readback.py sample FILE                 networkx sees the values of tests/graph/export/sample_graph.h
       readback.py gexf FILE NODES EDGES       networkx sees so many nodes and edges, each node coloured
       readback.py csv FOLDER NODES EDGES      Python's csv module reads both tables, every edge ends at a node
       readback.py nquads FILE QUADS           rdflib reads so many quads and answers a SPARQL query
       readback.py sqlite FILE                 SQL finds what tests/graph/export/sample_records.h says
"""
import csv
import os
import sys


def graphml(path, nodes, edges):
    import igraph
    import networkx
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
    import networkx
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


def gexf(path, nodes, edges):
    import io
    import networkx
    with open(path, encoding="utf8") as file:
        text = file.read()
    # Debian's networkx knows GEXF up to 1.2; what is used here has not changed but for the names of the namespaces.
    older = text.replace('"http://gexf.net/1.3/viz"', '"http://www.gexf.net/1.2draft/viz"')
    older = older.replace('"http://gexf.net/1.3" ', '"http://www.gexf.net/1.2draft" ').replace('version="1.3"', 'version="1.2"')
    graph = networkx.read_gexf(io.BytesIO(older.encode("utf8")), version="1.2draft")
    assert graph.number_of_nodes() == int(nodes), (graph.number_of_nodes(), nodes)
    assert graph.number_of_edges() == int(edges), (graph.number_of_edges(), edges)
    for _, data in graph.nodes(data=True):
        assert data["label"] and data["type"] and set(data["viz"]) == {"color", "size"}, data
    for _, _, data in graph.edges(data=True):
        assert data["weight"] > 0 and data["type"], data


def csv_tables(folder, nodes, edges):
    def rows(name):
        with open(os.path.join(folder, name), encoding="utf8", newline="") as file:
            return list(csv.DictReader(file, strict=True))
    neo4j = not os.path.exists(os.path.join(folder, "edges.csv"))
    node_rows, edge_rows = rows("nodes.csv"), rows("relationships.csv" if neo4j else "edges.csv")
    assert len(node_rows) == int(nodes) and len(edge_rows) == int(edges)
    ids = {row["id:ID" if neo4j else "Id"] for row in node_rows}
    assert len(ids) == len(node_rows)
    for row in edge_rows:
        assert None not in row and all(value is not None for value in row.values()), row
        assert row[":START_ID" if neo4j else "Source"] in ids and row[":END_ID" if neo4j else "Target"] in ids, row
    texts = [row["text:string" if neo4j else "text"] for row in node_rows]
    assert ("= 1+1 is no formula, bantah" in "".join(texts)) and any(t.startswith("'=") for t in texts) != neo4j


def nquads(path, quads):
    import rdflib
    graph = rdflib.ConjunctiveGraph()
    graph.parse(path, format="nquads")
    count = sum(1 for _ in graph.quads())
    assert count == int(quads), (count, quads)
    answers = list(graph.query("""
        PREFIX schema: <https://schema.org/> PREFIX hs: <urn:hearsay:vocabulary:> PREFIX prov: <http://www.w3.org/ns/prov#>
        SELECT ?who ?whom ?day WHERE { ?c a schema:Claim ; prov:wasAttributedTo ?a ; hs:accuses ?b ; schema:datePublished ?day .
                                       ?a schema:name ?who . ?b schema:name ?whom }"""))
    assert [tuple(map(str, row)) for row in answers] == [("Armenia", "Azerbaijan", "2023-04-11")], answers
    assert not any(isinstance(term, rdflib.BNode) for quad in graph.quads() for term in quad[:3])
    for _, _, value, _ in graph.quads():
        assert not isinstance(value, rdflib.Literal) or value.datatype is None or value.value is not None, value


def sqlite(path):
    import sqlite3
    base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    one = lambda sql: base.execute(sql).fetchall()
    assert one("PRAGMA integrity_check") == [("ok",)] and one("PRAGMA foreign_key_check") == []
    assert one("SELECT accuser_name, accused_side FROM accusations") == [("Armenia", "AZE")]
    assert one("SELECT c.text FROM claims_fts f JOIN claims c ON c.rowid = f.rowid WHERE claims_fts MATCH 'menuduh'") != []
    assert one("SELECT count(*) FROM documents_fts WHERE documents_fts MATCH 'pertempuran'") == [(1,)]
    assert one('SELECT count(*) FROM claims c JOIN documents d ON d.id = c.document '
               'WHERE substr(d.text, c."begin" + 1, c."end" - c."begin") = c.text') == [(2,)]
    assert one('SELECT count(*) FROM mentions m JOIN documents d ON d.id = m.document '
               'WHERE substr(d.text, m."begin" + 1, m."end" - m."begin") <> m.text') == [(0,)]
    assert one("SELECT kind, count, min FROM figures ORDER BY kind") == [("killed", 4, None), ("wounded", None, 3)]
    assert one("SELECT name, side FROM claim_entities WHERE role = 'source' AND entity IS NULL") == [("Interfax", "RUS")]
    assert one("SELECT count(*) FROM positions JOIN position_members USING (dispute, position)") == [(3,)]


if __name__ == "__main__":
    {"graphml": graphml, "sample": sample, "gexf": gexf, "csv": csv_tables, "nquads": nquads,
     "sqlite": sqlite}[sys.argv[1]](*sys.argv[2:])
