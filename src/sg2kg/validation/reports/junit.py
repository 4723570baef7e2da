"""Verdicts as JUnit XML, for build servers: a suite for each submission, and a case for each requirement."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from sg2kg.messages import one_line, pick, say
from sg2kg.validation.reports.wording import Item, id_of, kind_of, message_of, name_of, where_of, word_of
from sg2kg.validation.verdict import Finding, Unchecked, Verdict

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_junit(items: Sequence[Item], lang: str, detail: str) -> str:
    """One ``testsuite`` a submission: what is mandatory and missed fails, what had nothing to check is skipped, the rest passes with a note."""
    top = ET.Element("testsuites", name="sg2kg")
    for item in items:
        top.append(_error(item, lang) if isinstance(item, Unchecked) else _suite(item, lang))
    for count in ("tests", "failures", "errors", "skipped"):
        top.set(count, str(sum(int(suite.get(count, "0")) for suite in top)))
    ET.indent(top, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(top, encoding="unicode") + "\n"


def _suite(v: Verdict, lang: str) -> ET.Element:
    suite = ET.Element("testsuite", name=_xml(one_line(v.source)))
    found: dict[str, list[Finding]] = defaultdict(list)
    for f in v.findings:
        found[id_of(f)].append(f)
    passed = {p.requirement: p for p in v.passed}
    for name in dict.fromkeys((*(id_of(f) for f in v.findings), *passed)):
        text = one_line(pick(passed[name].text, lang)) if name in passed else ""
        case = _case(suite, v, " ".join(part for part in (name, text) if part))
        if name in passed and passed[name].vacuous and not found[name]:
            ET.SubElement(case, "skipped", message=say("nothing to check", lang))
        _tell(case, found[name], lang)
    if not len(suite):
        _case(suite, v, word_of(v, lang))
    return _counted(suite)


def _case(suite: ET.Element, v: Verdict, name: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", classname=_xml(f"{one_line(v.tier) or 'shapes'}.{name_of(v, 'en')}"), name=_xml(name))


def _tell(case: ET.Element, findings: Sequence[Finding], lang: str) -> None:
    failing = [f for f in findings if f.severity == "violation"]
    if failing:
        failure = ET.SubElement(case, "failure", message=_xml(message_of(failing[0], lang)), type=_xml(id_of(failing[0])))
        failure.text = _xml("\n".join(_lines(f, lang) for f in failing))
    noted = [f for f in findings if f.severity != "violation"]
    if noted:
        ET.SubElement(case, "system-out").text = _xml("\n".join(_lines(f, lang) for f in noted))


def _lines(f: Finding, lang: str) -> str:
    place = one_line(str(f.place))
    told = [f"{kind_of(f, lang)}{say('colon', lang)}{message_of(f, lang)}", f"  {say('at', lang)} {where_of(f, lang)}", f"  {place}"]
    mend = one_line(pick(f.mend, lang))
    return "\n".join([*told, *([f"  {say('mend', lang)} {mend}"] if mend else [])])


def _error(item: Unchecked, lang: str) -> ET.Element:
    suite = ET.Element("testsuite", name=_xml(one_line(item.source)))
    case = ET.SubElement(suite, "testcase", classname="sg2kg", name=word_of(item, lang))
    error = ET.SubElement(case, "error", message=_xml(one_line(item.what)), type=_xml(item.id))
    error.text = _xml(one_line(item.hint))
    return _counted(suite)


def _counted(suite: ET.Element) -> ET.Element:
    counts = {"tests": "testcase", "failures": "testcase/failure", "errors": "testcase/error", "skipped": "testcase/skipped"}
    for name, path in counts.items():
        suite.set(name, str(len(suite.findall(path))))
    return suite


def _xml(text: str) -> str:
    """A text without the characters that XML 1.0 does not have."""
    return _NO_XML.sub("\ufffd", text)
