import json

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import Problem
from assistant.model import Author
from assistant.read.citations import Citation
from assistant.read.csl_json import parse_csl_json

QUICK = settings(max_examples=60, deadline=None, derandomize=True)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from("id title abstract author issued DOI PMID note page type container-title accessed".split())


def read(text: str) -> list[Citation]:
    return [item for item in parse_csl_json("a.json", text.split("\n")) if isinstance(item, Citation)]


def read_one(**fields: object) -> Citation:
    (citation,) = read(json.dumps([{key.replace("_", "-"): value for key, value in fields.items()}]))
    return citation


def test_an_item_becomes_a_citation() -> None:
    text = json.dumps(
        [
            {
                "id": "byron2019",
                "type": "article-journal",
                "title": "A <i>small</i> study",
                "abstract": "<jats:p>First.</jats:p><jats:p>Second.</jats:p>",
                "container-title": "Journal of Examples",
                "author": [
                    {"family": "Berg", "given": "Ada", "non-dropping-particle": "van den"},
                    {"family": "Humboldt", "given": "Alex", "dropping-particle": "von", "suffix": "Jr"},
                    {"literal": "The Example Group"},
                ],
                "issued": {"date-parts": [[2019, 3, 2]]},
                "accessed": {"date-parts": [["2021", "1", 5]]},
                "volume": 14,
                "issue": "2",
                "page": "121-128",
                "language": "en-GB",
                "DOI": "10.1000/x",
                "note": "Publisher: X\nPMID: 12",
            }
        ],
        indent=1,
    )
    assert read(text) == [
        Citation(
            line=2,
            title="A small study",
            abstract="First. Second.",
            container_title="Journal of Examples",
            year="2019/03/02",
            volume="14",
            issue="2",
            page="121-128",
            language="en-GB",
            authors=(Author("van den Berg", "Ada"), Author("Humboldt", "Alex von Jr"), Author("The Example Group")),
            dois=("10.1000/x",),
            pmids=("12",),
            kinds=("article-journal",),
            dates=("2021/01/05",),
        )
    ]


def test_ids_stand_in_fields_notes_ids_and_addresses() -> None:
    assert read_one(PMID=12, note="PMID: 13").pmids == ("12",)
    assert read_one(id="pmid:12", title="A").pmids == ("12",)
    assert read_one(title="A", id="12").pmids == ()
    assert read_one(note="DOI: 10.1000/x").dois == ("10.1000/x",)
    assert read_one(URL="https://doi.org/10.1000/x").dois == ("10.1000/x",)


def test_dates_in_every_shape() -> None:
    assert read_one(issued={"literal": "Spring 2019"}).year == "Spring 2019"
    assert read_one(issued={"raw": "2019-05"}).year == "2019-05"
    assert read_one(issued={"date-parts": [[]]}, published_online={"date-parts": [[2018]]}).year == "2018"
    assert read_one(issued="2019").year == "2019"
    assert read_one(issued={"date-parts": [[None]]}).year == ""


def test_odd_values_are_passed_over() -> None:
    citation = read_one(
        title=["First", "Second"], author="Byron, A; Hopper, G", abstract={"a": 1}, volume=True, page=[]
    )
    assert (citation.title, citation.abstract, citation.volume, citation.page) == ("First", "", "", "")
    assert [author.family for author in citation.authors] == ["Byron", "Hopper"]
    assert read_one(title="A", author=["Byron, Ada", {}, None, {"name": "Group"}]).authors == (
        Author("Byron", "Ada"),
        Author("Group"),
    )


def test_characters_that_no_text_may_hold_become_spaces() -> None:
    (citation,) = read('[{"title": "A\\u0000B\\ud800"}]')
    assert citation.title == "A B"


def test_an_object_a_line_is_read_line_by_line() -> None:
    items = parse_csl_json("a.json", iter(["", '{"title": "A"}', '{"title":', "", '{"title": "B"}']))
    found = [(i.location.line, i.code) if isinstance(i, Problem) else (i.line, i.title) for i in items]
    assert found == [(2, "A"), (3, "bad-json"), (5, "B")]


@QUICK
@given(st.text(alphabet='{}[]",: ab1\\\n', max_size=30) | st.text(max_size=30))
def test_anything_between_two_items_leaves_them_whole(rubbish: str) -> None:
    titles = [c.title for c in read(f'[{{"title": "The first"}}, {rubbish}, {{"title": "The last"}}]')]
    assert (titles[0], titles[-1]) == ("The first", "The last")


@QUICK
@given(st.lists(st.text(max_size=20), max_size=5))
def test_any_line_between_two_lines_leaves_them_whole(lines: list[str]) -> None:
    titles = [c.title for c in read("\n".join(['{"title": "The first"}', *lines, '{"title": "The last"}']))]
    assert (titles[0], titles[-1]) == ("The first", "The last")


@QUICK
@given(st.dictionaries(KEYS, VALUES))
def test_any_value_in_any_field_gives_a_citation(value: dict[str, object]) -> None:
    assert len(read(json.dumps([value]))) == 1


@QUICK
@given(st.text(max_size=100))
def test_arbitrary_text_never_raises(text: str) -> None:
    for item in parse_csl_json("a.json", text.split("\n")):
        assert isinstance(item, Citation | Problem)
