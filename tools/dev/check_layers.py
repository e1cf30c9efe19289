#!/usr/bin/env python3
"""Fails on an include that goes up or sideways between folders, and on an outside library met in two places.

usage: check_layers.py [SOURCE_DIR]

The layers, top to bottom: tools, python, bench -> engine -> extract | graph -> schemas -> base.
extract and graph never see each other. Tests may include everything.
"""
import pathlib
import re
import sys

MAY_INCLUDE = {
    "base": {"base"},
    "schemas": {"schemas", "base"},
    "extract": {"extract", "schemas", "base"},
    "graph": {"graph", "schemas", "base"},
    "engine": {"engine", "extract", "graph", "schemas", "base"},
    "tools": {"tools", "engine", "extract", "graph", "schemas", "base"},
    "python": {"python", "engine", "graph", "schemas", "base"},
    "bench": {"bench", "engine", "extract", "graph", "schemas", "base"},
}
# A library and the only folders that may include it.
HOMES = {
    r"rocksdb/": ("graph/store", "bench"),
    r"boost/": ("graph",),
    r"unicode/": ("extract", "graph", "engine"),
    r"CLI/": ("tools",),
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]')


def check(source: pathlib.Path) -> list[str]:
    problems = []
    for folder, allowed in MAY_INCLUDE.items():
        for path in sorted((source / folder).rglob("*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            where = path.relative_to(source)
            for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
                match = INCLUDE.match(line)
                if not match:
                    continue
                target = match.group(2)
                top = target.split("/")[0]
                if match.group(1) == '"' and top in MAY_INCLUDE and top not in allowed:
                    problems.append(f"{where}:{number}: {folder}/ may not include {target}")
                for library, homes in HOMES.items():
                    if re.match(library, target) and not str(where).startswith(homes):
                        problems.append(f"{where}:{number}: {target} may be included only in {', '.join(homes)}")
    return problems


def main() -> int:
    source = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parents[2])
    problems = check(source)
    for problem in problems:
        print(problem)
    print(f"{len(problems)} includes against the layers")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
