"""The figures of an agreement as RDF: sg2:CoderAgreement, tied to the records of the cases, as tier evaluated asks for (EVA-11)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import pyoxigraph as ox

from sg2kg.agreement.fields import MECHANISMS
from sg2kg.agreement.results import Agreement, Figure
from sg2kg.errors import OutputError
from sg2kg.terms import PREFIXES, SG2

_DECIMAL = ox.NamedNode(PREFIXES["xsd"] + "decimal")
_RECORDED = {"DEF-5": ("status", "say"), "E-0": ("figure on record",)}
"""The fields whose figures go into a record, by family; for other families the status, in which all else that was coded comes together."""


def agreement_triples(agreement: Agreement) -> Iterator[ox.Triple]:
    """A node for the status in each coding family (for participation the say too, for the evaluation system the figures on record), where it is
    defined; the link from each record; and all coders in the first session of each record. The mechanisms each by itself, and further fields, are
    in the other formats. Ends of the interval are rounded outwards and alpha downwards, so that no rounding lifts a figure over a threshold.
    Raises OutputError where the agreement is of a table, or a record has no IRI, or no figure can be given.
    """
    records = [r for r, _ in agreement.records if ":" in r]
    if not records:
        raise OutputError("there is no case record to which figures could be tied", "Write another format, such as csv.")
    figures = [f for f in agreement.figures if _recorded(f) and f.alpha is not None and f.interval]
    if not figures:
        raise OutputError("no figure is defined: nowhere were two different values given", "Write another format, such as table, which says why.")
    base = re.sub(r"#.*", "", records[0])
    for f in figures:
        node = ox.NamedNode(f"{base}#agreement-{re.sub('[^A-Za-z0-9]+', '-', f'{f.field}-{f.family}')}")
        for record in records:
            yield ox.Triple(ox.NamedNode(record), ox.NamedNode(SG2.hasAgreement), node)
        yield from _told(agreement, f, node)
    for record, sessions in agreement.records:
        if record in records and sessions and ":" in sessions[0]:
            for coder in filter(lambda c: ":" in c, agreement.coder_iris):
                yield ox.Triple(ox.NamedNode(sessions[0]), ox.NamedNode(SG2.coder), ox.NamedNode(coder))


def _recorded(f: Figure) -> bool:
    return bool(f.family_iri) and f.family not in MECHANISMS and f.field in _RECORDED.get(f.family, ("status",))


def _told(agreement: Agreement, f: Figure, node: ox.NamedNode) -> Iterator[ox.Triple]:
    assert f.alpha is not None
    assert f.interval
    note = f"Krippendorff's alpha, {f.level}"
    if f.percent is not None:
        note += f"; per cent agreement {100 * f.percent:.1f}"
    if f.gwet is not None:
        note += f"; {'AC1' if f.level == 'nominal' else 'AC2'} {f.gwet:.3f}"
    note += f"; 95 % interval from {f.resamples} resamples of the units, seed {agreement.seed}"
    note += "".join(f"; {n}" for n in f.notes) + f"; coders: {', '.join(agreement.coders)}"
    for predicate, value in (
        (PREFIXES["rdf"] + "type", ox.NamedNode(SG2.CoderAgreement)),
        (PREFIXES["rdfs"] + "label", ox.Literal(f"{f.field}, {f.family_label}", language="en")),
        (SG2.agreementOn, ox.NamedNode(f.family_iri)),
        (SG2.alpha, _down(f.alpha)),
        (SG2.alphaLow, _down(f.interval.low)),
        (SG2.alphaHigh, _up(f.interval.high)),
        (SG2.unitCount, ox.Literal(f.units)),
        (PREFIXES["skos"] + "note", ox.Literal(note, language="en")),
    ):
        yield ox.Triple(node, ox.NamedNode(predicate), value)


def _down(value: float) -> ox.Literal:
    return ox.Literal(f"{math.floor(value * 10_000 + 1e-6) / 10_000:.4f}", datatype=_DECIMAL)


def _up(value: float) -> ox.Literal:
    return ox.Literal(f"{math.ceil(value * 10_000 - 1e-6) / 10_000:.4f}", datatype=_DECIMAL)
