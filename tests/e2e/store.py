"""The graph's folder through the binary: writers and readers side by side, care, damage, and what is left after it.
Every refusal is one line that names the place, with exit code 4 or 5, and changes nothing on disk."""
import json
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import time

from common import BINARY, EXAMPLES, WithFolder, main, run

ARTICLE = "Armenia accused Azerbaijan of opening fire near Tegh on {day} April. Two soldiers were killed, Yerevan said.\n"


def picture(folder):
    """Every file below a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(pathlib.Path(folder).rglob("*")) if path.is_file()}


def record(number):
    return json.dumps({"id": f"doc{number}", "title": "Shelling", "text": ARTICLE.format(day=number % 28 + 1),
                       "publisher": "Example Wire", "published": "2023-04-11", "language": "en"}) + "\n"


class OpenWriter:
    """A build that reads standard input, and so keeps the graph open for writing until it is told to stop."""

    def __init__(self, graph, **more):
        self.process = subprocess.Popen([BINARY, "build", "-", "-g", graph, "-q"], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)
        deadline = time.monotonic() + 60
        while not self.holds_the_lock():
            assert time.monotonic() < deadline and self.process.poll() is None, "the writer has not begun"
            time.sleep(0.02)
        time.sleep(0.3)

    def holds_the_lock(self):
        for name in os.listdir(f"/proc/{self.process.pid}/fd"):
            try:
                if os.readlink(f"/proc/{self.process.pid}/fd/{name}").endswith("/LOCK"):
                    return True
            except OSError:
                pass  # closed meanwhile
        return False

    def finish(self, records=()):
        out, err = self.process.communicate("".join(records).encode())
        return self.process.returncode, err.decode()


class Store(WithFolder):
    def refused(self, *words, graph, names, code=4, **more):
        before = picture(graph) if graph.is_dir() else graph.read_bytes()
        found, out, err = run(*words, "-g", graph, **more)
        self.assertEqual(found, code, f"{words}: {err}")
        self.assertEqual(len(err.strip().splitlines()), 1, err)
        for name in names:
            self.assertIn(name, err)
        self.assertEqual(picture(graph) if graph.is_dir() else graph.read_bytes(), before, words)

    def uri(self, number):
        return next(str(path) for path in EXAMPLES.glob(number + "-*.txt"))

    def documents(self, graph):
        return {json.loads(line)["uri"] for line in self.must("documents", "--format", "jsonl", "-g", graph).splitlines()}

    # ---- one writer, many readers

    def test_a_second_writer_is_refused_while_readers_read(self):
        graph = self.build(EXAMPLES)
        writer = OpenWriter(graph)
        for words in (("build", EXAMPLES), ("forget", self.uri("01")), ("compact",)):
            code, out, err = run(*words, "-g", graph)
            self.assertEqual(code, 4, err)
            self.assertEqual(len(err.strip().splitlines()), 1, err)
            self.assertIn(str(graph), err)
            self.assertIn("another process", err)
        for words in (("claims",), ("stats",), ("verify",), ("verify", "--deep"), ("query", "MATCH (c:Claim) RETURN count(c)")):
            self.must(*words, "-g", graph)
        self.assertIn("doc1", writer.finish([record(1)])[1] + "doc1")
        self.assertEqual(len(self.documents(graph)), len(self.documents(self.build(EXAMPLES, graph="alone"))) + 1)
        self.must("verify", "--deep", "-g", graph)

    def test_readers_see_whole_graphs_during_a_build(self):
        graph = self.build(EXAMPLES)
        (self.folder / "many.jsonl").write_text("".join(record(i) for i in range(300)))
        writer = subprocess.Popen([BINARY, "build", self.folder / "many.jsonl", "-g", graph, "-q"], stderr=subprocess.PIPE)
        reads = 0
        while writer.poll() is None or reads == 0:
            self.must("verify", "-g", graph)
            reads += 1
        self.assertEqual(writer.returncode, 0, writer.stderr.read())
        writer.stderr.close()
        self.must("verify", "--deep", "-g", graph)

    # ---- care

    def test_forget_leaves_what_the_others_give(self):
        graph = self.build(EXAMPLES)
        self.must("forget", self.uri("03"), "-g", graph)
        self.must("verify", "--deep", "-g", graph)
        rest = [path for path in sorted(EXAMPLES.glob("*.txt")) if not path.name.startswith("03")]
        metadata = ("--metadata", EXAMPLES / "metadata.jsonl")
        self.assertEqual(self.exported(graph, "a"), self.exported(self.build(*rest, graph="without", extra=metadata), "b"))
        before = self.exported(graph, "before")
        code, out, err = run("forget", self.uri("06"), "nowhere.txt", "-g", graph)
        self.assertNotEqual(code, 0)
        self.assertIn("nowhere.txt", err)
        self.assertEqual(self.exported(graph, "after"), before)

    def test_a_changed_article_keeps_its_history(self):
        graph = self.folder / "g"
        for text in ("first", "second"):
            article = json.loads(record(1))
            article["text"] += f"This is the {text} text.\n"
            self.must("build", "-", "-g", graph, "-q", stdin=json.dumps(article).encode())
        history = self.must("documents", "--history", "--format", "jsonl", "-g", graph)
        self.assertIn("first text", history)
        self.assertIn("second text", self.must("show", "doc1", "-g", graph))
        self.assertNotIn("first text", self.must("show", "doc1", "-g", graph))
        self.must("verify", "--deep", "-g", graph)

    def test_compact_changes_nothing_but_bytes(self):
        graph = self.build(EXAMPLES)
        before = self.exported(graph, "before")
        self.must("compact", "-g", graph)
        self.assertEqual(self.exported(graph, "after"), before)

    def test_backup_and_restore(self):
        graph = self.build(EXAMPLES)
        before = self.exported(graph, "before")
        self.must("backup", self.folder / "kept", "-g", graph)
        self.must("forget", self.uri("01"), "-g", graph)
        self.must("backup", self.folder / "kept", "-g", graph)
        code, out, err = run("restore", self.folder / "kept", "-g", graph)
        self.assertNotEqual(code, 0)
        self.assertIn(str(graph), err)
        self.must("restore", self.folder / "kept", "-g", self.folder / "new")
        self.assertEqual(self.exported(self.folder / "new", "restored"), self.exported(graph, "now"))
        self.assertNotEqual(self.exported(graph, "now"), before)
        self.must("verify", "--deep", "-g", self.folder / "new")
    def test_a_spoiled_backup_is_refused(self):
        self.must("backup", self.folder / "kept", "-g", self.build(EXAMPLES))
        largest = max((path for path in (self.folder / "kept").rglob("*") if path.is_file()), key=lambda path: path.stat().st_size)
        flip(largest, largest.stat().st_size // 2)
        code, out, err = run("restore", self.folder / "kept", "-g", self.folder / "spoiled")
        self.assertEqual((code, len(err.strip().splitlines())), (4, 1), err)
        self.assertIn(largest.name, err)
        self.assertFalse((self.folder / "spoiled").exists())
        code, out, err = run("restore", self.folder / "nothing", "-g", self.folder / "spoiled")
        self.assertNotEqual(code, 0)
        self.assertIn("nothing", err)

    def test_stats_count_what_is_there(self):
        graph = self.build(EXAMPLES)
        stats = json.loads(self.must("stats", "--format", "json", "-g", graph))
        self.assertEqual(stats["documents"], len(self.documents(graph)))
        self.assertEqual(stats["labels"]["Claim"], len(self.must("claims", "--format", "jsonl", "-g", graph).splitlines()))
        self.assertGreater(stats["families"]["adjacency"]["bytes"], 0)

    # ---- what is no graph, or no longer

    def test_a_name_that_was_mistyped_makes_no_graph(self):
        for words in (("claims",), ("stats",), ("verify",), ("forget", "a"), ("compact",), ("backup", self.folder / "kept")):
            code, out, err = run(*words, "-g", self.folder / "mistyped")
            self.assertEqual((code, len(err.strip().splitlines())), (1, 1), err)
            self.assertIn("mistyped", err)
            self.assertFalse((self.folder / "mistyped").exists(), words)

    def test_places_that_are_no_graph(self):
        file = self.folder / "file"
        file.write_text("text")
        foreign = self.folder / "foreign"
        shutil.copytree(self.build(EXAMPLES), foreign)
        (foreign / "HEARSAY").unlink()
        newer = self.folder / "newer"
        shutil.copytree(self.folder / "g", newer)
        (newer / "HEARSAY").write_text("hearsay graph store, format 2\n")
        for words in (("claims",), ("build", EXAMPLES), ("verify",), ("compact",)):
            self.refused(*words, graph=file, names=[str(file), "is a file"])
            self.refused(*words, graph=foreign, names=[str(foreign), "RocksDB"])
            self.refused(*words, graph=newer, names=[str(newer), "format 2", "newer"])

    def test_copies_that_were_cut_off(self):
        graph = self.build(EXAMPLES)
        for pattern in ("CURRENT", "MANIFEST-*", "*.sst"):
            copy = self.folder / ("copy-" + pattern[0])
            shutil.copytree(graph, copy)
            lost = sorted(copy.glob(pattern))[0]
            lost.unlink()
            for words in (("claims",), ("build", EXAMPLES)):
                self.refused(*words, graph=copy, names=[str(copy), lost.name])
        for pattern in ("MANIFEST-*", "*.sst"):
            copy = self.folder / ("half-" + pattern[0])
            shutil.copytree(graph, copy)
            half = sorted(copy.glob(pattern))[0]
            os.truncate(half, half.stat().st_size // 2)
            for words in (("claims",), ("build", EXAMPLES)):
                self.refused(*words, graph=copy, names=[str(copy)])

    def test_a_flipped_byte_is_named(self):
        graph = self.build(EXAMPLES)
        self.must("compact", "-g", graph)
        found = 0
        for name in sorted(path.name for path in graph.glob("*.sst")):
            copy = self.folder / "copy"
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(graph, copy)
            flip(copy / name, 30)
            code, out, err = run("verify", "-g", copy)
            self.assertEqual(code, 4, f"{name}: {out} {err}")
            self.assertIn(name, out + err)
            found += 1
        self.assertGreater(found, 5)

    def test_a_log_that_was_cut_off_is_named(self):
        graph = self.folder / "g"
        writer = OpenWriter(graph)
        for number in range(600):
            writer.process.stdin.write(record(number).encode())
        writer.process.stdin.flush()
        deadline = time.monotonic() + 120
        while not any(log.stat().st_size > 50000 for log in graph.glob("*.log")):
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.05)
        writer.process.send_signal(signal.SIGKILL)
        writer.process.communicate()
        self.must("verify", "-g", graph)
        copy = self.folder / "copy"
        shutil.copytree(graph, copy)
        log = max(copy.glob("*.log"), key=lambda path: path.stat().st_size)
        os.truncate(log, log.stat().st_size // 2)
        for words in (("claims",), ("build", EXAMPLES)):
            self.refused(*words, graph=copy, names=[log.name, "cut off"])
        self.must("build", EXAMPLES, "-g", graph, "-q")
        self.must("verify", "--deep", "-g", graph)

    # ---- what the system refuses

    def starved(self, graph, paths, **more):
        """A build that must end with code 5 and one line; what it had stored before is whole, and it goes on with room."""
        code, out, err = run("build", *paths, "-g", graph, "-q", **more)
        self.assertEqual(code, 5, err)
        self.assertEqual(len(err.strip().splitlines()), 1, err)
        self.assertIn(str(graph), err)

    def test_a_limit_on_file_size(self):
        graph = self.build(EXAMPLES)
        (self.folder / "many.jsonl").write_text("".join(record(i) for i in range(600)))

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (60000, 60000))

        done = subprocess.run([BINARY, "build", self.folder / "many.jsonl", "-g", graph, "-q"], capture_output=True, preexec_fn=limit)
        self.assertEqual(done.returncode, 5, done.stderr)
        self.assertEqual(len(done.stderr.decode().strip().splitlines()), 1, done.stderr)
        self.assertIn(str(graph), done.stderr.decode())
        self.assertGreaterEqual(len(self.documents(graph)), 15)
        self.must("verify", "-g", graph)
        self.must("build", self.folder / "many.jsonl", EXAMPLES, "-g", graph, "-q")
        self.must("verify", "--deep", "-g", graph)

    def test_a_full_disk(self):
        disk = self.folder / "disk"
        disk.mkdir()
        if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], capture_output=True).returncode != 0:
            self.skipTest("needs the right to mount a small disk")
        self.addCleanup(subprocess.run, ["umount", disk])
        (self.folder / "many.jsonl").write_text("".join(record(i) for i in range(600)))
        code, out, err = run("build", self.folder / "many.jsonl", "-g", disk / "g", "-q")
        self.assertEqual(code, 5, err)
        self.assertEqual(len(err.strip().splitlines()), 1, err)
        self.assertIn(str(disk / "g"), err)
        before = self.documents(disk / "g")
        self.must("verify", "-g", disk / "g")
        subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
        self.must("build", self.folder / "many.jsonl", "-g", disk / "g", "-q")
        self.assertLessEqual(before, self.documents(disk / "g"))
        self.must("verify", "--deep", "-g", disk / "g")

    def test_rights_that_are_not_there(self):
        if os.geteuid() != 0:
            self.skipTest("needs to run as root, to become nobody")
        graph = self.build(EXAMPLES)
        os.chmod(self.folder, 0o755)

        def become_nobody():
            os.setgid(65534)
            os.setuid(65534)

        def as_nobody(*words):
            done = subprocess.run([BINARY, *map(str, words)], capture_output=True, preexec_fn=become_nobody, cwd="/")
            return done.returncode, done.stderr.decode()

        if as_nobody("--version")[0] != 0:
            self.skipTest("nobody may not run the program from where it lies")
        before = picture(graph)
        code, err = as_nobody("build", EXAMPLES, "-g", graph)
        self.assertEqual((code, len(err.strip().splitlines())), (4, 1), err)
        self.assertIn(str(graph), err)
        os.chmod(sorted(graph.glob("*.sst"))[0], 0o000)
        code, err = as_nobody("claims", "-g", graph)
        self.assertEqual((code, len(err.strip().splitlines())), (4, 1), err)
        self.assertIn(".sst", err)
        os.chmod(graph, 0o700)
        code, err = as_nobody("claims", "-g", graph)
        self.assertEqual((code, len(err.strip().splitlines())), (4, 1), err)
        self.assertIn(str(graph), err)
        self.assertEqual(picture(graph), before)
        code, err = as_nobody("build", EXAMPLES, "-g", self.folder / "new")
        self.assertEqual((code, len(err.strip().splitlines())), (4, 1), err)
        self.assertIn(str(self.folder / "new"), err)


def flip(path, place):
    with open(path, "r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ 0x40]))


if __name__ == "__main__":
    main()
