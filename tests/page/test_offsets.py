import pytest

from assistant.page.offsets import count_units


@pytest.mark.parametrize(
    "text", ["", "plain", "mean ± SD, 12 µm", "a \U0001f9e0 and \U00020000 b", "\U0001f9e0\U0001f9e0"]
)
def test_offsets_are_those_of_utf_16(text: str) -> None:
    units = count_units(text)
    assert [units(at) for at in range(len(text) + 1)] == [
        len(text[:at].encode("utf-16-le")) // 2 for at in range(len(text) + 1)
    ]
