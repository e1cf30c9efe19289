#!/usr/bin/python3
"""Run the notebooks headless and look at what they give. Needs PYTHONPATH and HEARSAY_SOURCE (CMake sets both)."""
import base64
import json
import os
import subprocess
import sys
import tempfile

SOURCE = os.environ["HEARSAY_SOURCE"]
NOTEBOOKS = {"who_accuses_whom": 3, "counting_the_dead": 3}  # name: pictures


def missing():
    for module in ("nbconvert", "ipykernel", "matplotlib", "pandas", "networkx"):
        try:
            __import__(module)
        except ImportError:
            return module
    return None


def run(name, folder):
    """The executed notebook; a cell that raises ends nbconvert with an error."""
    source = os.path.join(SOURCE, "python", "notebooks", name + ".ipynb")
    command = [sys.executable, "-m", "nbconvert", "--to", "notebook", "--execute", "--ExecutePreprocessor.timeout=300",
               "--output-dir", folder, "--output", name, source]
    # The kernel starts in the notebook's own folder, so that it finds examples/ above it.
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{name}: {done.stderr[-3000:]}")
    with open(os.path.join(folder, name + ".ipynb"), encoding="utf8") as file:
        return json.load(file)


def outputs(notebook):
    return [output for cell in notebook["cells"] for output in cell.get("outputs", [])]


def check(name, notebook):
    pictures = [base64.b64decode(output["data"]["image/png"]) for output in outputs(notebook) if "image/png" in output.get("data", {})]
    assert len(pictures) == NOTEBOOKS[name], (name, len(pictures))
    for picture in pictures:
        assert picture[:4] == b"\x89PNG" and len(picture) > 10000, (name, len(picture))
    pages = ["".join(output["data"]["text/html"]) for output in outputs(notebook) if "text/html" in output.get("data", {})]
    assert any("<mark" in page for page in pages), f"{name}: no card with marked words"
    assert any("dataframe" in page for page in pages), f"{name}: no table"
    empty = [cell for cell in notebook["cells"] if cell["cell_type"] == "code" and not cell["source"]]
    assert not empty, name


def check_committed(name):
    """What stands in the repository was run, and names no folder of the machine it was run on."""
    with open(os.path.join(SOURCE, "python", "notebooks", name + ".ipynb"), encoding="utf8") as file:
        text = file.read()
    assert any("image/png" in output.get("data", {}) for output in outputs(json.loads(text))), f"{name} was committed without its outputs"
    for path in ("/tmp/", "/home/", "/root/", os.path.dirname(SOURCE) + "/"):
        assert path not in text, f"{name} names {path}"


def main():
    lacking = missing()
    if lacking:
        print(f"skipped: the Python module {lacking} is missing")
        return 77
    with tempfile.TemporaryDirectory(prefix="hearsay-notebooks-") as folder:
        for name in NOTEBOOKS:
            check_committed(name)
            check(name, run(name, folder))
            print(f"{name}: runs, {NOTEBOOKS[name]} pictures")
    return 0


if __name__ == "__main__":
    sys.exit(main())
