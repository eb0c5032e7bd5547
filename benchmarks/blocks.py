"""Measured figures in a document: parts of it that the measurement writes anew, between two marks."""

import re


def rewrite_block(text: str, name: str, content: str) -> str:
    """Put figures between the marks of a name.

    Parameters
    ----------
    text
        The document, with both marks.
    name
        What the marks are called: ``<!-- name: begin ... -->`` and ``<!-- name: end -->``.
    content
        The figures.

    Raises
    ------
    ValueError
        If a mark is missing.
    """
    begin, end = rf"<!-- {re.escape(name)}: begin\b[^\n]*-->\n", f"<!-- {name}: end -->"
    block = re.compile(rf"({begin}).*?({re.escape(end)})", re.S)
    if not block.search(text):
        raise ValueError(
            f"the marks of {name!r} are missing; put '<!-- {name}: begin -->' and '{end}' where it belongs"
        )
    return block.sub(lambda match: f"{match[1]}\n{content.strip()}\n\n{match[2]}", text)
