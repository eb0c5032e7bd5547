"""LaTeX in the fields of BibTeX files to plain Unicode text.

The names of symbols come from pylatexenc. Its own converter takes a per cent sign for a comment, drops what it
does not know and stops at nesting that is too deep, so the text is read here, in one pass that cannot fail.
"""

import re
import unicodedata
from functools import lru_cache

from pylatexenc.latex2text import get_default_latex_context_db  # type: ignore[import-untyped]

from assistant.read.inline_markup import raise_number, to_plain_line

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "t": "\u0361",
}  # fmt: skip
_OWN_SYMBOLS = {
    "textless": "<", "textgreater": ">", "less": "<", "greater": ">", "mathplus": "+", "mathsemicolon": ";",
    "degree": "°", "euro": "€", "ohm": "Ω", "LaTeX": "LaTeX", "TeX": "TeX", "par": " ", "newline": " ", "item": " ",
    "linebreak": " ", "textquotedbl": '"', "textasciicircum": "^", "textbullet": "•", "sim": "~",
}  # fmt: skip
_SILENT = frozenset("-/!@()[]")
_MOST_ACCENTS = 3
_DOTLESS = {"ı": "i", "ȷ": "j"}
_NEEDS_WORK = re.compile(r"[\\{}$~]|--|``|''")
_TOKEN = re.compile(r"\\([A-Za-z]+)\*?\s*|\\(.?)|([{}])|([~]|---?|``|'')|([^\\{}~`'-]+|.)", re.DOTALL)
_QUIET_ARGUMENT = re.compile(
    r"\\(?:cite[a-z]*|label|ref|[hv]space|href|textcolor|color|foreignlanguage|begin|end|noopsort|noop|SortNoop)"
    r"\*?\s*(?:\[[^\[\]]*\])?\{[^{}]*\}"
)
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_RAISED_TEXT = re.compile(r"(?<=[0-9])\\textsuperscript\{\s*([+\-−]?[0-9]+)\s*\}")
_MATH = re.compile(r"(?<!\\)\$\$?([^$]*)(?<!\\)\$\$?([0-9]?)")
_RAISED_MATH = re.compile(r"(?<=[0-9])\^(?:\{\s*([+\-−]?[0-9]+)\s*\}|([0-9]))")
_DEGREE = re.compile(r"\^\s*\{?\s*\\circ(?![A-Za-z])\s*\}?")
_SHIFT = re.compile(r" ?(?<!\\)[\^_] ?(?=[{\\\w+*'−-])")
_TYPOGRAPHY = {"~": " ", "--": "–", "---": "—", "``": "“", "''": "”"}
_VERBATIM_NAME = re.compile(r"\\text(less|greater|asciitilde|underscore)(?![A-Za-z])(?:\{\})?\s?")
_VERBATIM_NAMES = {"less": "<", "greater": ">", "asciitilde": "~", "underscore": "_"}
_VERBATIM_ESCAPE = re.compile(r"\\([^A-Za-z\s])|\{|\}")


def decode_latex(text: str) -> str:
    """Write a field as plain text on one line.

    Accents and symbols become Unicode; braces, commands that only change the look and HTML tags go, and what is
    inside them stays. A per cent sign is text, because BibTeX has no comments inside fields.

    Parameters
    ----------
    text
        Content of a field without its outer braces or quotes; broken LaTeX is read as far as it makes sense.
    """
    text = " ".join(text.split())
    if not _NEEDS_WORK.search(text):
        return to_plain_line(text)
    text = _QUIET_ARGUMENT.sub("", text)
    text = _FRACTION.sub(r"\1/\2", text)
    text = _RAISED_TEXT.sub(lambda found: raise_number(found[1]), text)
    text = _MATH.sub(_open_math, text)
    return to_plain_line(unicodedata.normalize("NFC", _decode_tokens(text)))


def decode_verbatim(text: str) -> str:
    """Write a DOI, a number or an address without the escapes that some programs put into it."""
    named = _VERBATIM_NAME.sub(lambda found: _VERBATIM_NAMES[found[1]], text)
    return " ".join(_VERBATIM_ESCAPE.sub(r"\1", named).split())


def _open_math(found: re.Match[str]) -> str:
    """Take the dollars off a formula; two prices in one sentence are no formula."""
    formula, digit = found.groups()
    if formula[:1].isdigit() and (digit or formula.endswith(" ")):
        return found[0].replace("$", r"\$")
    formula = _RAISED_MATH.sub(lambda raised: raise_number(raised[1] or raised[2]), formula)
    return "{" + _SHIFT.sub("", _DEGREE.sub("°", formula)) + "}" + digit


def _decode_tokens(text: str) -> str:
    parts: list[str] = []
    accents = ""
    for name, escaped, brace, typography, plain in _TOKEN.findall(text):
        if brace:
            accents = "" if brace == "}" else accents
            continue
        if mark := _ACCENTS.get(name or escaped):
            accents = (mark + accents)[:_MOST_ACCENTS]
            continue
        shown = _show(name, escaped) if name or escaped else _TYPOGRAPHY.get(typography, plain)
        if accents and (shown := shown.lstrip()):
            shown = _DOTLESS.get(shown[0], shown[0]) + accents + shown[1:]
            accents = ""
        parts.append(shown)
    return "".join(parts)


def _show(name: str, escaped: str) -> str:
    if name:
        return _name_symbol(name)
    if escaped in _SILENT:
        return ""
    return " " if escaped in "\\,;: \n\t" else escaped


@lru_cache(maxsize=4096)
def _name_symbol(name: str) -> str:
    """Return the character a command stands for; a command that shows nothing itself gives nothing."""
    if name in _OWN_SYMBOLS:
        return _OWN_SYMBOLS[name]
    specification = get_default_latex_context_db().get_macro_spec(name)
    shown = getattr(specification, "simplify_repl", None)
    return shown if isinstance(shown, str) and "%" not in shown and not shown.startswith("<") else ""
