"""Tables of a Word draft: numbered ones below their caption, and the plain ones of names and values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml.etree import _Element as Element

from assistant.draft.blocks import Row, Table
from assistant.draft.sentences import Cell, Emphasis, Text
from assistant.draft.word_runs import RunWriter
from assistant.draft.word_xml import make_cell, make_paragraph, make_row, make_run, make_table

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

    def write(self, block: Table) -> Iterator[Element]:
        """Write the body of a numbered table: one table, or several with the same header row."""
        widths = self._widths([column.width for column in block.columns])
        style = self.styles["Evidence" if block.small else "Table Text"]
        titles = [(Text(column.title, Emphasis.STRONG),) for column in block.columns]
        for start in range(0, max(len(block.rows), 1), MAX_ROWS):
            table = make_table(self.styles["Draft Table"], widths, header=True)
            table.append(make_row(self._cells(style, titles, widths), header=True))
            table.extend(self._row(row, style, widths) for row in block.rows[start : start + MAX_ROWS])
            yield table

    def write_facts(self, rows: Iterable[tuple[str, str]]) -> Element:
        """Write names and values."""
        widths, style = self._widths(_FACT_SHARES), self.styles["Table Text"]
        table = make_table(self.styles["Draft Facts"], widths, header=False)
        for name, value in rows:
            cells = [(Text(name, Emphasis.STRONG),), (Text(value),)]
            table.append(make_row(self._cells(style, cells, widths)))
        return table

    def _row(self, row: Row, style: str, widths: Sequence[int]) -> Element:
        if not row.band:
            return make_row(self._cells(style, row.cells, widths))
        runs = [make_run(inline.text, bold=True) for inline in row.cells[0] if isinstance(inline, Text)]
        band = make_paragraph(style, runs, keep_next=True)
        return make_row([make_cell(band, sum(widths), span=len(widths), shade=BAND_SHADE)])

    def _cells(self, style: str, cells: Iterable[Cell], widths: Sequence[int]) -> list[Element]:
        return [
            make_cell(make_paragraph(style, self.runs.write(cell)), width)
            for cell, width in zip(cells, widths, strict=True)
        ]

    def _widths(self, shares: Sequence[float]) -> list[int]:
        line = self.line / TWIP
        return [round(line * share / sum(shares)) for share in shares]
