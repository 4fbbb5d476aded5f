"""Anki's “Notes in Plain Text”: cards and cloze notes, and notes that allquiz made.

The file is a table with a head of lines such as `#separator:tab`; a field may be in quotes, even the
first of a row. Anki before 2.1.55 wrote no head: then it is fronts and backs, or clozes, with tabs between.
Source: https://docs.ankiweb.net/importing/text-files.html, and what Anki 26.9.3 writes.
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Callable

from allquiz.importers import answer_shares, cloze
from allquiz.importers.answer_shares import Answer
from allquiz.importers.decoding import decoded, rows
from allquiz.importers.draft import Draft, Intake, Settle
from allquiz.importers.html import inner_html
from allquiz.importers.refusals import CannotHold

HEAD = re.compile(
    r"#((?:separator|html|tags|columns|notetype|deck|guid|if matches)(?: column)?):(.*)"
)
REMARK = re.compile(r"#.*|\s*\Z")  # what may stand in a head besides
SIGNS = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":"}
GAP = re.compile(
    r"\{\{c[\d,]+::((?:(?!::|\}\}|\{\{c).)*+)(?:::((?:(?!\}\}|\{\{c).)*+))?\}\}", re.DOTALL
)
LATEX = re.compile(r"\[(latex|\$\$?)\](.*?)\[/\1\]", re.DOTALL)
SOUND = re.compile(r"\[sound:[^\[\]]*\]")
COMMON = ("Explanation", "Since", "As of", "Figure", "Source", "Topic", "Notice", "Hint")
SINCE = re.compile(r"(.*?[.!?]) \((.*), as of (\d{4}(?:-\d\d-\d\d)?)\)", re.DOTALL)
REVISED = re.compile(r", revised (\d{4}-\d\d-\d\d)\Z")
TYPED = re.compile(r"(-?[\d.]+)(?: to (-?[\d.]+))?\s*(.*)")
OFF = re.compile(r"up to ([\d.]+%?) off")


def recognizes(data: bytes) -> bool:
    """Whether it begins with a head of Anki's, or all its lines have the same fields, tabs between: front,
    back and perhaps tags, for four or more may be a question and its options."""
    text = data[:20_000].decode("utf-8-sig", "replace")
    if HEAD.match(text):
        return True
    lines = [line for line in text.split("\n")[:20] if line.strip()]
    tabs = {line.count("\t") for line in lines}
    has_gap = GAP.search(text) is not None
    return (
        len(tabs) == 1
        and tabs.pop() > 0
        and (has_gap or (len(lines) > 1 and lines[0].count("\t") < 3))
    )


def read(data: bytes, settle: Settle) -> Intake:
    """The notes as questions. Raises Unreadable."""
    intake = Intake(settle)
    head: dict[str, str] = {}
    text = decoded(data, intake)
    lines = text.split("\n")
    at = 0
    while at < len(lines) and (REMARK if at else HEAD).match(lines[at]):
        if known := HEAD.match(lines[at]):
            head[known[1]] = known[2].strip()
        elif lines[at].strip():
            intake.notes.append((at + 1, f"“{lines[at].strip()}” is a remark, to Anki too"))
        at += 1
    sign = head.get("separator", "tab")
    sign = SIGNS.get(sign.lower(), sign[:1] or "\t")
    line = at + 1
    richer: Counter[str] = Counter()  # notes with more fields than a card has, by their type
    try:
        for line, row in rows("\n".join(lines[at:]), sign, at + 1):
            if any(row):
                note = _Note(head, row)
                intake.take(note.read, line, category=note.category, named="note")
                richer[note.kind] += note.is_richer
    except (csv.Error, TypeError, ValueError) as error:
        intake.break_off(error, line)
    if "guid column" in head:
        intake.notes.append((0, "Anki's own ids (guids) are not kept: ids here are words"))
    if "notetype column" not in head and ("data-ordinal=" in text or "[...]" in text):
        intake.notes.append(
            (0, "these are cards: “Notes in Plain Text” keeps gaps, tags and decks")
        )
    for kind in filter(richer.__getitem__, richer):
        named = f" of the type “{kind}”" if kind else ""
        said = f"notes{named} have more fields than two ({richer[kind]} in all): {AS_TABLE}"
        intake.notes.append((0, said))
    return intake


AS_TABLE = (
    "to say what each is, put a row of names (question, option a, option b, answer, explanation) in "
    "place of the lines that begin with #, and import that with `--from csv`"
)


class _Note:
    """One note being read: its fields, and what the head says of it."""

    draft: Draft
    own: defaultdict[str, str]  # of a note that allquiz made, its fields by their names
    type = ""  # of its question

    def __init__(self, head: dict[str, str], row: list[str]) -> None:
        self.is_html = head.get("html", "true") != "false"
        self.is_richer = False
        special = {}
        for name in ("guid", "notetype", "deck", "tags"):
            column = head.get(f"{name} column", "")
            if column.isdecimal() and 0 < int(column) <= len(row):
                special[name] = int(column) - 1
        self.fields = [cell for n, cell in enumerate(row) if n not in special.values()]
        self.kind = row[special["notetype"]] if "notetype" in special else head.get("notetype", "")
        deck = row[special["deck"]] if "deck" in special else head.get("deck", "")
        self.category = deck.replace("/", "-").replace("::", "/")
        tags = f"{row[special['tags']] if 'tags' in special else ''} {head.get('tags', '')}"
        self.tags = [tag.replace("/", "-").replace("::", "/") for tag in tags.split()]

    def read(self, draft: Draft) -> None:
        """Raises CannotHold."""
        self.draft = draft
        if self.kind in OWN:
            self._own()
            return
        draft.tag(self.tags)
        if any("::image-occlusion:" in field for field in self.fields):
            raise CannotHold("an image occlusion: no type here hides parts of a picture")
        if any(GAP.search(field) for field in self.fields):
            self._cloze()
        else:
            self._card()

    def _text(self, field: str, where: str = "") -> str:
        def sound(match: re.Match[str]) -> str:
            self.draft.lose(f"the sound {match[0]}")
            return ""

        field = LATEX.sub(r"\\(\2\\)", SOUND.sub(sound, field))
        return self.draft.in_form(field, "html" if self.is_html else "plain", where)

    def _card(self) -> None:
        texts = [self._text(field) for field in self.fields]
        back, *further = [text for text in texts[1:] if text] or [""]
        if not texts or not texts[0] or not back:
            self.draft.values["front"] = next(iter(texts), "")
            side = "back" if texts and texts[0] else "front"
            only = (
                f" but {'; '.join(self.draft.lost)}: write it in words" if self.draft.lost else ""
            )
            raise CannotHold(f"no text on its {side}{only}")
        self.draft.values["stem"] = texts[0]
        if "type in the answer" in self.kind.lower():
            answer_shares.type_words(self.draft, answer_shares.literally([back]))
        else:
            answer_shares.turn(self.draft, back)
        if further:
            self.draft.lose(f"further fields: {', '.join(f'“{text}”' for text in further)}")
            self.is_richer = "optional reversed" not in self.kind
        if "revers" in self.kind.lower():
            self.draft.lose("the card that asks the other way round")

    def _cloze(self) -> None:
        at = next(n for n, field in enumerate(self.fields) if GAP.search(field))
        gaps: list[list[str]] = []
        hints: list[str] = []

        def take(match: re.Match[str]) -> str:
            answer = self._text(match[1], "a gap")
            gaps.append([answer])
            if match[2]:
                hints.append(self._text(match[2], "a hint"))
            return cloze.mark(len(gaps) - 1)

        text = self._text(GAP.sub(take, self.fields[at]))
        if "{{c" in text:
            raise CannotHold("a gap within a gap, or one that is not closed")
        if [""] in gaps:
            only = "; ".join(self.draft.lost)
            raise CannotHold(f"a gap without text{f' but {only}' if only else ''}")
        cloze.fill_marked(self.draft, text, gaps)
        self.draft.add("hint", "; ".join(hints))
        for n, field in enumerate(self.fields):
            if n != at:
                self.draft.add("explanation", self._text(field, "explanation"))

    def _own(self) -> None:
        """A note that allquiz made, back to its question as far as the note holds it."""
        read, own = OWN[self.kind]
        names = ("ID", "Stem", *own, *COMMON)
        self.own = fields = defaultdict(str, zip(names, self.fields, strict=False))
        draft = self.draft
        draft.name(fields["ID"])
        topic = fields["Topic"].replace(" ", "-")
        draft.category = topic or draft.category
        for tag in self.tags:
            if tag.startswith("allquiz/type/"):
                self.type = tag.removeprefix("allquiz/type/")
            elif tag.startswith("allquiz/level/"):
                draft.tag([tag.removeprefix("allquiz/")])
            elif not tag.startswith("allquiz/") and tag != f"ALL/{topic}":
                draft.tag([tag.removeprefix("ALL/")])
        draft.values["stem"] = self._text(fields["Stem"])
        read(self)
        draft.add("explanation", self._text(fields["Explanation"], "explanation"))
        draft.add("hint", self._text(fields["Hint"], "a hint"))
        self._background()

    def _background(self) -> None:
        values = self.draft.values
        if since := SINCE.fullmatch(self._text(self.own["Since"])):
            values["since"] = {"note": since[1], "source": since[2], "as_of": since[3]}
        if as_of := self.own["As of"]:
            values["as_of"] = as_of
        if source := self._text(self.own["Source"]):
            title, *revised = REVISED.split(source)
            values["source"] = {"title": title, **({"revised": revised[0]} if revised else {})}
        self._text(self.own["Figure"], "the figure")

    def options(self) -> None:
        answers = [
            Answer(
                self._text(text, "an option"),
                answer_shares.FULL if side == "right" else 0.0,
                self._text(reason, "a rationale"),
            )
            for side, text, reason in _list(self.own["Answer"])
        ]
        right = [answer for answer in answers if answer.share]
        if not right:
            raise CannotHold("no right option in its field “Answer”")
        shown = self.own["Options"]
        if self.type == "true_false":
            answer_shares.judge(self.draft, is_true=right[0].text.lower() == "true")
            return
        if self.type == "multiple_response" or 'class="options several' in shown:
            answer_shares.choose_alike(self.draft, answers)
        else:
            answer_shares.choose_one(self.draft, answers)
        if re.search(r'class="options \w+ fixed', shown):
            self.draft.values["shuffle"] = "false"

    def typed(self) -> None:
        text, more = self._text(self.own["Typed"]), self._text(self.own["Also right"])
        if self.type != "numeric":
            answer_shares.type_words(self.draft, answer_shares.literally([text, *more.split("; ")]))
            return
        match = TYPED.fullmatch(text)
        if match is None:
            raise CannotHold(f"“{text}” where a number should be")
        low, high, unit = match.groups()
        off = OFF.search(more)
        value = f"{low}..{high}" if high else low
        right = Answer(value, answer_shares.FULL, tolerance=off[1] if off else "")
        answer_shares.type_number(self.draft, [right], unit)

    def gaps(self) -> None:
        self.fields = [self.own["Stem"]]
        self._cloze()

    def parts(self) -> None:
        numbers = [n for n in range(1, 21) if self.own[f"Answer {n}"].strip()]
        answers = [self._text(self.own[f"Answer {n}"], "a part") for n in numbers]
        offered = [self._text(item, "a part") for item in _items(self.own["Choices"])]
        if self.type == "ordering" or not offered:
            answer_shares.put_in_order(self.draft, answers)
            return
        lefts = [self._text(self.own[f"Prompt {n}"], "a part") for n in numbers]
        pairs = [*zip(lefts, answers, strict=True), *(("", text) for text in offered)]
        answer_shares.match(self.draft, pairs, groups=self.type == "categorize")

    def card(self) -> None:
        answer_shares.turn(self.draft, self._text(self.own["Back"]))


# How our own notes are read, by their type, and their fields between Stem and the common ones.
OWN: dict[str, tuple[Callable[[_Note], None], tuple[str, ...]]] = {
    "allquiz: options": (_Note.options, ("Instruction", "Options", "Answer")),
    "allquiz: typed answer": (_Note.typed, ("Typed", "Also right")),
    "allquiz: cloze": (_Note.gaps, ()),
    "allquiz: parts": (
        _Note.parts,
        ("Choices", *(f"{side} {n}" for n in range(1, 21) for side in ("Prompt", "Answer"))),
    ),
    "allquiz: flashcard": (_Note.card, ("Back",)),
}


def _list(html: str) -> list[tuple[str, str, str]]:
    """Of each item of a list of ours its class, its text and its rationale, the last two as HTML."""
    found = []
    for item in inner_html(html, "li"):
        inside = {p.name: p.html for p in inner_html(item.html, "p")}
        found.append((item.name, inside.get("text", ""), inside.get("rationale", "")))
    return found


def _items(html: str) -> list[str]:
    return [item.html for item in inner_html(html, "li")]
