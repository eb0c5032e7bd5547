from dataclasses import replace
from typing import Any

import pytest

from assistant.draft.blocks import Paragraph
from assistant.draft.material import agreeing, looked, records_of, turn_claim
from assistant.draft.sentences import Cite, NumberRef, Text
from assistant.draft.synthesis_prose import Remarks, write_synthesis
from assistant.draft.synthesis_words import join_twins
from assistant.model import Direction, LeftOut, Separation, Synthesis, Verdict, Weighing
from tests.draft.conftest import Desk
from tests.draft.sample import CLAIMS, HIGHER, LOWER, SYNTHESES

BY_KEY = {synthesis.id[1:].split("0")[0]: synthesis for synthesis in SYNTHESES}


def read(paragraph: Paragraph) -> str:
    """Write a paragraph as text, citations as record numbers."""
    texts: list[str] = []
    for sentence in paragraph.sentences:
        for inline in sentence.inlines:
            assert not isinstance(inline, NumberRef)
            texts.append(inline.text if isinstance(inline, Text) else f"[{' '.join(inline.record_ids)}]")
        texts.append(" ")
    return "".join(texts).replace("pmid:", "").strip()


def write(desk: Desk, synthesis: Synthesis, index: int = 0) -> str:
    return read(write_synthesis(desk.material(), [synthesis], index))


def test_agreement_of_two_is_worded_as_that_and_says_how_little_it_takes(desk: Desk) -> None:
    assert write(desk, BY_KEY["a"]) == (
        "Agreement between two cohorts (region level). Grey matter volume in the insula was lower in patients than in "
        "healthy controls in both cohorts that reported on it [1 2]. The studies name the left insula [1] and the "
        "right insula [2]. The sides differ, so there is no agreement on a side. Leaving out either cohort leaves a "
        "single study."
    )


def test_wording_alternates_by_position(desk: Desk) -> None:
    assert "In both cohorts that reported on it, grey matter volume" in write(desk, BY_KEY["a"], 1)


@pytest.mark.parametrize(
    ("weighing", "said"),
    [
        (None, "agreement on a side. Leaving out"),
        (
            Weighing("sample_size", True, 0.804),
            "side. Counted by participants, the cohorts with this direction hold 80% of all that looked. Leaving",
        ),
        (
            Weighing("sample_size", False, None),
            "side. Cohorts count alike, though the rules ask to count by participants: the size of one at least is not "
            "known. Leaving",
        ),
    ],
)
def test_a_weighed_agreement_says_by_what_or_why_not(desk: Desk, weighing: Weighing | None, said: str) -> None:
    assert said in write(desk, replace(BY_KEY["a"], weighing=weighing))


def test_weights_are_told_only_where_the_verdict_depends_on_the_share(desk: Desk) -> None:
    weighing = Weighing("sample_size", True, 0.5)
    assert write(desk, replace(BY_KEY["b"], weighing=weighing)) == write(desk, BY_KEY["b"])
    assert "hold 50% of all" in write(desk, replace(BY_KEY["c"], weighing=weighing))


def test_a_discrepancy_names_what_separates_its_sides(desk: Desk) -> None:
    assert write(desk, BY_KEY["b"]) == (
        "Discrepancy (region level). Functional connectivity of the thalamus was lower in patients than in healthy "
        "controls in one cohort [1], but higher in another [3]. What separates the sides is the population: lung "
        "cancer on the lower side [1]; breast cancer on the higher side [3]. This is a possible explanation and not a "
        "cause: with one cohort on each side, any difference between the studies separates them. The verdict holds "
        "whichever cohort is left out."
    )


@pytest.mark.parametrize(
    ("lower", "higher", "said"),
    [
        (1, 1, "a cause: with one cohort on each side, any difference between the studies separates them."),
        (3, 1, "a cause: with a single cohort on one side, whatever is peculiar to it separates them."),
        (3, 2, "This is a possible explanation and not a cause. "),
    ],
)
def test_a_separation_says_how_little_it_rests_on(desk: Desk, lower: int, higher: int, said: str) -> None:
    assert said in write(desk, replace(BY_KEY["b"], votes={LOWER: lower, HIGHER: higher}))


