import pytest

from assistant.read.languages import find_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("eng", "en"),
        ("English", "en"),
        ("ENGLISH", "en"),
        ("en-US", "en"),
        ("pt_BR", "pt"),
        ("und fre", "fr"),
        ("chi", "zh"),
        ("zho", "zh"),
        ("Chinese (Simplified)", "zh"),
        ("中文", "zh"),
        ("Deutsch", "de"),
        ("ger", "de"),
        ("German; English", "de"),
        ("Text is in Spanish", "es"),
        ("scr", "hr"),
        ("nob", "no"),
        ("xxx", ""),
        ("Klingon", ""),
        ("", ""),
    ],
)
def test_names_and_codes(text: str, code: str) -> None:
    assert find_language(text) == code
