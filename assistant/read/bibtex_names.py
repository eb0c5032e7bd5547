"""The author field of BibTeX: names joined by "and", each with its parts."""

import re

from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

from assistant.model import Author
from assistant.read.latex import decode_latex

_OTHERS = frozenset({"others", "et al", "et al."})
_EXTENDED = re.compile(r"\s*(family|given|prefix|suffix)(?:-i)?\s*=\s*", re.IGNORECASE)


def read_authors(written: str) -> tuple[Author, ...]:
    """Read the authors in printed order; "and others" is nobody.

    Parameters
    ----------
    written
        Content of the field: "First von Last", "von Last, Jr, First", ``{A Corporation}``, or the
        ``family=..., given=...`` of BibLaTeX; names parted by semicolons are taken as well.
    """
    names = split_multiple_persons_names(" ".join(written.split()))
    if len(names) == 1 and ";" in names[0] and not _is_braced(names[0]):
        names = names[0].split(";")
    authors = (_read_author(name.strip()) for name in names)
    return tuple(author for author in authors if author.family and author.family.lower() not in _OTHERS)


def _read_author(name: str) -> Author:
    if _is_braced(name):
        return Author(decode_latex(name))
    if _EXTENDED.match(name):
        return _read_extended(name)
    parts = parse_single_name_into_parts(name, strict=False)
    return _join([*parts.von, *parts.last], [*parts.first, *parts.jr])


def _read_extended(name: str) -> Author:
    given = {found[1].lower(): part[found.end() :] for part in name.split(",") if (found := _EXTENDED.match(part))}
    family = [given[part].strip(' "') for part in ("prefix", "family") if part in given]
    return _join(family, [given[part].strip(' "') for part in ("given", "suffix") if part in given])


def _join(family: list[str], given: list[str]) -> Author:
    last, first = decode_latex(" ".join(family)), decode_latex(" ".join(given))
    return Author(last, first) if last else Author(first)


def _is_braced(name: str) -> bool:
    """Tell whether one pair of braces holds the whole name, which makes it an organisation's."""
    if not (name.startswith("{") and name.endswith("}")) or name.startswith("{\\"):
        return False
    depth = 0
    for place, character in enumerate(name):
        depth += (character == "{") - (character == "}")
        if depth == 0:
            return place == len(name) - 1
    return False
