"""The order of options that are not shuffled."""


def by_size(text: str) -> tuple[int, float, str]:
    """A key to sort by: numbers by size first, then the rest by alphabet."""
    if text[:1].isalpha():  # the usual case; and `nan` and `inf` are words here
        return (1, 0.0, text.casefold())
    number = text.replace(",", "").rstrip("% ").replace("\u2212", "-").lstrip("<>≤≥ ")
    try:
        return (0, float(number), text)
    except ValueError:
        return (1, 0.0, text.casefold())
