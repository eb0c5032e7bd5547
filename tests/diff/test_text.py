from dataclasses import replace

from assistant.diff import compare, describe
from assistant.model import Direction, Outcome, Review, RulePack, SnapshotFacts, Verdict
from tests.diff.reviews import claim_row, review, synthesis

UP, DOWN = Direction.INCREASE, Direction.DECREASE


def spaced(concept_id: str) -> str:
    return concept_id.replace("-", " ")


def text(old: Review, new: Review) -> str:
    return describe(compare(old, new), spaced, lambda record_id: record_id.replace("pmid:", "study "))


def test_an_empty_comparison_says_so() -> None:
    assert text(review(), review()) == (
        "Old: 2025-03-01 (0123456789ab, 1 records)\n"
        "New: 2025-03-01 (0123456789ab, 1 records)\n"
        "\n"
        "Nothing changed: the records, claims and verdicts are the same.\n"
    )


def test_a_turned_verdict_stands_with_old_and_new_votes_and_the_studies_that_caused_it() -> None:
    old = review(["pmid:1", "pmid:2"], [synthesis("a", {DOWN: ["pmid:1", "pmid:2"]}, Verdict.CONSENSUS)])
    new = replace(
        review(["pmid:1", "pmid:3"], [synthesis("a", {DOWN: ["pmid:1"], UP: ["pmid:3"]}, Verdict.DISCREPANCY)]),
        snapshot=SnapshotFacts("f" * 64, "2026-03-01"),
        claims=(claim_row("x"),),
    )
    assert text(old, new) == (
        "Old: 2025-03-01 (0123456789ab, 2 records)\n"
        "New: 2026-03-01 (ffffffffffff)\n"
        "\n"
        "Records: 1 added, 1 removed, 0 newly retracted\n"
        "  + study 3\n"
        "  - study 2\n"
        "Claims: 1 added, 0 removed\n"
        "\n"
        "Verdicts changed: 1\n"
        "  thickness in region a [structure, with pain, patients vs controls]\n"
        "    consensus (decrease) -> discrepancy (decrease)\n"
        "    cohorts: decrease 2 -> 1, increase 0 -> 1\n"
        "    - study 2: decrease\n"
        "    + study 3: increase\n"
    )


def test_new_and_gone_syntheses_are_listed_with_their_sides() -> None:
    gone = synthesis("a", {DOWN: ["pmid:1"]})
    connected = replace(synthesis("b", {UP: ["pmid:1", "pmid:2"]}, Verdict.CONSENSUS), target="region-b", stratum=None)
    assert (
        "New syntheses: 1\n"
        "  + thickness in region a and region b [structure, patients vs controls]: consensus (increase)\n"
        "      increase: study 1, study 2\n"
        "\n"
        "Syntheses gone: 1\n"
        "  - thickness in region a [structure, with pain, patients vs controls]: single study, decrease: study 1\n"
    ) in text(review(syntheses=[gone]), review(syntheses=[connected]))


def test_a_study_that_turns_under_the_same_verdict_is_shown_from_where_to_where() -> None:
    old = synthesis("a", {DOWN: ["pmid:1", "pmid:2"], UP: ["pmid:3"]}, Verdict.DISCREPANCY)
    new = synthesis("a", {DOWN: ["pmid:1", "pmid:3"], UP: ["pmid:2"]}, Verdict.DISCREPANCY)
    shown = text(review(syntheses=[old]), review(syntheses=[new]))
    assert "Same verdict, other studies: 1\n" in shown
    assert "    ~ study 2: decrease -> increase\n    ~ study 3: increase -> decrease\n" in shown


def test_an_association_names_the_other_variable() -> None:
    found = replace(synthesis("a", {Direction.NO_ASSOCIATION: ["pmid:1"]}, Verdict.NULL), associate="duration")
    assert "+ thickness with duration in region a [" in text(review(), review(syntheses=[found]))
    assert ": null (no association)\n" in text(review(), review(syntheses=[found]))


def test_retractions_and_other_rules_are_named() -> None:
    new = replace(review(), records=(Outcome("pmid:1", False, "retracted"),), rules=RulePack("field", "a" * 64))
    shown = text(review(), new)
    assert "Records: 0 added, 0 removed, 1 newly retracted\n  ! study 1\n" in shown
    assert "The rules differ too: field fedcba987654 -> field aaaaaaaaaaaa\n" in shown


def test_the_two_sides_of_a_contrast_are_named_where_they_are_known() -> None:
    found = replace(synthesis("a", {UP: ["pmid:1"]}), group="the-ill", comparator="the-well", treatment="drug-x")
    assert "+ thickness in region a [structure, with pain, the ill vs the well, drug x]: " in text(
        review(), review(syntheses=[found])
    )


def test_syntheses_of_several_cohorts_stand_before_single_studies() -> None:
    single, joint = synthesis("a", {UP: ["pmid:1"]}), synthesis("b", {UP: ["pmid:1", "pmid:2"]}, Verdict.CONSENSUS)
    lines = text(review(), review(syntheses=[single, joint])).splitlines()
    verdicts = [line.split("]: ")[1] for line in lines if line.startswith("  + ")]
    assert verdicts == ["consensus (increase)", "single study, increase: study 1"]
