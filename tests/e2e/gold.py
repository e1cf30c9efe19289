"""Scores extraction and linking on gold articles, and fails under the recorded floors.

The invented articles (tests/gold/invented) always count; the real ones beside the repository where they are there, and there
the scores are compared with those of the reference scorer. tests/gold_floor.json holds the floors: raise them as scores rise.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

BINARY, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
GOLD = SOURCE.parent / "shared" / "gold"
OWN = SOURCE / "tests" / "gold"


def evaluated(folder):
    return json.loads(subprocess.run([BINARY, "evaluate", folder, "--json"], capture_output=True, text=True, check=True).stdout)


def scores(name):
    if (OWN / name).exists():
        ours = evaluated(OWN / name)
        return ours, ours
    with tempfile.TemporaryDirectory() as folder:
        graph, out = f"{folder}/g", f"{folder}/out"
        subprocess.run([BINARY, "build", GOLD / name, "-g", graph, "-q"], check=True)
        subprocess.run([BINARY, "export", "--format", "jsonl", "-o", out, "-g", graph], check=True)
        reference = [sys.executable, GOLD / "score.py", GOLD / name, out]
        print(f"== {name}\n" + subprocess.run(reference, capture_output=True, text=True, check=True).stdout)
        result = json.loads(subprocess.run(reference + ["--json"], capture_output=True, text=True, check=True).stdout)
        return result, evaluated(GOLD / name)


def value(result, key):
    found = result[key.split(".")[0]]
    if isinstance(found, dict):
        return found[key.split(".")[1] if "." in key else "f1"]
    return int(found.split("/")[0]) if isinstance(found, str) else found


def main():
    floors = json.loads((SOURCE / "tests" / "gold_floor.json").read_text())
    failures = []
    for name, wanted in floors.items():
        if not (OWN / name).exists() and not GOLD.exists():
            print(f"skipped {name}: no gold articles at {GOLD}")
            continue
        result, ours = scores(name)
        for key, floor in wanted.items():
            if value(result, key) < floor:
                failures.append(f"{name}: {key} is {value(result, key)}, floor {floor}")
        for key in result:
            if ours is not result and key in ours and abs(value(result, key) - value(ours, key)) > 0.0002:
                failures.append(f"{name}: evaluate says {key} {value(ours, key)}, the reference scorer {value(result, key)}")
    print("\n".join(failures) or "all floors held, and evaluate agrees with the reference scorer")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
