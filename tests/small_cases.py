"""A few cases written for the tests of comparisons: phases, disputes, absence, and labels that mean harm."""

from __future__ import annotations

from pathlib import Path

from sg2kg import KnowledgeBase
from support import HEADER

EX = "https://example.org/case/"
HOSTILE_LABEL = '=HYPERLINK("http://evil.example/")'
_CASES = f"""
@prefix e: <{EX}> .
src:press sg2:basis sg2:publicSourceSays ; sg2:grade sg2:gradeB ; sg2:closeness sg2:independentPress ; rdfs:label "the press"@en .
src:firm sg2:basis sg2:publicSourceSays ; sg2:grade sg2:gradeA ; sg2:closeness sg2:ownWord ; rdfs:label "the firm"@en ;
    sg2:address "javascript:alert(1)" .
src:friend sg2:basis sg2:submitterSays ; sg2:grade sg2:gradeB ; sg2:closeness sg2:partner ; rdfs:label "a friend"@en .

e:r1 sg2:describes e:garden . e:garden a sg2:Case ; rdfs:label "Garden"@en ; sg2:hasPhase e:late , e:early , e:some-day .
e:early a sg2:Phase ; rdfs:label "the beginning"@en ; sg2:start "1999" .
e:late a sg2:Phase ; rdfs:label "the end"@en ; sg2:start "2010-05" .
e:some-day a sg2:Phase ; rdfs:label "some day"@en .
e:s1 a sg2:Statement ; sg2:about e:early ; sg2:affirms fw:DIM-1 ; sg2:source src:press ; sg2:locator "p. 1" ; sg2:confidence sg2:medium ;
    sg2:says "They decide together."@en , "他们共同决定。"@zh-Hans .
e:s2 a sg2:Statement ; sg2:about e:late ; sg2:denies fw:DIM-1 ; sg2:source src:press ; sg2:absenceReason sg2:ended ; sg2:decidedBy act:x .
e:s3 a sg2:Statement ; sg2:about e:garden ; sg2:affirms fw:DIM-2 ; sg2:source src:firm .
e:s4 a sg2:Statement ; sg2:about e:garden ; sg2:denies fw:DIM-3 ; sg2:source src:press ; sg2:absenceReason sg2:designedOut ; sg2:decidedBy act:x .

e:r2 sg2:describes e:kitchen . e:kitchen a sg2:Case ; rdfs:label "Kitchen"@en .
e:s5 a sg2:Statement ; sg2:about e:kitchen ; sg2:affirms fw:DIM-1 ; sg2:source src:friend .
e:s6 a sg2:Statement ; sg2:about e:kitchen ; sg2:affirms fw:DIM-2 ; sg2:source src:press .
e:s7 a sg2:Statement ; sg2:about e:kitchen ; sg2:denies fw:DIM-2 ; sg2:source src:firm .
[] a sg2:Statement ; sg2:about e:kitchen ; sg2:affirms fw:DIM-3 ; sg2:source src:press ; sg2:locator "b" ; sg2:says "Second."@en .
[] a sg2:Statement ; sg2:about e:kitchen ; sg2:affirms fw:DIM-3 ; sg2:source src:press ; sg2:locator "a" ; sg2:says "First."@en .
"""
_HOSTILE = f"""
@prefix e: <{EX}> .
e:r3 sg2:describes e:bad . e:bad a sg2:Case ; rdfs:label '{HOSTILE_LABEL}'@en .
e:r4 sg2:describes e:worse . e:worse a sg2:Case ; rdfs:label "<script>alert(1)</script> | \\\\input{{/etc/passwd}} $x_1$ 50% \\u202Egpj\\nnext"@en .
e:b1 a sg2:Statement ; sg2:about e:bad ; sg2:affirms fw:DIM-1 ; sg2:source src:bad ; sg2:locator "+1" ; sg2:says "{{{{table}}}} @SUM(A1)"@en .
src:bad sg2:basis sg2:publicSourceSays ; sg2:address "javascript:alert(1)" ; rdfs:label "-2+3"@en .
"""


def small(folder: Path) -> KnowledgeBase:
    """A garden with three phases and a kitchen, in every status; two of the statements have no name."""
    return _read(folder, _CASES)


def hostile(folder: Path) -> KnowledgeBase:
    """Cases with labels that a spreadsheet, a browser, a terminal or LaTeX would act upon."""
    return _read(folder, _HOSTILE)


def _read(folder: Path, text: str) -> KnowledgeBase:
    path = folder / "cases.ttl"
    path.write_text(HEADER + text, encoding="utf-8")
    return KnowledgeBase(path, bundled=False, reasoning=False)
