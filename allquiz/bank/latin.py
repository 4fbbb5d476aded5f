"""Texts of any script in Latin letters, for ids."""

import re
import unicodedata

LONE_GREEK = re.compile("(?<![\u0370-\u03ff\u1f00-\u1fff])[α-ω](?![\u0370-\u03ff\u1f00-\u1fff])")


def _name(letter: re.Match[str]) -> str:
    return unicodedata.name(letter[0]).split()[-1].lower().replace("lamda", "lambda")


def in_latin(text: str) -> str:
    """The text in ASCII: accents dropped, letters of other scripts as they sound, a lone Greek
    letter by its name, be it the letter mu or the micro sign, which sounds like "m"."""
    plain = LONE_GREEK.sub(_name, unicodedata.normalize("NFKC", text))
    plain = unicodedata.normalize("NFKD", plain)
    if not plain.isascii():
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    if not plain.isascii():
        from anyascii import anyascii  # a large table, for few texts

        plain = anyascii(unicodedata.normalize("NFC", plain))
    return plain
