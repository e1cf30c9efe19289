#!/usr/bin/python3
"""The module hearsay on a graph of examples/, built once. Needs PYTHONPATH and HEARSAY_SOURCE (CMake sets both)."""
import ast
import datetime
import os
import shutil
import sys
import tempfile
import threading
import unittest
from html.parser import HTMLParser

try:
    import pandas as pd
except ImportError:
    print("skipped: python3-pandas is missing")
    sys.exit(77)

import hearsay
from hearsay import _hearsay

SOURCE = os.environ["HEARSAY_SOURCE"]
EXAMPLES = os.path.join(SOURCE, "examples")


class WithGraph(unittest.TestCase):
    folder = path = summary = graph = None
    steps = []

    @classmethod
    def setUpClass(cls):
        if WithGraph.graph is None:  # once for all classes
            WithGraph.folder = tempfile.mkdtemp(prefix="hearsay-python-")
            unittest.addModuleCleanup(shutil.rmtree, WithGraph.folder)
            WithGraph.path = os.path.join(WithGraph.folder, "examples.graph")
            WithGraph.summary = hearsay.build(EXAMPLES, WithGraph.path, progress=lambda *step: WithGraph.steps.append(step))
            WithGraph.graph = hearsay.Graph.open(WithGraph.path)
            unittest.addModuleCleanup(WithGraph.graph.close)


class Build(WithGraph):
    def test_tells_what_it_did(self):
        articles = len([name for name in os.listdir(EXAMPLES) if name.endswith(".txt")])
        self.assertEqual(self.summary.added, articles)
        self.assertGreater(self.summary.claims, 0)
        self.assertIn(f"{articles} documents added", str(self.summary))

    def test_calls_progress_from_start_to_end(self):
        counted = [step for step in self.steps if step[2]]
        self.assertTrue(counted)
        self.assertEqual(counted[-1][1], counted[-1][2])

    def test_changes_nothing_the_second_time(self):
        copy = os.path.join(self.folder, "twice.graph")
        hearsay.build([EXAMPLES], copy, progress=False)
        again = hearsay.build([EXAMPLES], copy, progress=False)
        self.assertEqual((again.added, again.changed), (0, 0))
        self.assertEqual(again.unchanged, self.summary.added)

    def test_raises_what_the_callback_raised(self):
        def stop(*step):
            raise RuntimeError("enough")
        with self.assertRaisesRegex(RuntimeError, "enough"):
            hearsay.build(EXAMPLES, os.path.join(self.folder, "stopped.graph"), progress=stop)

    def test_tells_of_bad_input_and_goes_on(self):
        folder = os.path.join(self.folder, "bad")
        os.makedirs(folder)
        with open(os.path.join(folder, "a.jsonl"), "w", encoding="utf8") as file:
            file.write('{"id": "one", "text": "Armenia accused Azerbaijan of opening fire."}\n{"id": broken\n')
        summary = hearsay.build(folder, os.path.join(self.folder, "bad.graph"), progress=False)
        self.assertEqual(summary.added, 1)
        self.assertTrue(any("a.jsonl" in where for _, where, _ in summary.notices), summary.notices)

    def test_lets_other_threads_run(self):
        ticks, done = [0], threading.Event()

        def count():
            while not done.is_set():
                ticks[0] += 1
                done.wait(0.001)
        thread = threading.Thread(target=count)
        thread.start()
        try:
            hearsay.build(EXAMPLES, os.path.join(self.folder, "threads.graph"), progress=False)
        finally:
            done.set()
            thread.join()
        self.assertGreater(ticks[0], 20)


