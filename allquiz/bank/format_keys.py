"""The keys of the bank format: one table by which banks are read and laid out, and the JSON Schema is made."""

from collections.abc import Mapping as Map
from typing import Any

from allquiz.bank import dates, languages, lists, numbers, value_kinds
from allquiz.bank.mapping_keys import Key, Keys, needed, record
from allquiz.bank.problem_context import Context
from allquiz.bank.value_kinds import Kind, Shape, read_text
from allquiz.bank.yaml_values import Mark, Sequence, Value
from allquiz.model.bank import IMPORTANCES
from allquiz.model.question import LEVELS, SHOWN_WITH

SOURCE_HERE = Keys(
    {
        "title": needed(value_kinds.TEXT, "the title of the page or document"),
        "section": Key(value_kinds.TEXT, "the heading within it"),
        "publisher": Key(value_kinds.TEXT, "who publishes it"),
        "url": Key(value_kinds.TEXT, "where it can be read"),
        "revised": Key(dates.DAY, "the date of its last revision"),
    },
    order=("title", "section", "publisher", "revised", "url"),
)
SOURCE_RECORD = record(SOURCE_HERE, "a source")


PAGE_RECORD = record(
    Keys(
        {
            "page": needed(value_kinds.TEXT, "a key of sources.yaml"),
            "section": Key(value_kinds.TEXT, "the heading within it"),
        }
    ),
    "a page of a list of sources",
)
PAGES = Kind(
    lists.read_list(PAGE_RECORD.read), {"type": "array", "items": PAGE_RECORD.schema, "minItems": 1}
)


def _read_source(value: Value, mark: Mark, context: Context) -> Any:
    """A key of sources.yaml, a source written in place, or a list of pages."""
    if isinstance(value, str):
        return read_text(value, mark, context)
    if isinstance(value, Sequence) and not value.items:
        message = "this list of sources is empty"
        context.error(mark, "too-few", message, "add a page, or remove the key")
        return None
    if isinstance(value, Sequence):
        return PAGES.read(value, mark, context)
    return SOURCE_RECORD.read(value, mark, context)


SOURCE = Kind(
    _read_source,
    {"anyOf": [value_kinds.SCALAR, SOURCE_RECORD.schema, PAGES.schema]},
    SOURCE_RECORD.shape._replace(inner=PAGE_RECORD.shape),
)

SINCE = record(
    Keys(
        {
            "note": needed(value_kinds.PROSE, "what has changed"),
            "as_of": needed(dates.DAY_OR_YEAR, "when that holds"),
            "source": needed(value_kinds.TEXT, "where that is known from"),
        }
    ),
    "`since`",
)
FIGURE = record(
    Keys(
        {
            "file": needed(value_kinds.FILE, "a file inside figures/ beside the bank"),
            "alt": needed(value_kinds.PROSE, "what the picture shows, in words"),
            "show": Key(
                value_kinds.one_of(SHOWN_WITH), "with the answer (default), or with the stem"
            ),
        }
    ),
    "a figure",
)
LINT = record(Keys({"ignore": Key(lists.REASONS, "each warning, with a reason")}), "`lint`")


def _as_is(value: Value, mark: Mark, context: Context) -> Value:  # noqa: ARG001
    return value


COMMON = {
    "id": needed(value_kinds.IDENTIFIER, "a permanent name: words of a-z and 0-9 joined by -"),
    "type": needed(Kind(_as_is, {}), "one of the ten types"),
    "stem": needed(value_kinds.PROSE, "what is asked"),
    "explanation": Key(value_kinds.PROSE, "why the key is right; shown after answering"),
    "hint": Key(value_kinds.PROSE, "shown on request, before answering"),
    "source": Key(
        SOURCE, "a key of sources.yaml, a mapping, or a list of pages; default: the bank's"
    ),
    "section": Key(value_kinds.PROSE, "the heading within the source"),
    "facts": Key(lists.TEXTS, "ids of facts.yaml that this question tests"),
    "as_of": Key(dates.DAY_OR_YEAR, "the date or year for which the answer holds"),
    "since": Key(SINCE, "what has changed after the source"),
    "level": Key(value_kinds.one_of(LEVELS), "what it asks for: recall, understand or apply"),
    "tags": Key(lists.TAGS, "a list of words joined by -, nested as a/b"),
    "figure": Key(FIGURE, "a picture: its file, what it shows (`alt`), and when to show it"),
    "retired": Key(dates.DAY, "the date from which it is no longer asked"),
    "lint": Key(LINT, "`ignore:` with warnings that are wrong for this question"),
}
WITHOUT_STEM = {name: key for name, key in COMMON.items() if name != "stem"}

