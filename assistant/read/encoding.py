"""Bytes of a stranger's file to clean lines of text, in bounded memory."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import Location, Problem, Severity, UnreadableInputError

MAX_BYTES = 1_000_000_000
_CHUNK = 1 << 20
_FALLBACK = "cp1252"
# What XML (and so a Word file) cannot hold, and the codes that steer a terminal; tab and line ends stay.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A readable file with the encoding its bytes agree with.

    Attributes
    ----------
    path
        The file as the user named it.
    encoding
        Name of a Python codec.
    problems
        A guessed encoding, or control characters.
    has_controls
        Whether lines need cleaning at all.
    """

    path: Path
    encoding: str
    problems: tuple[Problem, ...] = ()
    has_controls: bool = False

    def lines(self) -> Iterator[str]:
        """Yield the lines without their ends (of whichever system), control characters blanked."""
        errors = "replace" if self.encoding == _FALLBACK else "strict"
        with self.path.open(encoding=self.encoding, errors=errors) as stream:
            plain = (line.rstrip("\n") for line in stream)
            yield from map(clean_text, plain) if self.has_controls else plain


def clean_text(text: str) -> str:
    """Put a space in place of each control character, so that offsets stay."""
    return _CONTROL.sub(" ", text)


def inspect_file(path: Path) -> TextFile:
    """Find out how a file is encoded.

    Parameters
    ----------
    path
        UTF-8 with or without a byte order mark, UTF-16 with one, or else Windows-1252.

    Raises
    ------
    UnreadableInputError
        ``missing-file``, ``not-a-file``, ``empty-file``, ``too-large`` or ``unreadable-file``.
    """
    try:
        _check_size(path)
        return _choose_encoding(path)
    except FileNotFoundError:
        raise _refusal(path, "missing-file", "there is no such file; check the name and the folder") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise _refusal(path, "unreadable-file", f"{reason}; check the permissions of the file") from None


def _check_size(path: Path) -> None:
    size = path.stat().st_size
    if not path.is_file():
        raise _refusal(path, "not-a-file", "this is a folder or a device; name the files to read")
    if size == 0:
        raise _refusal(path, "empty-file", "the file is empty; export the search again")
    if size > MAX_BYTES:
        raise _refusal(path, "too-large", f"more than {MAX_BYTES:,} bytes; export the search in parts")


def _choose_encoding(path: Path) -> TextFile:
    with path.open("rb") as stream:
        start = stream.read(2)
    encoding = "utf-16" if start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"
    bad_line, control_line = _find_faults(path, encoding)
    guess: tuple[Problem, ...] = ()
    if bad_line is not None:
        name = encoding.removesuffix("-sig").upper()
        message = f"this line is not {name}, so the file was read as Windows-1252; save it as UTF-8"
        guess = (Problem(Location(str(path), bad_line), "encoding", message),)
        encoding = _FALLBACK
        _, control_line = _find_faults(path, encoding)
    return TextFile(path, encoding, guess + _control_note(path, control_line), control_line is not None)


def _find_faults(path: Path, encoding: str) -> tuple[int | None, int | None]:
    """Return the lines of the first undecodable byte and of the first control character."""
    decoder = codecs.getincrementaldecoder(encoding)("replace" if encoding == _FALLBACK else "strict")
    line, control_line = 1, None
    with path.open("rb") as stream:
        while True:
            chunk = stream.read(_CHUNK)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                return line + error.object[: error.start].count(b"\n"), control_line
            if control_line is None and (found := _CONTROL.search(text)):
                control_line = line + text.count("\n", 0, found.start())
            line += text.count("\n")
            if not chunk:
                return None, control_line


def _control_note(path: Path, line: int | None) -> tuple[Problem, ...]:
    if line is None:
        return ()
    message = "control characters here or below were read as spaces; look at the text around them"
    return (Problem(Location(str(path), line), "control-character", message, Severity.NOTE),)


def _refusal(path: Path, code: str, message: str) -> UnreadableInputError:
    return UnreadableInputError([Problem(Location(str(path)), code, message)])
