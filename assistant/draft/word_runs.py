"""What a sentence says, as runs of a Word document: text, citations, and numbers that Word keeps current."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml.etree import _Element as Element

from assistant.draft.document import Numbered, Sources, Spacing
from assistant.draft.sentences import Cite, Emphasis, Inline, NumberRef, Sentence, Text
from assistant.draft.word_anchors import name_target
from assistant.draft.word_xml import begin_field, end_field, make_field, make_run
from assistant.draft.zotero import write_citation

_ALIGNED = {Emphasis.RAISED: "superscript", Emphasis.LOWERED: "subscript"}


@dataclass(frozen=True, slots=True)
class RunWriter:
    """Writes the inlines of one document.

    Attributes
    ----------
    numbers
        Key of a table or figure -> its label and number.
    live
        What is cited, if citations are to be fields of Zotero.
    spacing
        What stands between sentences.
    """

    numbers: Mapping[str, Numbered]
    live: Sources | None
    spacing: Spacing

    def write_sentences(self, sentences: Sequence[Sentence]) -> list[Element]:
        """Write sentences with what stands between them."""
        runs: list[Element] = []
        gap = self.spacing.sentence
        for sentence in sentences:
            runs += [make_run(gap)] if runs and gap else []
            runs += self.write(sentence.inlines)
        return runs

    def write(self, inlines: Iterable[Inline]) -> list[Element]:
        """Write inlines in their order."""
        return [run for inline in inlines for run in self._write(inline)]

    def write_plain(self, inlines: Iterable[Inline]) -> list[Element]:
        """Write inlines without cross-references, for comments, where word processors do not keep them current."""
        fixed = (Text(str(self.numbers[i.key])) if isinstance(i, NumberRef) else i for i in inlines)
        return self.write(fixed)

    def _write(self, inline: Inline) -> list[Element]:
        match inline:
            case Cite(record_ids):
                runs = list(map(write_text, inline.shown))
                if self.live is None:
                    return runs
                return [*begin_field(write_citation(record_ids, self.live)), *runs, end_field()]
            case NumberRef(key):
                return make_field(f"REF {name_target(key)} \\h", str(self.numbers[key]))
            case Text():
                return [write_text(inline)]


def write_text(text: Text) -> Element:
    """Write a stretch of text as it stands out."""
    shape = text.emphasis
    strong, slanted = shape is Emphasis.STRONG, shape is Emphasis.SLANTED
    return make_run(text.text, bold=strong, italic=slanted, align=_ALIGNED.get(shape, ""))