DISTRACTORS = needed(lists.OPTIONS, "the wrong options: a list, or a mapping to rationales")
SHUFFLE = Key(value_kinds.TRUTH, "false where options stand sorted")
OWN: Map[str, dict[str, Key]] = {
    "choice": {
        "answer": needed(
            value_kinds.one_text("for several, make it `multiple_response`, with `answers:`"),
            "the right option",
        ),
        "distractors": DISTRACTORS,
        "shuffle": SHUFFLE,
    },
    "multiple_response": {
        "answers": needed(lists.OPTIONS, "the right options: a list, or a mapping to rationales"),
        "distractors": DISTRACTORS,
        "shuffle": SHUFFLE,
    },
    "true_false": {"answer": needed(value_kinds.TRUTH, "true or false")},
    "numeric": {
        "answer": needed(numbers.RANGE, "a number, or [low, high]"),
        "tolerance": Key(numbers.TOLERANCE, "how far off is right: a number, or text like 5%"),
        "unit": Key(value_kinds.TEXT, "the unit of the answer"),
    },
    "short_answer": {
        "answer": needed(
            value_kinds.one_text("write the other right wordings under `accept:`"), "the answer"
        ),
        "accept": Key(lists.TEXTS, "other right wordings"),
        "exact": Key(value_kinds.TRUTH, "true where no typo is forgiven"),
    },
    "cloze": {"stem": needed(value_kinds.WITH_GAPS, "a text with {{answer|other wording}}")},
    "matching": {
        "pairs": needed(lists.TWO_PAIRS, "each left side with its right side"),
        "distractors": Key(lists.SPARE_SIDES, "spare right sides"),
    },
    "ordering": {"order": needed(lists.TWO_TEXTS, "the items, first to last")},
    "categorize": {"categories": needed(lists.TWO_LISTS, "each category with its items")},
    "flashcard": {
        "front": needed(value_kinds.PROSE, "the question side"),
        "back": needed(value_kinds.PROSE, "the answer side"),
    },
}
NAMED: Map[str | None, str] = {None: "a question"} | {
    kind: f"a{'n' * kind.startswith('o')} {kind} question" for kind in OWN
}
KEY_ORDER = (
    "id", "type", "stem", "front", "back", "answer", "answers", "accept", "exact", "tolerance", "unit",
    "pairs", "order", "categories", "distractors", "shuffle", "hint", "explanation", "since", "as_of",
    "source", "section", "facts", "level", "tags", "figure", "retired", "lint",
)  # fmt: skip
QUESTION: Map[str, Keys] = {
    kind: Keys({**(WITHOUT_STEM if kind == "flashcard" else COMMON), **own}, KEY_ORDER)
    for kind, own in OWN.items()
}
# Where the type is unknown, every key of every type is taken for known.
ANY_QUESTION = Keys(
    {
        **{
            name: Key(Kind(_as_is, {}, key.kind.shape), "")
            for own in reversed([*OWN.values()])
            for name, key in own.items()
        },
        **{name: key._replace(required=name in ("id", "type")) for name, key in COMMON.items()},
    },
    KEY_ORDER,
)
QUESTIONS = Shape(
    inner=ANY_QUESTION.shape._replace(
        by_type={name: keys.shape for name, keys in QUESTION.items()}
    ),
    apart=True,
)


def _read_questions(value: Value, mark: Mark, context: Context) -> Value:
    """The list, as it is: what its items are is for `questions`."""
    remedy = "begin each question with a dash and a space: `- id: …`"
    if value == "":
        message = "a list of questions is wanted here, and nothing is given"
        context.error(mark, "missing-key", message, remedy, detail="questions")
    elif value.__class__ is not Sequence:
        value_kinds.wrong_kind(value, mark, context, "a list of questions", remedy)
    return value


BANK = Keys(
    {
        "title": needed(value_kinds.TEXT, "the bank's title"),
        "topic": needed(value_kinds.TYPED, "the bank's topic, as `quiz TOPIC` takes it"),
        "namespace": Key(value_kinds.IDENTIFIER, "a permanent name before each id: namespace/id"),
        "description": Key(value_kinds.TEXT, "a sentence that `list topics` shows"),
        "source": Key(
            SOURCE, "the default source: a key of sources.yaml, a mapping, or a list of pages"
        ),
        "language": Key(languages.LANGUAGE, "the code of its language, such as en"),
        "tags": Key(lists.TAGS, "tags added to each question's"),
        "questions": needed(Kind(_read_questions, {}), "the list of questions"),
    }
)
SOURCES_ENTRY = Keys(
    {
        "title": needed(value_kinds.TEXT, "the title of the page"),
        "document": needed(value_kinds.TEXT, "the document it belongs to"),
        "publisher": needed(value_kinds.TEXT, "who publishes it"),
        "revised": needed(dates.DAY, "the date of its last revision"),
        "url": Key(value_kinds.TEXT, "where it can be read"),
    }
)
FACTS_ENTRY = Keys(
    {
        "fact": needed(value_kinds.TEXT, "the fact, in one sentence"),
        "source": needed(value_kinds.TEXT, "a key of sources.yaml"),
        "section": needed(value_kinds.TEXT, "the heading within it"),
        "importance": needed(value_kinds.one_of(IMPORTANCES), "core, supporting or detail"),
        "as_of": Key(dates.DAY_OR_YEAR, "the date or year for which it holds"),
    }
)
