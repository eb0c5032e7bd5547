"""Bytes of a stranger's file to clean lines of text, in bounded memory."""

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import Location, Problem, Severity, UnreadableInputError
from assistant.read.charsets import CHINESE, WINDOWS, find_declared, find_marked, guess_codec, needs_pairs
from assistant.read.packing import is_damaged, open_bytes

MAX_LINE = 20_000_000  # characters; what is longer is no line of references
_CHUNK = 1 << 16  # larger blocks are slower: the system maps and clears memory for each
_HEAD = 1 << 16
# What XML (and so a Word file) cannot hold, and the codes that steer a terminal; tab and line ends stay.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# The same as UTF-8 bytes, in which they are found several times faster.
_NARROW_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
_WIDE_CONTROLS = ((b"\xc2", re.compile(b"\xc2[\x80-\x84\x86-\x9f]")), (b"\xef\xbf", re.compile(b"\xef\xbf[\xbe\xbf]")))
_NAMES = {CHINESE: "GB 18030 (GBK)", WINDOWS: "Windows-1252"}


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

    def lines(self, longest: int = MAX_LINE) -> Iterator[str]:
        """Yield the lines without their ends (of whichever system), control characters blanked.

        Raises
        ------
        UnreadableInputError
            ``too-large`` where a line is longer than it may be.
        """
        for block in self.blocks(longest):
            yield from block.split("\n")

    def blocks(self, longest: int = MAX_LINE) -> Iterator[str]:
        """Yield the same lines many at a time, joined by line feeds; some formats are told apart faster so."""
        with open_bytes(self.path) as stream:
            text = io.TextIOWrapper(stream, encoding=self.encoding, errors="replace")
            try:
                yield from (
                    map(clean_text, _cut_at_lines(text, longest)) if self.has_controls else _cut_at_lines(text, longest)
                )
            except OverflowError:
                message = f"a line of more than {longest:,} characters; export the search again"
                raise UnreadableInputError([Problem(Location(str(self.path)), "too-large", message)]) from None


@dataclass(frozen=True, slots=True)
class _Faults:
    """What is wrong with the bytes of a file in some encoding: lines of the first faults, and the text around."""

    bad_line: int | None = None
    control_line: int | None = None
    sample: bytes = b""
    damaged: bool = False


def clean_text(text: str) -> str:
    """Put a space in place of each control character, so that offsets stay."""
    return _CONTROL.sub(" ", text)


def read_head(path: Path) -> str:
    """Read the beginning of a file as far as telling its format takes, whatever its encoding.

    Raises
    ------
    UnreadableInputError
        If the file is missing, empty or too large, or no file at all; ``broken-gzip`` if nothing comes out of it.
    """
    with open_bytes(path) as stream:
        head = stream.read(_HEAD)
        if not head and is_damaged(stream):
            message = "nothing can be unpacked from this compressed file; download or export it again"
            raise UnreadableInputError([Problem(Location(str(path)), "broken-gzip", message)])
    text = head.decode(find_marked(head) or find_declared(head) or "utf-8", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def inspect_file(path: Path) -> TextFile:
    """Find out how a file is encoded.

    Parameters
    ----------
    path
        UTF-8 or UTF-16 with or without a byte order mark, or an encoding that the file declares or that can be
        guessed: GB 18030 or Windows-1252. The file may be compressed by gzip.

    Raises
    ------
    UnreadableInputError
        ``missing-file``, ``not-a-file``, ``empty-file``, ``too-large`` or ``unreadable-file``.
    """
    with open_bytes(path) as stream:
        head = stream.read(_HEAD)
    declared = find_declared(head)
    marked = find_marked(head)
    first = marked or (declared if declared and needs_pairs(declared) else None) or "utf-8"
    faults = _find_faults(path, first)
    codec, guess = first, _cut_off(path, faults)
    if faults.bad_line is not None:
        codec = marked or _choose_other(path, faults, declared)
        guess += () if codec == declared else _guess_note(path, faults.bad_line, codec, first)
        faults = _find_faults(path, codec, strict=False)
    return TextFile(path, codec, guess + _control_note(path, faults), faults.control_line is not None)


def _choose_other(path: Path, faults: _Faults, declared: str | None) -> str:
    """Choose for a file that is not what it seemed: what it declares, else what it looks like."""
    if declared and declared != "utf-8" and _find_faults(path, declared).bad_line is None:
        return declared
    codec = guess_codec(faults.sample)
    return WINDOWS if codec == CHINESE and _find_faults(path, CHINESE).bad_line is not None else codec


def _find_faults(path: Path, codec: str, *, strict: bool = True) -> _Faults:
    """Look through a whole file for bytes that do not decode and for control characters."""
    decoder = codecs.getincrementaldecoder(codec)("strict" if strict else "replace")
    is_utf8 = codec.startswith("utf-8")
    line, control_line, chunk = 1, None, b""
    with open_bytes(path) as stream:
        while True:
            tail, chunk = chunk[-2:], stream.read(_CHUNK)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                bad_line = line + error.object[: error.start].count(b"\n")
                return _Faults(bad_line, control_line, bytes(error.object), is_damaged(stream))
            if control_line is None and _may_hold_controls(tail + chunk if is_utf8 else text.encode("utf-8")):
                found = _CONTROL.search(text)
                control_line = line + text.count("\n", 0, found.start()) if found else None
            line += text.count("\n")
            if not chunk:
                return _Faults(None, control_line, b"", is_damaged(stream))


def _may_hold_controls(data: bytes) -> bool:
    narrow = len(data.translate(None, _NARROW_CONTROLS)) < len(data)
    return narrow or any(start in data and wide.search(data) for start, wide in _WIDE_CONTROLS)


def _cut_at_lines(text: io.TextIOWrapper, longest: int) -> Iterator[str]:
    """Read blocks of whole lines, the last line feed of each left out; an ``OverflowError`` ends a line without end."""
    pending: list[str] = []
    size = 0
    while block := text.read(_CHUNK):
        lines, feed, rest = block.rpartition("\n")
        if feed:
            yield "".join([*pending, lines])
            pending, size = [], 0
        pending.append(rest)
        size += len(rest)
        if size > longest:
            raise OverflowError
    if last := "".join(pending):
        yield last


def _cut_off(path: Path, faults: _Faults) -> tuple[Problem, ...]:
    if not faults.damaged:
        return ()
    message = "the compressed file is damaged and was read up to there; download or export it again"
    return (Problem(Location(str(path)), "broken-gzip", message),)


def _guess_note(path: Path, line: int, codec: str, first: str) -> tuple[Problem, ...]:
    name = first.removesuffix("-sig").upper()
    if codec.startswith("utf"):
        message = f"not all of this line is {name}; what is not was replaced: export the file again"
    else:
        message = f"this line is not {name}, so the file was read as {_NAMES.get(codec, codec)}; save it as UTF-8"
    return (Problem(Location(str(path), line), "encoding", message),)


def _control_note(path: Path, faults: _Faults) -> tuple[Problem, ...]:
    if faults.control_line is None:
        return ()
    message = "control characters here or below were read as spaces; look at the text around them"
    return (Problem(Location(str(path), faults.control_line), "control-character", message, Severity.NOTE),)
