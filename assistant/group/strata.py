"""Which population a study belongs to, as the pack sorts populations."""

from collections.abc import Sequence

from assistant.concepts import Concepts
from assistant.group.rules import StratumRule
from assistant.group.where import takes_study
from assistant.model import Study


def find_stratum(study: Study, strata: Sequence[StratumRule], concepts: Concepts) -> str | None:
    """Find the first stratum that takes a study.

    Parameters
    ----------
    study
        Facts of the study.
    strata
        In the order of the rules.
    concepts
        Their hierarchy: a condition that names a population takes all that is part of it.

    Returns
    -------
    The id of the stratum; ``None`` if the study states nothing that would sort it. The rest, which
    the last stratum may take, are studies of other populations, not studies without one.
    """
    for stratum in strata:
        if stratum.where is None:
            return stratum.id if study.population is not None else None
        if takes_study(stratum.where, study, concepts):
            return stratum.id
    return None
