"""Sound banks made by hypothesis, as the mappings that YAML would hold."""

from typing import Any

from hypothesis import strategies as st

# All characters that may stand in a bank, the troublesome ones often.
CHARACTERS = st.one_of(
    st.sampled_from("ab01 :-#\"'{}[],&*!|>%@`~\\?=<\n\t\u2028\u2029é白😀\u0301\u200f\u2066"),
    st.characters(
        exclude_categories=("Cs", "Cc"),
        exclude_characters="\ufeff\ufffe\uffff\U0010fffe\U0010ffff\U000fffff"
        "\u202a\u202b\u202c\u202d\u202e",
    ),
)
TEXTS = st.one_of(
    st.sampled_from(["No", "9:22", "010", "1e3", "~", "20%", "null", "0x1F", "2021-01-02", "1_0"]),
    st.text(CHARACTERS, min_size=1, max_size=20).filter(lambda text: bool(text.strip())),
)
PLAIN = st.text("abcdefgh", min_size=1, max_size=8)  # distinct is distinct, folded or not
WORDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
DATES = st.dates().map(lambda day: day.isoformat())
NUMBERS = st.one_of(st.integers(-10_000, 10_000), st.floats(-1e9, 1e9)).map(str)


def distinct(low: int, high: int = 6) -> st.SearchStrategy[list[str]]:
    """A list of texts no two of which are the same."""
    return st.lists(PLAIN, min_size=low, max_size=high, unique=True)


COMMON: dict[str, st.SearchStrategy[Any]] = {
    "explanation": TEXTS,
    "hint": TEXTS,
    "section": TEXTS,
    "source": st.fixed_dictionaries(
        {"title": TEXTS},
        optional={"section": TEXTS, "publisher": TEXTS, "url": TEXTS, "revised": DATES},
    ),
    "as_of": st.one_of(DATES, st.sampled_from(["2021", "1999"])),
    "since": st.fixed_dictionaries({"note": TEXTS, "as_of": DATES, "source": TEXTS}),
    "level": st.sampled_from(["recall", "understand", "apply"]),
    "tags": st.lists(WORDS, max_size=3),
    "retired": DATES,
    "lint": st.fixed_dictionaries({"ignore": st.dictionaries(PLAIN, TEXTS, max_size=2)}),
}


@st.composite
def options(draw: st.DrawFn, texts: list[str]) -> Any:
    """The texts as a list, or as a mapping to rationales."""
    return draw(st.one_of(st.just(texts), st.just({text: draw(TEXTS) for text in texts})))


SHUFFLE = st.sampled_from([{}, {"shuffle": "false"}])


@st.composite
def own_keys(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """What a question of the type needs besides the common keys."""
    texts = draw(distinct(4))
    match kind:
        case "choice":
            return {"answer": texts[0], "distractors": draw(options(texts[1:])), **draw(SHUFFLE)}
        case "multiple_response":
            return {
                "answers": draw(options(texts[:2])),
                "distractors": draw(options(texts[2:])),
                **draw(SHUFFLE),
            }
        case "true_false":
            return {"answer": draw(st.sampled_from(["true", "false"]))}
        case "numeric":
            ends = sorted([draw(NUMBERS), draw(NUMBERS)], key=float)
            tolerance = draw(st.sampled_from([{}, {"tolerance": "5%"}, {"tolerance": "0.5"}]))
            return {"answer": draw(st.sampled_from([ends, ends[0]])), "unit": "%", **tolerance}
        case "short_answer":
            return {"answer": draw(TEXTS), "accept": texts, "exact": "true"}
        case "matching":
            pairs = dict(zip(texts, draw(st.lists(TEXTS, min_size=4, max_size=4)), strict=False))
            return {"pairs": pairs}
        case "ordering":
            return {"order": texts}
        case "categorize":
            return {"categories": {"one": texts[:2], "two": texts[2:]}}
        case _:
            return {"back": draw(TEXTS)}


KINDS = (
    "choice",
    "multiple_response",
    "true_false",
    "numeric",
    "short_answer",
    "cloze",
    "matching",
    "ordering",
    "categorize",
    "flashcard",
)


@st.composite
def questions(draw: st.DrawFn) -> dict[str, Any]:
    """A sound question without its id."""
    kind = draw(st.sampled_from(KINDS))
    common = draw(st.fixed_dictionaries({}, optional=COMMON))
    if kind == "cloze":
        gaps = draw(st.lists(PLAIN, min_size=1, max_size=3))
        return {"type": kind, "stem": "".join(f"a {{{{{gap}|b}}}}" for gap in gaps), **common}
    stem = "front" if kind == "flashcard" else "stem"
    return {"type": kind, stem: draw(TEXTS), **draw(own_keys(kind)), **common}


@st.composite
def banks(draw: st.DrawFn) -> dict[str, Any]:
    """A sound bank."""
    headings = st.fixed_dictionaries(
        {"title": TEXTS, "topic": WORDS, "namespace": WORDS},
        optional={
            "description": TEXTS,
            "tags": st.lists(WORDS, max_size=2),
            "language": st.sampled_from(("en", "de-CH", "ja")),
        },
    )
    made = draw(st.lists(questions(), min_size=1, max_size=4))
    listed = [{"id": f"q-{number}", **question} for number, question in enumerate(made)]
    return {**draw(headings), "questions": listed}
