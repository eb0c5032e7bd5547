"""The order of a draft, as the grouping rules give it: sections and strata with their titles."""

from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class SectionOutline:
    """A section of the results.

    Attributes
    ----------
    id, title, intro
        As the grouping rules name it; the intro may be empty.
    min_cohorts, agreement
        What its rule asks of a consensus: number of cohorts, share of the cohorts that looked (0 to 1).
    compare_on, levels, explain_by
        What claims must agree on, levels of regions from narrow to wide, and fields that may tell the sides of a
        discrepancy apart, as the rule words them.
    weighed
        Whether that share is weighed by participants.
    min_cohorts_told
        Cohorts that a group must have to be told in prose.
    """

    id: str
    title: str
    intro: str
    min_cohorts: int
    agreement: float
    compare_on: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    explain_by: tuple[str, ...] = ()
    weighed: bool = False
    min_cohorts_told: int = 1


@dataclass(frozen=True, slots=True)
class StratumOutline:
    """A population that is never pooled with another; ``context`` ones stand behind the results."""

    id: str
    title: str
    context: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """Sections and strata, in the order of the draft."""

    sections: tuple[SectionOutline, ...]
    strata: tuple[StratumOutline, ...]

    def translated(self, translate: Callable[[str], str]) -> "Outline":
        """Give the same order with titles and intros in another language."""
        sections = (replace(s, title=translate(s.title), intro=translate(s.intro)) for s in self.sections)
        strata = (replace(stratum, title=translate(stratum.title)) for stratum in self.strata)
        return Outline(tuple(sections), tuple(strata))
