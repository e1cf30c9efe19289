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

# graphology, an outside reader of GEXF and GraphML, in versions that package-lock.json fixes; its test is skipped without.
install_readers() {
  local from=tests/graph/export to=build/node
  command -v npm >/dev/null || { echo "setup: no npm, so exports are not read with graphology"; return 0; }
  cmp -s "$from/package-lock.json" "$to/node_modules/installed.json" && return 0
  mkdir -p "$to" && cp "$from/package.json" "$from/package-lock.json" "$to/"
  echo "setup: installing graphology into $to"
  npm ci --prefix "$to" --no-audit --no-fund --silent || { echo "setup: npm failed, so exports are not read with graphology"; return 0; }
  cp "$from/package-lock.json" "$to/node_modules/installed.json"
}
cd "$(dirname "$0")/.."
[ "${1:-build}" = test ] && install_readers

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
