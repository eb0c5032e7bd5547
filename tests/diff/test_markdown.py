from dataclasses import replace

from assistant.diff import compare, to_markdown
from assistant.model import SynthesisChange
from tests.diff.sample import CHANGES, NAMES, OLD

HEAD = """# What the new literature changes

**4 records before and 4 now: 1 new, 1 no longer there, 1 newly retracted and 1 corrected. 1 verdict changed \
(1 newly contested) and 1 synthesis of two or more cohorts is new.**

From the records of 2025-03-01 (0123456789ab) to the records of 2026-03-01 (ffffffffffff). The rules differ too: \
field fedcba987654 before, field aaaaaaaaaaaa after.

## Verdicts that changed

### Newly contested

- **thickness in region a** (structure, with pain, patients vs controls): consensus (decrease) → discrepancy. \
New: [Study 4](https://pubmed.ncbi.nlm.nih.gov/4) (increase). \
Retracted: [Study 2](https://pubmed.ncbi.nlm.nih.gov/2) (was decrease).
  Cohorts: increase 0 → 1, decrease 2 → 1, majority share 100% → 50%, sign test p 1, 95% interval 0% to 100%.

## New syntheses of several cohorts
"""


def test_the_page_sums_up_and_goes_on_with_the_verdicts_that_changed() -> None:
    assert to_markdown(CHANGES, NAMES).startswith(HEAD)


def test_the_rest_follows_briefly_with_foreign_text_escaped() -> None:
    text = to_markdown(CHANGES, NAMES)
    assert [line for line in text.splitlines() if line.startswith("#")][4:] == [
        "## Same verdict, other votes",
        "### More cohorts that found nothing",
        "## New findings of single cohorts",
        "## Lost findings of single cohorts",
        "## Records",
        "## Claims that changed",
    ]
    assert "\n- [Study 4](https://pubmed.ncbi.nlm.nih.gov/4): thickness in region \\<e\\> (increase)\n" in text
    assert "\n- title:0: no longer there, 1 lost claim\n" in text
    assert text.endswith(
        "\n- [Study 1](https://pubmed.ncbi.nlm.nih.gov/1): thickness in region A: direction decrease → increase\n"
    )


def test_a_single_cohort_that_found_both_directions_is_said_to() -> None:
    last = CHANGES.syntheses[-1]
    assert last.old
    both = SynthesisChange(last.category, replace(last.old, votes={}, mixed=(("title:0",),)), None, last.moves)
    assert "thickness in region c (both directions)" in to_markdown(replace(CHANGES, syntheses=(both,)), NAMES)


def test_nothing_changed_is_a_page_too() -> None:
    assert to_markdown(compare(OLD, OLD), NAMES) == (
        "# What the new literature changes\n\n"
        "**Nothing changed: the records, claims and verdicts are the same.**\n\n"
        "From the records of 2025-03-01 (0123456789ab) to the records of 2025-03-01 (0123456789ab).\n"
    )