def test_the_imaging_method_is_told_where_a_section_compares_on_it(desk: Desk) -> None:
    told = write(desk, replace(BY_KEY["a"], modality="structural-mri"))
    assert "Grey matter volume (structural MRI) in the insula was lower" in told
    told = write(desk, replace(BY_KEY["a"], measure=None, modality="structural-mri"))
    assert "A measure of structural MRI in the insula was lower" in told


@pytest.mark.parametrize(
    ("separations", "said"),
    [
        ((), "No field with known values separates the sides"),
        (
            (Separation("year", {"decrease": ("<2020",), "increase": (">=2020",)}, False),),
            "may separate the sides, but",
        ),
        (
            (
                Separation("year", {"decrease": ("2010-2014",), "increase": (">=2020",)}, True),
                Separation("population", {"decrease": ("lung",), "increase": ("breast",)}, True),
            ),
            "2010-2014 on the lower side [1]; >=2020 on the higher side [3]. The population separates them as well",
        ),
    ],
)
def test_a_discrepancy_is_never_called_contradictory(
    desk: Desk, separations: tuple[Separation, ...], said: str
) -> None:
    text = write(desk, replace(BY_KEY["b"], separated_by=separations))
    assert said in text and "contradict" not in text


def test_an_unresolved_synthesis_tells_who_looked_and_found_nothing(desk: Desk) -> None:
    assert write(desk, BY_KEY["c"]) == (
        "Unresolved (region level). Functional connectivity of the thalamus was positively related to pain duration in "
        "one cohort [4], while one looked and found no relation [5]. The verdict holds whichever cohort is left out."
    )


def test_a_synthesis_without_any_direction_says_so(desk: Desk) -> None:
    undirected = replace(
        BY_KEY["a"],
        verdict=Verdict.UNRESOLVED,
        majority=None,
        by_direction={Direction.ALTERED: ("pmid:1", "pmid:2")},
        votes={Direction.ALTERED: 2},
    )
    assert "Two cohorts reported on grey matter volume in the insula without agreement on a direction: two gave no" in (
        write(desk, undirected)
    )


def test_a_null_of_two_cohorts_is_told_as_looked_for(desk: Desk) -> None:
    assert write(desk, BY_KEY["d"]) == (
        "No difference found (region level). Neither of the two cohorts that looked found a difference in grey matter "
        "volume in the cuneus (patients v controls) [1 2]."
    )


def test_a_consensus_counts_those_who_disagree_and_hedges_by_number(desk: Desk) -> None:
    many = tuple(f"pmid:{n}" for n in range(1, 8))
    large = replace(
        BY_KEY["a"],
        by_direction={LOWER: many[:6], Direction.NO_DIFFERENCE: many[6:]},
        cohorts=tuple((record_id,) for record_id in many),
        votes={LOWER: 6, Direction.NO_DIFFERENCE: 1},
        interval=(0.61, 1.0),
        fragile=False,
        left_out=(),
        claim_ids=(),
    )
    text = write(desk, large)
    assert text.startswith("Consistent evidence (region level).")
    assert (
        "in six of the seven cohorts that reported on it [1 2 3 4 5 6]; one looked and found no difference [7]" in text
    )
    assert text.endswith("The verdict holds whichever cohort is left out.")
    assert write(desk, replace(large, interval=(0.42, 1.0))).startswith("Agreement in most cohorts")


def test_syntheses_with_the_same_votes_in_other_places_share_a_paragraph(desk: Desk) -> None:
    other = replace(BY_KEY["a"], id="other", region="thalamus")
    twins = join_twins([BY_KEY["a"], BY_KEY["d"], other])
    assert [len(group) for group in twins] == [2, 1]
    paragraph = write_synthesis(desk.material(), twins[0], 0)
    assert "in the insula and the thalamus was lower" in read(paragraph)
    assert paragraph.synthesis_ids == (BY_KEY["a"].id, "other")


