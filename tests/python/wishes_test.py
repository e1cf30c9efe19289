#!/usr/bin/python3
"""Run every command, query and notebook line of docs/wishes.md on a graph of examples/.

Needs PYTHONPATH, HEARSAY_SOURCE and HEARSAY_PROGRAM (CMake sets them). A line fails where it ends with an error; all but
the wishes named in MAY_BE_EMPTY must find something.
"""
import os
import re
import subprocess
import sys
import tempfile

try:
    import pandas  # noqa: F401: hearsay needs it
    import networkx  # noqa: F401
except ImportError as error:
    print(f"skipped: the Python module {error.name} is missing")
    sys.exit(77)

import hearsay

SOURCE, PROGRAM = os.environ["HEARSAY_SOURCE"], os.environ["HEARSAY_PROGRAM"]
MAY_BE_EMPTY = ("Which reports copy another?", "What contradicts a claim, and why?")


def wishes():
    with open(os.path.join(SOURCE, "docs", "wishes.md"), encoding="utf8") as file:
        for line in file:
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            if len(cells) == 4 and cells[1].startswith("`"):
                yield cells[0], *(cell.strip("`").replace("\\|", "|") for cell in cells[1:])


def try_all(graph, path, folder, wish, command, query, line):
    wrong = []
    environment = dict(os.environ, HEARSAY_GRAPH=path, PATH=os.path.dirname(PROGRAM) + ":" + os.environ["PATH"])
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=environment, cwd=folder)
    if done.returncode not in ((0, 1) if wish in MAY_BE_EMPTY else (0,)):
        wrong.append(f"command ends with {done.returncode}: {command}\n{done.stderr}")
    for what, run in (("query", lambda: graph.query(query)), ("notebook", lambda: eval(line, {"g": graph}))):
        try:
            result = run()
            if what == "query" and len(result) == 0 and wish not in MAY_BE_EMPTY:
                wrong.append(f"{what} finds nothing: {query}")
        except Exception as error:  # noqa: BLE001: every failure is told
            wrong.append(f"{what}: {type(error).__name__}: {error}")
    return [f"{wish}: {text}" for text in wrong]


def main():
    wrong, count = [], 0
    with tempfile.TemporaryDirectory(prefix="hearsay-wishes-") as folder:
        path = os.path.join(folder, "examples.graph")
        hearsay.build(os.path.join(SOURCE, "examples"), path, progress=False)
        os.chdir(folder)
        with hearsay.Graph.open(path) as graph:
            claim = graph.claims()["id"].iloc[0]
            for wish, *ways in wishes():
                count += 1
                wrong += try_all(graph, path, folder, wish, *(re.sub(r"\bID\b", claim, way) for way in ways))
    print("\n".join(wrong) or f"{count} wishes, each three ways")
    return 1 if wrong or count < 15 else 0


if __name__ == "__main__":
    sys.exit(main())
