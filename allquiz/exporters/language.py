"""The language of a bank's texts, as HTML has it."""

# Languages, or languages in a script, that are written from the right.
RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa ha-arab he ks ku-arab ps sd ug ur yi".split())


def direction(language: str | None) -> str:
    """The value of `dir` for text in a language, by its tag such as `he` or `de-CH`: `rtl`, `ltr`,
    or `auto` where it isn't known."""
    if not language:
        return "auto"
    tag = language.lower()
    return "rtl" if tag in RIGHT_TO_LEFT or tag.split("-")[0] in RIGHT_TO_LEFT else "ltr"
