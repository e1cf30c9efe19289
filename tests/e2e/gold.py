"""Scores extraction and linking on the gold articles beside the repository, and fails under the recorded floors.

Skips (exit 77) where the gold is not there. tests/gold_floor.json holds the floors: raise them as the scores rise.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

BINARY, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
GOLD = SOURCE.parent / "shared" / "gold"


def scores(name):
    with tempfile.TemporaryDirectory() as folder:
        graph, out = f"{folder}/g", f"{folder}/out"
        subprocess.run([BINARY, "build", GOLD / name, "-g", graph, "-q"], check=True)
        subprocess.run([BINARY, "export", "--format", "jsonl", "-o", out, "-g", graph], check=True)
        reference = [sys.executable, GOLD / "score.py", GOLD / name, out]
        print(f"== {name}\n" + subprocess.run(reference, capture_output=True, text=True, check=True).stdout)
        result = json.loads(subprocess.run(reference + ["--json"], capture_output=True, text=True, check=True).stdout)
        ours = json.loads(subprocess.run([BINARY, "evaluate", GOLD / name, "--json"], capture_output=True, text=True, check=True).stdout)
        return result, ours


def value(result, key):
    found = result[key.split(".")[0]]
    if isinstance(found, dict):
        return found[key.split(".")[1] if "." in key else "f1"]
    return int(found.split("/")[0]) if isinstance(found, str) else found


def main():
    if not GOLD.exists():
        print(f"skipped: no gold articles at {GOLD}")
        return 77
    floors = json.loads((SOURCE / "tests" / "gold_floor.json").read_text())
    failures = []
    for name, wanted in floors.items():
        result, ours = scores(name)
        for key, floor in wanted.items():
            if value(result, key) < floor:
                failures.append(f"{name}: {key} is {value(result, key)}, floor {floor}")
        for key in result:
            if key in ours and abs(value(result, key) - value(ours, key)) > 0.0002:
                failures.append(f"{name}: evaluate says {key} {value(ours, key)}, the reference scorer {value(result, key)}")
    print("\n".join(failures) or "all floors held, and evaluate agrees with the reference scorer")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
