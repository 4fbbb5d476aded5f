"""A question as an item."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from allquiz.exporters.after_answering import paragraphs
from allquiz.exporters.archive import DECLARATION, link
from allquiz.exporters.further_wordings import listed, listed_as
from allquiz.exporters.gaps import with_gaps
from allquiz.exporters.qti.elements import Elements, Version
from allquiz.interchange import digits
from allquiz.markup import attribute, to_plain
from allquiz.model.key import Card, Gaps, Key, Number, Options, Parts, Words, wordings_of
from allquiz.model.question import AnyQuestion, Figure


def item(form: Version, question: AnyQuestion, key: Key) -> str:
    return _Item(form, question).text(key)


def ident_of(question: AnyQuestion) -> str:
    """The identifier of the item: full name with a point, which begins as an XML name must."""
    ident = question.name.replace("/", ".")
    return ident if ident[0].isalpha() else f"_{ident}"


class _Marked(NamedTuple):
    """An item's body, and how its responses are declared and marked."""

    body: str
    declarations: str
    processing: str
    feedback: Sequence[tuple[str, str]] = ()  # identifier of an option, and its rationale


class _Item(Elements):
    def text(self, key: Key) -> str:
        form = self.form
        marked = self._marked(key)
        after = "".join(map(self.paragraph, paragraphs(self.question, key)))
        after += _picture(self.question.figure_after)
        outcomes = self.outcome("SCORE", "0") + self.outcome("MAXSCORE", "1")
        processing = marked.processing
        shown = ""
        if after:
            outcomes += self.outcome("EXPLANATION")
            processing += self.sets("EXPLANATION", self.base("identifier", "shown"))
            shown += self.modal("EXPLANATION", "shown", after)
        if marked.feedback:
            many = isinstance(key, Options) and key.kind == "several"
            outcomes += self.outcome("RATIONALE", cardinality="multiple" if many else "single")
            processing += self.sets("RATIONALE", self.variable("RESPONSE"))
            shown += "".join(self.modal("RATIONALE", *each) for each in marked.feedback)
        return DECLARATION + form(
            "assessment-item",
            f"{marked.declarations}{outcomes}{form('item-body', marked.body)}"
            f"{form('response-processing', processing)}{shown}",
            xmlns=form.namespace,
            identifier=ident_of(self.question),
            title=self.question.name,
            adaptive="false",
            time_dependent="false",
        )

    def _marked(self, key: Key) -> _Marked:
        asked = self.paragraph(self.question.stem)
        match key:
            case Options():
                return self._options(key, self._prompt(asked))
            case Words(wordings):
                line = f"<p>{self.entry('RESPONSE')}</p>\n"
                return self._typed(self._prompt(asked) + line, {"RESPONSE": wordings})
            case Number():
                return self._number(key, self._prompt(asked))
            case Gaps(gaps=gaps):
                names = [f"RESPONSE{number}" for number in range(1, len(gaps) + 1)]
                text = with_gaps(key, self.paragraph, map(self.entry, names))
                given = dict(zip(names, wordings_of(key), strict=True))
                return self._typed(self._prompt(text), given)
            case Parts():
                return self._parts(key, self._prompt(asked))
            case Card():
                raise AssertionError(self.question.name)  # it was refused

    def _prompt(self, text: str) -> str:
        return f"{text}\n{_picture(self.question.figure_asked)}"

    def _options(self, key: Options, stem: str) -> _Marked:
        options = {f"option{n}": option for n, option in enumerate(key.in_plain_order, 1)}
        rights = [ident for ident, option in options.items() if option in key.right]
        several = key.kind == "several"
        choices = "".join(
            self.form("simple-choice", self.inline(key.shown(option)), identifier=ident)
            for ident, option in options.items()
        )
        asked = self.form(
            "choice-interaction",
            choices,
            response_identifier="RESPONSE",
            shuffle=str(key.shuffle).lower(),
            max_choices=0 if several else 1,
        )
        entries = "".join(self.maps(ident, 1 if ident in rights else -1) for ident in options)
        mapping = self.mapping(entries, len(rights)) if several else ""
        declared = self.declared("RESPONSE", "identifier", rights, mapping, several=several)
        if several:
            marks = self.mapped(["RESPONSE"], len(rights))
        else:
            same = self.variable("RESPONSE") + self.form("correct", identifier="RESPONSE")
            marks = self.one_if(self.form("match", same))
        feedback = [(i, self.paragraph(o.rationale)) for i, o in options.items() if o.rationale]
        return _Marked(stem + asked, declared, marks, feedback)

    def _typed(self, body: str, places: Mapping[str, tuple[str, ...]]) -> _Marked:
        """What is typed in each place, by the name of its response."""
        declared = ""
        for name, wordings in places.items():
            in_any_case = partial(self.maps, points=1, case_sensitive="false")
            mapping = self.mapping(listed_as(wordings, in_any_case), 1)
            declared += self.declared(name, "string", listed(wordings)[:1], mapping)
        return _Marked(body, declared, self.mapped(places, len(places)))

    def _number(self, key: Number, stem: str) -> _Marked:
        declared = self.declared("RESPONSE", "float", [digits(key.low)])
        unit = f" {self.inline(key.unit)}" if key.unit else ""
        within = "".join(
            self.form(compared, self.variable("RESPONSE") + self.base("float", digits(end)))
            for compared, end in zip(("gte", "lte"), key.ends, strict=True)
        )
        body = f"{stem}<p>{self.entry('RESPONSE')}{unit}</p>\n"
        return _Marked(body, declared, self.one_if(self.form("and", within)))

    def _parts(self, key: Parts, stem: str) -> _Marked:
        """Items on one side, targets on the other; a target of an order takes one item."""
        items = {item: f"item{n}" for n, item in enumerate(sorted(key.items, key=str.casefold), 1)}
        targets = {target: f"target{n}" for n, target in enumerate(key.in_plain_order, 1)}
        sides = ""
        for each, most in ((items, 1), (targets, int(key.kind == "order"))):  # 0: any number
            side = [
                self.form(
                    "simple-associable-choice", self.inline(text), identifier=ident, match_max=most
                )
                for text, ident in each.items()
            ]
            sides += self.form("simple-match-set", "".join(side))
        pairs = [f"{items[item]} {targets[target]}" for item, target in key.placed]
        asked = self.form(
            "match-interaction",
            sides,
            response_identifier="RESPONSE",
            shuffle=str(key.kind == "pairs").lower(),
            max_associations=len(items),
        )
        entries = "".join(self.maps(pair, 1) for pair in pairs)
        mapping = self.mapping(entries, len(pairs))
        declared = self.declared("RESPONSE", "directedPair", pairs, mapping, several=True)
        return _Marked(stem + asked, declared, self.mapped(["RESPONSE"], len(pairs)))


def _picture(figure: Figure | None) -> str:
    if figure is None:
        return ""
    alt = attribute(to_plain(figure.alt))
    return f'<p><img src="{link(figure)}" alt="{alt}"/></p>\n'