def test_a_cohort_with_both_directions_looked_and_is_cited_on_neither_side() -> None:
    mixed = replace(
        BY_KEY["b"],
        by_direction={LOWER: ("pmid:1", "pmid:9"), HIGHER: ("pmid:3", "pmid:9")},
        cohorts=(("pmid:1",), ("pmid:3",), ("pmid:9",)),
        mixed=(("pmid:9",),),
    )
    assert records_of(mixed, LOWER) == ("pmid:1",)
    assert looked(mixed) == 3 and agreeing(mixed) == 0


def test_a_claim_worded_from_the_other_side_is_turned() -> None:
    claim = CLAIMS["a1"]
    turned = turn_claim(claim, replace(BY_KEY["a"], turned=(claim.claim_id,)))
    assert turned.direction is HIGHER and turned.comparison and turned.comparison.group == "healthy controls"
    assert turn_claim(claim, BY_KEY["a"]) is claim


def test_each_finding_of_a_paragraph_cites(desk: Desk) -> None:
    for key in ("a", "b", "c", "d"):
        paragraph = write_synthesis(desk.material(), [BY_KEY[key]], 0)
        for sentence in paragraph.sentences:
            assert not sentence.claim_ids or any(isinstance(inline, Cite) for inline in sentence.inlines)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"left_out": (LeftOut(("pmid:3",), Verdict.CONSENSUS),)}, "Leaving out [3] leaves a consensus."),
        (
            {"left_out": tuple(LeftOut((f"pmid:{n}",), Verdict.SINGLE) for n in (1, 3))},
            "Leaving out either cohort leaves a single study.",
        ),
        (
            {
                "left_out": tuple(LeftOut((f"pmid:{n}",), Verdict.UNRESOLVED) for n in (1, 3)),
                "cohorts": (("pmid:1",), ("pmid:3",), ("pmid:4",)),
            },
            "Leaving out either [1] or [3] leaves the question unresolved.",
        ),
        ({"participants": {LOWER: 89}}, "in one cohort (89 participants) [1], but higher in another [3]"),
        (
            {"not_reported": ("pmid:4", "pmid:5")},
            "Two further papers made this comparison with this measure; no finding for the region is noted in them "
            "[4 5], and whether they looked is not known.",
        ),
        (
            {"not_reported": tuple(f"pmid:{n}" for n in range(20, 40))},
            "no finding for the region is noted in them, and whether they looked is not known.",
        ),
        (
            {"beside": {HIGHER: ("pmid:10",)}, "beside_claims": (CLAIMS["b3"].claim_id,)},
            "No finding recognised in the abstract reported a higher value [10]; it is not counted, since it contains "
            "studies that may stand beside it.",
        ),
        (
            {"separated_by": (), "unexamined": ("year", "design")},
            "The year of publication and the design cannot be examined: on one side of the discrepancy at least, no "
            "study is known to have stated them.",
        ),
        (
            {
                "separated_by": (
                    Separation("year", {"decrease": ("2010-2014",), "increase": (">=2020",)}, False, ("pmid:9",)),
                )
            },
            "The year of publication separates all cohorts but that of [9]: 2010-2014 on the lower side [1]; >=2020 on",
        ),
    ],
)
def test_what_is_said_of_a_vote_beyond_it(desk: Desk, changes: dict[str, Any], said: str) -> None:
    assert said in write(desk, replace(BY_KEY["b"], **changes))


def test_remarks_are_not_repeated_word_by_word_in_neighbouring_paragraphs(desk: Desk) -> None:
    one = replace(BY_KEY["b"], unexamined=("sample_size", "treatment"), not_reported=("pmid:5", "pmid:6"))
    remarks = Remarks(desk.phrases)
    first, second = (read(write_synthesis(desk.material(), [one], index, remarks)) for index in (0, 1))
    assert "with one cohort on each side, any difference between the studies separates them" in first
    assert "cannot be examined: on one side" in first and "whether they looked is not known" in first
    assert "Here, too, this is a possible explanation and not a cause." in second
    assert "The same fields as above cannot be examined here." in second
    assert "No finding for the region is noted in two further papers with this comparison [5 6]." in second
    other = replace(one, unexamined=("treatment",))
    assert "The treatment cannot be examined" in read(write_synthesis(desk.material(), [other], 2, remarks))
