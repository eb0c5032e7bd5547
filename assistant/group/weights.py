"""The weight of each cohort in the share that agreement is held against; its vote stays one."""

from collections.abc import Iterable, Mapping

from assistant.group.participants import size_cohorts
from assistant.group.rules import SectionRule
from assistant.group.votes import Tally
from assistant.model import Study, Weighing


def weigh_cohorts(section: SectionRule, studies: Iterable[Study], cohort_of: Mapping[str, str]) -> dict[str, int]:
    """Give each cohort its weight.

    Parameters
    ----------
    section
        Says by what cohorts are weighed.
    studies
        Of the records in a synthesis.
    cohort_of
        Record id -> cohort.

    Returns
    -------
    Participants by cohort; nothing where the section does not weigh, or where the size of any cohort is not known.
    """
    if section.weigh_by is None:
        return {}
    sizes = size_cohorts(studies, cohort_of)
    known = {name: size for name, size in sizes.items() if size}
    return known if len(known) == len(sizes) else {}


def describe_weighing(section: SectionRule, tally: Tally) -> Weighing | None:
    """Say how a tally was weighed, ``None`` where the section does not ask for it."""
    if section.weigh_by is None:
        return None
    known = bool(tally.people)
    return Weighing(section.weigh_by.value, known, tally.share if known and tally.majority else None)
