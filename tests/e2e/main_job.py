"""The main job through the binary: articles in, graph, disputes, GraphML and JSON lines out."""
import json
import random
import unittest

from common import EXAMPLES, SOURCE, WithFolder, main, read_jsonl, run

ARTICLES = sorted(path.name for path in EXAMPLES.glob("*.txt"))


class MainJob(WithFolder):
    def test_examples_give_disputes_with_two_positions(self):
        graph = self.build("examples")
        disputes = [json.loads(line) for line in self.must("disputes", "--format", "jsonl", "-g", graph).splitlines()]
        self.assertGreaterEqual(len(disputes), 5)
        for dispute in disputes:
            self.assertGreaterEqual(len(dispute["positions"]), 2)
            self.assertTrue(dispute["question"].endswith("?"), dispute["question"])
        self.assertIn("blame", {dispute["kind"] for dispute in disputes})

    def test_one_event_from_two_languages(self):
        graph = self.build("examples")
        events = [json.loads(line) for line in self.must("events", "--about", "Tegh", "--format", "jsonl", "-g", graph).splitlines()]
        most = max((set(map(str, event["documents"])) for event in events), key=len)
        languages = {"id" if any(word in uri for word in ("kabar", "harian", "warta")) else "en" for uri in most}
        self.assertEqual(languages, {"en", "id"}, most)

    def test_extract_and_load_give_the_graph_that_build_gives(self):
        code, evidence, err = run("extract", "examples", cwd=SOURCE)
        self.assertEqual(code, 0, err)
        code, _, err = run("load", "-", "-g", self.folder / "loaded", "-q", stdin=evidence.encode())
        self.assertEqual(code, 0, err)
        built = self.exported(self.build("examples"), "built_out")
        self.assertEqual(self.exported(self.folder / "loaded", "loaded_out"), built)

    def test_order_splitting_and_threads_do_not_show(self):
        whole = self.exported(self.build("examples", graph="whole", extra=("-j", "1")), "whole_out")
        seed = random.randrange(1 << 30)
        print("seed", seed)
        order = [f"examples/{name}" for name in ARTICLES]
        random.Random(seed).shuffle(order)
        cut = random.Random(seed).randrange(1, len(order))
        metadata = ("--metadata", "examples/metadata.jsonl", "-j", "2")
        self.build(*order[:cut], graph="parts", extra=metadata)
        graph = self.build(*order[cut:], graph="parts", extra=metadata)
        parts = self.exported(graph, "parts_out")
        self.assertEqual(whole.keys(), parts.keys())
        for name in whole:
            self.assertEqual(whole[name], parts[name], f"{name} differs, seed {seed}")

    def test_reading_twice_changes_nothing(self):
        graph = self.build("examples")
        first = self.exported(graph, "first")
        self.build("examples")
        self.assertEqual(self.exported(graph, "second"), first)

    def test_forgetting_leaves_no_trace(self):
        graph = self.build(*[f"examples/{name}" for name in ARTICLES[:5]], extra=("--metadata", "examples/metadata.jsonl"))
        five = self.exported(graph, "five")
        self.build("examples")
        self.must("forget", *[f"examples/{name}" for name in ARTICLES[5:]], "-g", graph, "-q")
        self.assertEqual(self.exported(graph, "back"), five)
        self.must("verify", "--deep", "-g", graph)

    def test_every_span_gives_its_text(self):
        graph = self.build("examples")
        self.exported(graph)
        texts = {f"examples/{name}": (EXAMPLES / name).read_text(encoding="utf8") for name in ARTICLES}
        for kind in ("claims", "figures"):
            records = read_jsonl(self.folder / "out" / f"{kind}.jsonl")
            self.assertTrue(records)
            for record in records:
                self.assertEqual(texts[record["document"]][record["begin"]:record["end"]], record["text"])
        for entity in read_jsonl(self.folder / "out" / "entities.jsonl"):
            for mention in entity["mentions"]:
                self.assertEqual(texts[mention["document"]][mention["begin"]:mention["end"]], mention["text"])
        self.must("verify", "-g", graph)

    def test_everything_written_satisfies_its_schema(self):
        import jsonschema
        schemas = {path.name: json.loads(path.read_text()) for path in (SOURCE / "schemas").glob("*.schema.json")}
        store = {name: schema for name, schema in schemas.items()}

        def validator(name):
            resolver = jsonschema.RefResolver(name, schemas[name], store=store)
            return jsonschema.Draft202012Validator(schemas[name], resolver=resolver)

        code, evidence, err = run("extract", "examples", cwd=SOURCE)
        self.assertEqual(code, 0, err)
        check = validator("evidence.schema.json")
        for line in evidence.splitlines():
            check.validate(json.loads(line))
        self.exported(self.build("examples"))
        for kind in ("document", "entity", "claim", "figure", "event", "dispute"):
            plural = "entities" if kind == "entity" else kind + "s"
            check = validator(f"{kind}.schema.json")
            records = read_jsonl(self.folder / "out" / f"{plural}.jsonl")
            self.assertTrue(records, plural)
            for record in records:
                check.validate(record)

    def test_graphml_reads_back_whole(self):
        import igraph
        import networkx
        graph = self.build("examples")
        path = self.folder / "g.graphml"
        self.must("export", "--format", "graphml", "-o", path, "-g", graph)
        stats = json.loads(self.must("stats", "--format", "json", "-g", graph))
        network = networkx.read_graphml(path)
        self.assertEqual(network.number_of_nodes(), stats["nodes"])
        self.assertEqual(network.number_of_edges(), stats["edges"])
        other = igraph.Graph.Read_GraphML(str(path))
        self.assertEqual(other.vcount(), stats["nodes"])
        self.assertEqual(other.ecount(), stats["edges"])
        self.assertEqual({key for _, data in network.nodes(data=True) for key in data} - set(other.vs.attributes()), set())

    def test_show_and_explain_every_kind(self):
        graph = self.build("examples")
        self.exported(graph)
        for kind in ("documents", "entities", "claims", "figures", "events", "disputes"):
            record = read_jsonl(self.folder / "out" / f"{kind}.jsonl")[0]
            self.assertTrue(self.must("show", record["id"], "-g", graph).strip(), kind)
            if kind != "documents":
                self.assertTrue(self.must("explain", record["id"], "-g", graph).strip(), kind)

    def test_filters_narrow(self):
        graph = self.build("examples")
        everything = self.must("claims", "--format", "jsonl", "-g", graph).splitlines()
        some = [json.loads(line) for line in self.must("claims", "--by", "Armenia", "--act", "accuse", "--format", "jsonl", "-g", graph).splitlines()]
        self.assertTrue(0 < len(some) < len(everything))
        self.assertEqual({claim["act"] for claim in some}, {"accuse"})
        code, out, _ = run("claims", "--by", "Nobody At All", "-g", graph)
        self.assertEqual((code, out.strip()), (1, ""))


if __name__ == "__main__":
    main()
