"""The text of an XML file cut at the tags of its entries, in bounded memory."""

import codecs
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal

MAX_ENTRY = 8_000_000
_CHUNK = 1 << 16
_MARGIN = 64  # longer than any tag that is looked for
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
# Of the codecs of Python, those of texts that an XML file may be in and that keep ASCII as it is.
_ENCODINGS = re.compile(r"utf-8|ascii|latin|iso8859|cp125|gb|big5|euc|shift_jis|koi8|mac|hz|johab|cp949|cp950|cp932")
_CLOSERS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the file.

    Attributes
    ----------
    kind
        A whole entry, an entry without end, or what stands between entries, without comments.
    text
        As in the file; empty for an entry without end.
    line
        Where it begins, counted from one.
    """

    kind: Literal["entry", "unclosed", "between"]
    text: str
    line: int


class XmlText:
    """A file while it is cut; only the entry at hand is held.

    Attributes
    ----------
    line
        Where the text that is not given yet begins, counted from one.
    failure
        Why the file could not be read to its end, empty if it could.
    """

    def __init__(self, source: BinaryIO, names: tuple[str, ...]) -> None:
        self.line = 1
        self.failure = ""
        self._source = source
        self._decode: io.IncrementalNewlineDecoder | None = None
        self._text = ""
        self._ended = False
        self._starts = "|".join(rf"<{re.escape(name)}(?=[\s>/])" for name in names)
        self._openers = list(_CLOSERS)  # those that a closer was found for, as far as is known
        self._between = self._compile("")

    def pieces(self) -> Iterator[Piece]:
        """Yield the stretches of the file in order."""
        skipping = False  # behind an entry without end nothing is looked at before the next entry
        while self._text or not self._ended:
            found = self._find(self._between, 0)
            if found is None:
                length = len(self._text) if self._ended else max(len(self._text) - _MARGIN, 0)
                piece = self._take("between", length)
                if not skipping and piece.text:
                    yield piece
            elif found[0] in _CLOSERS:
                piece, passed = self._take("between", found.start()), self._pass_over(0)
                self._take("between", passed or len(found[0]))
                if not skipping:
                    yield piece
            else:
                piece = self._take("between", found.start())
                if not skipping:
                    yield piece
                piece = self._take_entry(found[0][1:])
                skipping = piece.kind == "unclosed"
                yield piece

    def _take_entry(self, name: str) -> Piece:
        """Take an entry from its first tag, or pass on to the next entry if this one has no end."""
        at, line = len(name) + 1, self.line
        tag = self._find(re.compile(r"[<>]"), at)
        if tag and tag[0] == ">" and self._text[tag.start() - 1] == "/":
            return self._take("entry", tag.end())
        within = self._compile(rf"</{re.escape(name)}\s{{0,32}}>")
        while found := self._find(within, at):
            if found[0].startswith("</"):
                return self._take("entry", found.end())
            if found[0] not in _CLOSERS:
                self._take("unclosed", found.start())
                return Piece("unclosed", "", line)
            at = self._pass_over(found.start()) or found.end()
            within = self._compile(rf"</{re.escape(name)}\s{{0,32}}>")
        self._take("unclosed", max(len(self._text) - _MARGIN, len(name) + 1) if not self._ended else len(self._text))
        return Piece("unclosed", "", line)

    def _pass_over(self, start: int) -> int:
        """Return the place behind a comment or the like; 0 if it has no end, then the next ones are text as well."""
        opener = next(opener for opener in self._openers if self._text.startswith(opener, start))
        closer = self._find(re.compile(re.escape(_CLOSERS[opener])), start + len(opener))
        if closer:
            return closer.end()
        self._openers.remove(opener)
        self._between = self._compile("")
        return 0

    def _compile(self, end: str) -> re.Pattern[str]:
        return re.compile("|".join(filter(None, (*map(re.escape, self._openers), self._starts, end))))

    def _find(self, pattern: re.Pattern[str], start: int) -> re.Match[str] | None:
        """Search, reading on where needed but not further than an entry may be long."""
        at = start
        while (found := pattern.search(self._text, at)) is None:
            at = max(start, len(self._text) - _MARGIN)
            if len(self._text) - start > MAX_ENTRY or not self._read_on():
                return None
        return found

    def _take(self, kind: Literal["entry", "unclosed", "between"], length: int) -> Piece:
        piece = Piece(kind, self._text[:length], self.line)
        self._text = self._text[length:]
        self.line += piece.text.count("\n")
        return piece

    def _read_on(self) -> bool:
        """Read and decode one more chunk; tell whether there was one."""
        if self._ended:
            return False
        try:
            chunk = self._source.read(_CHUNK)
        except (OSError, EOFError, zlib.error) as error:
            chunk, self.failure = b"", str(error) or type(error).__name__
        if self._decode is None:
            decoder = codecs.getincrementaldecoder(_find_encoding(chunk))(errors="replace")
            self._decode = io.IncrementalNewlineDecoder(decoder, translate=True)
        self._ended = not chunk
        self._text += self._decode.decode(chunk, final=not chunk)
        return True


def _find_encoding(head: bytes) -> str:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    declared = _DECLARED.match(head.lstrip())
    if not declared:
        return "utf-8"
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name
    except LookupError:
        return "utf-8"
    return name if _ENCODINGS.match(name) else "utf-8"
