"""The rules of extraction: every file of them read and checked, and the extractor that is made of them on demand."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.concepts import Concepts
from assistant.errors import Location
from assistant.extract.claim_rules import ClaimRule, load_claim_rules
from assistant.extract.rules import (
    AbstractParts,
    CoordinateWords,
    NameGrammar,
    ParticipantWords,
    load_abstract_parts,
    load_coordinate_words,
    load_name_grammar,
    load_participant_words,
)
from assistant.located_yaml import Located
from assistant.pack import Pack

if TYPE_CHECKING:
    from assistant.extract.naming import Namer
    from assistant.extract.pipeline import Extractor
    from assistant.extract.region_names import RegionNames


@dataclass(frozen=True)
class ExtractionRules:
    """What the files of a pack say about extraction.

    Attributes
    ----------
    concepts
        The concepts of the field.
    names, parts, participants, coordinates
        The files under ``grammar/``; a pack may do without coordinates.
    claims
        The claim rules in their order, each with its place.
    """

    concepts: Concepts
    names: Located[NameGrammar]
    parts: Located[AbstractParts]
    participants: Located[ParticipantWords]
    coordinates: Located[CoordinateWords] | None
    claims: tuple[tuple[ClaimRule, Location], ...]

    @cached_property
    def regions(self) -> "RegionNames":
        """The names of the listed regions."""
        from assistant.extract.region_names import RegionNames

        return RegionNames(self.concepts, self.names.value)

    @cached_property
    def namer(self) -> "Namer":
        """Names what a person states as the cascade names what it reads."""
        from assistant.extract.naming import Namer

        return Namer(self.concepts, self.names.value, self.regions)

    @cached_property
    def extractor(self) -> "Extractor":
        """The cascade made of these rules, when it is first asked for: that takes longer than reading them."""
        from assistant.extract.pipeline import make_extractor

        return make_extractor(self)


def load_extraction_rules(pack: Pack, concepts: Concepts) -> ExtractionRules:
    """Read the rules of extraction of a pack.

    Raises
    ------
    RuleFileError
        If a grammar or claim file cannot be used.
    """
    names = load_name_grammar(pack)
    parts = load_abstract_parts(pack)
    participants = load_participant_words(pack)
    coordinates = load_coordinate_words(pack)
    return ExtractionRules(concepts, names, parts, participants, coordinates, tuple(load_claim_rules(pack)))
