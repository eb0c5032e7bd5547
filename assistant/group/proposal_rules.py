"""When two studies are taken to be perhaps of the same participants, as a file under ``grouping/`` says it."""

from typing import Annotated

import pydantic

from assistant.group.vocabulary import AlikeWord, LeadingWord
from assistant.located_yaml import Schema
from assistant.pack import Slug

Register = Annotated[str, pydantic.StringConstraints(pattern=r"^[A-Za-z]{2,12}$")]


class ProposalRule(Schema):
    """A condition under which two primary studies are proposed as one cohort; all that it names must hold.

    Attributes
    ----------
    registers
        Prefixes of trial registers; both abstracts give the same number of one of them.
    authors
        Names that both studies share, at the least.
    leading
        Places of which one is held by the same person in both studies.
    alike
        Facts that must agree.
    years_apart
        Years between them at the most, if both are known.
    max_records
        A name or number that more records share tells nothing, and does not count.
    """

    id: Slug
    registers: tuple[Register, ...] = ()
    authors: Annotated[int, pydantic.Field(ge=1)] | None = None
    leading: tuple[LeadingWord, ...] = ()
    alike: tuple[AlikeWord, ...] = ()
    years_apart: Annotated[int, pydantic.Field(ge=0)] | None = None
    max_records: Annotated[int, pydantic.Field(ge=2, le=200)] = 25
    why: str

    @property
    def seeks(self) -> bool:
        """Whether it names something by which pairs are looked up; all else only confirms a pair."""
        return bool(self.registers or self.authors or self.leading)
