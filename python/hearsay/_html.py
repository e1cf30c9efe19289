"""Cards: one thing with its evidence, as HTML in Jupyter and as plain text elsewhere.

Everything from articles is escaped; the HTML has no scripts and no addresses that are loaded.
"""
from __future__ import annotations

import html
from typing import Any, Dict, List, Optional, Tuple

Record = Dict[str, Any]
Mark = Tuple[int, int, str]  # begin, end, kind

CONTEXT = 160
COLOURS = {"claimant": "#cfe8fc", "cue": "#ffe08a", "content": "#e3f4df", "figure": "#f6d5e5", "mention": "#cfe8fc",
           "claim": "#e3f4df", "deed": "#ffd3c2"}
CAMPS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00")
BOX = "border:1px solid #bbb;border-radius:6px;padding:.6em .9em;margin:.4em 0;max-width:68em;line-height:1.45;"


class Card:
    """What show() and explain() give: str() is plain text, Jupyter draws the HTML."""

    def __init__(self, title: str, body_html: str, body_text: str) -> None:
        self.title, self._html, self._text = title, body_html, body_text

    def _repr_html_(self) -> str:
        return f'<div style="{BOX}"><div style="font-weight:600;margin-bottom:.4em">{esc(self.title)}</div>{self._html}</div>'

    def __str__(self) -> str:
        return f"{self.title}\n{self._text}"

    __repr__ = __str__


def esc(text: Any) -> str:
    return html.escape(str(text))


def small(text: Any) -> str:
    return f'<span style="color:#666;font-size:90%">{esc(text)}</span>'


def marked(text: str, begin: int, end: int, marks: List[Mark]) -> str:
    """text[begin:end] as HTML with the marks in it; where marks overlap, the one that began last wins."""
    edges = sorted({begin, end, *(p for b, e, _ in marks for p in (b, e) if begin < p < end)})
    parts = []
    for left, right in zip(edges, edges[1:]):
        kinds = [(b, -e, kind) for b, e, kind in marks if b <= left and right <= e]
        words = esc(text[left:right]).replace("\n", "<br>")
        parts.append(f'<mark style="background:{COLOURS[max(kinds)[2]]};color:#111;padding:0 1px" title="{max(kinds)[2]}">{words}</mark>'
                     if kinds else words)
    return "".join(parts)


def marked_text(text: str, begin: int, end: int, marks: List[Mark]) -> str:
    """The same as plain text: [claimant: the ministry]."""
    out, at = [], begin
    for b, e, kind in sorted(marks):
        if b < at or e > end:
            continue
        out += [text[at:b], f"[{kind}: {text[b:e]}]"]
        at = e
    return "".join(out + [text[at:end]]).replace("\n", " ")


def window(text: str, begin: int, end: int) -> Tuple[int, int]:
    """The claim with its surroundings, cut at words."""
    left, right = max(0, begin - CONTEXT), min(len(text), end + CONTEXT)
    while 0 < left < begin and not text[left - 1].isspace():
        left += 1
    while end < right < len(text) and not text[right].isspace():
        right -= 1
    return left, right


def claim_marks(claim: Record) -> List[Mark]:
    spans = claim["spans"]
    found = [(span, kind) for span, kind in ((spans["claimant"], "claimant"), (spans["cue"], "cue")) if span]
    found += [(span, "content") for span in spans["content"]]
    return [(span["begin"], span["end"], kind) for span, kind in found]


def quote(graph: Any, record: Record, marks: List[Mark]) -> Tuple[str, str]:
    """The words of a claim or figure in their document: (HTML, text)."""
    document = graph.record(record["document"])
    left, right = window(document["text"], record["begin"], record["end"])
    dots = ("… " if left > 0 else "", " …" if right < len(document["text"]) else "")
    head = ", ".join(filter(None, [document["publisher"] or document["uri"], (document["published"] or "")[:10]]))
    body = dots[0] + marked(document["text"], left, right, marks) + dots[1]
    plain = dots[0] + marked_text(document["text"], left, right, marks) + dots[1]
    return (f'<div style="margin:.3em 0"><div>{small(head)}</div><div>{body}</div></div>', f"  {head}\n  {plain}\n")


