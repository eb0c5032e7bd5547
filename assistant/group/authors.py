"""Names of authors, so that one person is found again whose given names are spelled out here and shortened there."""

import re
import unicodedata
from dataclasses import dataclass

from assistant.model import Author

_PARTS = re.compile(r"[\s.\-‐]+")
_MAX_INITIALS = 4


@dataclass(frozen=True, slots=True)
class Name:
    """A name without accents, capitals, hyphens and spaces.

    Attributes
    ----------
    family
        Family name, or the whole name of an organisation.
    given
        Given names as spelled out, middle initials left out; empty if the source has initials only.
    initials
        Of all given names; empty for an organisation.
    printed
        Family name and initials for people to read.
    """

    family: str
    given: str
    initials: str
    printed: str


def read_name(author: Author) -> Name:
    """Make the name of an author comparable."""
    words = [word for word in _PARTS.split(author.given) if word]
    joined = "".join(words)
    short = joined.isupper() and len(joined) <= _MAX_INITIALS
    initials = joined if short else "".join(word[0] for word in words)
    spelled = () if short else (word for word in words if len(word) > 1)
    printed = f"{author.family} {initials.upper()}".strip()
    return Name(_fold(author.family), _fold("".join(spelled)), _fold(initials), printed)


def is_same_person(first: Name, second: Name) -> bool:
    """Tell whether two names can be one person's.

    Given names that both sources spell out must be the same; else the initials must be, as far as both state them.
    """
    if first.family != second.family or bool(first.initials) != bool(second.initials):
        return False
    if first.given and second.given:
        return first.given == second.given
    return first.initials.startswith(second.initials) or second.initials.startswith(first.initials)


def _fold(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in parts if character.isalnum())
