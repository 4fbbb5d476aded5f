"""An item of QTI 1.2, as Canvas, New Quizzes and text2qti write it."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from allquiz.importers import answer_shares, cloze
from allquiz.importers.answer_shares import Answer
from allquiz.importers.draft import Draft, Files
from allquiz.importers.escaped_text import plain_to_text
from allquiz.importers.qti_scores import first, numbers, rights, value
from allquiz.importers.refusals import CannotHold, left_out
from allquiz.interchange import unisolated

RESPONSES = tuple(f"{{*}}response_{kind}" for kind in ("lid", "str", "num", "grp"))
RICH = ".//{*}response_label//{*}mattext[@texttype='text/html']"  # Canvas names no type there
MENUS = {"dropdown", "wordbank"}  # New Quizzes' names of gaps that are filled from a list
SHARED = {"multiple_answers", "matching", "categorization"}  # New Quizzes may count all or nothing
WHOLE = {
    "general_fb",
    "correct_fb",
    "general_incorrect_fb",
}  # the feedback that is to no one answer
FILE_BASE = re.compile(r"(?:\$|%24)IMS[-_]CC[-_]FILEBASE(?:\$|%24)/?")  # before a file's path
EATEN = {"<blockquote": ">", "<h1": "#"}  # what Markdown makes of the sign that begins a text
# Around the name of a type: Canvas's and Common Cartridge's, `cc.fib.v0p1`.
AROUND = re.compile(r"^cc\.|_question$|\.v\dp\d$")


def _picked(held: Any) -> str:
    """The ident of the option that alone is picked under a condition."""
    return (held.findtext("{*}varequal") or "").strip()


class Item:
    """One item being read. Files are the zip's, by their names."""

    draft: Draft

    def __init__(self, element: Any, files: Files) -> None:
        self.element, self.files = element, files
        fields = element.iter("{*}qtimetadatafield")
        self.meta = {first(f, "{*}fieldlabel"): first(f, "{*}fieldentry") for f in fields}
        self.responses = list(element.iter(*RESPONSES))
        self.feedback = {f.get("ident"): f for f in element.iter("{*}itemfeedback")}
        self.taken: set[str | None] = set()  # what of it was taken or named

    def read(self, draft: Draft) -> None:
        """Raises CannotHold."""
        self.draft = draft
        draft.title = (self.element.get("title") or "").strip()
        draft.name(self.element.get("ident"), draft.title)
        named = self.meta.get("question_type") or self.meta.get("cc_profile") or self._kind()
        kind = AROUND.sub("", named)
        if kind not in ("fill_in_multiple_blanks", "multiple_dropdowns"):
            draft.values["stem"] = self._stem()
        if kind not in READ:
            raise left_out(kind)
        draft.add("explanation", self._said("general_fb", "explanation"))
        draft.add("hint", self._joined(self.element.iterfind("{*}hint//{*}mattext"), "a hint"))
        READ[kind](self)
        if kind in SHARED and self.meta.get("scoring_algorithm") == "AllOrNothing":
            draft.lose("the grading of all or nothing: here each part counts")
        if "parent_stimulus_item_ident" in self.meta:
            draft.lose("the text it belongs to, which is an item of its own in the file")
        draft.weigh(self.meta.get("points_possible", ""))
        draft.add("explanation", self._said("correct_fb", "the feedback"))
        if wrong := self._said("general_incorrect_fb", "the feedback"):
            draft.lose(f"the feedback to wrong answers: “{wrong}”")
        for ident in [i for i in self.feedback if i not in self.taken]:
            if said := self._said(ident, "the feedback"):
                draft.lose(f"the feedback “{said}”")

    def _kind(self) -> str:
        """A type by the shape of the response, where the file names none."""
        if not self.responses:
            return "text_only"
        response = self.responses[0]
        several = response.get("rcardinality") == "Multiple"
        if len(self.responses) > 1:
            return "categorization" if several else "matching"
        if response.get("rcardinality") == "Ordered":
            return "ordering"
        is_number = response.tag.endswith("response_num") or any(
            (typed.get("fibtype") or "").lower() in ("integer", "decimal", "scientific")
            for typed in response.iter("{*}render_fib")
        )
        if not response.tag.endswith("response_lid"):
            typed = "short_answer" if rights(self.element) else "keyless"
            return "numerical" if is_number else typed
        return "multiple_answers" if several else "multiple_choice"

    def _stem(self, marked: Callable[[str], str] = str) -> str:
        """The materials that stand before the first response."""
        for image in self.element.iterfind("{*}presentation//{*}matimage"):
            self.draft.show(image.get("uri") or "", "", self.files, comes_first=True)
        return self._joined(
            (
                material
                for material in self.element.iterfind("{*}presentation//{*}mattext")
                if not any("response_" in above.tag for above in material.iterancestors())
            ),
            "",
            marked,
        )

    def _joined(
        self, materials: Iterable[Any], where: str, marked: Callable[[str], str] = str
    ) -> str:
        return "\n\n".join(filter(None, [self._text(each, where, marked) for each in materials]))

    def _text(self, material: Any, where: str, marked: Callable[[str], str] = str) -> str:
        text = marked("".join(material.itertext()))
        if (material.get("texttype") or "text/html").lower() == "text/html" and (
            "<" in text or "&" in text
        ):
            said = self.draft.text(FILE_BASE.sub("", text), where=where, files=self.files)
            sign = EATEN.get(text.lstrip().partition(">")[0])
            if where == "an option" and sign:
                self.draft.remark(f"“{said}” may have begun with {sign}, lost to text2qti")
            return said
        return plain_to_text(text.strip(), self.draft.lose)

    def _said(self, ident: str | None, where: str) -> str:
        self.taken.add(ident)
        element = self.feedback.get(ident)
        return "" if element is None else self._joined(element.iter("{*}mattext"), where)

    def _labels(self, response: Any, where: str = "") -> dict[str, str]:
        """What is offered, by its ident; as plain text where there is no `where`."""
        made: dict[str, str] = {}
        for label in response.iter("{*}response_label"):
            materials = list(label.iter("{*}mattext"))
            texts = (self._text(material, where) for material in materials[:1])
            parts = texts if where else (text for each in materials for text in each.itertext())
            said, ident = "".join(parts).strip(), label.get("ident")
            if made.setdefault(ident, said) != said:
                raise CannotHold(
                    f"two answers of one ident, “{ident}”: which is meant can't be told"
                )
        return made

    def _told(
        self, names: Sequence[str], answers: Sequence[Answer], of: Callable[[Any], str] = _picked
    ) -> list[Answer]:
        """The answers with the feedback to each, by the name that a condition is `of`; that to what is no
        answer is lost."""
        reasons = dict[str, str]()
        for condition in self.element.iter("{*}respcondition"):
            held = condition.find("{*}conditionvar")
            for shown in condition.iterfind("{*}displayfeedback"):
                ident = shown.get("linkrefid")
                if ident not in WHOLE and held is not None and (meant := of(held)):
                    said = self._said(ident, "the feedback")
                    before = reasons.get(meant)
                    reasons[meant] = "\n\n".join(dict.fromkeys(filter(None, (before, said))))
        for wrong in [name for name in reasons if name not in names]:
            self.draft.lose(f"the feedback to “{wrong}”: “{reasons[wrong]}”")
        named = zip(names, answers, strict=True)
        return [answer._replace(said=reasons.get(name, "")) for name, answer in named]

    def _options(self) -> list[Answer]:
        labels = self._labels(self._response(), "an option")
        shares = {right.value: right.share for right in rights(self.element)}
        answers = [Answer(text, shares.get(ident, 0.0)) for ident, text in labels.items()]
        return self._told(list(labels), answers)

    def choice(self) -> None:
        answer_shares.choose_one(self.draft, self._options())

    def several(self) -> None:
        answer_shares.choose_alike(self.draft, self._options())

    def truth(self) -> None:
        answer_shares.judge_either(self.draft, self._options())

    def words(self) -> None:
        found = rights(self.element)
        values = [right.value for right in found]
        answers = answer_shares.literally(values, [right.share for right in found])
        answer_shares.type_words(self.draft, self._told(values, answers))

    def number(self) -> None:
        answers = numbers(self.element)
        told = self._told([answer.text for answer in answers], answers, value)
        answer_shares.type_number(self.draft, told)
        self.draft.take_unit()

    def blanks(self) -> None:
        gaps = dict[str, list[str]]()
        menus = self.meta.get("question_type") == "multiple_dropdowns_question"
        keys = {(right.response, right.value) for right in rights(self.element)}
        for response in self.responses:
            labels = self._labels(response)
            right = [t for i, t in labels.items() if (_ident(response), i) in keys]
            is_menu = menus or not _said_of(response, "answer_type").isdisjoint(MENUS)
            taken = right if is_menu else list(labels.values())
            if not taken:
                raise CannotHold("a gap without an answer")
            algorithms = _said_of(response, "scoring_algorithm")
            if "TextRegex" in algorithms:
                self.draft.values["stem"] = self._stem()
                raise CannotHold(f"a gap for whatever fits a pattern, “{taken[0]}”")
            if "TextContainsAnswer" in algorithms:
                self.draft.lose(f"that more may stand in a gap than “{taken[0]}”")
            if is_menu:
                cloze.type_from_menu(self.draft, [t for t in labels.values() if t not in right])
            gaps[_ident(response).removeprefix("response_")] = taken
        cloze.fill_named(self.draft, gaps, self._stem)

    def _sides(self) -> tuple[dict[str, str], dict[str, str]]:
        """The left sides by their response, and all that is offered by its ident."""
        lefts: dict[str, str] = {}
        offered: dict[str, str] = {}
        for response in self.responses:
            material = response.find("{*}material/{*}mattext")
            left = self._text(material, "a pair") if material is not None else ""
            lefts[_ident(response)] = unisolated(left)
            labels = self._labels(response, "a pair" if response.find(RICH) is not None else "")
            offered |= {i: unisolated(text) for i, text in labels.items()}
        return lefts, offered

    def pairs(self) -> None:
        lefts, offered = self._sides()
        chosen = {right.response: offered.get(right.value, "") for right in rights(self.element)}
        sides = [chosen.get(response, "") for response in lefts]
        is_order = list(lefts.values()) == [str(n) for n in range(1, len(sides) + 1)]
        if is_order and len(set(sides)) == len(offered):
            answer_shares.put_in_order(self.draft, sides)
            return
        spare = [("", text) for text in offered.values()]
        answer_shares.match(self.draft, [*zip(lefts.values(), sides, strict=True), *spare])

    def order(self) -> None:
        labels = self._labels(self._response(), "an item")
        for material in self._response().iterfind("{*}render_extension/{*}material"):
            self.draft.lose(f"the label “{self._text(material, 'a label')}” at an end")
        placed = dict.fromkeys(right.value for right in rights(self.element))
        items = [labels.get(ident, "") for ident in placed]
        answer_shares.put_in_order(self.draft, items, "of all or nothing")

    def groups(self) -> None:
        """New Quizzes' own type: an item may be chosen for any category, and some belong in none."""
        names, offered = self._sides()
        placed = {offered.get(r.value, ""): names.get(r.response, "") for r in rights(self.element)}
        for spare in sorted(set(offered.values()) - placed.keys()):
            self.draft.lose(f"the item “{spare}”, which belongs in no category")
        answer_shares.match(self.draft, list(placed.items()), groups=True)

    def _response(self) -> Any:
        if not self.responses:
            raise CannotHold("nothing to answer in it")
        return self.responses[0]


READ: dict[str, Callable[[Item], None]] = {
    "multiple_choice": Item.choice,
    "multiple_answers": Item.several,
    "multiple_response": Item.several,
    "true_false": Item.truth,
    "short_answer": Item.words,
    "fill_in_the_blank": Item.words,
    "fib": Item.words,
    "pattern_match": Item.words,
    "numerical": Item.number,
    "fill_in_multiple_blanks": Item.blanks,
    "multiple_dropdowns": Item.blanks,
    "matching": Item.pairs,
    "ordering": Item.order,
    "categorization": Item.groups,
}


def _said_of(response: Any, name: str) -> set[str]:
    """What the options of a gap say of themselves, in New Quizzes."""
    return {label.get(name) or "" for label in response.iter("{*}response_label")}


def _ident(response: Any) -> str:
    return response.get("ident") or response.get("respident") or ""
