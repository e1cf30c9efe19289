"""hearsay query through the binary: formats read by others, mistakes, limits, the prompt on standard input and on a terminal."""
import csv
import io
import json
import os
import pathlib
import pty
import subprocess
import tempfile
import time

from common import BINARY, EXAMPLES, WithFolder, main, run

MANUAL = ('MATCH (c:Claim)-[:MADE_BY]->(who)-[:PART_OF*0..1]->(x:Country {name:"Armenia"}), (c)-[:ACCUSES]->(t) '
          'WHERE c.said >= date("2023-01-01") RETURN t.name, count(*) AS n ORDER BY n DESC LIMIT 10')


class Query(WithFolder):
    @classmethod
    def setUpClass(cls):
        cls.shared = tempfile.TemporaryDirectory(prefix="hearsay_query_")
        cls.addClassCleanup(cls.shared.cleanup)
        cls.graph = pathlib.Path(cls.shared.name) / "graph"
        code, out, err = run("build", EXAMPLES, "-g", cls.graph, "-q")
        assert code == 0, err

    def rows(self, text, *options):
        out = self.must("query", text, "-g", self.graph, "--format", "jsonl", *options)
        return [json.loads(line) for line in out.splitlines()]

    def test_the_query_of_the_manual_finds_whom_armenia_accuses(self):
        self.assertIn("Azerbaijan", [row["t.name"] for row in self.rows(MANUAL)])

    def test_formats_hold_the_same_rows(self):
        text = "MATCH (d:Document) RETURN d.uri AS uri, d.title AS title, d.claims AS claims ORDER BY uri"
        rows = self.rows(text)
        self.assertGreater(len(rows), 5)
        self.assertEqual(json.loads(self.must("query", text, "-g", self.graph, "--format", "json")), rows)
        table = list(csv.DictReader(io.StringIO(self.must("query", text, "-g", self.graph, "--format", "csv"))))
        self.assertEqual([row["uri"] for row in table], [row["uri"] for row in rows])
        self.assertEqual(len(self.must("query", text, "-g", self.graph).splitlines()), len(rows) + 1)

    def test_two_runs_give_the_same_bytes(self):
        text = "MATCH (a)-[r]->(b) RETURN a, r, b, rand()"
        first = self.must("query", text, "-g", self.graph, "--format", "json")
        self.assertEqual(self.must("query", text, "-g", self.graph, "--format", "json"), first)

    def test_parameters_have_types(self):
        rows = self.rows("RETURN $a + 1 AS n, $b AS text, $c.day AS day", "--param", "a=41", "--param", "b=Baku",
                         "--param", "c=date('2023-04-11')")
        self.assertEqual(rows, [{"n": 42, "text": "Baku", "day": 11}])

    def test_counts_agree_with_the_verbs(self):
        listed = self.must("claims", "-g", self.graph, "--format", "jsonl", "--act", "deny").splitlines()
        self.assertEqual(self.rows('MATCH (c:Claim {act: "deny"}) RETURN count(c) AS n'), [{"n": len(listed)}])

    def test_ways_in_find_what_reading_everything_finds(self):
        for fast, slow in [
            ('MATCH (c:Claim) WHERE c.said >= date("2023-01-01") AND c.said <= date("2023-12-31") RETURN c.id AS id',
             'MATCH (c:Claim) WHERE date(left(c.said, 10)).year = 2023 RETURN c.id AS id'),
            ('MATCH (e:Entity) WHERE named(e, "ARMENIA") RETURN e.id AS id',
             'MATCH (e:Entity) WHERE any(n IN e.names WHERE toLower(n) = "armenia") RETURN e.id AS id'),
            ('MATCH (e {name: "Armenia"}) RETURN e.id AS id', 'MATCH (e) WHERE e.name + "" = "Armenia" RETURN e.id AS id')]:
            found = sorted(row["id"] for row in self.rows(fast))
            self.assertEqual(found, sorted(row["id"] for row in self.rows(slow)))
            self.assertTrue(found, fast)

    def test_plans_start_at_an_index(self):
        for text, step in [(MANUAL, "index Country.name"), ('MATCH (d:Document) WHERE search(d, "border") RETURN d', "full text"),
                           ('MATCH (c:Claim) WHERE c.said > "2023" RETURN c', "range of Claim.said")]:
            self.assertIn(step, self.must("query", "--explain", text, "-g", self.graph))

    def test_mistakes_are_one_message_with_a_caret_and_exit_2(self):
        for text, word in [("MATCH (c:Claim RETURN c", "UnexpectedSyntax"), ("MATCH (c:Clam) RETURN c", "did you mean `Claim`"),
                           ("RETURN lenght('a')", "UnknownFunction"), ("RETURN x", "UndefinedVariable"),
                           ("RETURN 1 + [true][0] * 2", "InvalidArgumentType"), ("RETURN $p", "MissingParameter"),
                           ("MATCH (n) DETACH DELETE n", "DETACH writes"), ("MATCH ()-[:ACUSES]->() RETURN 1", "did you mean `ACCUSES`")]:
            code, out, err = run("query", text, "-g", self.graph)
            self.assertEqual((code, out), (2, ""), err)
            self.assertIn(word, err)
            self.assertRegex(err.splitlines()[-1], r"^ *\^+$")
        self.assertEqual(run("query", "RETURN 1", "--param", "novalue", "-g", self.graph)[0], 2)

    def test_what_explodes_is_stopped(self):
        begin = time.monotonic()
        code, out, err = run("query", "MATCH (a), (b), (c), (d) RETURN count(*)", "--timeout", "1", "-g", self.graph)
        self.assertEqual(code, 3)
        self.assertIn("longer than 1000 ms", err)
        self.assertLess(time.monotonic() - begin, 20)
        code, out, err = run("query", "MATCH (a), (b), (c) RETURN collect([a, b, c])", "--max-memory", "16", "-g", self.graph)
        self.assertEqual(code, 3)
        self.assertIn("more memory than", err)
        code, out, err = run("query", "MATCH (a), (b) RETURN 1", "--max-rows", "7", "--format", "jsonl", "-g", self.graph)
        self.assertEqual((code, len(out.splitlines())), (3, 7))
        self.assertIn("more than 7 rows", err)

    def test_no_row_is_exit_1(self):
        self.assertEqual(run("query", 'MATCH (n {id: "nothing"}) RETURN n', "-g", self.graph)[0], 1)

    def test_queries_come_from_standard_input(self):
        text = ":format jsonl\n:param n=2\nRETURN $n AS a;\nRETURN ';'\n  AS b;\nRETURN nonsense;\nRETURN 3 AS c"
        done = subprocess.run([BINARY, "query", "-g", str(self.graph)], input=text, capture_output=True, text=True)
        self.assertEqual(done.stdout, '{"a":2}\n{"b":";"}\n{"c":3}\n')
        self.assertEqual(done.returncode, 2)
        self.assertIn("UndefinedVariable", done.stderr)

    def test_the_prompt_remembers(self):
        history = self.folder / "history"
        for line, wanted in [("RETURN 40 + 2 AS answer;\n", b"42"), (":schema\n", b"(:Claim)")]:
            parent, child = pty.openpty()
            prompt = subprocess.Popen([BINARY, "query", "-g", str(self.graph)], stdin=child, stdout=child, stderr=child,
                                      env={**os.environ, "HEARSAY_HISTORY": str(history), "TERM": "dumb"}, close_fds=True)
            os.close(child)
            os.write(parent, line.encode() + b":quit\n")
            seen = b""
            while True:
                try:
                    part = os.read(parent, 4096)
                except OSError:
                    break
                if not part:
                    break
                seen += part
            prompt.wait(60)
            os.close(parent)
            self.assertIn(wanted, seen)
        self.assertIn("40", history.read_text())


if __name__ == "__main__":
    main()
