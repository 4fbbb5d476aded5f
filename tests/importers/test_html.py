"""HTML beside the text of a bank that it comes to."""

import pytest

from allquiz.importers.html import to_text


def brought(html: str) -> tuple[str, list[str]]:
    lost: list[str] = []
    text = to_text(html, lost.append, lambda source, alt: lost.append(f"picture {source} {alt}"))
    return text, lost


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain", "plain"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>\n  two<br/>three", "One\ntwo\nthree"),
        ("<p>a  b\n c&nbsp;d</p>", "a b c d"),
        (
            "H<sub>2</sub>O, 10<sup>9</sup>/L, CD34<sup>+</sup>, 5<sup>th</sup>",
            "H₂O, 10⁹/L, CD34⁺, 5th",
        ),
        ("<em>a</em> and <b>b </b>and <code>c</code>", "*a* and **b** and `c`"),
        ("<ul><li>a</li><li>b</li></ul>c", "- a\n- b\n\nc"),
        ("<ol><li>a<li>b</ol>", "1. a\n2. b"),
        ('<ol type="I" start="3"><li>a<li>b</ol>', "III. a\nIV. b"),
        (
            '<ol style="list-style-type: upper-alpha;"><li>a<ol><li>b</ol><li>c</ol>',
            "A. a\n\n1. b\n\nB. c",
        ),
        (
            '<ol start="x" type="a"><li>a</ol><ol type="1"><li>b</ol><ul type="I"><li>c</ul>',
            "a. a\n\n1. b\n\n- c",
        ),
        ("5 &lt; 6 &amp; x&sup2; &#946;", "5 < 6 & x² β"),
        ("WBC < 50 and > 3", "WBC < 50 and > 3"),
        ("$$x_1$$ and \\[y\\] and \\(z\\)", "\\(x_1\\) and \\(y\\) and \\(z\\)"),
        ('<img class="equation_image" data-equation-content="\\alpha" src="/x">', "\\(\\alpha\\)"),
        ('<a href="https://e.org/x">there</a>', "there (https://e.org/x)"),
        ('<a href="mailto:a@e.org">a</a> <a>b</a> <span lang="de">c</span>', "a b c"),
        ("<!-- not seen --><script>no()</script><o:p>seen</o:p>", "seen"),
        ("2 * 3 * 4 and HLA-A*02:01", "2 * 3 * 4 and HLA-A*02:01"),
        ("<em>over<br>two lines</em>", "*over\ntwo lines*"),
    ],
)
def test_what_a_bank_can_say_comes_in_without_loss(html: str, text: str) -> None:
    assert brought(html) == (text, [])


@pytest.mark.parametrize(
    ("html", "text", "lost"),
    [
        ("<table><tr><th>a<td>b<tr><td>c<td>d</table>", "a | b\nc | d", "a table"),
        ("x<sup>abc</sup>", "x^(abc)", "the superscript “abc”"),
        ("<u>not</u> so", "not so", "underlining"),
        ("<s>not</s> so", "not so", "struck-out"),
        ("<video src=x></video>a", "a", "<video>"),
        ("a *b* c", "a *b* c", "the signs around “b”"),
        ("<em>a*b</em>", "a*b", "emphasis beside signs"),
        ("re<em>do</em>", "redo", "emphasis beside signs"),
        ("<img src=x.png alt=y>a", "a", "picture x.png y"),
        (
            "<a href=@@PLUGINFILE@@/a.mp3>Hear</a> <a href=#x>it</a>",
            "Hear it",
            "@@PLUGINFILE@@/a.mp3",
        ),
        (
            "<span class=multilang lang=en>cat</span> <span lang=de>Katze</span>",
            "cat Katze",
            "what language each text is in",
        ),
    ],
)
def test_what_a_bank_can_not_say_is_named(html: str, text: str, lost: str) -> None:
    made, named = brought(html)
    assert made == text
    assert len(named) == 1
    assert lost in named[0]
