"""The signs that tell the answer beside options, or in a line below, `ANSWER: B`, and why: how people write them."""

import re

AND = r"\b(?:and|und|et|och|og|oraz)\b"
BETWEEN = rf"(?:[,;&/+]|{AND})"
A_LETTER = rf"(?=[\s*_]*[(\[]?[A-Za-z\d][)\].]?(?:(?:\s*{BETWEEN}\s*|\s+)[(\[]?[A-Za-z][)\].]?)*[\s*_]*(?:$|,?\s+because\b))"
ANSWER = re.compile(
    r"[\s*_]*(?:(?:the\s+)?(?:(?:correct|right)\s+(?:options?|choices?)|(?:(?:correct|right)\s+)?(?:answers?(?:\s+key)?|ans|key)|correct)"
    rf"(?:\s+is)?[\s*_]*+(?:[:=]|[-–—.]?[\s*_]*+{A_LETTER})"
    rf"|solution[\s*_]*(?:[:：]?{A_LETTER}|[:：](?=[\s*_]*[(\[]?[A-Ha-h][)\].]\s)))[\s*_]*(?:(?:option|choice)\s+(?=[(\[]?[A-Z](?:[)\].:*_]|\s*$|\s+[-–—])))?((?:[^\s*_]++|[\s*_]++(?=[^\s*_]))*+)[\s*_]*$",
    re.IGNORECASE,
)

# A sign stands before it in Respondus and ExamSoft.
SAID = re.compile(
    r"[\s*_]*(?:(?:(?:general\s+)?feedback|explanation|rationale|reasoning|justification|why)[\s*_]*[:：]|(?=references?\s*:)|[~@]\s)[\s*_]*(.*)",
    re.IGNORECASE,
)
# A letter, and why or what it stands for: `B, because …`, `B - …`, `B (…)`, `(b) …`.
LED = re.compile(
    r"([(\[]?[A-Za-z][)\].]?)(?:,?\s+(?=because\b)|(?<=[).\]])\s+|:\s+|,\s+|\s+(?=[(\[])|\s+[-–—]\s+)(?:[-–—]\s+)?(\S.*)",
    re.IGNORECASE,
)
LETTERS = re.compile(rf"[(\[]?([A-Za-z])[)\].]?(?:\s*{BETWEEN}\s*|\s+|$)", re.IGNORECASE)
ALONE = re.compile("[A-H]{2,}")
MAX_LETTERS = 200  # characters of an answer that names options by letters
WHY = "\x04"  # in an answer of a table, before what is said of it
BOLD = re.compile(r"^\s*\*\*(?!\s)([^*]+)\*\*\s*$")  # the whole of a line, or of an option
SAYS_RIGHT = re.compile(
    r"\A(?:[✓✔✅☑]\ufe0f?|\[x\])\s*(?=\S)|(?<!\s)\s*+(?:[✓✔✅☑]\ufe0f?|(?:<-+|←)\s*(?:correct|right|key)(?: answer)?|[(\[](?:(?:correct|key)(?: answer)?|right answer|[✓✔✅☑]\ufe0f?)[)\]])\s*\Z",
    re.IGNORECASE,
)


def marked(option: str) -> tuple[bool, str]:
    """Whether a sign at an option says that it is right, and the option without it."""
    bare = SAYS_RIGHT.sub("", option)
    if bare.count("*") % 2:  # a star that is no half of an emphasis
        bare = bare[:-1].rstrip() if bare.endswith("*") else bare.removeprefix("*").lstrip()
    return bare != option, bare


def folded(text: str) -> str:
    """What an answer names, as it is compared."""
    return " ".join(re.sub(r"^\s*[(\[]?([A-Za-z])[.)\]]\s+", r"\1 ", text).split()).casefold()


def letters_in(answer: str) -> list[str]:
    """The letters that an answer names, where it names nothing else."""
    if len(answer) > MAX_LETTERS:
        return []
    if not LETTERS.sub("", answer):
        return [each.upper() for each in LETTERS.findall(answer)]
    return [*answer] if ALONE.fullmatch(answer) and [*answer] == sorted({*answer}) else []  # ACD
