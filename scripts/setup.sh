#!/usr/bin/env bash
# Installs what hearsay needs from Debian's packages, and only what is missing. Called by demo.sh and test.sh.
# usage: scripts/setup.sh [build|test]    build: what the programs need; test: the tests' readers and notebooks as well
set -euo pipefail

build_packages=(
  g++ cmake ninja-build ccache git ca-certificates
  librocksdb-dev libicu-dev nlohmann-json3-dev libboost-graph-dev libexpected-dev libcld2-dev libcli11-dev
  libxml2-dev libsqlite3-dev libedit-dev zlib1g-dev libzstd-dev
  python3 python3-dev pybind11-dev
)
test_packages=(
  libgtest-dev libgmock-dev libbenchmark-dev
  python3-jsonschema python3-networkx python3-igraph python3-rdflib python3-lxml libxml2-utils sqlite3
  python3-pandas python3-matplotlib python3-nbconvert python3-ipykernel
)

wanted=("${build_packages[@]}")
[ "${1:-build}" = test ] && wanted+=("${test_packages[@]}")

missing=()
for package in "${wanted[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then
  exit 0
fi

echo "setup: installing ${missing[*]}"
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
