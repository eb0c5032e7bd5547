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
    assert "\n- [Study 4](https://pubmed.ncbi.nlm.nih.gov/4): thickness (increase in region \\<e\\>)\n" in text
    assert "\n- No longer there: title:0 (1 lost claim)\n" in text
    assert text.endswith(
        "\n- [Study 1](https://pubmed.ncbi.nlm.nih.gov/1): thickness in region A: direction decrease → increase\n"
    )


def test_findings_of_one_study_stand_together_by_measure_and_direction() -> None:
    last = CHANGES.syntheses[-1]
    assert last.old
    both = replace(last.old, votes={}, mixed=(("title:0",),))
    related = replace(last.old, associate="duration", target="region-d")
    nowhere = replace(last.old, measure="volume", region=None)
    found = [last.old, replace(last.old, region="region-f"), both, related, nowhere]
    gone = tuple(SynthesisChange(last.category, synthesis, None, last.moves) for synthesis in found)
    assert (
        "\n- title:0: thickness (decrease in region c and region f, both directions in region c); "
        "thickness with duration (decrease in region c and region d); volume (decrease)\n"
    ) in to_markdown(replace(CHANGES, syntheses=gone), NAMES)


def test_nothing_changed_is_a_page_too() -> None:
    assert to_markdown(compare(OLD, OLD), NAMES) == (
        "# What the new literature changes\n\n"
        "**Nothing changed: the records, claims and verdicts are the same.**\n\n"
        "From the records of 2025-03-01 (0123456789ab) to the records of 2025-03-01 (0123456789ab).\n"
    )
