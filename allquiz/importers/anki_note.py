"""A note of Anki's as a question: a card, a cloze, or what allquiz made itself."""

import re
from collections import defaultdict
from collections.abc import Callable

from allquiz.importers import answer_shares, cloze
from allquiz.importers.answer_shares import Answer
from allquiz.importers.draft import Draft
from allquiz.importers.html import inner_html
from allquiz.importers.refusals import CannotHold

GAP = re.compile(
    r"\{\{c[\d,]+::((?:(?!::|\}\}|\{\{c).)*+)(?:::((?:(?!\}\}|\{\{c).)*+))?\}\}", re.DOTALL
)
LATEX = re.compile(r"\[(latex|\$\$?)\](.*?)\[/\1\]", re.DOTALL)
SOUND = re.compile(r"\[sound:[^\[\]]*\]")
COMMON = ("Explanation", "Since", "As of", "Figure", "Source", "Topic", "Notice", "Hint", "In full")
SINCE = re.compile(r"(.*?[.!?]) \((.*), as of (\d{4}(?:-\d\d-\d\d)?)\)", re.DOTALL)
REVISED = re.compile(r", revised (\d{4}-\d\d-\d\d)\Z")
TYPED = re.compile(r"(-?[\d.]+)(?: to (-?[\d.]+))?\s*(.*)")
OFF = re.compile(r"up to ([\d.]+%?) off")
RETIRED = re.compile(r"Retired on (\d{4}-\d\d-\d\d)[:.]")
FORGIVEN = "the same in capitals"  # So begins what stands behind the other wordings, and is none.
NAME = re.compile(r"[^\s/]+/[^\s/]+")  # of a question, or with @ of a word on its correction
OWN_TAG = "allquiz::type::"  # of each note that allquiz made, before the type of its question
NO_HTML = "its HTML says what is right: tick “Include HTML and media references” in Anki's export"


class Note:
    """One note being read: its fields, and what the head says of it."""

    draft: Draft
    own: defaultdict[str, str]  # of a note that allquiz made, its fields by their names

    def __init__(self, head: dict[str, str], row: list[str]) -> None:
        self.is_html = head.get("html", "true") != "false"
        special = {}
        for name in ("guid", "notetype", "deck", "tags"):
            column = head.get(f"{name} column", "")
            if column.isdecimal() and 0 < int(column) <= len(row):
                special[name] = int(column) - 1
        if not head and NAME.fullmatch(row[0]) and OWN_TAG in row[-1]:
            special["tags"] = len(row) - 1  # before 2.1.55, where no head says so
        self.fields = [cell for n, cell in enumerate(row) if n not in special.values()]
        self.kind = row[special["notetype"]] if "notetype" in special else head.get("notetype", "")
        deck = row[special["deck"]] if "deck" in special else head.get("deck", "")
        self.category = deck.replace("/", "-").replace("::", "/")
        tags = f"{row[special['tags']] if 'tags' in special else ''} {head.get('tags', '')}"
        self.tags = [tag.replace("/", "-").replace("::", "/") for tag in tags.split()]
        type = re.search(rf"{OWN_TAG}(\w+)", tags)
        self.type = type[1] if type else ""  # of the question, where allquiz made the note
        name = next(iter(self.fields), "")
        if not self.kind and self.type and NAME.fullmatch(name):
            # Anki leaves the note's type out, unless asked for it.
            self.kind = KIND_OF.get("flashcard" if "@" in name else self.type, "")

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
        if further and "optional reversed" not in self.kind:  # there they say whether it has one
            self.draft.lose(f"further fields: {', '.join(f'“{text}”' for text in further)}")
        if "revers" in self.kind.lower():
            self.draft.lose("the card that asks the other way round")

    def _cloze(self) -> None:
        at = next((n for n, field in enumerate(self.fields) if GAP.search(field)), -1)
        if at < 0:
            raise CannotHold("a text with gaps that has none")
        gaps: list[list[str]] = []
        hints: list[str] = []

        def take(match: re.Match[str]) -> str:
            answer, hint = match[1], match[2]
            if hint and self.kind in OWN and not self.is_html:  # its own colons, no longer entities
                answer, hint = f"{answer}::{hint}", ""
            gaps.append([self._text(answer, "a gap")])
            if hint:
                hints.append(self._text(hint, "a hint"))
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
        read, own, _ = OWN[self.kind]
        names = ("ID", "Stem", *own, *COMMON)
        self.own = fields = defaultdict(str, zip(names, self.fields, strict=False))
        draft = self.draft
        draft.name(fields["ID"])
        topic = fields["Topic"].replace(" ", "-")
        draft.category = topic or draft.category
        for tag in self.tags:
            if tag.startswith("allquiz/level/"):
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
        if retired := RETIRED.match(self.own["Notice"]):
            values["retired"] = retired[1]
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
            raise CannotHold("no right option in its field “Answer”" if self.is_html else NO_HTML)
        shown = self.own["Options"]
        if self.type == "true_false":
            answer_shares.judge_either(self.draft, answers)
            return
        if self.type == "multiple_response" or 'class="options several' in shown:
            answer_shares.choose_alike(self.draft, answers)
        else:
            answer_shares.choose_one(self.draft, answers)
        if re.search(r'class="options \w+ fixed', shown):
            self.draft.values["shuffle"] = "false"

    def typed(self) -> None:
        text = self._text(self.own["In full"] or self.own["Typed"])  # CO₂, which is typed as CO2
        more = self._text(self.own["Also right"])
        if self.type != "numeric":
            words = [text, *more.partition(FORGIVEN)[0].removesuffix("; ").split("; ")]
            answer_shares.type_words(self.draft, answer_shares.literally(words))
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
        if self.type != "ordering" and not self.is_html:
            raise CannotHold(NO_HTML)
        offered = [self._text(li.html, "a part") for li in inner_html(self.own["Choices"], "li")]
        if self.type == "ordering" or not offered:
            answer_shares.put_in_order(self.draft, answers)
            return
        lefts = [self._text(self.own[f"Prompt {n}"], "a part") for n in numbers]
        pairs = [*zip(lefts, answers, strict=True), *(("", text) for text in offered)]
        answer_shares.match(self.draft, pairs, groups=self.type == "categorize")

    def card(self) -> None:
        answer_shares.turn(self.draft, self._text(self.own["Back"]))


# How our own notes are read, by their type: their fields between Stem and the common ones, and which questions
# they hold.
OWN: dict[str, tuple[Callable[[Note], None], tuple[str, ...], tuple[str, ...]]] = {
    "allquiz: options": (
        Note.options,
        ("Instruction", "Options", "Answer"),
        ("choice", "multiple_response", "true_false"),
    ),
    "allquiz: typed answer": (Note.typed, ("Typed", "Also right"), ("numeric", "short_answer")),
    "allquiz: cloze": (Note.gaps, (), ("cloze",)),
    "allquiz: parts": (
        Note.parts,
        ("Choices", *(f"{side} {n}" for n in range(1, 21) for side in ("Prompt", "Answer"))),
        ("matching", "categorize", "ordering"),
    ),
    "allquiz: flashcard": (Note.card, ("Back",), ("flashcard",)),
}
KIND_OF = {type: kind for kind, (_, _, types) in OWN.items() for type in types}


def _list(html: str) -> list[tuple[str, str, str]]:
    """Of each item of a list of ours its class, its text and its rationale, the last two as HTML."""
    found = []
    for item in inner_html(html, "li"):
        inside = {p.name: p.html for p in inner_html(item.html, "p")}
        found.append((item.name, inside.get("text", ""), inside.get("rationale", "")))
    return found