def who(entities: List[Record]) -> str:
    return ", ".join(f"{e['name']} ({e['side']})" if e["side"] and e["side"] not in e["name"] else e["name"] for e in entities)


def facts(rows: List[Tuple[str, Any]]) -> Tuple[str, str]:
    kept = [(name, value) for name, value in rows if value not in (None, "", [])]
    cells = "".join(f'<tr><td style="color:#666;padding-right:1em;text-align:left;vertical-align:top">{esc(n)}</td>'
                    f'<td style="text-align:left">{esc(v)}</td></tr>' for n, v in kept)
    return f'<table style="border:0;margin:.3em 0">{cells}</table>', "".join(f"  {n}: {v}\n" for n, v in kept)


def plus(*parts: Tuple[str, str]) -> Tuple[str, str]:
    return "".join(part[0] for part in parts), "".join(part[1] for part in parts)


def legend(kinds: List[str]) -> Tuple[str, str]:
    return ('<div style="font-size:85%;margin-top:.3em">' + " ".join(
        f'<span style="background:{COLOURS[kind]};color:#111;padding:0 .4em">{kind}</span>' for kind in kinds) + "</div>", "")


def links_of(graph: Any, record: Record) -> Tuple[str, str]:
    rows = graph.links(record["id"])
    words = [(row.kind.lower().replace("_", " "), row.second if row.first == record["id"] else row.first, row.reason)
             for row in rows.itertuples()]
    if not words:
        return "", ""
    items = "".join(f"<li>{esc(kind)} <code>{esc(other)}</code> {small(reason)}</li>" for kind, other, reason in words)
    return f'<ul style="margin:.3em 0">{items}</ul>', "".join(f"  {k} {o}: {r}\n" for k, o, r in words)


def show_claim(graph: Any, claim: Record) -> Card:
    body = plus(quote(graph, claim, claim_marks(claim)), legend(["claimant", "cue", "content"]),
                facts([("accused", who(claim["accused"])), ("deed", claim["deed"]["plover"]),
                       ("polarity", claim["polarity"] if claim["polarity"] != "asserted" else None),
                       ("modality", claim["modality"] if claim["modality"] != "actual" else None),
                       ("through", " → ".join(hop["source"]["name"] for hop in claim["chain"] if hop["source"])),
                       ("origins", claim["origins"]), ("event", claim["event"])]), links_of(graph, claim))
    return Card(f"{who(claim['claimants']) or 'somebody'}: {claim['act']} ({claim['id']})", *body)


def figure_words(figure: Record) -> str:
    if figure["count"] is not None:
        number = str(figure["count"])
    else:
        bounds = [f"at least {figure['min']}" if figure["min"] is not None else "", f"at most {figure['max']}" if figure["max"] is not None else ""]
        number = ", ".join(filter(None, bounds)) or "some"
    return " ".join(filter(None, [number, figure["who"] or "", figure["kind"], f"({figure['side']})" if figure["side"] else ""]))


def show_figure(graph: Any, figure: Record) -> Card:
    voice = who(figure["claimants"]) or "the article itself"
    body = plus(quote(graph, figure, [(figure["begin"], figure["end"], "figure")]), facts([("given by", voice), ("event", figure["event"])]))
    return Card(f"{figure_words(figure)} ({figure['id']})", *body)


def member(graph: Any, id: str) -> Tuple[str, str]:
    """One claim or figure of a camp."""
    record = graph.record(id)
    if "act" in record:
        who_says, marks = who(record["claimants"]), claim_marks(record)
    else:
        who_says, marks = who(record["claimants"]) or "in the article's own voice", [(record["begin"], record["end"], "figure")]
    words = quote(graph, record, marks)
    return (f'<div style="margin:.5em 0"><b>{esc(who_says)}</b>{words[0]}</div>', f"  {who_says}\n{words[1]}")


