"""Text files in UTF-8, also those that Notepad, Excel or PowerShell wrote two or four bytes a character."""

import codecs

WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip


def as_utf8(data: bytes, errors: str = "strict") -> bytes:
    """What is plainly a text in UTF-16 or UTF-32 in UTF-8, less a character that is cut off at its
    end; else, or where it holds half a character, the bytes themselves. With `surrogatepass`, half a
    character costs only its line."""
    encoding = next((name for bom, name in WIDE if data.startswith(bom)), None)
    head = data[:1000]
    big, little = head[::2].count(0), head[1::2].count(0)
    # Without a mark, Latin letters tell it; a stray zero or the run of them that a power cut leaves does not.
    is_wide = b"\0" in head[:4] or (big + little) * 3 > len(head)
    if encoding is None and is_wide and max(big, little) > 2 * min(big, little) + 1:
        encoding = "utf-16-le" if little > big else "utf-16-be"
    try:
        if encoding is None:
            return data
        return codecs.getincrementaldecoder(encoding)(errors).decode(data).encode("utf-8", errors)
    except UnicodeError:
        return data
