"""The preview as one page of HTML: no script, nothing fetched, pictures inside, light and dark."""

import base64
import html
import mimetypes
from pathlib import Path

from allquiz.asking import show
from allquiz.markup import TAGS, Span, spans
from allquiz.model.question import AnyQuestion, Figure
from allquiz.view.blocks import Block, Line, Picture, Space
from allquiz.view.preview import preview_blocks

STYLE = """
:root { color-scheme: light dark; --line: #8884; --right: #1a7f37; --wrong: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --right: #57c46d; --wrong: #ff8a80; } }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
article { border-top: 1px solid var(--line); padding: 1rem 0; break-inside: avoid; }
p { margin: .25rem 0; padding-left: 2.2em; text-indent: -2.2em; }
p.text { padding-left: 0; text-indent: 0; }
.strong { font-weight: 600; font-size: 1.1rem; }
.quiet { opacity: .75; font-size: .9rem; }
.right b { color: var(--right); }
.wrong b { color: var(--wrong); }
pre { overflow-x: auto; line-height: 1.2; }
img { max-width: 100%; background: #fff; }
code { font-family: ui-monospace, monospace; }
"""
MARK = '<meta name="generator" content="allquiz">'
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def page(questions: list[AnyQuestion], title: str, seed: int) -> str:
    """The page with every question, its options shuffled by the seed."""
    named = html.escape(title)
    articles = "".join(
        _article(question, number, len(questions), seed)
        for number, question in enumerate(questions, start=1)
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{MARK}\n"
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{named}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{named}</h1>\n{articles}</body>\n</html>\n"
    )


def _article(question: AnyQuestion, number: int, total: int, seed: int) -> str:
    blocks = preview_blocks(show(question, seed), number, total)
    name = html.escape(question.id, quote=True)
    return f'<article id="{name}">\n{"".join(map(_made, blocks))}</article>\n'


def _made(block: Block) -> str:
    """The block as HTML; a preview has lines and pictures only."""
    match block:
        case Line():
            return _paragraph(block) if block.text else ""
        case Picture(figure=figure):
            return _picture(figure)
        case Space():
            return ""
    raise NotImplementedError(type(block).__name__)


def _paragraph(line: Line) -> str:
    text = (
        "".join(map(_span, spans(line.text)))
        if line.marked
        else html.escape(line.text, quote=False)
    )
    label = f"<b>{html.escape(line.label, quote=False)}</b> " if line.label else ""
    kind = " ".join(filter(None, (line.tone, "" if line.label else "text")))
    return f'<p class="{kind}">{label}{text}</p>\n'


def _span(span: Span) -> str:
    """A run of text; math stands as it was typed, for nothing here could set it."""
    text = html.escape(span.text, quote=False).replace("\n", "<br>")
    tag = "var" if span.style == "math" else TAGS.get(span.style)
    return f"<{tag}>{text}</{tag}>" if tag else text


def _picture(figure: Figure) -> str:
    kind = mimetypes.guess_type(figure.file)[0] or "application/octet-stream"
    data = base64.b64encode(Path(figure.path).read_bytes()).decode()
    alt = html.escape(figure.alt, quote=True)
    words = f"<details><summary>In words</summary><pre>{html.escape(figure.alt)}</pre></details>\n"
    return f'<p class="text"><img src="data:{kind};base64,{data}" alt="{alt}"></p>\n{words}'
