"""Words for groups of participants and for the variables that measures are related to."""

import re

from assistant.draft.markup import plain
from assistant.draft.material import Material
from assistant.draft.wording import name_foreign
from assistant.model import Comparison

_MIN_WORD = 4
_RUN_ON = re.compile(r"\.[A-Z]|[;:]")  # a sentence that goes on behind a group, its end not seen


def name_group(material: Material, words: str, concept: str | None, other: str | None) -> str:
    """Name a group as worded; words that cannot stand alone give way to the concept, if that tells the sides apart."""
    apart = concept is not None and concept != other and concept in material.listed.by_id
    treatment = _find_treatment(material, words) if apart else None
    if concept and treatment:
        name = material.concepts.name
        return material.phrases.say("group.treated", name=plain(name(concept)), treatment=plain(name(treatment)))
    worded = _word_group(material, words, concept if apart else None, concept)
    return name_foreign(material, worded, concept if apart else None) if material.phrases.quotes else worded


def _word_group(material: Material, words: str, instead: str | None, concept: str | None) -> str:
    words = lower_known(material, words, concept)
    readable = any(len(word) >= _MIN_WORD and word.islower() for word in words.replace("-", " ").split())
    if instead is None or (readable and material.phrases.stands_alone(words) and not _RUN_ON.search(words)):
        return words
    return plain(material.listed.name(instead))


def _find_treatment(material: Material, words: str) -> str | None:
    """Find the treatment that words name and nothing else: a group is often called in short after what it had."""
    named = (c.id for c in material.listed.labelled("treatment") if words.casefold() in (c.name, *c.synonyms))
    return next(named, None)


def lower_known(material: Material, words: str, concept: str | None) -> str:
    """Take back the capital of a heading or a beginning, where the concept is spelled without it."""
    words, known = plain(words), material.listed.by_id.get(concept or "")
    spellings = (known.name, *known.synonyms) if known else ()
    if words.lower() in spellings:
        return words.lower()
    first, *others = words.split(" ")
    known_first = {spelling.split(" ")[0] for spelling in spellings}
    return " ".join((first.lower(), *others)) if first.istitle() and first.lower() in known_first else words


def name_variable(material: Material, words: str, concept: str | None, *, begins: bool = False) -> str:
    """Name a variable as worded, without the capital of a heading, or of the sentence that it begins."""
    worded = lower_known(material, words, concept)
    first, *others = worded.split(" ")
    if begins and first.istitle():
        worded = " ".join((first.lower(), *others))
    return name_foreign(material, worded, concept) if material.phrases.quotes else worded


def tell_sides(material: Material, comparison: Comparison) -> tuple[str, str] | None:
    """Name the two sides of a comparison as a sentence does; ``None`` if the words for one cannot stand in it."""
    first, second, known = comparison.group_concept, comparison.comparator_concept, material.concepts.by_id
    sides = name_sides(material, comparison)
    if material.phrases.quotes:
        return sides if first != second and first in known and second in known else None
    if not all(map(material.phrases.stands_alone, sides)):
        return None
    group, comparator = (add_article(material, side) for side in sides)
    return group, comparator


def add_article(material: Material, group: str) -> str:
    """Give the name of a group the article that it needs in a sentence."""
    return material.phrases.say("group", name=group, article=material.phrases.needs_article(group))


def name_sides(material: Material, comparison: Comparison) -> tuple[str, str]:
    """Name the two sides of a comparison."""
    first, second = comparison.group_concept, comparison.comparator_concept
    return (
        name_group(material, comparison.group, first, second),
        name_group(material, comparison.comparator, second, first),
    )
