"""Certificates and their verification as people and programs read them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from html import escape

import pyoxigraph as ox

from sg2kg.errors import OutputError
from sg2kg.graph import write_graph
from sg2kg.messages import pick, say
from sg2kg.terms import curie
from sg2kg.validation.certificates.certificate import Certificate, certificate_triples
from sg2kg.validation.certificates.verify import Verification
from sg2kg.validation.shapes import Shapes, load_shapes


def _lines(certificate: Certificate, lang: str, shapes: Shapes) -> Iterator[tuple[str, str]]:
    """What the certificate states, as pairs of what and which."""
    tier = next((t for t in shapes.tiers.values() if t.iri == certificate.tier), None)
    name = _called(pick(tier.label, lang), tier.name, lang) if tier else curie(certificate.tier)
    v = certificate.versions
    yield say("certificate states", lang), certificate.issuer
    yield say("certificate of", lang), f"{certificate.source} <{curie(certificate.case)}>"
    yield say("certificate tier", lang), name
    yield say("certificate issued", lang), certificate.issued
    yield say("certificate passed", lang), " ".join(certificate.passed) or "—"
    yield say("certificate vacuous", lang), " ".join(certificate.vacuous) or "—"
    yield say("certificate warned", lang), " ".join(certificate.warned) or "—"
    for waiver in certificate.waivers:
        yield f"{say('certificate waived', lang)} {waiver.requirement}", f"{waiver.reason} ({waiver.by})"
    yield say("certificate made with", lang), f"sg2kg {v.sg2kg}, {v.engine}, {say('the ontology word', lang)} {v.ontology}"
    yield f"SHA-256, {say('certificate data', lang)}", v.data_hash
    yield f"SHA-256, {say('the ontology word', lang)}", v.ontology_hash
    yield f"SHA-256, {say('certificate shapes', lang)}", v.shapes_hash
    if certificate.signature:
        yield f"Ed25519, {say('certificate key', lang)}", certificate.signature.public_key


def _called(label: str, name: str, lang: str) -> str:
    return say("called", lang).format(label=label, name=name) if label != name else name


def _text(certificate: Certificate, lang: str, shapes: Shapes) -> str:
    lines = [say("certificate", lang), *(f"  {what}{say('colon', lang)}{which}" for what, which in _lines(certificate, lang, shapes))]
    return "\n".join(" ".join(line.split("\n")) for line in lines) + "\n"


def _turtle(certificate: Certificate, lang: str, shapes: Shapes) -> str:
    comment = "".join(f"# {line}\n" for line in _text(certificate, lang, shapes).splitlines())
    return comment + "\n" + write_graph((ox.Quad(t.subject, t.predicate, t.object) for t in certificate_triples(certificate)), "turtle")


def _json(certificate: Certificate, lang: str, shapes: Shapes) -> str:
    return json.dumps({"id": certificate.iri, **asdict(certificate)}, ensure_ascii=False, indent=1) + "\n"


def _html(certificate: Certificate, lang: str, shapes: Shapes) -> str:
    rows = "\n".join(f"<dt>{escape(what)}</dt><dd>{escape(which)}</dd>" for what, which in _lines(certificate, lang, shapes))
    title = f"{say('certificate', lang)} · {certificate.source}"
    return f"""<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>
body {{ font: 1rem/1.6 system-ui, "Noto Sans CJK SC", "Noto Sans CJK TC", sans-serif; color: #1b1f23; }}
body {{ max-width: 46rem; margin: 3rem auto; padding: 0 1.5rem; }}
main {{ border: 2px solid #1f6f43; border-radius: .5rem; padding: 2rem; }}
h1 {{ margin: 0 0 1.5rem; font-size: 1.6rem; color: #1f6f43; }}
dt {{ font-weight: 600; margin-top: .8rem; }}
dd {{ margin: 0; overflow-wrap: anywhere; }}
@media print {{ body {{ margin: 0; max-width: none; }} }}
</style>
</head>
<body>
<main>
<h1>{escape(say("certificate", lang))}</h1>
<dl>
{rows}
</dl>
</main>
</body>
</html>
"""


CERTIFICATE_FORMATS: dict[str, tuple[str, Callable[[Certificate, str, Shapes], str]]] = {
    "turtle": (".ttl", _turtle),
    "text": (".txt", _text),
    "html": (".html", _html),
    "json": (".json", _json),
}
"""By name: the ending, and the writer. The Turtle begins with the text as a comment, and is the one that can be verified."""


def write_certificate(certificate: Certificate, format: str = "turtle", lang: str = "en", shapes: Shapes | None = None) -> str:
    """The certificate in one of CERTIFICATE_FORMATS; raises OutputError for another."""
    if format not in CERTIFICATE_FORMATS:
        raise OutputError(f"{format} is not a format for certificates", "Known: " + ", ".join(CERTIFICATE_FORMATS))
    return CERTIFICATE_FORMATS[format][1](certificate, lang, shapes or load_shapes())


def certificate_format_of(path: str) -> str:
    """The format that the ending of a path tells; raises OutputError for an unknown one."""
    found = next((name for name, (ending, _) in CERTIFICATE_FORMATS.items() if path.lower().endswith(ending)), "")
    if not found:
        raise OutputError(f"{path}: its ending is none of a certificate", "Known: " + " ".join(e for e, _ in CERTIFICATE_FORMATS.values()))
    return found


def write_verification(verification: Verification, format: str = "text", lang: str = "en") -> str:
    """What holds and what does not, as text or json."""
    if format == "json":
        points = [asdict(p) for p in verification.points]
        return (
            json.dumps({"certificate": verification.certificate.iri, "holds": verification.holds, "points": points}, ensure_ascii=False, indent=1)
            + "\n"
        )
    lines = [f"{'✔' if verification.holds else '✘'} {say('certificate holds' if verification.holds else 'certificate fails', lang)}"]
    for point in verification.points:
        lines.append(f"    {'✔' if point.holds else '✘'} {point.name}")
        if not point.holds:
            lines += [f"        {say('certificate stated', lang)} {point.stated}", f"        {say('certificate found', lang)} {point.found}"]
    return "\n".join(lines) + "\n"
