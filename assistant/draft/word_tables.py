"""Tables of a Word draft: numbered ones below their caption, and the plain ones of names and values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.draft.blocks import Row, Table
from assistant.draft.sentences import Cell, Emphasis, Text
from assistant.draft.word_markup import MarkedTable, mark_cell, mark_paragraph, mark_row, mark_run
from assistant.draft.word_runs import RunWriter

BAND_SHADE = "EEF2F6"
MAX_ROWS = 200  # a longer table is written as several: word processors lay out very long ones slowly
TWIP = 635  # in the units of python-docx lengths
_FACT_SHARES = (1.0, 2.4)


@dataclass(frozen=True, slots=True)
class TableWriter:
    """Writes tables as wide as a line.

    Attributes
    ----------
    runs
        Writes what stands in cells.
    styles
        Name of a style -> its id in the template.
    line
        Length of a line, in the units of python-docx.
    """

    runs: RunWriter
    styles: Mapping[str, str]
    line: int

    def mark(self, block: Table) -> Iterator[MarkedTable]:
        """Mark up the body of a numbered table: one table, or several with the same header row."""
        widths = self._widths([column.width for column in block.columns])
        style = self.styles["Evidence" if block.small else "Table Text"]
        titles = [(Text(column.title, Emphasis.STRONG),) for column in block.columns]
        head = mark_row(self._cells(style, titles, widths), header=True)
        for start in range(0, max(len(block.rows), 1), MAX_ROWS):
            rows = (self._row(row, style, widths) for row in block.rows[start : start + MAX_ROWS])
            yield MarkedTable(self.styles["Draft Table"], widths, [head, *rows], header=True)

    def mark_facts(self, rows: Iterable[tuple[str, str]]) -> MarkedTable:
        """Mark up names and values."""
        widths, style = self._widths(_FACT_SHARES), self.styles["Table Text"]
        cells = ([(Text(name, Emphasis.STRONG),), (Text(value),)] for name, value in rows)
        marked = [mark_row(self._cells(style, row, widths)) for row in cells]
        return MarkedTable(self.styles["Draft Facts"], widths, marked, header=False)

    def _row(self, row: Row, style: str, widths: Sequence[int]) -> str:
        if not row.band:
            return mark_row(self._cells(style, row.cells, widths))
        runs = "".join(mark_run(inline.text, bold=True) for inline in row.cells[0] if isinstance(inline, Text))
        band = mark_paragraph(style, runs, keep_next=True)
        return mark_row([mark_cell(band, sum(widths), span=len(widths), shade=BAND_SHADE)])

    def _cells(self, style: str, cells: Iterable[Cell], widths: Sequence[int]) -> list[str]:
        return [
            mark_cell(mark_paragraph(style, self.runs.mark(cell)), width)
            for cell, width in zip(cells, widths, strict=True)
        ]

    def _widths(self, shares: Sequence[float]) -> list[int]:
        line = self.line / TWIP
        return [round(line * share / sum(shares)) for share in shares]
