#!/bin/bash
# Makes the models of one language from nothing, as those under models/ were made:
#   tools/train/make_models.sh en|id HEARSAY_TRAIN SHARED OUT
# HEARSAY_TRAIN is the program, SHARED the folder with ud/ and ner/, OUT a folder for the models and what leads to them.
# English wants vectors.txt in OUT (tools/train/vectors/make_vectors.py says how to make it) and Debian's wordnet-base.
# On one core: English 15 minutes, Indonesian an hour.
set -euo pipefail
language=$1 train=$2 shared=$3 out=$4
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$out/$language"

english() {
  local trees=("$shared/ud/en/ewt-train.conllu" "$shared/ud/en/gum-train.conllu")
  python3 "$here/gazetteer/make_wordnet.py" /usr/share/wordnet > "$out/wordnet.tsv"
  "$train" tokenizer --language en --epochs 4 --end-bias 0 --train "${trees[@]}" --dev "$shared/ud/en/ewt-dev.conllu" -o "$out/en"
  "$train" lemmas --language en --train "${trees[@]}" -o "$out/en"
  "$train" mark-names --language en --tokenizer "$out/en/tokenizer.model" --text "$here"/names/en/*.txt > "$out/invented.iob2"
  local names=("$shared/ner/en/uner-ewt-train.iob2" "$shared/ner/en/wikigold.conll.txt@2")
  local lists=("$here/gazetteer/gazetteer.tsv" "$out/wordnet.tsv")
  local options=(--language en --train "${trees[0]}" "${trees[1]}@1" --dev "$shared/ud/en/ewt-dev.conllu" --patience 99
    --names-dev "$shared/ner/en/uner-ewt-dev.iob2" --vectors "$out/vectors.txt" --vector-limit 80000 --name-share 4)
  "$train" network "${options[@]}" --names "${names[@]}" --gazetteer "${lists[@]}" --epochs 14 -o "$out/first"
  options+=(--rare-vector-loss 0.35)
  "$train" network "${options[@]}" --names "${names[@]}" --gazetteer "${lists[@]}" --epochs 1 --rate 3e-4 --from "$out/first/network.model" -o "$out/second"
  for seed in 2 3; do
    "$train" network "${options[@]}" --names "${names[@]}" "$out/invented.iob2" --gazetteer "${lists[@]}" "$here/gazetteer/english.tsv" \
      --epochs 3 --rate 1e-3 --lower-names 0.05 --lost-place-commas 0.6 --seed "$seed" --from "$out/second/network.model" -o "$out/tuned$seed"
  done
  "$train" average --language en --networks "$out"/tuned[23]/network.model -o "$out/en"
}

# indonesian_network FOLDER NAMES... -- TREES... -- OPTIONS...
indonesian_network() {
  local folder=$1 names=() trees=()
  shift
  while [ "$1" != -- ]; do names+=("$shared/ner/id/$1"); shift; done
  shift
  while [ "$1" != -- ]; do trees+=("$1"); shift; done
  shift
  "$train" network --language id --tokenizer "$out/id/tokenizer.model" --train "${trees[@]}" --dev "$shared/ud/id/gsd-dev.conllu" \
    --names "${names[@]}" --names-dev "$shared/ner/id/nergrit-dev.iob2" "$shared/ner/id/idner2k-dev.iob2" \
    --gazetteer "$here/gazetteer/gazetteer.tsv" "$out/icon.tsv" --fix-punctuation --patience 99 -o "$folder" "$@"
}

# silver NETWORK...: trees for sentences that have none, on stdout
silver() {
  "$train" silver --language id --networks "$@" --words "$out/icon.words" \
    --names "$shared/ner/id/nergrit-train.iob2" "$shared/ner/id/idner2k-train.iob2" --tokenizer "$out/id/tokenizer.model"
}

indonesian() {
  local gsd="$shared/ud/id/gsd-train.converted.conllu" csui="$shared/ud/id/csui-train.conllu"
  local twice=(nergrit-train.iob2 idner2k-train.iob2 idner2k-train.iob2)
  python3 "$here/gazetteer/make_icon.py" "$shared/ud/id/icon/train.txt" > "$out/icon.tsv"
  python3 "$here/gazetteer/make_icon_words.py" "$shared/ud/id/icon/train.txt" > "$out/icon.words"
  python3 "$here/clean_gsd.py" "$here/clitics_id.tsv" "$here/closed_id.tsv" "$gsd" > "$out/gsd.conllu"
  "$train" tokenizer --language id --epochs 3 --end-bias -0.4 --seed 4 --train "$out/gsd.conllu" "$csui" --dev "$shared/ud/id/gsd-dev.conllu" \
    --vocabulary "$out/icon.words" "$shared"/ner/id/*-train.iob2 -o "$out/id"
  "$train" lemmas --language id --lower --fixed "$here/lemmas_id.tsv" --train "$csui" \
    --vocabulary "$gsd" "$shared/ud/id/icon/train.txt" "$shared"/ner/id/*-train.iob2 -o "$out/id"
  indonesian_network "$out/teacher1" "${twice[@]}" -- "$gsd" "$csui" -- --epochs 16
  indonesian_network "$out/teacher2" "${twice[@]}" -- "$gsd" "$csui*2" -- --seed 2 --epochs 13
  indonesian_network "$out/teacher3" "${twice[@]}" -- "$gsd" "$csui" -- --seed 3 --epochs 13 --dropout 0.4
  silver "$out/teacher1/network.model" "$out/teacher3/network.model" "$out/teacher2/network.model" > "$out/silver1.conllu"
  indonesian_network "$out/student" "${twice[@]}" -- "$gsd" "$csui" "$out/silver1.conllu*0.5" -- --epochs 12
  silver "$out/student/network.model" "$out/teacher1/network.model" "$out/teacher3/network.model" "$out/teacher2/network.model" > "$out/silver2.conllu"
  python3 "$here/clean_gsd.py" "$here/clitics_id.tsv" "$here/closed_id.tsv" "$out/silver2.conllu" > "$out/silver.conllu"
  local names=(nergrit-train.iob2 'idner2k-train.iob2*2') trees=("$out/gsd.conllu" "$csui" "$out/silver.conllu*0.5")
  indonesian_network "$out/second" "${names[@]}" -- "${trees[@]}" -- --seed 2 --epochs 13 --dropout 0.25
  indonesian_network "$out/third" "${names[@]}" -- "${trees[@]}" -- --seed 2 --epochs 2 --dropout 0.25 --rate 1.5e-3 --from "$out/second/network.model"
  indonesian_network "$out/fourth" "${names[@]}" -- "${trees[@]}" -- --seed 3 --epochs 3 --dropout 0.25 --rate 7e-4 --from "$out/third/network.model"
  "$train" average --language id --networks "$out/third/network.model" "$out/fourth/network.model" -o "$out/id"
}

case $language in
  en) english ;;
  id) indonesian ;;
  *) echo "make_models.sh: no recipe for language $language" >&2; exit 2 ;;
esac
