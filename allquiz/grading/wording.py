"""When two wordings are the same: what spelling, spacing and number of nouns leave open."""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart.
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d"})
ACCENTS = re.compile("[\u0300-\u036f]")
WORD = re.compile(r"\d+(?:\s*[^\w\s]+\s*\d+)*|[^\W\d_]+|[^\w\s]+")
ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)

# American spelling for British: endings and stems, longest first; applied to both sides alike.
SPELLINGS = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"ae|oe", "e"),
        (r"(?<=[a-z]{3})our(?=s?$|ed|ing|al|able)", "or"),
        (r"(?<=[a-z]{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)", "iz"),
        (r"(?<=[a-z]{3})ys(?=(?:e|ed|es|er|ing)$)", "yz"),
        (r"sulph", "sulf"),
        (r"(?<=[aeiou])ll(?=(?:ed|ing|er)$)", "l"),
        (r"(cent|fib|lit|met|theat|calib)re(?=s?$)", r"\1er"),
        (r"logue(?=s?$)", "log"),
        (r"^leuc(?=oc|op|ob|oph|os|em)", "leuk"),
        (r"^ciclosporine?$|^cyclosporin$", "cyclosporine"),
        (r"ciclovir$", "cyclovir"),
        (r"^tioguanin", "thioguanin"),
        (r"^grey", "gray"),
        (r"^programme", "program"),
        (r"^defence", "defense"),
    )
]
IRREGULAR = {
    "alveoli": "alveolus",
    "analyses": "analysis",
    "atria": "atrium",
    "bacteria": "bacterium",
    "children": "child",
    "crises": "crisis",
    "criteria": "criterion",
    "diagnoses": "diagnosis",
    "emboli": "embolus",
    "fibroses": "fibrosis",
    "foci": "focus",
    "fungi": "fungus",
    "ganglia": "ganglion",
    "gases": "gas",
    "hypotheses": "hypothesis",
    "indices": "index",
    "loci": "locus",
    "metastases": "metastasis",
    "mice": "mouse",
    "mitochondria": "mitochondrion",
    "mitoses": "mitosis",
    "nuclei": "nucleus",
    "petechiae": "petechia",
    "phenomena": "phenomenon",
    "sinuses": "sinus",
    "stenoses": "stenosis",
    "stimuli": "stimulus",
    "thrombi": "thrombus",
    "thymuses": "thymus",
    "viruses": "virus",
    "prognoses": "prognosis",
    "thromboses": "thrombosis",
    "vertebrae": "vertebra",
    "women": "woman",
}


def words(text: str) -> list[str]:
    """The words of a text, accents and case folded, digits with what stands between them.

    `t(9;22)` has the words `t` and `9;22`; a hyphen divides words.
    """
    folded = _fold_characters(text)
    return [re.sub(r"\s+", "", word) for word in WORD.findall(folded)]


def normal(text: str, acronyms: frozenset[str] = frozenset()) -> str:
    """The text with all that does not matter taken out: two wordings are the same if this is.

    Case, accents, spacing, hyphens, punctuation (but not between digits), British or American
    spelling, plural or singular. The `acronyms` (in small letters) are left as they are.
    """
    return "".join(normal_words(text, acronyms))


def normal_words(text: str, acronyms: frozenset[str] = frozenset()) -> list[str]:
    """The words of `normal`, punctuation left out."""
    return [
        word if word in acronyms else normal_word(word)
        for word in words(text)
        if any(unicodedata.category(character)[0] not in "PC" for character in word)
    ]


def acronyms_of(text: str) -> frozenset[str]:
    """The words of a text that are acronyms, in small letters; the s of a plural is not theirs."""
    found = re.findall(r"[^\W\d_]+", text)
    return frozenset(
        _fold_characters(word) for word in found if is_acronym(word) and not word.endswith("s")
    )


def without_article(text: str) -> str:
    """The text without a leading the, a or an."""
    return ARTICLE.sub("", text.strip(), count=1) if ARTICLE.match(text.strip()) else text


def same(key: str, given: str) -> bool:
    """Whether the given wording is the key."""
    fixed = acronyms_of(key)
    wanted, got = normal(key, fixed), normal(given, fixed)
    if not wanted or not got:  # nothing but punctuation, which then is what matters
        return _folded(key) == _folded(given)
    if wanted == got:
        return True
    # "A antigen" is not "antigen": a capital A may be a name.
    article_can_go = not key.strip().startswith("A ")
    return normal(without_article(given), fixed) == wanted or (
        article_can_go and got == normal(without_article(key), fixed)
    )


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def is_acronym(word: str) -> bool:
    """Whether a word, as written, has two capitals or more: DNA, CARs, mRNA."""
    return sum(character.isupper() for character in word) >= 2


@lru_cache(maxsize=4096)
def normal_word(word: str) -> str:
    """One word in American spelling and the singular."""
    word = IRREGULAR.get(word, word)
    for pattern, replacement in SPELLINGS:
        word = pattern.sub(replacement, word)
    return singular(word)


def singular(word: str) -> str:
    """The word without the s of a plural."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]


def _fold_characters(text: str) -> str:
    """Case and accents folded, wide and small forms made plain; superscripts keep their meaning."""
    pieces = []
    for character in unicodedata.normalize("NFC", text):
        kind = unicodedata.decomposition(character)
        if kind.startswith("<super>") and unicodedata.normalize("NFKC", character).isdigit():
            pieces.append("^")
        pieces.append(unicodedata.normalize("NFKD", character))
    return ACCENTS.sub("", "".join(pieces)).casefold().translate(LETTERS)
