"""The languages of drafts: their phrases, what they have no words for, and their Word templates."""

from collections.abc import Iterator

from assistant.cli.drafting import find_template
from assistant.cli.rule_sets import Rules
from assistant.draft import Phrases, check_names, list_languages, load_phrases, make_template, note_untranslated
from assistant.errors import Problem, RuleFileError
from assistant.group import Grouping
from assistant.pack import open_pack


def open_phrases(language: str) -> Phrases:
    """Load the phrases of the pack that comes with draftreview.

    Raises
    ------
    UnknownNameError
        If it has none in this language.
    """
    return load_phrases(open_pack(), language)


def copy_template(language: str) -> bytes:
    """Copy the Word template that comes with draftreview for a language, for users to edit."""
    return make_template(find_template(language))


def check_languages(rules: Rules) -> tuple[Problem, ...]:
    """Load the phrases of every language, and give their problems, with notes on what has no name in them."""
    return tuple(problem for language in list_languages(rules.pack) for problem in _check(rules, language))


def _check(rules: Rules, language: str) -> Iterator[Problem]:
    try:
        phrases = load_phrases(rules.pack, language)
    except RuleFileError as error:
        yield from error.problems
        return
    yield from check_names(phrases, rules.concepts)
    yield from note_untranslated(phrases, rules.concepts, _list_texts(rules.grouping))


def _list_texts(grouping: Grouping) -> Iterator[str]:
    """Go through the texts of the grouping rules that drafts print."""
    for section in grouping.sections:
        yield from (section.title, section.intro)
    yield from (stratum.title for stratum in grouping.strata)
    yield from (technique.name for technique in grouping.techniques)
    yield from (technique.basis for target in grouping.targets for technique in target.techniques)
