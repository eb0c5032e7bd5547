from dataclasses import replace

import pytest

from assistant.errors import Location, UnreadableInputError
from assistant.interchange import from_json, to_json, to_json_lines, to_readable_json
from assistant.model import Arm, Author, ClaimRow, Direction, Record, Review, Separation, Study, Verdict
from tests.diff.reviews import claim, review, synthesis

HERE = Location("a.json", 1)


def whole_review() -> Review:
    separated = Separation("laterality", {"increase": ("left",), "decrease": ("right",)}, complete=True)
    divided = synthesis("a", {Direction.INCREASE: ["pmid:1"], Direction.DECREASE: ["pmid:2"]}, Verdict.DISCREPANCY)
    return replace(
        review(["pmid:1", "pmid:2"], [replace(divided, separated_by=(separated,))]),
        claims=(ClaimRow(claim(), votes=True),),
        studies=(Study("pmid:1", (Arm("patients", "patients", 20, 3, 5),), 20),),
    )


def test_a_review_survives_the_way_to_json_and_back() -> None:
    assert from_json(Review, to_json(whole_review()), HERE) == whole_review()


def test_a_review_is_written_quickly_as_it_is_written_slowly() -> None:
    assert to_readable_json(whole_review()).decode() == to_json(whole_review(), indent=1) + "\n"


def test_fields_keep_their_order_and_letters_their_form() -> None:
    assert to_json(Author("Müller", "A")) == '{"family": "Müller", "given": "A"}'
    assert list(Record.__dataclass_fields__)[:3] == ["record_id", "title", "abstract"]
    assert to_json(Record("pmid:1", "T")).startswith('{"record_id": "pmid:1", "title": "T", "abstract": ""')


def test_enums_are_keys_and_values_as_the_contract_spells_them() -> None:
    text = to_json(synthesis("a", {Direction.NO_DIFFERENCE: ["pmid:1"]}, Verdict.NULL))
    assert '"by_direction": {"no_difference": ["pmid:1"]}' in text
    assert '"verdict": "null"' in text


def test_json_lines_end_each_value_with_a_line_feed() -> None:
    assert to_json_lines([Author("A"), {"b": (1, None)}]) == '{"family": "A", "given": ""}\n{"b": [1, null]}\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "a.json:1: bad-json: Author: Invalid JSON"),
        ("{}", "a.json:1: bad-json: family: Field required"),
        ('{"family": 3}', "a.json:1: bad-json: family: Input should be a valid string"),
    ],
)
def test_what_cannot_be_read_says_where_and_what_to_do(text: str, said: str) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        from_json(Author, text, HERE)
    assert str(caught.value).startswith(said)
    assert str(caught.value).endswith("write the file again with this version of draftreview")
