"""The elements of QTI 1.2 that items are made of."""

from collections.abc import Iterable

from allquiz.markup import escaped


def equals(response: str, value: str, how: str = "") -> str:
    return f'<varequal respident="{response}"{how}>{escaped(value)}</varequal>'


def marks(condition: str, of: int = 1) -> str:
    """A condition that gives all points, or an equal part of them."""
    action, score = ("Set", "100") if of == 1 else ("Add", f"{100 / of:.2f}")
    return (
        f'<respcondition continue="{"No" if of == 1 else "Yes"}"><conditionvar>{condition}</conditionvar>'
        f'<setvar action="{action}" varname="SCORE">{score}</setvar></respcondition>\n'
    )


def shows(condition: str, feedback: str) -> str:
    return (
        f'<respcondition continue="Yes"><conditionvar>{condition}</conditionvar>'
        f'<displayfeedback feedbacktype="Response" linkrefid="{feedback}"/></respcondition>\n'
    )


def itemfeedback(ident: str, text: str) -> str:
    """Within an element with an attribute, that classic quizzes keep it as HTML: out of one that has none
    they take the text, and show `&lt;` for a less-than sign in it.
    Source: detect_html in Canvas's gems/plugins/qti_exporter/lib/qti/html_helper.rb, 2019.
    """
    kept = html(f'<div class="allquiz">{text}</div>')
    return (
        f'<itemfeedback ident="{ident}"><flow_mat><material>{kept}</material></flow_mat>'
        "</itemfeedback>\n"
    )


def typed_in(inside: str) -> str:
    return f'<response_str ident="response1" rcardinality="Single">{inside}</render_fib></response_str>\n'


def chosen(
    response: str, labels: Iterable[tuple[str, str]], named: str = "", cardinality: str = ""
) -> str:
    """What is chosen among labels, idents with their texts; `named` says what for."""
    listed = [
        f'<response_label ident="{ident}"><material>{text}</material></response_label>\n'
        for ident, text in labels
    ]
    how_many = f' rcardinality="{cardinality}"' if cardinality else ""
    material = f"<material>{named}</material>" if named else ""
    return (
        f'<response_lid ident="{response}"{how_many}>{material}'
        f"<render_choice>\n{''.join(listed)}</render_choice></response_lid>\n"
    )


def plain(text: str) -> str:
    return f"<mattext>{escaped(text)}</mattext>"


def field(label: str, entry: str) -> str:
    return (
        f"<qtimetadatafield><fieldlabel>{label}</fieldlabel>"
        f"<fieldentry>{escaped(entry)}</fieldentry></qtimetadatafield>"
    )


def html(text: str) -> str:
    return f'<mattext texttype="text/html">{escaped(text)}</mattext>'
