"""Verdicts as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors show beside the lines they are about."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox

from sg2kg.messages import one_line, pick, say
from sg2kg.validation.reports.markdown import plain
from sg2kg.validation.reports.patch import blanks_of, ntriples_line
from sg2kg.validation.reports.wording import Item, message_of, shape_name, where_of
from sg2kg.validation.verdict import Finding, Remedy, Unchecked, Verdict
from sg2kg.validation.versions import package_version

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"violation": "error", "warning": "warning", "info": "note"}
_HOME = "https://w3id.org/sg2kg"
_TEXT_FILES = (".ttl", ".nt")
"""Files at whose end triples can be added as text."""
Data = dict[str, Any]


def write_sarif(items: Sequence[Item], lang: str, detail: str) -> str:
    """One run, with a rule for each shape that found something and a result for each finding; what could not be checked is a notification."""
    verdicts = [item for item in items if isinstance(item, Verdict)]
    findings = [f for v in verdicts for f in v.findings]
    rules = {_rule_id(f): f for f in reversed(findings)}
    index = {id: n for n, id in enumerate(sorted(rules))}
    run: Data = {
        "tool": {"driver": _driver([_rule(rules[id], lang) for id in sorted(rules)], verdicts)},
        "columnKind": "unicodeCodePoints",
        "language": lang,
        "artifacts": [_artifact(item) for item in items],
        "invocations": [_invocation(items)],
        "results": [_result(f, v, index, lang, detail == "full") for v in verdicts for f in v.findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _driver(rules: list[Data], verdicts: Sequence[Verdict]) -> Data:
    engines = sorted({v.engine for v in verdicts})
    return {
        "name": "sg2kg",
        "version": package_version(),
        "informationUri": _HOME,
        "rules": rules,
        "properties": {"engines": engines, "ontology": sorted({v.versions.ontology for v in verdicts if v.versions.ontology})},
    }


def _rule_id(f: Finding) -> str:
    return shape_name(f)


def _rule(f: Finding, lang: str) -> Data:
    name, why, mend = (one_line(pick(texts, lang)) for texts in (f.name, f.why, f.mend))
    told = " ".join(part for part in (why, mend) if part)
    rule: Data = {
        "id": _rule_id(f),
        "shortDescription": {"text": name or shape_name(f)},
        "defaultConfiguration": {"level": LEVELS[f.severity]},
        "properties": {"tags": [tag for tag in (f.requirement, f.layer) if tag]},
    }
    if told:
        lines = [f"**{say(key, lang)}** {plain(text)}" for key, text in (("why", why), ("mend", mend)) if text]
        rule |= {"fullDescription": {"text": told}, "help": {"text": told, "markdown": "\n\n".join(lines)}}
    return {**rule, "helpUri": f.docs} if f.docs else rule


def _artifact(item: Item) -> Data:
    artifact: Data = {"location": {"uri": _uri(item.source)}, "roles": ["analysisTarget"]}
    if isinstance(item, Verdict) and item.versions.data_hash:
        artifact["hashes"] = {"sha-256": item.versions.data_hash}
    return artifact


def _invocation(items: Iterable[Item]) -> Data:
    """SARIF calls a run successful that did what it was asked, whatever it found."""
    errors = [item for item in items if isinstance(item, Unchecked)]
    return {"executionSuccessful": not errors, "toolExecutionNotifications": [_notification(error) for error in errors]}


def _notification(item: Unchecked) -> Data:
    told = " ".join(part for part in (one_line(item.what), one_line(item.hint)) if part)
    return {
        "level": "error",
        "message": {"text": told or item.id},
        "properties": {"error": item.id},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(item.source)}}}],
    }


def _result(f: Finding, v: Verdict, index: dict[str, int], lang: str, full: bool) -> Data:
    result: Data = {
        "ruleId": _rule_id(f),
        "ruleIndex": index[_rule_id(f)],
        "level": LEVELS[f.severity],
        "message": {"text": f"{message_of(f, lang)} ({where_of(f, lang)})"},
        "locations": [_location(f)],
        "partialFingerprints": {"sg2kgFinding/v1": f.fingerprint},
        "properties": {
            "guard": f.guard,
            "obligation": f.obligation,
            "layer": f.layer,
            "concept": f.concept,
            "tier": v.tier,
            "details": list(f.details),
        },
    }
    if full and f.remedy:
        fix = _fix(f.remedy, v, lang)
        return {**result, "fixes": [fix]} if fix else result
    return result


def _location(f: Finding) -> Data:
    physical: Data = {"artifactLocation": {"uri": _uri(f.place.file)}}
    if f.place.line is not None:
        physical["region"] = {"startLine": f.place.line} | ({"startColumn": f.place.column} if f.place.column else {})
    return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": one_line(f.focus, 2000), "kind": "resource"}]}


def _fix(remedy: Remedy, v: Verdict, lang: str) -> Data | None:
    """The remedy as text at the end of the file; None where something must go first, or where the file is not what was checked any more."""
    end = _end_of(v)
    if end is None or remedy.remove or any(isinstance(node, ox.BlankNode) for t in remedy.add for node in (t.subject, t.object)):
        return None
    line, column = end
    told = one_line(pick(remedy.text, lang)) or say("change", lang).rstrip(":：")
    blanks = "; ".join(blanks_of(remedy.blanks, lang))
    text = ("\n" if column > 1 else "") + "".join(f"{ntriples_line(t)}\n" for t in remedy.add)
    region = {"startLine": line, "startColumn": column, "endLine": line, "endColumn": column}
    change = {"artifactLocation": {"uri": _uri(v.source)}, "replacements": [{"deletedRegion": region, "insertedContent": {"text": text}}]}
    description = f"{told} {say('fill in', lang)} {blanks}" if blanks else told
    return {"description": {"text": description}, "artifactChanges": [change]}


def _end_of(v: Verdict) -> tuple[int, int] | None:
    """Line and column behind the last character of the file."""
    path = Path(v.source)
    if path.suffix.lower() not in _TEXT_FILES or not v.versions.data_hash:
        return None
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except (OSError, ValueError):
        return None
    if sha256(data).hexdigest() != v.versions.data_hash:
        return None
    return text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1


def _uri(source: str) -> str:
    """The file as a reference: relative to where the command ran, else absolute."""
    path = PurePath(source)
    if path.is_absolute():
        try:
            path = path.relative_to(Path.cwd())
        except ValueError:
            return "file://" + quote(path.as_posix() if path.as_posix().startswith("/") else f"/{path.as_posix()}", errors="replace")
    return quote(path.as_posix(), errors="replace")
