"""The language of a bank: a code as browsers, screen readers and LMSs take it (a tag of RFC 5646)."""

import re

from allquiz.bank.characters import spelled
from allquiz.bank.problem_context import Context
from allquiz.bank.value_kinds import NON_EMPTY, Kind, read_text
from allquiz.bank.yaml_values import Mark, Value

TAG = re.compile("[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)
# Codes, those of countries that are taken for them, and what people write in their place.
NAMES = """
    ar arabic عربي العربية; cs cz czech čeština; da danish dansk; de german deutsch allemand alemán; el gr greek ελληνικά;
    en english englisch anglais inglés; es spanish español espanol castellano espagnol; fa persian farsi فارسی; fi finnish suomi;
    fr french français francais französisch; he hebrew עברית; hi hindi हिन्दी हिंदी; hu hungarian magyar; it italian italiano;
    ja jp japanese 日本語; ko korean 한국어; nl dutch nederlands; no norwegian norsk; pl polish polski; pt portuguese português portugues;
    ro romanian română; ru russian русский; sv swedish svenska; th thai ไทย; tr turkish türkçe; uk ua ukrainian українська;
    ur urdu اردو; vi vietnamese; zh cn chinese 中文 汉语 漢語
"""
CODE_OF = {name: code for code, *names in map(str.split, NAMES.split(";")) for name in names}


def _read_language(value: Value, mark: Mark, context: Context) -> str | None:
    """The text as it stands, and a warning where it is no code."""
    text = read_text(value, mark, context)
    if text is None:
        return None
    code = CODE_OF.get(text.casefold(), text.replace("_", "-"))
    if code == text and TAG.fullmatch(text):
        return text
    meant = code if code != text and TAG.fullmatch(code) else None
    remedy = f"write `{meant}`" if meant else "write its code, such as `de` or `pt-BR`"
    message = f"“{spelled(text)}” is no code of a language"
    context.error(mark, "bad-language", message, remedy, meant)
    return text


LANGUAGE = Kind(_read_language, NON_EMPTY)
