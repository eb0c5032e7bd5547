"""Names of authors, in the ways that exports write them."""

import re
from collections.abc import Sequence

from assistant.model import Author

_INITIALS = r"(?:[^\W\d_a-z]\.?-?){1,4}"
_ONLY_INITIALS = re.compile(rf"{_INITIALS}(?: {_INITIALS}){{0,2}}")
_SHORT = re.compile(rf"(.*\w{{2}}.*?) ({_INITIALS}(?: {_INITIALS}){{0,2}}(?: (?:Jr|Sr|2nd|3rd|4th|II|III|IV)\.?)?)")
_QUOTED = re.compile(r"'((?:[^'\\]|\\.?)*)(?:'|$)|\"((?:[^\"\\]|\\.?)*)(?:\"|$)", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_LONGEST = 200  # a longer text is no name of a person
_PARTICLES = frozenset("af al bin da das de del della den der di do dos du el ibn la le ten ter van von zu zur".split())
_NOT_A_PERSON = frozenset(
    """
    alliance and association authors center centre collaboration collaborative collaborators college committee
    consortium council department federation for force foundation group groups hospital initiative institute
    investigators members network of on organisation organization project registry society study task team the
    trial university working
    """.split()
)


def read_name(text: str) -> Author:
    """Read one name: 'Family, Given', 'Family AB', 'A. B. Family', 'Given Family' or an organisation.

    Parameters
    ----------
    text
        The name as printed.

    Returns
    -------
    Author
        A name that is not surely a person's stays whole.
    """
    name = " ".join(text.split()).strip(" ,;")
    family, comma, given = name.partition(",")
    if comma:
        return Author(family.strip(), " ".join(given.replace(",", " ").split()))
    if len(name) > _LONGEST:
        return Author(name)
    short = _SHORT.fullmatch(name)
    return Author(short[1], short[2]) if short else _read_spoken(name)


def read_names(text: str) -> tuple[Author, ...]:
    """Read names that share one cell or line, whichever sign parts them.

    Parameters
    ----------
    text
        Parted by semicolons, bars, line ends, 'and' or commas, or as the list of a program.

    Returns
    -------
    tuple
        In printed order, without empty ones.
    """
    names = (read_name(part) for part in _part_names(text.strip()))
    return tuple(name for name in names if name.family)


def _read_spoken(name: str) -> Author:
    """Split 'Ada van Byron' before the family name and its particles."""
    words = name.split()
    is_person = 2 <= len(words) <= 5 and not any(word.lower() in _NOT_A_PERSON for word in words)
    if not is_person or not all(_begins_a_name(word) for word in words):
        return Author(name)
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return Author(" ".join(words[start:]), " ".join(words[:start]))


def _begins_a_name(word: str) -> bool:
    return (word[0].isupper() or word.lower() in _PARTICLES) and not any(c.isdigit() for c in word)


def _is_short(name: str) -> bool:
    return len(name) <= _LONGEST and bool(_SHORT.fullmatch(name))


def _part_names(text: str) -> Sequence[str]:
    if text.startswith("[") and text.endswith("]"):
        return [_ESCAPE.sub(r"\1", single or double) for single, double in _QUOTED.findall(text)]
    for sign in (";", "|", "\n"):
        if sign in text:
            return text.split(sign)
    if " and " in text and "," in text:
        return re.split(r",? and ", text)
    return _part_at_commas(text)


def _part_at_commas(text: str) -> Sequence[str]:
    """Tell 'Byron A, Hopper G' and 'Byron, A., Hopper, G.' from the one name 'Byron, Ada'."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) < 2:
        return parts
    if _ONLY_INITIALS.fullmatch(parts[1]):
        return _pair_initials(parts)
    if _is_short(parts[0]) or (len(parts) > 2 and all(" " in part for part in parts)):
        if not parts[0].endswith("."):
            parts[-1] = parts[-1].rstrip(".")  # PubMed ends the list so
        return parts
    return [text]


def _pair_initials(parts: Sequence[str]) -> list[str]:
    """Put initials back to the family name before them; a group has none."""
    names: list[str] = []
    for part in parts:
        if names and "," not in names[-1] and _ONLY_INITIALS.fullmatch(part):
            names[-1] += f", {part}"
        else:
            names.append(part)
    return names
