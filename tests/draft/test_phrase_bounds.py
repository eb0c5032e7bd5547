import pytest
from jinja2 import TemplateError

from assistant.draft.phrase_bounds import MAX_SAID, TooLongError, find_excess, render
from assistant.draft.phrase_filters import make_environment

ENVIRONMENT = make_environment({})


@pytest.mark.parametrize(
    "text",
    [
        "{{ a }} {{ a | capital }}",
        "{% if a and not b or a > 1 %}x{% elif b == 'c' %}{{ a[0] }}{% else %}{{ b[:-1] | join(', ') }}{% endif %}",
        "{% for c in b %}{{ c }}{% if not loop.last %}, {% endif %}{% endfor %}",
        "{{ a ~ ' of ' ~ b if a else b | plural('one', 'many') }}{{ (a, b) | listed }}",
        "{{ a | replace('no: ', '') }}",
        "{% if a > 1e300 %}x{% endif %}",
    ],
)
def test_what_phrases_need_is_accepted(text: str) -> None:
    assert list(find_excess(ENVIRONMENT.parse(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "{{ a.__class__.__mro__ }}",
        "{{ a['__class__'].b }}",
        "{{ a.b() }}",
        "{{ a() }}",
        "{{ a * 1000000000 }}",
        "{{ 10 ** 10 ** 10 }}",
        "{{ 1 + 1 }}",
        "{{ '%1000000000d' % 1 }}",
        "{% set a = a ~ a %}{{ a }}",
        "{% for a in b %}{% for c in b %}x{% endfor %}{% endfor %}",
        "{{ a | join(b) }}",
        "{{ a | join(*b) }}",
        "{{ a | replace('a', b) }}",
        f"{{{{ a | replace('a', '{'b' * 300}') }}}}",
        "{{ {'a': b} }}",
        "{% include 'a' %}",
        "{% import 'a' as b %}",
        "{% macro a() %}{% endmacro %}",
        "{% block a %}{% endblock %}",
        "{{ a | number(n=b) }}",
        "{{ 1e999 | listed }}",
        "{% if a > -1e999 %}x{% endif %}",
    ],
)
def test_what_no_phrase_needs_is_refused(text: str) -> None:
    assert list(find_excess(ENVIRONMENT.parse(text)))


@pytest.mark.parametrize("text", ["{{ a | center(1000000000) }}", "{{ a | attr('b') }}", "{{ a is callable }}"])
def test_other_filters_and_tests_are_not_there(text: str) -> None:
    with pytest.raises(TemplateError):
        ENVIRONMENT.from_string(text)


def test_what_is_said_is_bounded() -> None:
    whole = ENVIRONMENT.from_string("{% for b in a %}{{ b }}{% endfor %}")
    assert render(whole, {"a": ["x"] * MAX_SAID}) == "x" * MAX_SAID
    with pytest.raises(TooLongError):
        render(whole, {"a": ["x"] * (MAX_SAID + 1)})
    with pytest.raises(TooLongError):
        render(ENVIRONMENT.from_string("{{ a" + " | listed" * 40 + " }}"), {"a": "ab"})
    grown = ENVIRONMENT.from_string("{{ a" + " | replace('a', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')" * 20 + " }}")
    with pytest.raises(TooLongError):
        render(grown, {"a": "a"})
