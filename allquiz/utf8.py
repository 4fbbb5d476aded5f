"""Text files in UTF-8, also those that Notepad, Excel or PowerShell wrote two or four bytes a character."""

import codecs

WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip


def as_utf8(data: bytes) -> bytes:
    """What is plainly a text in UTF-16 or UTF-32 in UTF-8, less a character that is cut off at its
    end; else the bytes themselves."""
    encoding = next((name for bom, name in WIDE if data.startswith(bom)), None)
    head = data[:1000]
    if encoding is None and (b"\0" in head[:4] or head.count(0) * 3 > len(head)):
        # Without a mark, Latin letters tell it.
        is_little = head[1::2].count(0) > head[::2].count(0)
        encoding = "utf-16-le" if is_little else "utf-16-be"
    try:
        return codecs.getincrementaldecoder(encoding)().decode(data).encode() if encoding else data
    except UnicodeError:
        return data
