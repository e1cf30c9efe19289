#!/usr/bin/env bash
# Sets up, builds and runs all tests. usage: scripts/test.sh [ctest options, for example -L unit]
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh test
cmake --preset release -DHEARSAY_TESTS=ON -DHEARSAY_BENCH=ON -DHEARSAY_PYTHON=ON >/dev/null
cmake --build --preset release
ctest --preset release "$@"
