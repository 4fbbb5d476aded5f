r"""Moodle XML.

Source: https://docs.moodle.org/501/en/Moodle_XML_format, and question/format/xml/format.php of
Moodle 5.1. A field is in the format it says; short answers, numbers and right sides are plain text.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from itertools import islice
from typing import Any

from allquiz.importers import answer_shares, cloze, moodle_order
from allquiz.importers.answer_shares import Answer
from allquiz.importers.draft import NO_FILES, Draft, Intake, Settle, drafted
from allquiz.importers.html import is_bare
from allquiz.importers.moodle_fields import decoded, files_in, inner, number_in, text_of
from allquiz.importers.moodle_gaps import EMBEDDED, typed_text, wordings
from allquiz.importers.refusals import CannotHold, Unreadable, left_out
from allquiz.importers.xml import each
from allquiz.interchange import category_in, right_side_in
from allquiz.model.key import by_size

ROOT = re.compile(rb"<(?:quiz|question)[\s>]")
PLACE = re.compile(r"\[\[(\d{1,4})\]\]")
GAPPED = {"cloze", "multianswer", "gapselect", "ddwtos"}
# What Moodle itself writes there, in its English.
USUAL = {"", *(f"Your answer is {how}correct." for how in ("", "partially ", "in"))}
LETTERED = {"", "abc", "abcd"}  # as options are here; Moodle's own names
COMBINED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")


def recognizes(data: bytes) -> bool:
    """Whether a Moodle quiz begins in it."""
    head = data[:2000].replace(b"\0", b"")
    return (
        head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")
        and ROOT.search(head) is not None
    )


def read(data: bytes, settle: Settle) -> Intake:
    """The questions. Raises Unreadable."""
    intake = Intake(settle)
    category = ""
    try:
        for made in each(data, "quiz", "question", partial(_made, settle)):
            if isinstance(made, str):
                category = made
            else:
                made.category = category
                intake.add([made])
    except Unreadable as why:
        intake.break_off(why, why.line)
    return intake


def _made(settle: Settle, element: Any, line: int) -> Draft | str:
    """The question, or the category that begins here."""
    kind = element.get("type") or ""
    if kind == "category":
        return category_in("".join(map(text_of, element.iterchildren("category"))))
    return drafted(partial(_Question(element).read, kind), settle, line)


class _Question:
    """One question being read."""

    draft: Draft

    def __init__(self, element: Any) -> None:
        self.parts: dict[str, list[Any]] = defaultdict(list)
        for part in element:
            self.parts[part.tag].append(part)
        stem = self.parts.get("questiontext", [None])[0]
        self.form = stem.get("format", "html") if stem is not None else "html"

    def read(self, kind: str, draft: Draft) -> None:
        """Raises CannotHold."""
        self.draft = draft
        title = "".join(map(text_of, self.parts.get("name", ())[:1])).strip()
        draft.name(self.said("idnumber"), title)
        draft.title = title
        draft.tag([text_of(tag) for part in self.parts.get("tags", ()) for tag in part])
        if kind not in GAPPED:
            draft.values["stem"] = self._field("questiontext")
        if kind not in READ:
            raise left_out(kind)
        if name := self.said("image"):  # as Moodle had them before 2.0
            data = next(map(decoded, self.parts.get("image_base64", ())), None)
            draft.show(name, "", {name: data}, comes_first=True)
        draft.add("explanation", self._field("generalfeedback", "explanation"))
        READ[kind](self)
        self._hints()
        if (numbering := self.said("answernumbering")).lower() not in LETTERED:
            draft.lose(f"the numbering “{numbering}” of its options")
        for name in COMBINED:
            if (said := self._field(name, "the feedback")) not in USUAL:
                draft.lose(f"the {name}: “{said}”")
        if self.said("hidden") == "1":
            draft.lose("that it was hidden")
        draft.weigh(self.said("defaultgrade"))

    def said(self, name: str) -> str:
        """The text of a plain element."""
        found = self.parts.get(name)
        return (found[0].text or "").strip() if found else ""

    def _field(self, name: str, where: str = "", marked: Callable[[str], str] = str) -> str:
        found = self.parts.get(name)
        return self._html(found[0], where, marked) if found else ""

    def _html(self, field: Any, where: str = "", marked: Callable[[str], str] = str) -> str:
        """A field with a format of its own, else the question's, as our text; `marked` puts marks into
        what the file has."""
        files = files_in(field) if len(field) > 1 else NO_FILES
        text, form = marked(self._text(field)), field.get("format") or self.form
        return self.draft.in_form(text, form, where, files)

    def _text(self, field: Any) -> str:
        """What the first `text` in a field says, as Moodle takes it."""
        if len(field) > 1:
            for other in islice(field.iterchildren("text"), 1, None):
                self.draft.lose(f"a second text in one field: “{inner(other).strip()}”")
        return text_of(field)

    def _hints(self) -> None:
        for hint in filter(None, [self._html(h, "a hint") for h in self.parts.get("hint", ())]):
            if self.draft.values.setdefault("hint", hint) is not hint:
                self.draft.lose(f"a further hint: “{hint}”")

    def _answers(self, *, typed: bool = False) -> list[Answer]:
        made = []
        for part in self.parts.get("answer", ()):
            said = tolerance = ""
            text = text_of(part).strip() if len(part) == 1 else ""
            if not text:
                fields = {field.tag: field for field in part}
                text = (self._text(part) or part.text or "").strip()  # a number before Moodle 2.0
                said = (
                    self._html(fields["feedback"], "the feedback") if "feedback" in fields else ""
                )
                tolerance = fields["tolerance"].text or "" if "tolerance" in fields else ""
            if not (typed or is_bare(text)):
                text = self._html(part, "an option")
            made.append(Answer(text, number_in(part.get("fraction")), said, tolerance))
        return made

    def choice(self) -> None:
        answers = self._answers()
        single = self.said("single").lower()
        # Moodle takes what doesn't say for a choice of one, and then refuses one without a full answer.
        is_divided = not single and all(
            answer.share < answer_shares.FULL - answer_shares.NEAR for answer in answers
        )
        if single in ("false", "0") or is_divided:
            answer_shares.choose_several(self.draft, answers)
        else:
            answer_shares.choose_one(self.draft, answers)
        if self.said("shuffleanswers").lower() in ("false", "0"):
            self.draft.values["shuffle"] = "false"
            texts = [answer.text for answer in answers]
            if texts != sorted(texts, key=by_size):
                self.draft.lose("the order of its options, which was fixed: here they stand sorted")

    def alike(self, loss: str) -> None:
        """A plugin's."""
        answer_shares.choose_alike(self.draft, self._answers())
        self.draft.lose(loss)

    def truth(self) -> None:
        answer_shares.judge_either(self.draft, self._answers())

    def words(self) -> None:
        if self.said("usecase") == "1":
            self.draft.lose("that upper and lower case matter")
        answer_shares.type_words(self.draft, self._answers(typed=True))

    def number(self) -> None:
        answer_shares.type_number(self.draft, self._answers(typed=True))
        self.draft.take_unit()
        units = [unit for part in self.parts.get("units", ()) for unit in part]
        factors = [number_in(unit.findtext("multiplier") or "1") for unit in units]
        # Moodle writes them as they are, `×10<sup>9</sup>/L`.
        names = [self.draft.text("".join(map(inner, u.iter("unit_name")))) for u in units]
        base = factors.index(1) if 1 in factors else -1  # that of the answer, wherever it stands
        if base >= 0 and names[base]:
            self.draft.values["unit"] = names[base]
        for number, name in enumerate(names):
            if number != base:
                self.draft.lose(f"the further unit “{name}”")
        if units and self.said("unitgradingtype") in ("1", "2"):
            self.draft.lose("that a missing unit costs: a number alone is right here")

    def pairs(self) -> None:
        found = []
        for part in self.parts.get("subquestion", ()):
            answer = next(part.iterchildren("answer"), part)
            is_html = answer.get("format") == "html"  # of a plugin's; Moodle's own are plain
            right = (
                self._html(answer, "a pair")
                if is_html
                else right_side_in(self._text(answer).strip())
            )
            found.append((self._html(part, "a pair"), right if answer is not part else ""))
        answer_shares.match(self.draft, found)

    def order(self) -> None:
        """Moodle goes by how they stand in the file, whatever the fractions say."""
        answers = self._answers()
        if [a.share for a in answers] != sorted(a.share for a in answers):
            self.draft.remark(
                "its fractions say another order; as Moodle does, it was taken as it stands"
            )
        for answer in answers:
            if answer.said:
                self.draft.lose(f"the feedback to “{answer.text}”: “{answer.said}”")
        # Moodle 5.0 leaves it empty on the way out, whatever it is.
        grading = self.said("gradingtype") or "that is not in the file"
        is_part = self.said("selecttype") not in ("", "ALL", "0")
        asked = (self.said("selectcount") or "some") if is_part else ""
        moodle_order.put(self.draft, [answer.text for answer in answers], grading, asked)

    def gaps(self) -> None:
        self._fill(EMBEDDED, partial(wordings, self.draft))

    def menus(self) -> None:
        """Words to choose or to drag into gaps, `[[2]]` being the second of those listed."""
        words = [
            typed_text(self.draft, text_of(part))
            for name in ("selectoption", "dragbox")
            for part in self.parts.get(name, ())
        ]
        right: set[str] = set()

        def chosen(number: str) -> list[str]:
            if not (0 < int(number) <= len(words) and words[int(number) - 1]):
                raise CannotHold(f"a gap [[{number}]], for which no word is listed")
            right.add(words[int(number) - 1])
            return [words[int(number) - 1]]

        self._fill(PLACE, chosen)
        others = [word for word in words if word not in right]
        cloze.type_from_menu(self.draft, others, "the words to choose from")

    def _fill(self, pattern: re.Pattern[str], right: Callable[..., list[str]]) -> None:
        """The text with a gap for each match; `right` says by its groups what is right there."""
        gaps: list[list[str]] = []

        def take(match: re.Match[str]) -> str:
            gaps.append(right(*match.groups()))
            return cloze.mark(len(gaps) - 1)

        text = self._field("questiontext", marked=partial(pattern.sub, take))
        if not gaps:
            self.draft.values["stem"] = text
            raise CannotHold("a text with gaps that has none")
        cloze.fill_marked(self.draft, text, gaps)


READ: dict[str, Callable[[_Question], None]] = {
    "multichoice": _Question.choice,
    "oumultiresponse": lambda question: question.alike(
        "that a wrong pick costs only where there are more picks than right answers"
    ),
    "multichoiceset": lambda question: question.alike("that it is right as a whole, or wrong"),
    "truefalse": _Question.truth,
    "shortanswer": _Question.words,
    "numerical": _Question.number,
    "matching": _Question.pairs,
    "match": _Question.pairs,
    "ddmatch": _Question.pairs,
    "ordering": _Question.order,
    "cloze": _Question.gaps,
    "multianswer": _Question.gaps,
    "gapselect": _Question.menus,
    "ddwtos": _Question.menus,
}
