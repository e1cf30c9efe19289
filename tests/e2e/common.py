"""What the end-to-end tests share: the binary, folders that go away, records read back."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

BINARY = os.path.abspath(sys.argv[1])
SOURCE = pathlib.Path(sys.argv[2]).resolve()
EXAMPLES = SOURCE / "examples"
SHARED = SOURCE.parent / "shared"


def run(*words, stdin=None, cwd=None, env=None, timeout=300):
    """Runs the program; returns exit code, standard output and standard error."""
    done = subprocess.run([BINARY, *map(str, words)], input=stdin, capture_output=True, cwd=cwd, timeout=timeout,
                          env={**os.environ, "NO_COLOR": "1", **(env or {})})
    return done.returncode, done.stdout.decode("utf8"), done.stderr.decode("utf8", "replace")


def read_jsonl(path):
    with open(path, encoding="utf8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


class WithFolder(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="hearsay_e2e_"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def must(self, *words, **more):
        code, out, err = run(*words, **more)
        self.assertEqual(code, 0, f"{words}: {err}")
        return out

    def build(self, *paths, graph="g", extra=(), cwd=None):
        self.must("build", *paths, "-g", self.folder / graph, "-q", *extra, cwd=cwd or SOURCE)
        return self.folder / graph

    def exported(self, graph, name="out"):
        """The JSONL export as {file name: bytes}."""
        out = self.folder / name
        self.must("export", "--format", "jsonl", "-o", out, "-g", graph)
        return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


def main():
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
