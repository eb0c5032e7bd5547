"""What a sentence says, as runs of a Word document: text, citations, and numbers that Word keeps current."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml.etree import _Element as Element

from assistant.draft.document import Numbered, Sources, Spacing
from assistant.draft.sentences import Cite, Emphasis, Inline, NumberRef, Sentence, Text
from assistant.draft.word_anchors import name_target
from assistant.draft.word_markup import mark_field, mark_run, parse
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
        gap = mark_run(self.spacing.sentence) if self.spacing.sentence else ""
        return parse(gap.join(self.mark(sentence.inlines) for sentence in sentences))

    def write_plain(self, inlines: Iterable[Inline]) -> list[Element]:
        """Write inlines without cross-references, for comments, where word processors do not keep them current."""
        fixed = (Text(str(self.numbers[i.key])) if isinstance(i, NumberRef) else i for i in inlines)
        return parse(self.mark(fixed))

    def mark(self, inlines: Iterable[Inline]) -> str:
        """Mark up inlines in their order."""
        return "".join(map(self._mark, inlines))

    def _mark(self, inline: Inline) -> str:
        match inline:
            case Cite(record_ids):
                runs = mark_texts(inline.shown)
                return runs if self.live is None else mark_field(write_citation(record_ids, self.live), runs)
            case NumberRef(key):
                return mark_field(f"REF {name_target(key)} \\h", mark_run(str(self.numbers[key])))
            case Text():
                return mark_texts([inline])


def mark_texts(texts: Iterable[Text]) -> str:
    """Mark up stretches of text as they stand out."""
    return "".join(map(_mark_text, texts))


def _mark_text(text: Text) -> str:
    shape = text.emphasis
    strong, slanted = shape is Emphasis.STRONG, shape is Emphasis.SLANTED
    return mark_run(text.text, bold=strong, italic=slanted, align=_ALIGNED.get(shape, ""))
