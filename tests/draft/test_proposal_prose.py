from dataclasses import replace

import pytest

from assistant.draft.blocks import Heading, Paragraph
from assistant.draft.proposal_prose import MAX_PROPOSALS, write_proposals
from assistant.model import CohortProposal, Overlap
from tests.draft.conftest import Desk
from tests.draft.sample import make_review
from tests.draft.test_synthesis_prose import read

SHARED = {
    "numbers": ("ABC123456",),
    "authors": ("Abel A", "Doe J"),
    "first": ("Abel A",),
    "stratum": ("pain",),
    "population": ("lung",),
    "sizes": ("12", "45"),
    "total": ("57",),
    "years": ("2011", "2012"),
}
PROPOSAL = CohortProposal("p-1", ("pmid:1", "pmid:2"), (), (Overlap(("pmid:1", "pmid:2"), "r", SHARED),), ("g",), "")


def told(desk: Desk, *proposals: CohortProposal) -> list[str]:
    blocks = list(write_proposals(desk.material(replace(make_review(), cohort_proposals=proposals))))
    return [read(block) for block in blocks if isinstance(block, Paragraph)]


def test_a_proposal_says_what_its_studies_share_and_where_it_would_count(desk: Desk) -> None:
    intro, line = told(desk, PROPOSAL)
    assert "Nothing of it was applied" in intro
    assert line == (
        "Abel 2011 [1] and Baker 2012 [2]. Both have the registered trial ABC123456 in common, two authors in common "
        "(Abel A, Doe J; the same first author), the same population (lung cancer) and groups of the same size "
        "(12 and 45). They stand side by side in one synthesis, each with its vote."
    )


@pytest.mark.parametrize(
    ("shared", "words"),
    [
        ({"authors": ("Doe J",)}, "Both have one author in common (Doe J)."),
        ({"authors": ("Doe J",), "last": ("Doe J",)}, "(Doe J; the same last author)."),
        ({"authors": ("Doe J",), "first": ("Doe J",), "last": ("Doe J",)}, "(Doe J; the same first and last author)."),
        ({"authors": ("Doe J",), "total": ("57",)}, "(Doe J) and the same number of participants (57)."),
        ({"authors": ("Doe J",), "sizes": ("12",)}, "(Doe J) and a group of the same size (12)."),
    ],
)
def test_each_thing_that_is_shared_has_its_words(shared: dict[str, tuple[str, ...]], words: str, desk: Desk) -> None:
    overlap = Overlap(("pmid:1", "pmid:2"), "r", shared)
    assert words in told(desk, replace(PROPOSAL, overlaps=(overlap,)))[1]


def test_of_several_pairs_each_is_named_until_they_are_too_many(desk: Desk) -> None:
    pairs = [(f"pmid:{a}", f"pmid:{b}") for a in (1, 2) for b in (3, 4)] + [("pmid:1", "pmid:2")]
    shared = {"authors": ("Doe J",)}
    many = replace(PROPOSAL, overlaps=tuple(Overlap(pair, "r", shared) for pair in pairs), syntheses=())
    line = told(desk, many)[1]
    assert "[1] and [3] have one author in common (Doe J). [1] and [4] have" in line
    assert line.endswith("Two further pairs of them overlap. No synthesis holds two of them.")


def test_a_stated_cohort_that_would_grow_is_named(desk: Desk) -> None:
    assert (
        "The cohort k0 of the grouping rules would take in the others."
        in told(desk, replace(PROPOSAL, stated=("k0",)))[1]
    )


def test_many_proposals_are_cut_short_and_none_need_no_heading(desk: Desk) -> None:
    texts = told(desk, *(replace(PROPOSAL, id=f"p-{n}") for n in range(MAX_PROPOSALS + 2)))
    assert texts[-1] == "Two further proposals stand in the file beside this draft."
    assert not told(desk)


def test_the_list_stands_before_the_limits(desk: Desk) -> None:
    document = desk.draft(replace(make_review(), cohort_proposals=(PROPOSAL,)))
    headings = [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    place = headings.index("Studies that may share participants; not applied")
    assert headings[place + 1] == "Limits of this draft"
