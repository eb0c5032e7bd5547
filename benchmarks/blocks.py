"""Measured figures in a document: parts of it that the measurement writes anew, between two marks."""

import re


def rewrite_block(text: str, name: str, content: str) -> str:
    """Put figures between the marks of a name.

    Parameters
    ----------
    text
        The document, with both marks.
    name
        What the marks are called: ``<!-- name: begin ... -->`` and ``<!-- name: end ... -->``.
    content
        The figures.

    Raises
    ------
    ValueError
        If a mark is missing.
    """
    begin, end = (rf"<!-- {re.escape(name)}: {mark}\b[^\n]*-->" for mark in ("begin", "end"))
    block = re.compile(rf"({begin}\n).*?({end})", re.S)
    if not block.search(text):
        marks = f"'<!-- {name}: begin -->' and '<!-- {name}: end -->'"
        raise ValueError(f"the marks of {name!r} are missing; put {marks} where it belongs")
    return block.sub(lambda match: f"{match[1]}\n{content.strip()}\n\n{match[2]}", text)