def show_dispute(graph: Any, dispute: Record) -> Card:
    columns, plain = [], []
    for number, position in enumerate(dispute["positions"]):
        inside = [member(graph, id) for id in position["claims"] + position["figures"]]
        colour = CAMPS[number % len(CAMPS)]
        columns.append(f'<td style="vertical-align:top;text-align:left;border-top:4px solid {colour};padding:.4em .8em;width:{100 // len(dispute["positions"])}%">'
                       f'<div style="font-weight:600;color:{colour}">{esc(position["label"])}</div>{small(", ".join(position["sides"]))}'
                       + "".join(part[0] for part in inside) + "</td>")
        plain.append(f"\n* {position['label']} ({', '.join(position['sides'])})\n" + "".join(part[1] for part in inside))
    table = f'<table style="width:100%;border-collapse:separate;border-spacing:.6em 0"><tr>{"".join(columns)}</tr></table>'
    return Card(f"{dispute['question']} ({dispute['kind']}, {dispute['id']})", table, "".join(plain))


def show_event(graph: Any, event: Record) -> Card:
    time = event["time"]
    body = [facts([("when", time["text"] or time["earliest"]), ("where", who(event["places"])),
                   ("sides", ", ".join(event["sides"])), ("documents", len(event["documents"])), ("independent origins", event["origins"])])]
    body += [member(graph, id) for id in event["claims"]]
    return Card(f"{event['label']} ({event['id']})", *plus(*body))


def show_entity(graph: Any, entity: Record) -> Card:
    names = "; ".join(f"{language}: {', '.join(some)}" for language, some in entity["names"].items())
    body = [facts([("type", entity["type"]), ("kind", entity["kind"]), ("side", entity["side"]), ("part of", who(entity["part_of"])),
                   ("names", names), ("mentions", len(entity["mentions"])),
                   ("place", f"{entity['latitude']:.2f}, {entity['longitude']:.2f}" if entity["latitude"] is not None else None)])]
    seen: Dict[str, Record] = {}
    for mention in entity["mentions"]:
        seen.setdefault(mention["document"], mention)
    body += [quote(graph, mention, [(mention["begin"], mention["end"], "mention")]) for mention in list(seen.values())[:5]]
    return Card(f"{entity['name']} ({entity['id']})", *plus(*body))


def show_document(graph: Any, document: Record) -> Card:
    found = graph.query("MATCH (c:Claim)-[:REPORTED_IN]->(d:Document {uri: $uri}) RETURN c.begin AS b, c.end AS e ORDER BY b, e",
                        uri=document["uri"])
    marks = [(int(row.b), int(row.e), "claim") for row in found.itertuples()]
    text = document["text"]
    body = plus(facts([("publisher", document["publisher"]), ("published", document["published"]), ("language", document["language"]),
                       ("near copy of", ", ".join(copy["document"] for copy in document["near_copy_of"]))]),
                (f"<div>{marked(text, 0, len(text), marks)}</div>", marked_text(text, 0, len(text), marks) + "\n"), legend(["claim"]))
    return Card(f"{document['title'] or document['uri']} ({document['id']})", *body)


KINDS = {"c": show_claim, "f": show_figure, "q": show_dispute, "e": show_event, "n": show_entity, "d": show_document}


def show(graph: Any, record: Record) -> Card:
    return KINDS[record["id"][0]](graph, record)


def heading(record: Record) -> str:
    for key in ("question", "label", "name", "title", "uri"):
        if record.get(key):
            return str(record[key])
    return str(record.get("text", record["id"]))[:80]


def explain(graph: Any, record: Record) -> Card:
    reasons = record.get("reasons", [])
    cells = "".join(f'<tr><td style="text-align:left;padding-right:1em;vertical-align:top"><code>{esc(r["rule"])}</code></td>'
                    f'<td style="text-align:left">{esc(r["detail"])}</td></tr>' for r in reasons)
    table = f"<table>{cells}</table>" if reasons else small("no rule is recorded for this")
    plain = "".join(f"  {r['rule']}: {r['detail']}\n" for r in reasons) or "  no rule is recorded for this\n"
    evidence: Optional[Tuple[str, str]] = None
    if record["id"][0] == "c":
        evidence = quote(graph, record, claim_marks(record))
    elif record["id"][0] == "f":
        evidence = quote(graph, record, [(record["begin"], record["end"], "figure")])
    body = plus((table, plain), *([evidence] if evidence else []))
    return Card(f"Why {heading(record)} ({record['id']})", *body)
