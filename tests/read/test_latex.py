import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.read.latex import decode_latex, decode_verbatim


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        (r"M{\"u}ller, \'{E}va, Bj\"orn, d\'{\i}a, \v{S}koda, {\c{C}}elik, \k a, \H{o}", "Müller, Éva, Björn, día, Škoda, Çelik, ą, ő"),  # noqa: E501
        (r"Stra\ss e, {\O}sterg\aa rd, \L{}uk, \ae", "Straße, Østergård, Łuk, æ"),
        (r"A {Proper} {N}oun", "A Proper Noun"),
        (r"Smith \& Sons, 50\% and 50% of \_x\_, \$5", "Smith & Sons, 50% and 50% of _x_, $5"),
        (r"$\alpha$ wave, $\beta$-endorphin, $\mu$V", "α wave, β-endorphin, μV"),
        (r"$p < 0.05$, $\pm$ 2, H$_2$O, $10^{-3}$, $^{18}$F, 25$^\circ$C", "p < 0.05, ± 2, H2O, 10⁻³, 18F, 25°C"),
        (r"cost $5 and $10 each", "cost $5 and $10 each"),
        (r"\emph{big} \textit{and \textbf{bold}} {\it old}", "big and bold old"),
        (r"see \cite{key2001} \href{http://x.org}{here}", "see here"),
        (r"$\frac{1}{2}$ of it", "1/2 of it"),
        ("pages 1--5 --- ``quoted'' a~b", "pages 1–5 — “quoted” a b"),
        (r"{\textless}i{\textgreater}slanted{\textless}/i{\textgreater} $\less$b$\greater$", "slanted"),
        (r"one \\ two \, three", "one two three"),
        ("plain\n   text", "plain text"),
        (r"unclosed { and {\'} at \textit{end", "unclosed and at end"),
        ("back\\", "back"),
    ],
)  # fmt: skip
def test_latex_becomes_plain_text(written, plain):
    assert decode_latex(written) == plain


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        (r"10.1000/a\_b--c", "10.1000/a_b--c"),
        (r"10.1002/(SICI)1\textless 3::AID\textgreater{}2", "10.1002/(SICI)1<3::AID>2"),
        ("{10.1000/x}", "10.1000/x"),
    ],
)
def test_an_identifier_keeps_its_signs(written, plain):
    assert decode_verbatim(written) == plain


@pytest.mark.parametrize("unit", ["{", r"\'", "$", r"\cite{", r"\frac{", "1^{", "$ ^ ", "<p ", "``"])
def test_any_repetition_is_read_in_time(unit):
    start = time.process_time()
    decode_latex(unit * 20_000)
    assert time.process_time() - start < 5


@given(st.text(alphabet="\\{}$^_~'\"`-% ab\u00e9\n&<>;#", max_size=60))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_anything_gives_one_line(text):
    line = decode_latex(text)
    assert line == " ".join(line.split())
