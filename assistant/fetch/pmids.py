"""Files that list PubMed ids."""

import re
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import Location, Problem, Severity, UnreadableInputError

MAX_BYTES = 20_000_000
_WORD = re.compile(r"[^\s,;]+")
_PMID = re.compile(r"0*([1-9]\d{0,7})")


@dataclass(frozen=True, slots=True)
class ListedPmid:
    """A PubMed id and where it is listed."""

    pmid: str
    location: Location


def read_pmids(path: Path) -> tuple[tuple[ListedPmid, ...], tuple[Problem, ...]]:
    """Read PubMed ids, separated by white space, commas or semicolons.

    ``PMID: 1`` and ``pmid:1`` are ids as well, and what follows a ``#`` is a comment.

    Returns
    -------
    tuple
        Each id once, in the order of the file; and ``bad-pmid`` problems and ``listed-twice`` notes.

    Raises
    ------
    UnreadableInputError
        If the file cannot be read or holds no id.
    """
    listed: dict[str, ListedPmid] = {}
    problems: list[Problem] = []
    for number, line in enumerate(_read_lines(path), start=1):
        content = re.sub(r"(?i)\bpmid\s*[:=-]?\s*(?=\d)", lambda mark: " " * len(mark[0]), line.partition("#")[0])
        for word in _WORD.finditer(content):
            location = Location(str(path), number, word.start() + 1)
            found = _PMID.fullmatch(word[0])
            if found is None:
                problems.append(_bad_pmid(word[0], location))
            elif found[1] in listed:
                message = f"{found[1]} is listed already in line {listed[found[1]].location.line}; it is fetched once"
                problems.append(Problem(location, "listed-twice", message, Severity.NOTE))
            else:
                listed[found[1]] = ListedPmid(found[1], location)
    if not listed:
        empty = Problem(Location(str(path)), "no-pmid", "no PubMed id in the file; list one a line")
        raise UnreadableInputError([*problems, empty])
    return tuple(listed.values()), tuple(problems)


def _bad_pmid(word: str, location: Location) -> Problem:
    message = f"{word[:40]!r} is no PubMed id (1 to 8 digits) and is not fetched; correct it or put # before it"
    return Problem(location, "bad-pmid", message)


def _read_lines(path: Path) -> list[str]:
    location = Location(str(path))
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise UnreadableInputError([Problem(location, "too-large", f"over {MAX_BYTES:,} bytes; split the file")])
        return data.decode("utf-8-sig").splitlines()
    except OSError as error:
        message = f"{error.strerror}; name a file that lists PubMed ids"
        raise UnreadableInputError([Problem(location, "unreadable", message)]) from None
    except UnicodeDecodeError:
        message = "no plain text in UTF-8; save the ids as plain text, one a line"
        raise UnreadableInputError([Problem(location, "encoding", message)]) from None
