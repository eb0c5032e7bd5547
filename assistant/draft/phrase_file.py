"""The phrase file of a language: what it may hold, read and checked."""

from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import Annotated, Any, Literal

from jinja2 import Template, TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.sandbox import SandboxedEnvironment
from pydantic import Field

from assistant.draft.phrase_book import PHRASES, WORDS
from assistant.draft.phrase_bounds import MAX_TEXT, find_excess
from assistant.draft.phrase_filters import make_environment
from assistant.errors import Problem, RuleFileError, UnknownNameError, list_first
from assistant.layers import load_layered_file
from assistant.located_yaml import Located, Schema, did_you_mean
from assistant.pack import Pack

KIND = "phrases"
Word = Annotated[str, Field(max_length=500)]


class PhraseFile(Schema):
    """Content of a file under ``phrases/``.

    Attributes
    ----------
    language
        Language code, as in the name of the file.
    description
        For whom and in which register.
    locale
        Language and country, as citation styles and word processors know it, such as ``en-US``.
    style
        Citation style of drafts that name no other.
    title
        Title of drafts that have no other.
    words_of_abstracts
        How sentences name groups, places and variables: as the abstracts word them (``told``), or by their concepts,
        with the words behind them where they say more and in quotation marks where there is no concept (``quoted``).
    word_spaces
        Whether spaces part words. If not, a space beside an ideograph or its punctuation is left out.
    bare_words
        Names of places take no article if one of these words stands before a capital, or if they hold a digit.
    articles
        A group named by words that begin so has its article.
    article_words
        A group whose words end so takes an article in a sentence.
    elliptic_words
        A group named by words that begin or end so cannot stand as a noun; it is named by its concept.
    words
        Table -> key -> word, for everything that comes from a closed list.
    phrases
        Phrase id -> Jinja text.
    """

    language: str = Field(pattern=r"^[a-z]{2,3}$")
    description: str
    locale: str = Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    style: str
    title: str
    words_of_abstracts: Literal["told", "quoted"] = "told"
    word_spaces: bool = True
    bare_words: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    article_words: tuple[str, ...] = ()
    elliptic_words: tuple[str, ...] = ()
    words: dict[str, dict[str, Word]] = Field(json_schema_extra={"propertyNames": {"enum": [*sorted(WORDS)]}})
    phrases: dict[str, str] = Field(json_schema_extra={"propertyNames": {"enum": [*sorted(PHRASES)]}})


def list_languages(pack: Pack) -> tuple[str, ...]:
    """List the languages that a pack has phrases in."""
    return tuple(path.stem for path in pack.files(KIND) if "." not in path.stem)


def read_phrase_file(pack: Pack, language: str) -> tuple[Located[PhraseFile], Mapping[str, Template]]:
    """Read and check the phrases of a language.

    Returns
    -------
    The file, and its phrases by their ids, each compiled.

    Raises
    ------
    UnknownNameError
        If the pack has no phrases in that language.
    RuleFileError
        With every phrase that is missing, unknown, no Jinja, or uses a variable it does not get.
    """
    file = load_layered_file(pack, KIND, language, PhraseFile) if language in list_languages(pack) else None
    if file is None:
        raise UnknownNameError("phrase language", language, list_languages(pack))
    templates: dict[str, Template] = {}
    problems = [*list_first(_word_problems(file)), *list_first(_phrase_problems(file, templates))]
    if problems:
        raise RuleFileError(problems)
    return file, templates


def _word_problems(file: Located[PhraseFile]) -> Iterator[Problem]:
    tables: Mapping[str, Mapping[str, str]] = file.value.words
    for name in sorted(tables.keys() - WORDS.keys()):
        yield Problem(file.locate("words", name, on_key=True), "unknown-words", f"{name}: {did_you_mean(name, WORDS)}")
    for name, keys in WORDS.items():
        missing = sorted(keys - tables.get(name, {}).keys())
        if missing or name not in tables:
            yield file.problem("missing-words", f"{name}: add {', '.join(missing) or 'the table'}", "words", name)


def _phrase_problems(file: Located[PhraseFile], templates: dict[str, Template]) -> Iterator[Problem]:
    """Check each phrase, and keep what it is compiled to: compiling takes most of the time."""
    phrases, environment = file.value.phrases, make_environment(file.value.words)
    for name in sorted(PHRASES.keys() - phrases.keys()):
        yield file.problem("missing-phrase", f"add {name!r}; it gets: {_listed(PHRASES[name])}", "phrases")
    for name, text in phrases.items():
        if name not in PHRASES:
            place = file.locate("phrases", name, on_key=True)
            yield Problem(place, "unknown-phrase", f"{name}: {did_you_mean(name, PHRASES)}")
            continue
        for message in check_text(name, text, environment, templates):
            yield file.problem("bad-phrase", f"{name}: {message}", "phrases", name)


def check_text(
    name: str, text: str, environment: SandboxedEnvironment, templates: dict[str, Template]
) -> Iterator[str]:
    """Say what is wrong with a phrase that is known by its name, and keep what a sound one is compiled to."""
    if len(text) > MAX_TEXT:
        yield f"it is longer than {MAX_TEXT:,} characters; shorten it"
        return
    try:
        tree = environment.parse(text)
        excess = list(dict.fromkeys(find_excess(tree)))
        program, used = _translate(tree, environment)
        if not excess:
            code = compile(program, "<template>", "exec")
            templates[name] = Template.from_code(environment, code, environment.make_globals(None))
    except TemplateSyntaxError as error:
        yield f"{error.message}; correct the Jinja text"
        return
    except (ValueError, SyntaxError, NameError, RecursionError, MemoryError):
        yield "a number is too long, or brackets or conditions stand too deep inside each other; write it more plainly"
        return
    yield from excess
    for variable in sorted(used - PHRASES[name]):
        yield f"unknown variable {variable!r}; {did_you_mean(variable, PHRASES[name])}"


def _translate(tree: nodes.Template, environment: SandboxedEnvironment) -> tuple[str, set[str]]:
    """Give the program that fills in a phrase, and the variables that it takes."""
    program = StringIO()
    translator = _Translator(environment, None, None, program, optimized=environment.optimized)
    translator.visit(tree)
    return program.getvalue(), translator.taken


class _Translator(CodeGenerator):
    """Notes variables as ``jinja2.meta`` does, which would translate each phrase a second time for them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taken: set[str] = set()

    def enter_frame(self, frame: Frame) -> None:
        super().enter_frame(frame)
        self.taken.update(name for action, name in frame.symbols.loads.values() if name and action == VAR_LOAD_RESOLVE)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "no variables"
