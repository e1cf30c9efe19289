#!/usr/bin/env python3
"""Damages random files of a graph at random places: the program must refuse or report, and never crash.
usage: random_damage.py HEARSAY [ROUNDS] [SEED]

The graph is one whose writer was killed, so that it has a log to replay. Each round copies it, flips a bit, zeroes 64 bytes or
cuts off the end of one file, and runs verify, build and verify on the copy. Prints for each kind of file, damage and verb how often
which exit code came, and how often the message named the file. Exit code 1 where a run ended in another way than 0 or 4, or
where damage of a file that carries data went unnoticed by verify."""
import collections
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"
WITHOUT_DATA = ("IDENTITY", "OPTIONS", "WRITES", "LOCK")


def run(program, *words):
    done = subprocess.run([program, *map(str, words)], capture_output=True, timeout=300)
    return done.returncode, done.stderr.decode("utf8")  # a message that is not UTF-8 is an error, too


def make_graph(program, graph):
    subprocess.run([program, "build", EXAMPLES, "-g", graph, "-q"], check=True)
    writer = subprocess.Popen([program, "build", "-", "-g", graph, "-q"], stdin=subprocess.PIPE)
    for number in range(1200):
        text = f"Armenia accused Azerbaijan of opening fire near Tegh on {number % 28 + 1} April, and two soldiers were killed."
        writer.stdin.write((json.dumps({"id": f"d{number}", "text": text, "language": "en"}) + "\n").encode())
    writer.stdin.flush()
    while not any(log.stat().st_size > 100000 for log in graph.glob("*.log")):
        time.sleep(0.1)
    writer.kill()
    writer.communicate()


def damage(path, chance):
    content = bytearray(path.read_bytes())
    place = chance.randrange(len(content))
    kind = chance.choice(("flip", "zero", "cut"))
    if kind == "flip":
        content[place] ^= 1 << chance.randrange(8)
    elif kind == "zero":
        content[place:place + 64] = bytes(len(content[place:place + 64]))
    else:
        del content[place:]
    changed = bytes(content) != path.read_bytes()
    path.write_bytes(content)
    return kind if changed else None


def main():
    program, rounds, seed = sys.argv[1], int((sys.argv[2:] or ["100"])[0]), int((sys.argv[3:] or ["5"])[0])
    print("seed", seed)
    chance = random.Random(seed)
    seen, named, wrong = collections.Counter(), collections.Counter(), []
    with tempfile.TemporaryDirectory() as folder:
        graph, copy = pathlib.Path(folder) / "graph", pathlib.Path(folder) / "copy"
        make_graph(program, graph)
        files = sorted(path.name for path in graph.iterdir() if path.is_file() and path.stat().st_size > 0)
        for number in range(rounds):
            name = chance.choice(files)
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(graph, copy)
            kind = damage(copy / name, chance)
            if kind is None:
                continue
            for words in (("verify",), ("build", EXAMPLES, "-q"), ("verify",)):
                code, message = run(program, *words, "-g", copy)
                key = (pathlib.Path(name).suffix or name.split("-")[0], kind, words[0], code)
                seen[key] += 1
                named[key] += name in message
                unnoticed = words[0] == "verify" and code == 0 and not name.startswith(WITHOUT_DATA)
                if code not in (0, 4) or unnoticed:
                    wrong.append(f"round {number}: {kind} in {name}: {words[0]} ended with {code}: {message[:200]}")
    for key in sorted(seen):
        print("%-10s %-5s %-7s exit %d: %3d, file named in %d" % (*key, seen[key], named[key]))
    print(*wrong, sep="\n")
    sys.exit(1 if wrong else 0)


main()
