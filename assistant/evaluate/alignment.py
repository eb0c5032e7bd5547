"""Rows of cells as lines of text, their columns under each other."""

from collections.abc import Iterable, Sequence

from assistant.evaluate.figures import DIGITS

_GAP = "  "


def align(rows: Iterable[Sequence[object]]) -> str:
    """Set columns under each other, all but the first to the right."""
    texts = [[_text(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    lines = (
        _GAP.join(
            cell.rjust(width) if i else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in texts
    )
    return "\n".join(lines)


def _text(cell: object) -> str:
    return f"{cell:.{DIGITS}f}" if isinstance(cell, float) else str(cell)
