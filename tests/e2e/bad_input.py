"""Hostile input through the binary: one clear line on standard error, the rest is read, nothing stored is lost."""
import json
import shutil

from common import EXAMPLES, SOURCE, WithFolder, main, run

GOOD = "Armenia accused Azerbaijan of opening fire near Tegh on Tuesday.\n"


class BadInput(WithFolder):
    def setUp(self):
        super().setUp()
        self.input = self.folder / "in"
        self.input.mkdir()
        (self.input / "good.txt").write_text(GOOD)

    def read_with_one_bad(self, expected_code, *expected_words):
        """Builds the folder; the good article must be in the graph, and one line must say what was wrong."""
        code, out, err = run("build", self.input, "-g", self.folder / "g", "-q")
        self.assertEqual(code, expected_code, err)
        self.assertTrue(any(all(word in line for word in expected_words) for line in err.splitlines()), err)
        uris = self.must("documents", "--format", "jsonl", "-g", self.folder / "g")
        self.assertIn("good.txt", uris)

    def test_empty_file(self):
        (self.input / "empty.txt").write_bytes(b"")
        self.read_with_one_bad(3, "empty.txt", "empty")

    def test_binary_file(self):
        (self.input / "binary.txt").write_bytes(bytes(range(256)) * 64)
        self.read_with_one_bad(3, "binary.txt")

    def test_half_a_utf8_sequence(self):
        (self.input / "half.txt").write_bytes("Baku said “no".encode()[:-4] + b"\xe2\x80")
        code, out, err = run("build", self.input, "-g", self.folder / "g", "-q")
        self.assertTrue(any("half.txt" in line for line in err.splitlines()), err)
        self.assertIn(code, (0, 3))

    def test_a_line_of_a_hundred_megabytes(self):
        with open(self.input / "long.txt", "wb") as out:
            for _ in range(100):
                out.write(b"word " * 200_000)
        self.read_with_one_bad(3, "long.txt")

    def test_a_broken_line_in_the_middle_of_jsonl(self):
        lines = [json.dumps({"id": f"a{i}", "text": GOOD}) for i in range(3)]
        lines[1] = lines[1][:-5]
        (self.input / "some.jsonl").write_text("\n".join(lines) + "\n")
        self.read_with_one_bad(3, "some.jsonl:2")
        uris = self.must("documents", "--format", "jsonl", "-g", self.folder / "g")
        self.assertIn('"a0"', uris)
        self.assertIn('"a2"', uris)

    def test_a_missing_folder(self):
        code, out, err = run("build", self.folder / "nowhere", "-g", self.folder / "g")
        self.assertEqual(code, 3, err)
        self.assertIn("nowhere", err)

    def test_a_graph_folder_that_is_no_graph(self):
        for verb in (("claims",), ("build", EXAMPLES)):
            code, out, err = run(*verb, "-g", self.input)
            self.assertEqual(code, 4, err)
            self.assertEqual(len(err.strip().splitlines()), 1, err)
            self.assertIn(str(self.input), err)
        self.assertEqual((self.input / "good.txt").read_text(), GOOD)
        code, out, err = run("claims", "-g", self.folder / "absent")
        self.assertNotEqual(code, 0)
        self.assertFalse((self.folder / "absent").exists())

    def test_the_command_line_wins_over_the_environment(self):
        named, default = self.folder / "named", self.folder / "default"
        code, out, err = run("build", EXAMPLES, "-g", named, env={"HEARSAY_GRAPH": str(default)})
        self.assertEqual(code, 0, err)
        self.assertTrue(named.is_dir())
        self.assertFalse(default.exists())
        code, out, err = run("claims", env={"HEARSAY_GRAPH": str(named)})
        self.assertEqual(code, 0, err)
        code, out, err = run("claims", "-g", default, env={"HEARSAY_GRAPH": str(named)})
        self.assertIn(f"{default}: there is no graph store", err)
        code, out, err = run("extract", EXAMPLES, "--data", self.folder, env={"HEARSAY_DATA": str(SOURCE)})
        self.assertNotEqual(code, 0)
        self.assertEqual(out, "")
        self.assertIn(str(self.folder), err)

    def test_a_lexicon_with_an_unknown_key(self):
        data = self.folder / "data"
        shutil.copytree(SOURCE / "extract/lexicon", data / "extract/lexicon")
        shutil.copytree(SOURCE / "schemas", data / "schemas")
        (data / "models").symlink_to(SOURCE / "models")
        lexicon = json.loads((data / "extract/lexicon/en.json").read_text())
        lexicon["cuez"] = {}
        (data / "extract/lexicon/en.json").write_text(json.dumps(lexicon))
        code, out, err = run("build", EXAMPLES, "-g", self.folder / "g", "--data", data)
        self.assertEqual(code, 3, err)
        self.assertEqual(len(err.strip().splitlines()), 1, err)
        self.assertIn("en.json", err)
        self.assertIn("cuez", err)

    def test_evidence_that_breaks_its_schema(self):
        code, evidence, err = run("extract", EXAMPLES)
        lines = evidence.splitlines()
        broken = json.loads(lines[1])
        broken["claims"][0]["act"] = "shout"
        lines[1] = json.dumps(broken)
        lines[2] = lines[2][: len(lines[2]) // 2]
        code, out, err = run("load", "-", "-g", self.folder / "g", "-q", stdin="\n".join(lines).encode())
        self.assertEqual(code, 3, err)
        self.assertIn("/claims/0/act", err)
        stored = self.must("documents", "--format", "jsonl", "-g", self.folder / "g").splitlines()
        self.assertEqual(len(stored), len(lines) - 2)

    def test_an_empty_article_changes_nothing_that_is_stored(self):
        self.build(EXAMPLES)
        before = self.exported(self.folder / "g", "before")
        (self.input / "empty.txt").write_bytes(b"")
        run("build", self.input / "empty.txt", "-g", self.folder / "g", "-q")
        self.assertEqual(self.exported(self.folder / "g", "after"), before)

    def test_wrong_usage(self):
        for words in (("claims", "--act", "shout"), ("nonsense",), ("claims", "--limit", "many"), ()):
            code, out, err = run(*words)
            self.assertEqual(code, 2, words)
            self.assertEqual(len(err.strip().splitlines()), 1, err)

    def test_a_language_without_lexicon_is_kept_without_claims(self):
        (self.input / "deutsch.txt").write_text(
            "Das Ministerium teilte am Dienstag mit, dass vier Soldaten getötet wurden. Der Sprecher nannte keine Einzelheiten.\n")
        self.must("build", self.input, "-g", self.folder / "g", "-q")
        documents = [json.loads(line) for line in self.must("documents", "--format", "jsonl", "-g", self.folder / "g").splitlines()]
        found = [document for document in documents if document["uri"].endswith("deutsch.txt")]
        self.assertEqual([document["language"] for document in found], ["de"])


if __name__ == "__main__":
    main()
