"""The certificate: who states what of which data, at which tier, by which versions; made from a verdict, and read back from its RDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, timezone
from pathlib import Path

import pyoxigraph as ox

from sg2kg.errors import CertificateError, NotFoundError
from sg2kg.graph import read_path
from sg2kg.terms import PREFIXES
from sg2kg.validation.check import check
from sg2kg.validation.shapes import Shapes, load_shapes
from sg2kg.validation.shapes.facts import TYPE, Facts
from sg2kg.validation.submission import Submission
from sg2kg.validation.verdict import Verdict, Versions

SGSH, DCTERMS, XSD = PREFIXES["sgsh"], PREFIXES["dcterms"], PREFIXES["xsd"]


@dataclass(frozen=True)
class Waiver:
    """A mandatory requirement that was let off, by whom and why."""

    requirement: str
    reason: str
    by: str


@dataclass(frozen=True)
class Signature:
    """An Ed25519 signature (RFC 8032) over the canonical form of the certificate."""

    public_key: str
    """32 bytes in hexadecimal digits."""
    value: str
    """64 bytes in hexadecimal digits."""


@dataclass(frozen=True)
class Certificate:
    """A conformance statement on one submission."""

    issuer: str
    """Who states it."""
    issued: str
    """When, as a UTC date and time of XML Schema."""
    source: str
    """Name of the file."""
    case: str
    """IRI of what the record describes."""
    tier: str
    """IRI of the tier."""
    versions: Versions
    passed: tuple[str, ...]
    """Requirements that are met for a reason."""
    vacuous: tuple[str, ...]
    """Requirements that are met because there was nothing to check."""
    warned: tuple[str, ...]
    """Requirements that are recommended or optional, and missed."""
    waivers: tuple[Waiver, ...] = ()
    signature: Signature | None = None

    @property
    def iri(self) -> str:
        """Names the certificate: what it states, whenever it is stated."""
        return f"urn:sg2kg:certificate:{self.versions.data_hash[:32]}:{self.tier.rpartition('/')[2]}"

    def canonical(self) -> bytes:
        """What is signed: the triples without the signature as sorted N-Triples; none has a blank node."""
        lines = sorted(f"{t} .\n" for t in certificate_triples(replace(self, signature=None)))
        return "".join(lines).encode()


def certify(
    submission: Submission,
    tier: str | None = None,
    *,
    issuer: str,
    shapes: Shapes | None = None,
    waivers: Sequence[Waiver] = (),
    engine: str = "fast",
) -> tuple[Verdict, Certificate | None]:
    """The verdict on a submission, and the certificate where it conforms, or misses nothing mandatory but what is waived.

    Raises what :func:`sg2kg.validation.check.check` raises, NotFoundError for a waiver of what the tier does not ask, CertificateError for one
    without reason or name, or of what is not missed.
    """
    shapes = shapes or load_shapes()
    verdict = check(submission, tier, shapes, engine)
    asked = shapes.asked(verdict.tier)
    for waiver in waivers:
        if waiver.requirement not in asked:
            raise NotFoundError(f"requirement of {verdict.tier}", waiver.requirement, asked)
        if not waiver.reason.strip() or not waiver.by.strip():
            raise CertificateError(f"the waiver of {waiver.requirement} has no reason or no name", "Say why, and who waives it.")
        if waiver.requirement not in verdict.failed():
            raise CertificateError(f"{waiver.requirement} is waived, but the submission does not fail it", "Leave the waiver out.")
    if not issuer.strip():
        raise CertificateError("the certificate has no issuer", "Say who states it.")
    if set(verdict.failed()) - {w.requirement for w in waivers}:
        return verdict, None
    waived = {w.requirement for w in waivers}
    certificate = Certificate(
        issuer=issuer,
        issued=datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        source=Path(submission.source).name,
        case=verdict.case,
        tier=shapes.tier(verdict.tier).iri,
        versions=verdict.versions,
        passed=tuple(p.requirement for p in verdict.passed if not p.vacuous),
        vacuous=tuple(p.requirement for p in verdict.passed if p.vacuous),
        warned=tuple(r for r in verdict.missed if r not in waived),
        waivers=tuple(sorted(waivers, key=lambda w: w.requirement)),
    )
    return verdict, certificate


def certificate_triples(certificate: Certificate) -> list[ox.Triple]:
    """The certificate as RDF."""
    me = ox.NamedNode(certificate.iri)
    found: list[ox.Triple] = []

    def say(prop: str, value: ox.NamedNode | ox.Literal, subject: ox.NamedNode = me) -> None:
        found.append(ox.Triple(subject, ox.NamedNode(prop), value))

    say(TYPE, ox.NamedNode(SGSH + "Certificate"))
    say(DCTERMS + "subject", ox.NamedNode(certificate.case))
    say(DCTERMS + "conformsTo", ox.NamedNode(certificate.tier))
    say(DCTERMS + "issued", ox.Literal(certificate.issued, datatype=ox.NamedNode(XSD + "dateTime")))
    say(SGSH + "issuer", ox.Literal(certificate.issuer))
    say(SGSH + "source", ox.Literal(certificate.source))
    for field in fields(Versions):
        say(SGSH + _camel(field.name), ox.Literal(getattr(certificate.versions, field.name)))
    for prop, ids in (("passed", certificate.passed), ("passedVacuously", certificate.vacuous), ("warned", certificate.warned)):
        for id in ids:
            say(SGSH + prop, ox.Literal(id))
    for waiver in certificate.waivers:
        one = ox.NamedNode(f"{certificate.iri}#waiver-{waiver.requirement}")
        say(SGSH + "waiver", one)
        say(SGSH + "waives", ox.Literal(waiver.requirement), one)
        say(SGSH + "reason", ox.Literal(waiver.reason), one)
        say(SGSH + "waivedBy", ox.Literal(waiver.by), one)
    if certificate.signature is not None:
        one = ox.NamedNode(f"{certificate.iri}#signature")
        say(SGSH + "signature", one)
        say(SGSH + "algorithm", ox.Literal("Ed25519"), one)
        say(SGSH + "publicKey", ox.Literal(certificate.signature.public_key), one)
        say(SGSH + "signatureValue", ox.Literal(certificate.signature.value), one)
    return found


def read_certificate(path: Path) -> Certificate:
    """The certificate in an RDF file; raises InputError for what is not RDF, CertificateError for what is no certificate of ours."""
    triples = [q.triple for q in read_path(path)]
    facts = Facts(triples)
    found = facts.of_type(SGSH + "Certificate")
    if len(found) != 1:
        raise CertificateError(
            f"{path}: {'no certificate' if not found else f'{len(found)} certificates'} in it", "Give one that sg2kg certify wrote."
        )
    me = found[0]

    def word(prop: str, of: str = me) -> str:
        return facts.word(of, SGSH + prop)

    signature = facts.node(me, SGSH + "signature")
    certificate = Certificate(
        issuer=word("issuer"),
        issued=facts.word(me, DCTERMS + "issued"),
        source=word("source"),
        case=facts.node(me, DCTERMS + "subject"),
        tier=facts.node(me, DCTERMS + "conformsTo"),
        versions=Versions(**{f.name: word(_camel(f.name)) for f in fields(Versions)}),
        passed=_ids(facts, me, "passed"),
        vacuous=_ids(facts, me, "passedVacuously"),
        warned=_ids(facts, me, "warned"),
        waivers=tuple(
            sorted(
                (Waiver(word("waives", w), word("reason", w), word("waivedBy", w)) for w in facts.nodes(me, SGSH + "waiver")),
                key=lambda w: w.requirement,
            )
        ),
        signature=Signature(word("publicKey", signature), word("signatureValue", signature)) if signature else None,
    )
    if set(map(str, certificate_triples(certificate))) != set(map(str, triples)):
        raise CertificateError(f"{path}: it is not as sg2kg certify writes one", "Something was added to it or taken away; ask for the original.")
    return certificate


def _ids(facts: Facts, subject: str, prop: str) -> tuple[str, ...]:
    return tuple(v.value for v in facts.values(subject, SGSH + prop) if isinstance(v, ox.Literal))


def _camel(name: str) -> str:
    """The property for a field: data_hash is sgsh:dataHash, sg2kg is sgsh:sg2kgVersion."""
    first, *rest = name.split("_")
    return first + ("".join(map(str.capitalize, rest)) or "Version")