class Tables(WithGraph):
    def test_have_proper_types(self):
        claims = self.graph.claims()
        self.assertEqual(str(claims["said"].dtype), "datetime64[ns]")
        for column in ("act", "claimant_side", "deed"):
            self.assertEqual(str(claims[column].dtype), "category", column)
        self.assertEqual(str(claims["origins"].dtype), "Int64")
        self.assertEqual(str(claims["quoted"].dtype), "boolean")
        self.assertEqual(str(self.graph.figures()["count"].dtype), "Int64")
        self.assertEqual(str(self.graph.events()["earliest"].dtype), "datetime64[ns]")

    def test_have_the_same_columns_and_types_when_empty(self):
        full, empty = self.graph.claims(), self.graph.claims(by="nobody of this name")
        self.assertEqual(len(empty), 0)
        self.assertEqual(list(full.columns), list(empty.columns))
        for column in ("said", "origins", "quoted", "confidence"):
            self.assertEqual(full[column].dtype, empty[column].dtype)

    def test_spans_point_at_the_words(self):
        text = {document: self.graph.record(document)["text"] for document in self.graph.documents()["uri"]}
        for claim in self.graph.claims().itertuples():
            self.assertEqual(text[claim.document][claim.begin:claim.end], claim.text)
        for figure in self.graph.figures().itertuples():
            self.assertEqual(text[figure.document][figure.begin:figure.end], figure.text)

    def test_filter_by_claimant_accused_and_time(self):
        some = self.graph.accusations(by="ARM", against="AZE", since=datetime.date(2023, 1, 1), until="2023-12-31")
        self.assertGreater(len(some), 0)
        self.assertEqual(set(some["accuser_side"]), {"ARM"})
        self.assertEqual(set(some["accused_side"]), {"AZE"})
        self.assertTrue((some["said"].dt.year == 2023).all())
        self.assertLess(len(some), len(self.graph.accusations()))

    def test_accusations_are_pairs(self):
        pairs = self.graph.accusations()
        self.assertFalse(pairs["accused"].isna().any())
        claims = self.graph.claims()
        self.assertEqual(set(pairs["claim"]), set(claims[claims["accused"].notna()]["id"]))

    def test_figures_of_the_article_have_no_claimant(self):
        figures = self.graph.figures(kind="killed")
        self.assertEqual(set(figures["kind"]), {"killed"})
        self.assertEqual(set(figures["claim"].isna()) , set(figures["claimant"].isna()))

    def test_disputes_have_an_answer_and_a_camp_for_each_position(self):
        disputes = self.graph.disputes()
        self.assertGreater(len(disputes), 0)
        for row in disputes.itertuples():
            self.assertEqual(row.positions, len(row.answers))
            self.assertEqual(row.positions, len(row.camps))
            self.assertGreaterEqual(row.positions, 2)

    def test_documents_and_entities(self):
        self.assertEqual(len(self.graph.documents()), self.summary.added)
        self.assertIn("Armenia", set(self.graph.entities()["name"]))
        self.assertGreater(len(self.graph.sources()), 0)

    def test_limit(self):
        self.assertEqual(len(self.graph.claims(limit=2)), 2)


class Queries(WithGraph):
    def test_give_typed_tables(self):
        table = self.graph.query("MATCH (c:Claim)-[:ACCUSES]->(e:Entity) RETURN e.name AS who, count(*) AS n ORDER BY n DESC, who")
        self.assertEqual(list(table.columns), ["who", "n"])
        self.assertEqual(str(table["n"].dtype), "Int64")
        self.assertGreater(table["n"][0], 1)

    def test_take_parameters_of_every_type(self):
        table = self.graph.query("RETURN $a AS a, $b AS b, $c AS c, $d AS d, $e AS e, $f.x AS f, $g AS g", a=1, b=2.5, c="text", d=True,
                                 e=[1, None], f={"x": 3}, g=datetime.date(2023, 4, 11))
        self.assertEqual(table.iloc[0].tolist(), [1, 2.5, "text", True, [1, None], 3, "2023-04-11"])

    def test_compare_times_with_dates(self):
        table = self.graph.query("MATCH (c:Claim) WHERE c.said >= $day RETURN count(*) AS n", day=datetime.date(2025, 1, 1))
        self.assertEqual(table["n"][0], len(self.graph.claims(since="2025-01-01")))

    def test_point_at_mistakes(self):
        with self.assertRaises(hearsay.UsageError) as caught:
            self.graph.query("MATCH (c:Claim RETURN c")
        self.assertIn("^", str(caught.exception))
        for wrong in ("MATCH (c:Klaim) RETURN c", "RETURN nofunction(1)", "RETURN $missing", "CREATE (n)"):
            with self.assertRaises(hearsay.UsageError, msg=wrong):
                self.graph.query(wrong)

    def test_stop_at_their_limits(self):
        with self.assertRaises(hearsay.UnsupportedError):
            self.graph.query("MATCH (a), (b), (c) RETURN count(*)", timeout=0.2)
        with self.assertRaises(hearsay.UnsupportedError):
            self.graph.query("MATCH (a) RETURN a", max_rows=3)

    def test_refuse_values_that_are_none(self):
        with self.assertRaises(TypeError):
            self.graph.query("RETURN $x", x=object())
        with self.assertRaises(ValueError):
            self.graph.query("RETURN $x", x=2 ** 70)

    def test_show_their_plan(self):
        self.assertTrue(self.graph.plan("MATCH (c:Claim) RETURN c.text").strip())


