"""How changes name what they speak of: syntheses, studies and their addresses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from assistant.model import Synthesis

_ADDRESSES = {"pmid": "https://pubmed.ncbi.nlm.nih.gov/", "doi": "https://doi.org/"}


@dataclass(frozen=True, slots=True)
class Names:
    """How to print what changes speak of by its id.

    Attributes
    ----------
    concept
        Concept id -> printed name.
    studies
        Record id -> short name of its study; others are named by their id.
    """

    concept: Callable[[str], str] = str
    studies: Mapping[str, str] = field(default_factory=dict)

    def cite(self, record_id: str) -> str:
        """Name a study with its id."""
        return f"{self.studies[record_id]} ({record_id})" if record_id in self.studies else record_id


def title_of(synthesis: Synthesis, names: Names) -> str:
    """Name a synthesis by what was measured, and where."""
    place = place_of(synthesis, names)
    return " in ".join(part for part in (subject_of(synthesis, names), place) if part) or synthesis.id


def subject_of(synthesis: Synthesis, names: Names) -> str:
    """Name what was measured, and what it was related to."""
    what = [names.concept(synthesis.measure)] if synthesis.measure else []
    with_whom = [f"with {names.concept(synthesis.associate)}"] if synthesis.associate else []
    return " ".join([*what, *with_whom])


def place_of(synthesis: Synthesis, names: Names) -> str:
    """Name the region, and the target of a connection."""
    return " and ".join(names.concept(place) for place in (synthesis.region, synthesis.target) if place)


def scope_of(synthesis: Synthesis, names: Names) -> str:
    """Say under what a synthesis compares its claims; parts that its section does not compare on stay out."""
    # sections and strata are ids of grouping rules: a concept of the same id would lend them its name
    parts = [words(part) for part in (synthesis.section, synthesis.stratum, synthesis.modality) if part]
    treatment = [names.concept(synthesis.treatment)] if synthesis.treatment else []
    change = ["of change"] if synthesis.of_change else []
    return ", ".join([*parts, *_sides(synthesis, names), *treatment, *change])


def address_of(record_id: str) -> str:
    """Give the web address of a record, empty where its id leads to none."""
    scheme, _, name = record_id.partition(":")
    return f"{_ADDRESSES[scheme]}{quote(name)}" if scheme in _ADDRESSES else ""


def words(identifier: str) -> str:
    """Write an id as words."""
    return identifier.replace("_", " ").replace("-", " ")


def _sides(synthesis: Synthesis, names: Names) -> list[str]:
    """Name who is compared with whom, or only the kind of comparison where that is all that is known."""
    if synthesis.group and synthesis.comparator:
        return [f"{names.concept(synthesis.group)} vs {names.concept(synthesis.comparator)}"]
    return [words(synthesis.comparison_kind)] if synthesis.comparison_kind else []
