#!/usr/bin/env bash
# Sets up, builds the release, builds a graph from examples/, shows its disputes, one claim with its evidence in
# context, and writes a GraphML file. usage: scripts/demo.sh [FOLDER]   (output folder, default build/demo)
set -euo pipefail
cd "$(dirname "$0")/.."
out="${1:-build/demo}"

scripts/setup.sh build
cmake --preset release -DHEARSAY_TESTS=OFF -DHEARSAY_BENCH=OFF -DHEARSAY_PYTHON=OFF -B build/release >/dev/null
cmake --build build/release --target hearsay
hearsay="$PWD/build/release/bin/hearsay"
export HEARSAY_GRAPH="$out/examples.graph"
mkdir -p "$out"

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }

say "hearsay build examples/"
"$hearsay" build examples/

say "hearsay disputes"
"$hearsay" disputes

say "hearsay accusations --about Tegh"
"$hearsay" accusations --about Tegh

say "hearsay show DISPUTE: both camps with their words in context"
dispute=$("$hearsay" disputes --kind blame --about Tegh --format csv | sed -n 2p | cut -d, -f1)
"$hearsay" show "$dispute"

say "hearsay export --format graphml -o $out/examples.graphml"
"$hearsay" export --format graphml -o "$out/examples.graphml"
ls -l "$out/examples.graphml"
