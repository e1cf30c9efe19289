#!/usr/bin/env bash
# Kills `hearsay build` at random moments and checks that nothing is lost: after each kill the graph verifies, at the end the
# resumed build exports the same bytes as an undisturbed one.
#   tests/survival/kill_build.sh HEARSAY [ARTICLES] [KILLS] [SEED]
# ARTICLES: this many articles are made from examples/ (default 2000); KILLS: default 200. Prints its seed.
set -euo pipefail
hearsay=$1
articles=${2:-2000}
kills=${3:-200}
RANDOM=${4:-20230411}
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "seed ${4:-20230411}, $articles articles, $kills kills"

mkdir "$work/news"
mapfile -t texts < <(find "$here/examples" -name '*.txt' | sort)
for ((i = 0; i < articles; ++i)); do
  { cat "${texts[i % ${#texts[@]}]}"; echo; echo "Report number $i."; } > "$work/news/$(printf '%05d' "$i").txt"
done

begin=$(date +%s%N)
"$hearsay" build "$work/news" -g "$work/calm" > "$work/log" 2>&1
took=$((($(date +%s%N) - begin) / 1000000))
"$hearsay" export --format jsonl -o "$work/calm.jsonl" -g "$work/calm" > /dev/null 2>&1

killed=0
while ((killed < kills)); do
  "$hearsay" build "$work/news" -g "$work/graph" > "$work/log" 2>&1 &
  build=$!
  sleep "$(printf '%d.%03d' $((RANDOM * took / 32768 / 1000)) $((RANDOM % 1000 * (took < 1000 ? took : 1000) / 1000)))"
  if ! kill -KILL "$build" 2> /dev/null; then
    rm -rf "$work/graph"  # it was faster: once more from the start
  else
    killed=$((killed + 1))
  fi
  wait "$build" 2> /dev/null || true
  if [ -f "$work/graph/CURRENT" ]; then
    code=0
    "$hearsay" verify -g "$work/graph" > "$work/verify" 2>&1 || code=$?
    if ((code != 0)) && ! grep -q "holds no graph yet" "$work/verify"; then
      echo "after kill $killed: verify ended with $code"
      cat "$work/verify"
      exit 1
    fi
  fi
done

"$hearsay" build "$work/news" -g "$work/graph" > "$work/log" 2>&1
"$hearsay" verify --deep -g "$work/graph"
"$hearsay" export --format jsonl -o "$work/graph.jsonl" -g "$work/graph" > /dev/null 2>&1
diff -r "$work/calm.jsonl" "$work/graph.jsonl"
echo "$killed kills: nothing lost, the exports are equal"
