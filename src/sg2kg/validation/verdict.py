"""What a check returns: a verdict on one submission, with its findings; nothing here knows an engine or a format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SEVERITIES = ("violation", "warning", "info")


@dataclass(frozen=True)
class Finding:
    """One requirement that one thing in the submission does not meet.

    Texts are by language (en, zh-Hans, zh-Hant).
    """

    requirement: str
    """Id of the requirement, such as REG-03."""
    shape: str
    """IRI of the shape that found it."""
    component: str
    """IRI of the SHACL constraint component."""
    severity: str
    """violation, warning or info: obligation mandatory, recommended or optional."""
    concept: str
    """IRI of the framework concept that is checked, or of a class of the ontology where the framework has none."""
    focus: str
    """IRI or label of the thing that was checked."""
    focus_label: Mapping[str, str]
    path: str
    """The property, as a prefixed name, or empty where the thing as a whole is meant."""
    value: str
    name: Mapping[str, str]
    message: Mapping[str, str]
    why: Mapping[str, str]
    mend: Mapping[str, str]


@dataclass(frozen=True)
class Verdict:
    """The answer to one submission. It conforms when there is no violation; warnings and infos never fail it."""

    source: str
    """File or name of the submission."""
    case: str
    """IRI of what the record describes, or empty."""
    label: Mapping[str, str]
    tier_stated: str
    tier: str
    """The tier that was tried."""
    findings: tuple[Finding, ...]
    engine: str
    report: str
    """The W3C validation report in N-Triples."""

    @property
    def conforms(self) -> bool:
        """True where no mandatory requirement is missed."""
        return not any(f.severity == "violation" for f in self.findings)

    def count(self, severity: str) -> int:
        """How many findings have this severity."""
        return sum(f.severity == severity for f in self.findings)

    def failed(self) -> list[str]:
        """The ids of the mandatory requirements that are missed, in order, each once."""
        return list(dict.fromkeys(f.requirement for f in self.findings if f.severity == "violation"))

    def __str__(self) -> str:
        from sg2kg.validation.write import write_verdicts

        return write_verdicts([self], "text")
