"""What a reader must be warned of is found, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from qca_tables import cuts, data, expected
from sg2kg.qca.data import Data
from sg2kg.qca.diagnosis import Finding, diagnose
from sg2kg.qca.results import Cuts
from sg2kg.qca.truth import truth_table


def found(of: Data, cut: Cuts | None = None) -> dict[str, Finding]:
    return {f.id: f for f in diagnose(of, truth_table(of, cut or Cuts(0.8, 1, 0)))}


def of(scores: Sequence[Sequence[float]], outcomes: Sequence[float | None]) -> Data:
    return Data.of([f"c{i}" for i in range(len(scores))], "Y", list("ABCDE")[: len(scores[0])], scores, outcomes)


BALANCED = [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_balanced_and_complete_data_give_no_warning() -> None:
    assert found(of(BALANCED, [0, 0, 1, 1])) == {}


def test_a_condition_without_variation_is_named() -> None:
    assert found(of([(1, 0), (1, 1)], [0, 1]))["condition-constant"].what == "A is 1 in all 2 cases."
    fuzzy = found(of([(0.9, 0), (0.7, 1)], [0, 1]))["condition-constant"]
    assert fuzzy.what == "A is above 0.5 in all 2 cases."
    assert "leave it out" in fuzzy.hint
    for scores, side in (((0.9, 0.5), "not below"), ((0.1, 0.5), "not above"), ((0.1, 0.2), "not above")):
        assert found(of([(v, i) for i, v in enumerate(scores)], [0, 1]))["condition-constant"].what == f"A is {side} 0.5 in all 2 cases."


def test_an_outcome_without_variation_is_named() -> None:
    assert "Y is 1 in all 4 cases" in found(of(BALANCED, [1, 1, 1, 1]))["outcome-constant"].what
    assert "of no case" in found(of(BALANCED, [None] * 4))["outcome-constant"].what


def test_a_skewed_set_is_named_with_its_share() -> None:
    skewed = found(of([(0, 0), (1, 1), (1, 0), (1, 1), (1, 0), (1, 1)], [0, 1, 0, 1, 0, 1]))["skewed"]
    assert skewed.what == "5 of 6 cases are in A by more than 0.5 (83%)."
    assert "skewed" not in found(of([(0, 0), (1, 1), (1, 0), (1, 1), (1, 0)], [0, 1, 0, 1, 1]))


def test_a_level_that_no_case_has_is_named() -> None:
    gap = found(of([(0, 0), (2, 1), (0, 1), (3, 0)], [0, 1, 0, 1]))["level-gap"]
    assert gap.what == "No case has A at level 1, though levels go up to 3."


def test_limited_diversity_is_counted() -> None:
    limited = found(data("LF"))["limited-diversity"]
    assert limited.what == "23 of 32 configurations (72%) have too few cases: 5 conditions, 18 cases."


def test_memberships_of_exactly_one_half_are_listed() -> None:
    halves = found(of([(0.5, 0), (1, 1), (0, 0)], [0, 0.5, 1]))
    assert halves["half"].what == "Exactly 0.5: A of c0."
    assert halves["outcome-half"].what == "Y is exactly 0.5 in c1."


def test_cases_without_a_known_outcome_are_listed() -> None:
    assert found(of(BALANCED, [0, None, 1, None]))["outcome-unknown"].what == "Y is not known of c1, c3."


def test_without_a_positive_row_the_best_one_is_named() -> None:
    none = found(of([(0, 0), (1, 1), (1, 1), (1, 0)], [0, 1, 0, 0]))["no-positive-row"]
    assert none.what == "No row is positive. The highest inclusion is 0.500 in row 4 (n 2, PRI 0.500)."
    assert "known outcome" in found(of(BALANCED, [None] * 4))["no-positive-row"].what


def test_where_no_row_has_enough_cases_the_frequency_cut_off_is_named() -> None:
    few = found(of([(0, 0), (1, 1), (1, 1)], [0, 1, 1]), Cuts(0.8, 3, 0))["no-positive-row"]
    assert few.what == "No row is positive, for none has as many as 3 cases; the most is 2."
    # a row with too few cases is not the best one, whatever its inclusion
    best = found(of([(0, 0), (0, 0), (1, 1)], [0, 0, 1]), Cuts(0.8, 2, 0))["no-positive-row"]
    assert "The highest inclusion is 0.000 in row 1" in best.what


def test_nothing_but_positive_rows_is_said() -> None:
    assert "All 2 rows" in found(of([(0, 0), (1, 1)], [1, 1]))["all-rows-positive"].what


def test_a_row_with_and_without_the_outcome_is_contradictory() -> None:
    mixed = found(of([(0, 0), (1, 1), (1, 1), (1, 0), (0, 1)], [0, 1, 0, 1, 0]))["contradictory-row"]
    assert mixed.what == "Row 4 (coded 0) holds cases with the outcome (c1) and without it (c2)."
    coded = found(data("LF"), Cuts(0.8, 1, 0, 0.7))["contradictory-row"]
    assert coded.what.startswith("Row 24 is coded contradictory")


def test_a_deviant_case_in_a_positive_row_is_named() -> None:
    deviant = of([(0.9, 0.9), (0.6, 0.1), (0.2, 0.9), (0.1, 0.1)], [0.9, 0.45, 0.1, 0])
    assert found(deviant, Cuts(0.5, 1, 0))["deviant-case"].what == "Row 3 is positive, but without the outcome: c1."


def test_a_positive_row_that_speaks_as_much_for_the_absence_is_named() -> None:
    low = found(data("LF"), Cuts(0.5, 1, 0))["low-pri"]
    assert low.what == "Positive with a PRI below 0.5: row 5, 6."


def test_conditions_that_never_differ_are_named() -> None:
    same = found(of([(0, 0.1), (1, 0.9), (1, 0.8), (0, 0)], [0, 1, 0, 1]))["same"]
    assert same.what == "A and B never differ: no case has one without the other."


def test_many_doubtful_rows_are_counted_and_not_all_told() -> None:
    scores = [[n >> b & 1 for b in range(5)] for n in range(32) for _ in range(2)]
    told = diagnose(mixed := of(scores, [0, 1] * 32), truth_table(mixed, Cuts(0.8, 1, 0)))
    assert sum(f.id == "contradictory-row" for f in told) == 8
    assert [f.what for f in told if f.id == "more-rows"] == ["24 more rows are contradictory or hold deviant cases."]


def test_the_reference_data_are_read_without_false_alarm() -> None:
    ids = {name: set(found(data(name), cuts(expected(name)))) for name in ("LC", "LF", "NF")}
    assert ids == {"LC": {"limited-diversity"}, "LF": {"limited-diversity"}, "NF": {"skewed", "contradictory-row"}}
