import pytest

from assistant.read.inline_markup import raise_number, to_plain_line


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Role of <i>BDNF</i> and H<sub>2</sub>O", "Role of BDNF and H2O"),
        ("<jats:title>Aim</jats:title><jats:p>We  asked.</jats:p>", "Aim We asked."),
        ("p &lt; 0.05 &amp; n &gt; 3", "p < 0.05 & n > 3"),
        ("p <0.05 and q> 0.1", "p <0.05 and q> 0.1"),
        ("a &lt;b&gt;bold&lt;/b&gt; word", "a bold word"),
        ("10<sup>-3</sup> of <sup>18</sup>F", "10⁻³ of 18F"),
        ("one\n two\tthree", "one two three"),
        ("R&D; A&B", "R&D; A&B"),
    ],
)
def test_tags_go_and_text_stays(written, plain):
    assert to_plain_line(written) == plain


@pytest.mark.parametrize(("text", "raised"), [("-3", "⁻³"), ("12", "¹²"), ("th", "th"), ("", "")])
def test_only_whole_numbers_are_raised(text, raised):
    assert raise_number(text) == raised
