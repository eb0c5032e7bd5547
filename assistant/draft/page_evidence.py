"""Links on a page from sentences to the rows that show the evidence of their claims."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from markupsafe import Markup

from assistant.draft.blocks import Block, Paragraph, Row, Table
from assistant.draft.sentences import Cite, Inline, Sentence, Text

_LINK = Markup('<a href="#{}" title="{}">{}</a>')
_LINKS = Markup(' <span class="evidence">{}</span>')


@dataclass(frozen=True, slots=True)
class EvidenceRows:
    """The rows that sentences lead to.

    Attributes
    ----------
    rows
        Claim id -> the first row about it, for the claims that sentences rest on.
    """

    rows: Mapping[str, Row]

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> "EvidenceRows":
        """Find the rows among the tables of a draft."""
        sentences = (sentence for block in blocks if isinstance(block, Paragraph) for sentence in block.sentences)
        told = {claim_id for sentence in sentences for claim_id in sentence.claim_ids}
        rows = [row for block in blocks if isinstance(block, Table) for row in block.rows if row.about in told]
        return cls({row.about: row for row in reversed(rows)})

    def link(self, sentence: Sentence) -> Markup:
        """Write a letter for each claim of a sentence; it leads to the row of the claim and tells what stands there."""
        rows = [self.rows[claim_id] for claim_id in sentence.claim_ids if claim_id in self.rows]
        links = (_LINK.format(_name(row), _tell(row), letter(number)) for number, row in enumerate(rows))
        return _LINKS.format(Markup(" ").join(links)) if rows else Markup("")

    def row_id(self, row: Row) -> str:
        """Name the element of a row that sentences lead to; other rows have no name."""
        return _name(row) if self.rows.get(row.about) is row else ""


def letter(number: int) -> str:
    """Count a, b, ..., z, aa, ab and so on, from nought."""
    before, last = divmod(number, len(ascii_lowercase))
    return (letter(before - 1) if before else "") + ascii_lowercase[last]


def _name(row: Row) -> str:
    return f"claim-{row.about}"


def _tell(row: Row) -> str:
    cells = ("".join(text.text for inline in cell for text in _texts(inline)).strip() for cell in row.cells)
    return " · ".join(filter(None, cells))


def _texts(inline: Inline) -> tuple[Text, ...]:
    match inline:
        case Cite():
            return inline.shown
        case Text():
            return (inline,)
    return ()