class Networks(WithGraph):
    def test_have_what_the_graph_has(self):
        stats = self.graph.query("MATCH (n) RETURN count(*) AS n")["n"][0]
        ties = self.graph.query("MATCH ()-[r]->() RETURN count(*) AS n")["n"][0]
        network, other = self.graph.to_networkx("full"), self.graph.to_igraph("full")
        self.assertEqual((network.number_of_nodes(), network.number_of_edges()), (stats, ties))
        self.assertEqual((other.vcount(), other.ecount()), (stats, ties))

    def test_know_views(self):
        actors = self.graph.to_networkx("actors", collapse_parallel=True)
        self.assertFalse(actors.is_multigraph())
        self.assertTrue(all(data["weight"] >= 1 for _, _, data in actors.edges(data=True)))
        conflict = self.graph.to_networkx("conflict")
        self.assertFalse(conflict.is_directed())
        names = nx_names(conflict)
        self.assertTrue({"Armenia", "Azerbaijan"} & names)
        with self.assertRaises(hearsay.UsageError):
            self.graph.to_networkx("everything")

    def test_exports_leave_no_half_file(self):
        with self.assertRaises(hearsay.StorageError):
            self.graph.export(os.path.join(self.folder, "no", "such", "folder.graphml"))
        with self.assertRaises(hearsay.UsageError):
            self.graph.export(os.path.join(self.folder, "x"), "xlsx")


def nx_names(network):
    return {data["label"] for _, data in network.nodes(data=True)}


class Balance(HTMLParser):
    """Whether the tags of a card close in order."""

    def __init__(self, text):
        super().__init__()
        self.open, self.sound = [], True
        self.feed(text)
        self.sound = self.sound and not self.open

    def handle_starttag(self, tag, attributes):
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.sound = False


class Cards(WithGraph):
    def test_show_and_explain_everything(self):
        ids = [table["id"].iloc[0] for table in (self.graph.claims(), self.graph.figures(), self.graph.events(), self.graph.disputes(),
                                                 self.graph.entities(), self.graph.documents())]
        for id in ids:
            for card in (self.graph.show(id), self.graph.explain(id)):
                self.assertTrue(Balance(card._repr_html_()).sound, id)
                self.assertIn(id, str(card))
                self.assertNotIn("<mark", str(card))

    def test_disputes_show_all_camps_side_by_side(self):
        dispute = self.graph.disputes(kind="blame").iloc[0]
        card = self.graph.show(dispute["id"])
        page = card._repr_html_()
        for answer in dispute["answers"]:
            self.assertIn(answer, page)
            self.assertIn(answer, str(card))
        self.assertEqual(page.count("border-top:4px"), dispute["positions"])
        self.assertIn("<mark", page)

    def test_mark_the_words_of_the_article(self):
        claim = self.graph.claims(by="ARM").iloc[0]
        record = self.graph.record(claim["id"])
        page = self.graph.show(claim["id"])._repr_html_()
        self.assertIn(f'title="cue">{record["cue"]}</mark>', page)

    def test_escape_what_articles_say(self):
        folder = os.path.join(self.folder, "html")
        os.makedirs(folder)
        with open(os.path.join(folder, "a.jsonl"), "w", encoding="utf8") as file:
            file.write('{"id": "one", "title": "<b>x</b>", "text": "Armenia said: \\"<script>alert(1)</script> was attacked by Azerbaijan.\\""}\n')
        path = os.path.join(self.folder, "html.graph")
        hearsay.build(folder, path, progress=False)
        with hearsay.Graph.open(path) as graph:
            ids = list(graph.claims()["id"]) + list(graph.documents()["id"])
            for id in ids:
                self.assertNotIn("<script", graph.show(id)._repr_html_())
                self.assertNotIn("<b>x", graph.show(id)._repr_html_())

    def test_nothing_of_that_name(self):
        with self.assertRaises(hearsay.NotFoundError):
            self.graph.show("c0000000000000")
        with self.assertRaises(LookupError):
            self.graph.record("no such document")


