"""What the files under ``grammar/`` may hold: word classes of names, and the parts of an abstract."""

from collections.abc import Mapping
from functools import cached_property
from typing import TypeVar

from pydantic import Field, field_validator, model_validator

from assistant.concepts import Examples
from assistant.errors import Location, Problem, RuleFileError
from assistant.layers import load_layered_file
from assistant.located_yaml import Located, Schema
from assistant.model import Laterality, Section
from assistant.pack import Pack

S = TypeVar("S", bound=Schema)


class NameGrammar(Schema):
    """Word classes of composed names; see the file for what each class does.

    Attributes
    ----------
    sides
        Laterality -> the words for it.
    heads, weak_heads, generic_heads
        Nouns that end a name: alone, after a modifier, after an adjective of the field.
    placed
        Those weak heads that name a region only if a word for a region stands before them.
    directional, functional, prefixes, suffixes, parts
        Words that stand before or inside a name.
    adjectives
        Adjectives that stand for a region -> the concept they mean.
    broad
        Words for so wide a place that a claim about it says nothing; mentioned, but in no list.
    connections, connecting
        Adjectives for what runs from one region to another, and prefixes that make such adjectives.
    portions
        Those parts that say nothing without a word before them.
    numbered
        Words that a number or letter completes.
    qualified, qualifiers, qualifier_endings
        Nouns that even an unlisted adjective completes, words that do so, and endings of such adjectives.
    joining
        Nouns that name a region by what they are of: "organ of Corti".
    latin_heads, latin_endings
        Nouns that Latin words follow, and the endings of those.
    eponyms
        Names of people that a region carries.
    common
        Words with these endings that are neither anatomical nor Latin.
    plurals
        Irregular plurals -> singular; others drop their "s".
    understood
        Nouns that an adjective standing alone leaves out, the likeliest first; for words of function the last one.
    never
        Names that the grammar composes but nobody means.
    not_before
        Name -> words after which it means something else.
    initials
        Letter before a short form -> the word of place it stands for.
    """

    description: str
    examples: Examples = Examples()
    sides: dict[Laterality, tuple[str, ...]]
    heads: tuple[str, ...]
    weak_heads: tuple[str, ...]
    generic_heads: tuple[str, ...]
    placed: tuple[str, ...] = ()
    directional: tuple[str, ...]
    adjectives: dict[str, str | None]
    functional: tuple[str, ...]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    parts: tuple[str, ...]
    broad: tuple[str, ...] = ()
    connections: tuple[str, ...] = ()
    connecting: tuple[str, ...] = ()
    portions: tuple[str, ...] = ()
    numbered: tuple[str, ...]
    qualified: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    qualifier_endings: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    latin_heads: tuple[str, ...] = ()
    latin_endings: tuple[str, ...] = ()
    eponyms: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    plurals: Mapping[str, str] = {}
    understood: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    not_before: Mapping[str, tuple[str, ...]] = {}
    not_before_any: tuple[str, ...] = ()
    flanks: tuple[str, ...] = ()
    initials: Mapping[str, str] = {}

    @cached_property
    def side_of(self) -> dict[str, Laterality]:
        """Word for a side -> that side."""
        return {word: side for side, words in self.sides.items() for word in words}


class SentenceCues(Schema):
    """Phrases that tell what a sentence does; contrasts stand in results, but in background as well."""

    aim: tuple[str, ...]
    own: tuple[str, ...] = ()
    previous: tuple[str, ...]
    not_previous_after: tuple[str, ...] = ()
    methods: tuple[str, ...]
    results: tuple[str, ...]
    contrasts: tuple[str, ...]
    conclusion: tuple[str, ...]

    @field_validator("*")
    @classmethod
    def _as_tokens(cls, phrases: tuple[str, ...]) -> tuple[str, ...]:
        """Set commas and hyphens apart, as they are in a row of tokens."""
        return tuple(phrase.replace(",", " ,").replace("-", " - ") for phrase in phrases)


class AbstractParts(Schema):
    """Headings of structured abstracts, and cues for the others."""

    description: str
    headings: dict[Section, tuple[str, ...]]
    cues: SentenceCues

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """Heading in lower case -> section."""
        return {heading: section for section, headings in self.headings.items() for heading in headings}


class ParticipantWords(Schema):
    """Words for whom a number counts.

    Attributes
    ----------
    people
        Plural nouns for whoever takes part.
    sexes
        Those of them that in brackets after a group only tell how many of it are of one sex.
    samples
        Nouns for a group as a whole, which stand before "of" and a number.
    things
        Plural nouns that a number may count beside people.
    pooled
        Plural nouns for what a review pools.
    units
        What a number measures.
    left_out
        Words for those who did not take part to the end.
    total
        Words for a sum over all groups.
    """

    description: str
    examples: Examples = Examples()
    people: tuple[str, ...]
    sexes: tuple[str, ...]
    samples: tuple[str, ...]
    things: tuple[str, ...]
    pooled: tuple[str, ...]
    units: tuple[str, ...]
    left_out: tuple[str, ...]
    total: tuple[str, ...]


class Axis(Schema):
    """The millimetres that a coordinate can have along one axis, both limits included."""

    from_: int = Field(alias="from")
    to: int

    @model_validator(mode="after")
    def _rising(self) -> "Axis":
        if self.from_ >= self.to:
            raise ValueError(f"{self.from_} is not below {self.to}; exchange from and to")
        return self


class Axes(Schema):
    """How far coordinates reach: to the left and right, back and front, down and up."""

    x: Axis
    y: Axis
    z: Axis


class CoordinateWords(Schema):
    """What tells coordinates from other numbers.

    Attributes
    ----------
    spaces
        Id of a standard space, as it is exported -> the names that abstracts call it by.
    cues
        Words beside bare numbers that are coordinates.
    bounds
        How far coordinates reach; numbers beyond are none.
    """

    description: str
    examples: Examples = Examples()
    spaces: dict[str, tuple[str, ...]]
    cues: tuple[str, ...]
    bounds: Axes


def load_name_grammar(pack: Pack) -> Located[NameGrammar]:
    """Read ``grammar/regions.yaml``; a ``RuleFileError`` tells what is wrong with it."""
    return _load(pack, "regions", NameGrammar)


def load_abstract_parts(pack: Pack) -> Located[AbstractParts]:
    """Read ``grammar/sections.yaml``; a ``RuleFileError`` tells what is wrong with it."""
    return _load(pack, "sections", AbstractParts)


def load_participant_words(pack: Pack) -> Located[ParticipantWords]:
    """Read ``grammar/participants.yaml``; a ``RuleFileError`` tells what is wrong with it."""
    return _load(pack, "participants", ParticipantWords)


def load_coordinate_words(pack: Pack) -> Located[CoordinateWords] | None:
    """Read ``grammar/coordinates.yaml``, which a pack may do without; a ``RuleFileError`` tells what is wrong."""
    return load_layered_file(pack, "grammar", "coordinates", CoordinateWords)


def _load(pack: Pack, stem: str, schema: type[S]) -> Located[S]:
    """Read a file under ``grammar/`` that every pack must have."""
    file = load_layered_file(pack, "grammar", stem, schema)
    if file is not None:
        return file
    place = Location(str(pack.folders[0] / "grammar" / f"{stem}.yaml"))
    message = f"the pack needs grammar/{stem}.yaml; copy it from another pack"
    raise RuleFileError([Problem(place, "missing-file", message)])
