"""The folder of a review: what ``draftreview.toml`` says for every command that runs in it or below."""

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

from assistant.cli.fetch import NOTE_SUFFIX
from assistant.cli.review_checks import LISTS, WILD, as_list, check_values, find_key, leads_out, tell_mistake
from assistant.cli.review_files import REVIEW_SUFFIX
from assistant.errors import Location, Problem, ProblemsError

FILE = "draftreview.toml"
MAX_BYTES = 200_000
ARGUMENTS = f"{__name__}.arguments"  # where the group keeps the words of the line behind the command
_BUILD = ("build",)
_SAVING = ("serve",)
# key of the file -> the parameters that take it, by their commands
_PARAMETERS: dict[str, dict[str, tuple[str, ...]]] = {
    "title": {"title": ("build", "browse", "serve")},
    "lang": {"language": ("build", "explain")},
    "style": {"style": _BUILD},
    "template": {"template": _BUILD},
    "output": {"output": _BUILD, "since": ("check",)},
    "snapshots": {
        "snapshot": ("build", "browse", "serve", "update", "extract", "export"),
        "files": ("snapshot",),
        "on": ("check",),
    },
    "retractions": {"retractions": ("build", "browse", "serve", "update", "extract", "export", "snapshot", "diff")},
    "corrections": {
        "corrections": (
            *("build", "browse", "serve", "update", "extract", "export", "diff", "explain"),
            *("check", "evaluate"),
        )
    },
    "cache": {
        "cache": (
            *("build", "browse", "serve", "update", "extract", "export", "diff"),
            *("studies", "evaluate"),
        )
    },
    "pack": {
        "pack": (
            *("build", "browse", "serve", "update", "extract", "export", "snapshot", "diff", "check", "explain"),
            *("mentions", "studies", "evaluate"),
        )
    },
    "rules": {
        "overrides": (
            *("build", "browse", "serve", "update", "extract", "export", "snapshot", "diff", "explain"),
            *("mentions", "studies", "evaluate"),
        ),
        "rules": ("check",),
    },
}
KEYS = tuple(_PARAMETERS)
SERVED = frozenset(name for taken in _PARAMETERS.values() for names in taken.values() for name in names)
_RULE_FILES = "*.yaml"


class ReviewFolderError(ProblemsError):
    """A ``draftreview.toml`` that cannot be used as it stands."""


