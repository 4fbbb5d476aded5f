"""A wording as a keyboard has it, for programs that compare what is typed letter by letter."""

import re
import unicodedata

SIGNS = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("’‘′ʼ", "'"),
        **dict.fromkeys("“”″", '"'),
        **dict.fromkeys("®™\u00ad\u200b\u2060", ""),
        "≥": ">=", "≤": "<=", "×": "x", "⁄": "/", "…": "...", "½": "1/2", "¼": "1/4", "¾": "3/4",
    }
)  # fmt: skip
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+-0123456789+-")


def typable(text: str) -> str:
    """With plain spaces, hyphens, quotes and digits, and Greek letters by their names.

    A raised number after a digit is a power (`10^9`); after anything else it is written plainly
    (`mg/m2`, `Ca2+`), as BANK_FORMAT takes it.
    """
    if text.isascii():
        return " ".join(text.split())
    text = re.sub("[µμ](?=[A-Za-z])", "u", text)  # of a unit
    text = re.sub("(?<=[⁰¹²³⁴-⁹])ᵐ(?=[A-Z])", "m", text)  # of a nuclide
    text = re.sub("(?<=[0-9])[⁰¹²³⁴-⁹⁺⁻]+", lambda power: f"^{power[0].translate(RAISED)}", text)
    text = "".join(map(_letter, text.translate(SIGNS).translate(RAISED)))
    return " ".join(text.split())


def _letter(sign: str) -> str:
    if sign.isascii():
        return sign
    words = unicodedata.name(sign, "").split()
    is_greek = words[:1] == ["GREEK"] or words[:1] == ["MICRO"]
    return (
        words[-1 if words[-1] != "SIGN" else 0].lower().replace("micro", "mu") if is_greek else sign
    )
