"""What a phrase may ask of Jinja: to fill in, to choose and to list, so that no phrase costs more than its text."""

from collections.abc import Iterable, Iterator, Mapping
from math import isfinite

from jinja2 import Template, nodes

from assistant.errors import DraftreviewError

MAX_TEXT = 5_000
MAX_SAID = 1_000_000
_MAX_ARGUMENT = 200
_MAX_LOOPS = 1
_ACCEPTED = frozenset(
    {
        *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Filter, nodes.If, nodes.For),
        *(nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Concat, nodes.Neg),
        *(nodes.Getitem, nodes.Slice, nodes.Tuple, nodes.List),
    }
)
# Filters that make many texts of one.
_MULTIPLYING = frozenset(("join", "replace"))


class TooLongError(DraftreviewError):
    """A text beyond all that a draft says in one place."""

    def __init__(self) -> None:
        super().__init__(f"more than {MAX_SAID:,} characters come of it")


def find_excess(tree: nodes.Template) -> Iterator[str]:
    """Name what a phrase holds and none needs: calls, arithmetic, assignments, loops in loops.

    Parameters
    ----------
    tree
        The parsed phrase.
    """
    if _count_loops(tree) > _MAX_LOOPS:
        yield "a loop inside a loop is not accepted; write two phrases or one list"
    for node in tree.find_all(nodes.Node):
        match node:
            case nodes.Getattr(node=nodes.Name(name="loop")):  # the one thing whose attributes are asked for
                pass
            case nodes.Const(value=float() as number) if not isfinite(number):  # Jinja writes it as a name: inf
                yield "a number is too large; write a smaller one"
            case nodes.Filter() if node.kwargs or node.dyn_args or node.dyn_kwargs:
                yield f"{node.name} takes arguments without names and stars"
            case nodes.Filter() if node.name in _MULTIPLYING and not all(map(_is_short, node.args)):
                yield f"{node.name} takes texts of at most {_MAX_ARGUMENT} characters, written out"
            case _ if type(node) not in _ACCEPTED:
                yield f"{type(node).__name__.lower()} is not accepted; a phrase fills in, chooses (if) and lists (for)"


def bound(text: str) -> str:
    """Give a text, unless it is too long.

    Raises
    ------
    TooLongError
        If it is.
    """
    if len(text) > MAX_SAID:
        raise TooLongError
    return text


def render(template: Template, values: Mapping[str, object]) -> str:
    """Fill in a phrase piece by piece, so that it ends where it becomes too long.

    Raises
    ------
    TooLongError
        If it does.
    """
    return "".join(_take(template.generate(values)))


def _take(pieces: Iterable[str]) -> Iterator[str]:
    left = MAX_SAID
    for piece in pieces:
        left -= len(piece)
        if left < 0:
            raise TooLongError
        yield piece


def _is_short(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, str) and len(node.value) <= _MAX_ARGUMENT


def _count_loops(node: nodes.Node) -> int:
    inner = max(map(_count_loops, node.iter_child_nodes()), default=0)
    return inner + isinstance(node, nodes.For)
