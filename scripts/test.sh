#!/usr/bin/env bash
# Sets up, builds and runs all tests. usage: scripts/test.sh [ctest options, for example -L unit]
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh test
cmake --preset release >/dev/null
cmake --build --preset release
ctest --preset release "$@"
