"""Which encoding the bytes of a file are in: marked, declared, or guessed among a few."""

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"^\W{0,8}encoding[ \t]*[:=][ \t]*[\"']?([\w.:-]{2,20})", re.IGNORECASE | re.MULTILINE)
# Codecs that hold text as files of references do; Python also has codecs for host names and escapes.
_OF_TEXT = re.compile(r"ascii|utf-(?:8|16|32).*|cp\d+|iso8859-\d+|latin.*|koi8.*|mac-.*|gb.*|big5.*|euc.*|shift_jis.*")
_MANY_BYTES = re.compile(r"gb.*|big5.*|euc.*|shift_jis.*")
_DECLARED_WITHIN = 1 << 12
_SAMPLE = 1 << 16
_NUL_SHARE = 0.2  # of every second byte; Chinese text between English tags has this many
_WHOLE_SHARE = 0.9  # of the pairs of GB 18030 text whose second byte is not ASCII either
_FAULTS_A_SOUND_CHARACTER = 0.2
_PAIR = re.compile(rb"[\x81-\xfe]([\x40-\xfe])")

WINDOWS = "cp1252"
CHINESE = "gb18030"


def find_marked(head: bytes) -> str | None:
    """Name the Unicode encoding that a byte order mark, or the zeros of UTF-16 without one, give away."""
    marked = next((codec for mark, codec in _MARKS if head.startswith(mark)), None)
    even, odd = head[0::2], head[1::2]
    if marked or not odd:
        return marked
    shares = even.count(0) / len(even), odd.count(0) / len(odd)
    if max(shares) < _NUL_SHARE or min(shares) > max(shares) / 10:
        return None
    return "utf-16-be" if shares[0] > shares[1] else "utf-16-le"


def find_declared(head: bytes) -> str | None:
    """Name the codec of a line such as ``% Encoding: GBK``, if Python knows it."""
    for found in _DECLARED.finditer(head[:_DECLARED_WITHIN]):
        try:
            codec = codecs.lookup(found[1].decode("ascii", "replace")).name
        except LookupError:
            continue
        if _OF_TEXT.fullmatch(codec):
            return CHINESE if codec in ("gb2312", "gbk") else codec
    return None


def needs_pairs(codec: str) -> bool:
    """Tell whether a codec takes most bytes in pairs, so that text in another encoding rarely passes for it."""
    return bool(_MANY_BYTES.fullmatch(codec))


def guess_codec(sample: bytes) -> str:
    """Choose among damaged UTF-8, GB 18030 and Windows-1252.

    Parameters
    ----------
    sample
        Part of a file that is not UTF-8; only lines with other than ASCII characters are looked at.
    """
    lines = [line for line in sample.splitlines() if not line.isascii()]
    text = b"\n".join(lines)[:_SAMPLE]
    if _is_damaged_unicode(text):
        return "utf-8"
    best = from_bytes(text, cp_isolation=[CHINESE, WINDOWS], preemptive_behaviour=False).best()
    return CHINESE if best is not None and best.encoding == CHINESE and _is_in_pairs(text) else WINDOWS


def _is_damaged_unicode(text: bytes) -> bool:
    decoded = text.decode("utf-8", "replace")
    faults = decoded.count("\ufffd")
    sound = sum(not character.isascii() for character in decoded) - faults
    return faults <= sound * _FAULTS_A_SOUND_CHARACTER


def _is_in_pairs(text: bytes) -> bool:
    """Tell Chinese characters from accented letters, which stand singly before an ASCII letter."""
    seconds = b"".join(_PAIR.findall(text))
    return sum(byte > 0x7F for byte in seconds) >= len(seconds) * _WHOLE_SHARE
