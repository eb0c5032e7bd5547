import pytest

from assistant.extract.abbreviations import find_abbreviations
from assistant.extract.tokenizer import open_tokenizer

CUT = open_tokenizer()


def found(text):
    words = CUT(text)
    return [
        ("".join(a.short), None if a.long_start is None else words.text(a.long_start, a.long_end))
        for a in find_abbreviations(words)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("regional homogeneity (ReHo) was", [("ReHo", "regional homogeneity")]),
        ("healthy controls (HC, n = 12) were", [("HC", "healthy controls")]),
        ("the precentral gyrus (PreCG) was", [("PreCG", "precentral gyrus")]),
        ("VBM (voxel-based morphometry) was", [("VBM", "voxel-based morphometry")]),
        ("the ascending pathway (XYZ) was", [("XYZ", None)]),
        ("(p < 0.05) was lower (see below)", []),
    ],
)
def test_bracketed_short_forms(text, expected):
    assert found(text) == expected
