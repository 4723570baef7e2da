"""A study is read into values, and what is missing or cannot be is said with file, line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from sg2kg import bundle, studies
from sg2kg.errors import InputError, NotFoundError
from study_files import BECAUSE, CUTS, A, B, Y, crisp, study_file, study_text

LANGUAGES = {"en", "zh-Hans", "zh-Hant"}


def refused(folder: Path, text: str) -> InputError:
    with pytest.raises(InputError) as caught:
        studies.load(study_file(folder, text))
    assert str(folder / "study.ttl") in caught.value.what
    assert caught.value.hint
    return caught.value


def test_every_study_that_ships_is_listed_with_its_title_and_can_be_read() -> None:
    listed = studies.shipped()
    assert [s.name for s in listed] == [p.stem for p in bundle.study_files()]
    assert {"public-trace", "public-trace-strict", "deciding-power"} <= {s.name for s in listed}
    for s in listed:
        assert set(s.title) == LANGUAGES
        assert studies.load(s.name).name == s.name


def test_every_decision_of_a_study_that_ships_is_justified_in_three_languages() -> None:
    for s in studies.shipped():
        study = studies.load(s.name)
        reasons = [study.scope.reason, *(c.reason for c in study.cut_offs), *(e.reason for e in study.expectations)]
        for condition in (*study.conditions, study.outcome):
            assert set(condition.label) == set(condition.definition) == LANGUAGES
            reasons += [a.reason for a in condition.calibration.anchors] if condition.calibration else []
        assert all(set(r.texts) == LANGUAGES for r in reasons)


def test_a_study_is_read_with_conditions_in_the_order_it_says(tmp_path: Path) -> None:
    study = studies.load(study_file(tmp_path, study_text(' ; sg2q:conditionOrder "B A"')))
    assert [c.name for c in study.conditions] == ["B", "A"]
    assert [c.name for c in studies.load(study_file(tmp_path)).conditions] == ["A", "B"]
    assert (study.cuts.incl, study.cuts.n, study.cuts.pri, study.cuts.incl_low) == (0.8, 1, 0.0, None)


def test_an_unknown_study_is_answered_with_near_names() -> None:
    with pytest.raises(NotFoundError) as caught:
        studies.load("public-trase")
    assert "public-trace" in caught.value.hint


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (study_text(cuts=CUTS.replace('sg2q:justification "because"@en', "", 1)), "a cut-off has no sg2q:justification"),
        (study_text(cuts=CUTS.replace("0.8", "1.2")), "sg2q:inclusionCut is 1.2"),
        (study_text(cuts=CUTS.replace("sg2q:value 1 ", "sg2q:value 1.5 ")), "a frequency cut-off of 1.5"),
        (study_text(cuts=CUTS.replace("0.8", '"much"')), "a cut-off needs one number"),
        (study_text(cuts=CUTS + CUTS), "two cut-offs of one kind"),
        (study_text(cuts=CUTS.replace("sg2q:inclusionCut", "sg2q:inclusion")), "sg2q:cutKind is sg2q:inclusion"),
        (study_text(described=A + B), "nothing describes https://example.org/study#Y"),
        (study_text(described=A + B + Y.replace("sg2q:StatusMeasure", "sg2q:Guess")), "the measure of Y is of none of the known kinds"),
        (study_text(described=A + B + Y.replace("sg2q:onConcept", "sg2q:onIndicator")), "has no sg2q:onConcept"),
        (study_text(described=A + B + Y.replace('"Y"', '"two words"')), "two words is no name for a condition"),
        (study_text(described=A + B.replace('"B"', '"A"') + Y), "two conditions are called A"),
        (study_text(' ; sg2q:conditionOrder "A C"'), "Unknown condition: C"),
        (study_text().replace('"public"', '"rumour"'), "sg2q:countingBasis is rumour"),
        (study_text().replace("sg2q:includesCase case:a , case:b , case:c , case:d ; ", ""), "the scope names no case"),
        (study_text().replace("a sg2q:Study", "a sg2q:Answer"), "no study in this file"),
        (study_text().replace("sg2q:outcome :Y", "sg2q:outcome :Y , :A"), "the study has more than one sg2q:outcome"),
        (study_text(f' ; sg2q:expects [ sg2q:expression "A" ; {BECAUSE.replace("because", " ")} ]'), "an expectation has no sg2q:justification"),
        (
            study_text(f" ; sg2q:assumes [ sg2q:onConcept fw:C-DIG ; sg2q:ofStatus sg2:notReported ; sg2q:readAs sg2:absentOnPurpose ; {BECAUSE} ]"),
            "nobody stands for an assumption",
        ),
        (
            study_text(f" ; sg2q:assumes [ sg2q:onConcept fw:C-DIG ; sg2q:ofStatus sg2:notReported ; sg2q:readAs sg2:present ; {BECAUSE} ]"),
            "what is not reported cannot be assumed present",
        ),
        (study_text(described=A + B + Y.replace("] .", '] ; sg2q:calibratedBy "yes" .')), "sg2q:calibratedBy does not take"),
        (study_text(described=A + B + crisp("Y", '[ a sg2q:QueryMeasure ; sg2q:query "" ]')), "has no sg2q:query"),
        (study_text(described=A + B + crisp("Y", "[ a sg2q:CountMeasure ]").partition(" ; sg2q:calibratedBy")[0] + " ."), "has no sg2q:calibratedBy"),
        (study_text(described=A + B + crisp("Y", "[ a sg2q:CountMeasure ]").replace("Crisp", "Direct")), "does not have 3 or 6 anchors"),
        ("@prefix", "study.ttl:1"),
        ("", "study.ttl"),
    ],
)
def test_what_is_wrong_in_a_study_is_said_in_plain_words(tmp_path: Path, text: str, what: str) -> None:
    assert what in refused(tmp_path, text).what


def test_the_place_in_the_file_is_told(tmp_path: Path) -> None:
    text = study_text(described=A + B + "\n\n" + Y.replace('"Y"', '"two words"'))
    line = next(n for n, t in enumerate(text.splitlines(), 1) if "two words" in t)
    assert f"study.ttl:{line}:" in refused(tmp_path, text).what


def test_too_many_conditions_are_refused(tmp_path: Path) -> None:
    names = [f"C{n}" for n in range(26)]
    described = Y + "".join(A.replace(":A a", f":{n} a").replace('"A"', f'"{n}"') for n in names)
    text = study_text(described=described, conditions=" , ".join(f":{n}" for n in names))
    assert "26 conditions" in refused(tmp_path, text).what


def test_a_study_without_a_cut_off_says_which_when_it_is_asked(tmp_path: Path) -> None:
    study = studies.load(study_file(tmp_path, study_text(cuts="")))
    with pytest.raises(InputError, match="no sg2q:inclusionCut"):
        _ = study.cuts


def test_six_anchors_make_a_bell_and_wrong_ones_are_refused_with_their_place(tmp_path: Path) -> None:
    def anchors(*values: tuple[str, float]) -> str:
        parts = " , ".join(f"[ sg2q:anchorKind sg2q:{k} ; sg2q:value {v} ; {BECAUSE} ]" for k, v in values)
        return (
            f":Y a sg2q:Condition ; sg2q:measuredBy [ a sg2q:CountMeasure ] ; sg2q:calibratedBy [ a sg2q:DirectCalibration ; sg2q:anchor {parts} ] ."
        )

    bell = (("exclusion", 1), ("crossover", 2), ("inclusion", 3), ("inclusion", 4), ("crossover", 5), ("exclusion", 6))
    outcome = studies.load(study_file(tmp_path, study_text(described=A + B + anchors(*bell)))).outcome
    assert outcome.calibration
    assert outcome.calibration.function().apply([1, 2, 3, 3.5, 5, 6, None]) == (0, 0.5, 1, 1, 0.5, 0, None)
    equal = (("exclusion", 1), ("crossover", 1), ("inclusion", 3))
    calibration = studies.load(study_file(tmp_path, study_text(described=A + B + anchors(*equal)))).outcome.calibration
    assert calibration
    with pytest.raises(InputError, match=r"study\.ttl:\d+"):
        calibration.function()
