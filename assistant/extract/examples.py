"""The examples that rule files carry: what must be found in which text, and what must not."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from assistant.concepts import Concepts, Examples
from assistant.errors import Location, Problem
from assistant.extract.patterns import Pattern
from assistant.extract.rules import CoordinateWords, NameGrammar, ParticipantWords
from assistant.located_yaml import Located

PARTICIPANTS = "participants"
COORDINATES = "coordinates"


@dataclass(frozen=True, slots=True)
class Example:
    """One text of a rule file.

    Attributes
    ----------
    text
        A phrase or sentence.
    finds
        Label or rule id that it is about.
    wanted
        Whether that must be found, or must not.
    location
        Where the example stands.
    """

    text: str
    finds: str
    wanted: bool
    location: Location

    def problem(self, found: Collection[str]) -> Problem | None:
        """Judge what was found in the text; ``None`` if it is as stated."""
        if (self.finds in found) is self.wanted:
            return None
        said = "finds nothing" if self.wanted else "is found"
        hint = "change the rule or the example"
        return Problem(self.location, "example-fails", f"{self.finds!r} {said} in {self.text!r}; {hint}")


def grammar_examples(file: Located[NameGrammar]) -> Iterator[Example]:
    """Go through the examples of the name grammar."""
    return _examples(file.value.examples, "region", lambda *keys: file.locate("examples", *keys))


def participant_examples(file: Located[ParticipantWords]) -> Iterator[Example]:
    """Go through the examples of the words for participants; a group or total must come out, or none."""
    return _examples(file.value.examples, PARTICIPANTS, lambda *keys: file.locate("examples", *keys))


def coordinate_examples(file: Located[CoordinateWords]) -> Iterator[Example]:
    """Go through the examples of the words for coordinates; some must be found, or none."""
    return _examples(file.value.examples, COORDINATES, lambda *keys: file.locate("examples", *keys))


def concept_examples(concepts: Concepts) -> Iterator[Example]:
    """Go through the examples of all concept files."""
    for file in concepts.files:
        yield from _examples(file.value.examples, file.value.label, lambda *k, f=file: f.locate("examples", *k))


def rule_examples(patterns: Iterable[Pattern]) -> Iterator[Example]:
    """Go through the examples of all claim rules; the place is that of the rule."""
    for pattern in patterns:
        yield from _examples(pattern.rule.examples, pattern.rule.id, lambda *_, p=pattern: p.location)


def _examples(examples: Examples, finds: str, locate: Callable[..., Location]) -> Iterator[Example]:
    for key, texts, wanted in (("match", examples.match, True), ("no_match", examples.no_match, False)):
        yield from (Example(text, finds, wanted, locate(key, i)) for i, text in enumerate(texts))
