"""Problems with an address, and the exceptions that carry them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

MAX_MESSAGE = 2_000
MAX_LISTED = 100
# What moves the cursor, colours, rings, turns the writing round or ends a line, and halves of characters.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def to_line(text: str) -> str:
    """Put a text that may be a stranger's on one line of a terminal, which none of its characters then steer."""
    return _STEERING.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


class Severity(StrEnum):
    """Whether a problem is a fault of the input, or only worth knowing."""

    ERROR = "error"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Location:
    """Where in a file something was read.

    Attributes
    ----------
    path
        The file as the user named it.
    line, column
        Counted from one; ``None`` where the format has no lines to name.
    """

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """Write the address as editors and terminals link it."""
        numbers = [str(n) for n in (self.line, self.column) if n is not None]
        return ":".join([self.path, *numbers])


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a user should know about one place of her input.

    Attributes
    ----------
    location
        The place.
    code
        A short stable name of the kind of problem, such as ``no-abstract``.
    message
        What is wrong and what to do next.
    severity
        A note, such as a merged duplicate, does not change the exit code.
    """

    location: Location
    code: str
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Write ``path:line:column: code: message``, on one line whatever was quoted from the file."""
        message = self.message if len(self.message) <= MAX_MESSAGE else f"{self.message[:MAX_MESSAGE]} ..."
        return to_line(f"{self.location}: {self.code}: {message}")


def list_first(problems: Iterable[Problem]) -> list[Problem]:
    """List problems up to a number that anyone can read; the last one then says that more follow.

    Only those are looked for: a file may hold a million faults, each with a suggestion that takes time to find.
    """
    found = list(islice(problems, MAX_LISTED + 1))
    if len(found) > MAX_LISTED:
        message = "there are more problems, from here on; mend those above and try again"
        found[-1] = replace(found[-1], code="more-problems", message=message)
    return found


class DraftreviewError(Exception):
    """An input or a wish that leaves nothing to return.

    Attributes
    ----------
    exit_code
        1 for bad input, 2 for wrong usage.
    """

    exit_code = 1


class ProblemsError(DraftreviewError):
    """One or more located problems that stop the work.

    Attributes
    ----------
    problems
        All of them, in the order of the files.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type, tuple[tuple[Problem, ...]]]:
        """Keep the problems when another process raised the error."""
        return type(self), (self.problems,)


class RuleFileError(ProblemsError):
    """Rule files that cannot be used as they stand; nothing is drafted on half the rules."""


class UnreadableInputError(ProblemsError):
    """A bibliographic file, claims file or review state from which no record can be read."""


class UnknownNameError(DraftreviewError):
    """A pack, template or id that does not exist; without known names the advice says where to find one."""

    exit_code = 2

    def __init__(self, kind: str, name: str, known: Iterable[str], advice: str = "check the name") -> None:
        names = ", ".join(sorted(known))
        super().__init__(f"unknown {kind} {name!r}; {f'known: {names}' if names else advice}")


class OutputError(DraftreviewError):
    """A path that cannot be written."""

    exit_code = 2

    def __init__(self, path: object, reason: str) -> None:
        super().__init__(to_line(f"{path}: cannot-write: {reason}; choose another place with -o"))


class MissingExtraError(DraftreviewError):
    """Something that needs a library which is not installed, as it comes with an extra."""

    exit_code = 2

    def __init__(self, what: str, library: str, extra: str, otherwise: str) -> None:
        advice = f"pip install 'draftreview[{extra}]', or {otherwise}"
        super().__init__(f"{what} needs {library}, which is not installed; {advice}")
