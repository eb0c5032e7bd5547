"""The rules of merging: when two records are one publication, and which of their values is kept."""

from collections.abc import Iterator
from itertools import chain
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assistant.errors import Problem, RuleFileError, list_first
from assistant.layers import load_layered_file
from assistant.located_yaml import Located, Schema, did_you_mean
from assistant.pack import DEFAULT_PACK, Pack, Slug, open_pack
from assistant.read.detection import Format

KIND = "reading"
STEM = "duplicates"
CONDITION_LISTS = ("same_doi", "same", "perhaps", "versions")
Percent = Annotated[float, Field(ge=0, le=100)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=200)]
FormatName = Annotated[Slug, Field(json_schema_extra={"enum": [form.value for form in Format]})]
Optional = Literal["author", "journal", "pages", "abstract"]
Fuller = Literal["title", "abstract", "authors", "container_title", "page"]


class Condition(Schema):
    """What two records must have in common; all that is given must be reached.

    Attributes
    ----------
    id
        Name that messages give.
    why
        What is not obvious about it.
    title, abstract, author
        Least similarity.
    words
        Least likeness of any word of one title to the nearest one of the other, with the same first four letters.
    journal, pages
        100 where the names of the journals or volume and first page must agree.
    opening
        The shorter title must open the longer one and have at least so many letters.
    years_apart
        Most years between them.
    where_known
        The same for fields that one of the two records may lack.
    """

    id: Slug
    why: str = ""
    title: Percent | None = None
    opening: Annotated[int, Field(ge=1, le=1000)] | None = None
    words: Percent | None = None
    author: Percent | None = None
    journal: Percent | None = None
    pages: Percent | None = None
    abstract: Percent | None = None
    years_apart: Annotated[int, Field(ge=0, le=100)] | None = None
    where_known: dict[Optional, Percent] = Field(default_factory=dict)


class Preprints(Schema):
    """How a preprint is recognised: by any one of these.

    Attributes
    ----------
    types
        Publication types.
    servers
        Words with which the name of the journal begins.
    doi_prefixes
        How its DOI begins.
    """

    types: tuple[Words, ...] = ()
    servers: tuple[Words, ...] = ()
    doi_prefixes: tuple[Words, ...] = ()


class Precedence(Schema):
    """Which record gives a value of the merged one.

    Attributes
    ----------
    formats
        Names of formats, the most trusted first.
    fuller
        Fields of which a later value wins if it is much longer.
    fuller_by
        How many times as long it must be.
    """

    formats: tuple[FormatName, ...] = ()
    fuller: tuple[Fuller, ...] = ()
    fuller_by: Annotated[float, Field(ge=1, le=100)] = 1.2


class DuplicateRules(Schema):
    """Content of ``reading/duplicates.yaml``.

    Attributes
    ----------
    description
        For people.
    same_doi
        What records of one DOI must have in common besides; any condition suffices.
    same
        When records that share no id are one publication.
    perhaps
        When they are reported as possibly one.
    versions
        When a preprint and another record are versions of one work.
    ignored_openings
        What publishers put before a title.
    telling_words
        Words at the beginning or the end of a title that make it another publication.
    telling_unless_same_abstract
        Such words that do so only where the abstracts differ or are not known.
    preprints, precedence
        See there.
    """

    description: str
    same_doi: tuple[Condition, ...]
    same: tuple[Condition, ...]
    perhaps: tuple[Condition, ...] = ()
    versions: tuple[Condition, ...] = ()
    ignored_openings: tuple[Words, ...] = ()
    telling_words: tuple[Words, ...] = ()
    telling_unless_same_abstract: tuple[Words, ...] = ()
    preprints: Preprints = Preprints()
    precedence: Precedence = Precedence()


def load_duplicate_rules(pack: Pack) -> DuplicateRules:
    """Read the rules of merging of a pack; one without them takes those of the pack that comes with draftreview.

    Raises
    ------
    RuleFileError
        With every problem of the file.
    """
    file = load_layered_file(pack, KIND, STEM, DuplicateRules)
    if file is None:
        return load_duplicate_rules(open_pack(DEFAULT_PACK))
    problems = list_first(chain(_check_conditions(file), _check_formats(file)))
    if problems:
        raise RuleFileError(problems)
    return file.value


def _check_conditions(file: Located[DuplicateRules]) -> Iterator[Problem]:
    for name in CONDITION_LISTS:
        seen: set[str] = set()
        for number, condition in enumerate(getattr(file.value, name)):
            if not condition.model_fields_set - {"id", "why", "where_known"}:
                message = f"{condition.id} asks for nothing and would take every pair; name a similarity"
                yield file.problem("empty-condition", message, name, number)
            if condition.id in seen:
                yield file.problem("duplicate-id", f"{condition.id} stands twice; rename one", name, number, "id")
            seen.add(condition.id)


def _check_formats(file: Located[DuplicateRules]) -> Iterator[Problem]:
    known = [form.value for form in Format]
    for number, name in enumerate(file.value.precedence.formats):
        if name not in known:
            message = f"{name}: {did_you_mean(name, known)}"
            yield file.problem("unknown-format", message, "precedence", "formats", number)
