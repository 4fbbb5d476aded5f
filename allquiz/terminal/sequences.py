"""What a terminal sends that nobody typed: the rest of a key's escape sequence, its replies, a paste.

The forms are those of ECMA-48 (control sequences, control strings) and xterm (mouse, paste).
"""

from collections.abc import Callable

Read = Callable[[], bytes]  # the next byte; b"" where none comes any more
STRINGS = (b"]", b"P", b"X", b"^", b"_")  # OSC, DCS, SOS, PM, APC
ENDS = (b"", b"\x07", b"\x18", b"\x1a")  # of a control string: none, BEL, CAN, SUB
PASTE, PASTED = b"200~", b"\x1b[201~"


def skip_sequence(read: Read) -> None:
    """Read on from behind an Escape to the end of its sequence, and nothing that is typed after it."""
    first = read()
    while first == b"\x1b":  # Alt and a key that sends a sequence
        first = read()
    if first == b"[":
        _skip_control(read)
    elif first in STRINGS:
        _skip_string(read)
    elif first in (b"O", b"N"):
        read()
    else:
        while b" " <= first <= b"/":  # else Alt and a key
            first = read()


def _skip_control(read: Read) -> None:
    byte, given = read(), b""
    while b" " <= byte <= b"?":
        given += byte
        byte = read()
    if byte == b"[":  # function keys of the Linux console
        read()
    elif byte == b"M" and not given:  # a mouse as xterm first had it
        for _ in range(3):
            read()
    elif given + byte == PASTE:
        pasted = b""
        while (byte := read()) and not pasted.endswith(PASTED[:-1]):
            pasted += byte


def _skip_string(read: Read) -> None:
    before, byte = b"", read()
    while byte not in ENDS and byte != b"\x1b":
        if byte == b"\x9c" and (before < b"\x80" or before == b"\xc2"):  # ST, not half a letter
            return
        before, byte = byte, read()
    if byte == b"\x1b":  # and a backslash
        read()