@dataclass(frozen=True, slots=True)
class ReviewFolder:
    """What the file of a review says.

    Attributes
    ----------
    path
        The file.
    text
        Its content, to find the lines of keys in.
    values
        Key -> value; every key is known and every value of its type.
    """

    path: Path
    text: str
    values: Mapping[str, Any]

    def defaults(self, command: str) -> dict[str, object]:
        """Give the parameters of a command that the file sets; paths are as seen from where the user is.

        Returns
        -------
        Name of the parameter -> its value, or a function that gives it.
        """
        found: dict[str, object] = {}
        for key in self.values:
            for parameter, commands in _PARAMETERS[key].items():
                value = self._value(key, parameter, command) if command in commands else None
                if value is not None:
                    found[parameter] = value
        return found

    def may_hold(self, path: Path) -> bool:
        """Tell whether a file is one of the records that the review is made of, or one of its own rules."""
        rules = self._resolve(self.values["rules"]).resolve() if "rules" in self.values else None
        if rules and path.suffix == _RULE_FILES[1:] and path.is_relative_to(rules):
            return True
        return any(path == found.resolve() for name in self.values.get("snapshots", ()) for found in self._match(name))

    def folders(self) -> tuple[Path, ...]:
        """List the folders in which files of records and rules may appear that are not there yet."""
        names = (str(Path(*_fixed_parts(name))) for name in self.values.get("snapshots", ()) if set(name) & WILD)
        named = [*names, *filter(None, [self.values.get("rules")])]
        return tuple(path for name in named if (path := self._resolve(name).resolve()).is_dir())

    def _value(self, key: str, parameter: str, command: str) -> object:
        value = self.values[key]
        match key:
            case "snapshots":
                return self._find_snapshots if parameter == "on" else self._list_snapshots
            case "rules":
                folder = self._resolve(value)
                # A folder that waits for its first rule changes nothing.
                empty = folder.is_dir() and next(folder.rglob(_RULE_FILES), None) is None
                return None if empty else str(folder)
            case "output" if parameter == "since":
                review = self._resolve(value).with_suffix(REVIEW_SUFFIX)
                return str(review) if review.is_file() else None
            case "corrections" if command in _SAVING:
                return self._find_own_corrections
            case "output" | "retractions" | "corrections" | "template":
                return str(self._resolve(value))
            case "pack" | "style" if "/" in value or value.endswith(".csl"):
                return str(self._resolve(value))
        return value

    def _resolve(self, name: str) -> Path:
        return Path(os.path.relpath(self.path.parent / name))

    def _list_snapshots(self) -> list[str]:
        """List the files of records, those of a pattern by name.

        Raises
        ------
        ReviewFolderError
            If there is none.
        """
        found = self._find_snapshots()
        if not found:
            message = "no file of records here yet; put the export of your search there, or name another place"
            raise ReviewFolderError([Problem(self._locate("snapshots"), "no-snapshot", message)])
        return found

    def _find_snapshots(self) -> list[str]:
        """List the same; none where there is none."""
        found = (str(path) for name in self.values["snapshots"] for path in self._match(name))
        return list(dict.fromkeys(found))

    def _match(self, name: str) -> Iterator[Path]:
        if not set(name) & WILD:
            yield self._resolve(name)
            return
        for path in sorted(self.path.parent.glob(name)):
            if path.is_file() and not path.name.startswith(".") and not _is_note(path):
                yield self._resolve(str(path.relative_to(self.path.parent)))

    def _find_own_corrections(self) -> str:
        """Give the file to which corrections are saved.

        Raises
        ------
        ReviewFolderError
            If it is in another folder, a linked file where it stands.
        """
        name = self.values["corrections"]
        if leads_out(self.path.parent, name):
            message = "what is saved stays in the folder of the review, and no link leads out of it"
            advice = "name the file on the line, with --corrections"
            raise ReviewFolderError([Problem(self._locate("corrections"), "bad-value", f"{name}: {message}; {advice}")])
        return str(self._resolve(name))

    def _locate(self, key: str) -> Location:
        return find_key(str(self._resolve(FILE)), self.text, key)


def open_review(start: Path) -> ReviewFolder | None:
    """Read the file of the review that a folder belongs to, if there is one.

    Raises
    ------
    ReviewFolderError
        With all that is wrong in it.
    """
    path = find_review(start)
    return read_review(path) if path else None


def find_review(start: Path) -> Path | None:
    """Find the file of the review that a folder belongs to: in it, or in the nearest one above."""
    return next((path for folder in (start, *start.parents) if (path := folder / FILE).is_file()), None)


def read_review(path: Path) -> ReviewFolder:
    """Read the file of a review.

    Raises
    ------
    ReviewFolderError
        With all that is wrong in it, each by its line.
    """
    shown = os.path.relpath(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            message = f"more than {MAX_BYTES:,} bytes; it names the files of a review and holds none of them"
            raise ReviewFolderError([Problem(Location(shown), "too-large", message)])
        text = path.read_bytes().decode("utf-8-sig")
        values = tomllib.loads(text)
    except UnicodeDecodeError:
        raise ReviewFolderError([Problem(Location(shown), "bad-toml", "save it as UTF-8")]) from None
    except RecursionError:
        message = "lists stand too deep inside each other; write it more plainly"
        raise ReviewFolderError([Problem(Location(shown), "bad-toml", message)]) from None
    except tomllib.TOMLDecodeError as error:
        raise ReviewFolderError([tell_mistake(shown, str(error))]) from None
    problems = list(check_values(path, text, values, KEYS))
    if problems:
        raise ReviewFolderError(problems)
    return ReviewFolder(path, text, {key: as_list(value) if key in LISTS else value for key, value in values.items()})


def _fixed_parts(pattern: str) -> Iterator[str]:
    """Give the folders that a pattern begins with."""
    return takewhile(lambda part: not set(part) & WILD, Path(pattern).parts)


def _is_note(path: Path) -> bool:
    """Tell whether a file is what ``fetch`` notes beside the records."""
    return path.name.endswith(NOTE_SUFFIX) and path.with_name(path.name.removesuffix(NOTE_SUFFIX)).is_file()
