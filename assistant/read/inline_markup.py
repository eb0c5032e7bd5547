"""Markup that stands inside the texts of citations: HTML and JATS tags, character references, raised numbers."""

import html
import re

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(
    r"""</?(?:
        (?P<block>(?:jats:)?(?:p|br|div|title|sec|list|list-item|ul|ol|li|h[1-6]))
        | (?:jats:)?(?:i|b|u|em|strong|sub|sup|span|sc|scp|inf|italic|bold|underline|tt|small|font)
        )(?:\s[^<>]{0,200})?/?>""",
    re.VERBOSE | re.IGNORECASE,
)
_RAISED_TAG = re.compile(r"(?<=[0-9])<sup>\s*([+\-−]?[0-9]{1,6})\s*</sup>", re.IGNORECASE)
_RAISED = re.compile(r"[+\-−]?[0-9]+")
_SUPERSCRIPTS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def to_plain_line(text: str) -> str:
    """Write a text with HTML or JATS markup on one line without it.

    Only tags of text are taken out, so that ``p <0.05`` and the like stay.

    Parameters
    ----------
    text
        As a reference manager stored it.

    Returns
    -------
    str
        Without tags and character references, every run of white space as one space.
    """
    if "&" in text:
        text = _REFERENCE.sub(lambda found: html.unescape(found[0]), text)
    if "<" in text:
        text = _RAISED_TAG.sub(lambda found: raise_number(found[1]), text)
        text = _TAG.sub(lambda found: " " if found["block"] else "", text)
    return " ".join(text.split())


def raise_number(text: str) -> str:
    """Write a whole number in superscript figures, so that 10 to the power of 3 does not become 103.

    Any other text is returned as it is.
    """
    return text.translate(_SUPERSCRIPTS) if _RAISED.fullmatch(text) else text