class Misuse(WithGraph):
    def test_wrong_types_are_type_errors(self):
        for call in (lambda: self.graph.claims(by=7), lambda: self.graph.claims(since=2023), lambda: self.graph.claims(limit="x"),
                     lambda: self.graph.record(7), lambda: self.graph.query(7), lambda: hearsay.Graph.open(7)):
            with self.assertRaises(TypeError):
                call()

    def test_a_closed_graph_says_so(self):
        graph = hearsay.Graph.open(self.path)
        graph.close()
        graph.close()
        self.assertTrue(graph.closed)
        for call in (graph.claims, graph.stats, lambda: graph.query("RETURN 1"), lambda: graph.show("x"), graph.to_networkx):
            with self.assertRaises(hearsay.ClosedError):
                call()

    def test_closing_while_others_read_ends_well(self):
        graph, outcomes = hearsay.Graph.open(self.path), []

        def read():
            try:
                for _ in range(50):
                    graph.claims()
                outcomes.append("done")
            except hearsay.ClosedError:
                outcomes.append("closed")
        threads = [threading.Thread(target=read) for _ in range(3)]
        for thread in threads:
            thread.start()
        graph.close()
        for thread in threads:
            thread.join()
        self.assertEqual(len(outcomes), 3)

    def test_what_is_no_graph_is_refused(self):
        with self.assertRaises(hearsay.NotFoundError):
            hearsay.Graph.open(os.path.join(self.folder, "nothing"))
        with self.assertRaises(hearsay.HearsayError):
            hearsay.Graph.open(EXAMPLES)
        with self.assertRaises(hearsay.HearsayError):
            hearsay.Graph.open(os.path.join(EXAMPLES, "metadata.jsonl"))

    def test_a_graph_that_is_rebuilt_meanwhile_stays_readable(self):
        path = os.path.join(self.folder, "growing.graph")
        articles = sorted(os.path.join(EXAMPLES, name) for name in os.listdir(EXAMPLES) if name.endswith(".txt"))
        hearsay.build(articles[:5], path, progress=False)
        with hearsay.Graph.open(path) as graph:
            before = len(graph.claims())
            hearsay.build(articles, path, progress=False)
            try:
                self.assertEqual(len(graph.claims()), before)
            except hearsay.HearsayError:
                pass  # an exception is allowed, a crash is not
            self.assertEqual(len(graph.refresh().documents()), len(articles))

    def test_the_family_of_exceptions(self):
        for name in ("InputError", "UsageError", "NotFoundError", "UnsupportedError", "StorageError", "DamagedError", "ClosedError"):
            self.assertTrue(issubclass(getattr(hearsay, name), hearsay.HearsayError))


class Stubs(unittest.TestCase):
    def test_name_what_the_native_module_has(self):
        path = os.path.join(os.path.dirname(hearsay.__file__), "_hearsay.pyi")
        with open(path, encoding="utf8") as file:
            tree = ast.parse(file.read())
        named = {node.name for node in tree.body if isinstance(node, (ast.ClassDef, ast.FunctionDef))}
        self.assertEqual(named, {name for name in dir(_hearsay) if not name.startswith("_")})
        session = next(node for node in tree.body if isinstance(node, ast.ClassDef))
        self.assertEqual({node.name for node in session.body}, {name for name in dir(_hearsay.Session) if not name.startswith("_")})

    def test_everything_public_is_documented(self):
        for name in hearsay.__all__:
            self.assertTrue(getattr(hearsay, name).__doc__, name)
        for name in dir(hearsay.Graph):
            if not name.startswith("_") and name != "closed":
                self.assertTrue(getattr(hearsay.Graph, name).__doc__, name)


if __name__ == "__main__":
    unittest.main(verbosity=1)
