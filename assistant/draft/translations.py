"""What the rules name, held against what a language calls it."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from assistant.concepts import Concepts
from assistant.draft.phrases import Phrases
from assistant.errors import Problem, Severity
from assistant.located_yaml import did_you_mean

# Labels of the concepts that drafts name; the others are cues for reading.
_NAMED = ("region", "measure", "population", "group", "treatment", "design", "associate", "species")
_MAX_LISTED = 10


def check_names(phrases: Phrases, concepts: Concepts) -> Iterator[Problem]:
    """Report names of concepts that no file lists; what a user took out of a file may keep its name."""
    for concept_id in sorted(phrases.names.keys() - concepts.by_id.keys()):
        if concepts.removed(concept_id) is None:
            place = phrases.file.locate("words", "concept", concept_id, on_key=True)
            message = f"{concept_id!r} is no concept; {did_you_mean(concept_id, concepts.by_id)}"
            yield Problem(place, "unknown-concept", message)


def note_untranslated(phrases: Phrases, concepts: Concepts, texts: Iterable[str]) -> Iterator[Problem]:
    """Note what a language that quotes the words of abstracts has no words for, and what a draft prints then.

    Parameters
    ----------
    phrases
        Those of the language.
    concepts
        All that may need a name.
    texts
        Titles and other texts of the rules that drafts print.
    """
    if not phrases.quotes:
        return
    named = [concept for label in _NAMED for concept in concepts.labelled(label)]
    lacking = sorted({concept.id for concept in named} - phrases.names.keys())
    if lacking:
        yield _note(phrases, "concept", "unnamed-concept", lacking, "its name elsewhere is printed")
    untold = [text for text in dict.fromkeys(texts) if text and not phrases.knows("text", text)]
    if untold:
        yield _note(phrases, "text", "untranslated-text", untold, "it is printed as it is")


def _note(phrases: Phrases, table: str, code: str, lacking: Sequence[str], instead: str) -> Problem:
    message = f"no {phrases.language} word for {_list(lacking)}; add it to the table {table}, without it {instead}"
    return Problem(phrases.file.locate("words", table, on_key=True), code, message, Severity.NOTE)


def _list(names: Collection[str]) -> str:
    shown = [repr(name) for name in list(names)[:_MAX_LISTED]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more else "")
