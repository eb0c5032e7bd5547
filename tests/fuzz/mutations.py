"""Files that are nearly right: pieces of our own examples dropped, doubled, mixed and spoilt, as dice fall."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Sequence
from random import Random

MAX_BYTES = 200_000
_MOST_STEPS = 6
_MOST_COPIES = 60
# What has broken readers before: characters with powers of their own, markup without an end, numbers without measure.
SPOILERS = tuple(
    text if isinstance(text, bytes) else text.encode()
    for text in (
        *(
            "\0",
            "\x1b[31m",
            "\x0b",
            "\x0c",
            "\x85",
            "\u2028",
            "\u202e",
            "\ufeff",
            "\ufffe",
            "\U0010ffff",
            "\t",
            "\r",
            "\n",
        ),
        *(
            b"\xed\xa0\x80",
            b"\xff",
            b"\xc3",
            "é".encode("latin-1"),
            "\\ud800",
            "\\u0000",
            "\\",
            "a\u0301" * 20,
            "İ",
            "ﬁ",
        ),
        *(
            '"',
            "'",
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            "<",
            ">",
            "&",
            "-->",
            "<!--",
            "]]>",
            "<![CDATA[",
            "<a>",
            "</a>",
            "<a b=",
        ),
        *(
            "&lol;",
            "&#0;",
            "&#xD800;",
            "&#1114112;",
            '<!DOCTYPE x [<!ENTITY a "b">]>',
            "<?xml version='1.0'?>",
            "xmlns:a=''",
        ),
        *("9" * 5000, "1e999", "-1", "0", "NaN", "null", "true", "²", "٣", "0x10", "1" * 20),
        *("=cmd|' /C calc'!A0", "../../x", "%s%n", "{{ 7 * 7 }}", "{% for a in b %}", "{{ a.__class__ }}", "{#"),
        *(
            "[" * 3000,
            "{" * 3000,
            "(" * 500,
            "- " * 200,
            '{"a":' * 1500,
            "<a>" * 400,
            "\\{" * 200,
            " " * 5000,
            "a" * 5000,
        ),
        *(
            "&x",
            "*x",
            "!!python/object:os.system",
            "<<: ",
            "? ",
            ": ",
            "| ",
            "> ",
            "---",
            "...",
            "%YAML 9.9",
            "~",
            "@",
            "`",
        ),
        *(
            "PMID- ",
            "TI  - ",
            "ER  - ",
            "TY  - JOUR",
            "PT J",
            "EF",
            "@article{a,",
            "@string{",
            "@comment{",
            "#",
            ",",
            ";",
            "=",
        ),
        *(
            "<PubmedArticle>",
            "</PubmedArticle>",
            "<record>",
            "</record>",
            "w:p",
            "w:ins",
            "w:del",
            "w:bookmarkStart",
            "_dr",
        ),
    )
)
Mutation = Callable[[bytes, Sequence[bytes], Random], bytes]


def mutate_lines(data: bytes, others: Sequence[bytes], dice: Random) -> bytes:
    """Mutate a file that is made of lines."""
    return _mutate(data, others, dice, re.compile(rb"(\n)"))


def mutate_tokens(data: bytes, others: Sequence[bytes], dice: Random) -> bytes:
    """Mutate a file that is made of values between braces, quotation marks and commas."""
    return _mutate(data, others, dice, re.compile(rb"([\n{}\[\]\",:=()#@])"))


def mutate_phrase(data: bytes, others: Sequence[bytes], dice: Random) -> bytes:
    """Mutate a Jinja text."""
    return _mutate(data, others, dice, re.compile(rb"({[{%]|[%}]}|[|()\[\] ])"))


def mutate_words(data: bytes, others: Sequence[bytes], dice: Random) -> bytes:
    """Mutate prose."""
    return _mutate(data, others, dice, re.compile(rb"([ .,;:()])"))


def mutate_markup(data: bytes, others: Sequence[bytes], dice: Random) -> bytes:
    """Mutate a file that is made of tags."""
    return _mutate(data, others, dice, re.compile(rb"(<[^<>]*>)"))


def mutate_archive(data: bytes, others: Sequence[bytes], dice: Random) -> bytes:
    """Mutate the parts of an archive, or now and then the archive itself."""
    if dice.random() < 0.05:
        return mutate_markup(data, others, dice)
    parts = _unpack(data)
    rest = [content for other in others for _, content in _unpack(other)]
    for _ in range(dice.randint(1, 2)):
        place = dice.randrange(len(parts))
        name, content = parts[place]
        match dice.randrange(12):
            case 0:
                del parts[place]
            case 1:
                parts.append((name, dice.choice(rest)))
            case 2:
                parts[place] = (
                    dice.choice(("../" + name, "/" + name, name.upper(), "word/a\0b", "x" * 300, name)),
                    content,
                )
            case _:
                parts[place] = (name, mutate_markup(content, rest, dice))
        if not parts:
            break
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that are named twice
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def _unpack(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def _mutate(data: bytes, others: Sequence[bytes], dice: Random, seam: re.Pattern[bytes]) -> bytes:
    pieces = [piece for piece in seam.split(data) if piece]
    for _ in range(dice.randint(1, _MOST_STEPS)):
        pieces = _step(pieces, others, dice, seam)
    return b"".join(pieces)[:MAX_BYTES]


def _step(pieces: list[bytes], others: Sequence[bytes], dice: Random, seam: re.Pattern[bytes]) -> list[bytes]:
    """Do one thing to a stretch of pieces, which is mostly a short one."""
    start = dice.randrange(len(pieces) + 1)
    stop = min(len(pieces), start + (dice.randint(1, 3) if dice.random() < 0.8 else dice.randint(1, 30)))
    before, found, after = pieces[:start], pieces[start:stop], pieces[stop:]
    match dice.randrange(9):
        case 0:
            return before + after
        case 1:
            return before + found * dice.choice((2, 3, _MOST_COPIES)) + after
        case 2:
            place = dice.randrange(len(after) + 1)
            return before + after[:place] + found + after[place:]
        case 3:
            other = [piece for piece in seam.split(dice.choice(others)) if piece] or [b""]
            place = dice.randrange(len(other))
            return before + other[place : place + dice.randint(1, 12)] + after
        case 4:
            return [*before, dice.choice(SPOILERS), *after]
        case 5:
            return pieces[:start] if dice.random() < 0.3 else [*before, dice.choice(SPOILERS), *found, *after]
        case 6 | 7:
            return [*before, _spoil(b"".join(found), dice), *after]
    return before + found[::-1] + after


def _spoil(piece: bytes, dice: Random) -> bytes:
    """Change a few characters of a piece."""
    if not piece:
        return dice.choice(SPOILERS)
    place = dice.randrange(len(piece))
    match dice.randrange(4):
        case 0:
            return piece[:place] + dice.choice(SPOILERS) + piece[place:]
        case 1:
            return piece[:place] + bytes([dice.randrange(256)]) + piece[place + 1 :]
        case 2:
            return piece[:place] + piece[place + 1 :]
    return piece[:place]
