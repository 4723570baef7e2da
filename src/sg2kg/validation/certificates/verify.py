"""Holds a certificate against the data again: a changed byte, shape, version or result is found and named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sg2kg.validation.certificates.certificate import Certificate
from sg2kg.validation.certificates.signing import signed_by
from sg2kg.validation.check import check
from sg2kg.validation.shapes import Shapes, load_shapes
from sg2kg.validation.submission import Submission
from sg2kg.validation.verdict import Versions
from sg2kg.validation.versions import versions


@dataclass(frozen=True)
class Point:
    """One thing that a certificate states, and whether it holds."""

    name: str
    """data, ontology, shapes, sg2kg, engine, case, results, signature."""
    holds: bool
    stated: str
    found: str


@dataclass(frozen=True)
class Verification:
    """The points of a certificate, each held against what is here now."""

    certificate: Certificate
    points: tuple[Point, ...]

    @property
    def holds(self) -> bool:
        """True where every point does."""
        return all(p.holds for p in self.points)


def verify(
    certificate: Certificate, submission: Submission, *, shapes: Shapes | None = None, key_file: Path | None = None, engine: str = "fast"
) -> Verification:
    """Checks the data again, and compares all that the certificate states with what is found.

    Raises what :func:`sg2kg.validation.check.check` raises, and CertificateError for a key that cannot be used.
    """
    shapes = shapes or load_shapes()
    return Verification(certificate, tuple(_points(certificate, submission, shapes, key_file, engine)))


def _points(certificate: Certificate, submission: Submission, shapes: Shapes, key_file: Path | None, engine: str) -> Iterator[Point]:
    stated = certificate.versions
    known = certificate.tier in {t.iri for t in shapes.tiers.values()}
    now = versions(stated.engine, submission, shapes)
    if known:
        verdict = check(submission, certificate.tier, shapes, engine)
        now = Versions(now.sg2kg, verdict.engine, now.ontology, now.data_hash, now.ontology_hash, now.shapes_hash)
    for name, one, other in (
        ("data", stated.data_hash, now.data_hash),
        ("ontology", f"{stated.ontology} {stated.ontology_hash}", f"{now.ontology} {now.ontology_hash}"),
        ("shapes", stated.shapes_hash, now.shapes_hash),
        ("sg2kg", stated.sg2kg, now.sg2kg),
        ("engine", stated.engine, now.engine),
    ):
        yield Point(name, one == other, one, other)
    if not known:
        yield Point("tier", False, certificate.tier, "no tier that is known here")
    else:
        waived = {w.requirement for w in certificate.waivers}
        yield Point("case", verdict.case == certificate.case, certificate.case, verdict.case)
        results = _results(
            tuple(p.requirement for p in verdict.passed if not p.vacuous),
            tuple(p.requirement for p in verdict.passed if p.vacuous),
            tuple(r for r in verdict.missed if r not in waived and r not in verdict.failed()),
            tuple(sorted(set(verdict.failed()))),
        )
        said = _results(certificate.passed, certificate.vacuous, certificate.warned, tuple(sorted(waived)))
        yield Point("results", results == said, said, results)
    if certificate.signature is not None or key_file is not None:
        right = signed_by(certificate, key_file)
        whose = "by the key given" if key_file else "by the key that it names itself"
        yield Point("signature", right, whose, whose if right else "not by this key, or not over these statements")


def _results(passed: tuple[str, ...], vacuous: tuple[str, ...], warned: tuple[str, ...], failed: tuple[str, ...]) -> str:
    parts = {"passed": passed, "vacuously": vacuous, "warned": warned, "failed or waived": failed}
    return "; ".join(f"{name} {', '.join(sorted(ids)) or 'none'}" for name, ids in parts.items())
