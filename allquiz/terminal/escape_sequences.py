"""What a terminal sends that nobody typed: the rest of a key's escape sequence, its replies, a paste.

The forms are those of ECMA-48 (control sequences, control strings) and xterm (mouse, paste).
"""

from collections.abc import Generator
from string import ascii_letters, ascii_lowercase

ESCAPE = b"\x1b"
SLOW = 0.5  # seconds within which a byte behind an Escape belongs to it, whatever it is
LATE = 5.0  # seconds within which a sequence goes on, over any line and on any busy machine
BEGINS = b"[]PO_^"  # what also goes on with an Escape that is older than SLOW: no key is likelier
STRINGS = (b"]", b"P", b"X", b"^", b"_")  # OSC, DCS, SOS, PM, APC
ENDS = (b"\n", b"\r", b"\x07", b"\x18", b"\x1a")  # of a string: BEL, CAN, SUB; no reply has lines
PASTE, PASTED = b"200~", b"\x1b[201~"
PRINTED = (*range(0x20, 0x7F), *range(0xC2, 0xF5))  # bytes that begin a character
# What has the readline library pass over control sequences, keep strings for `without_sequences`, and take
# an Escape for nothing: what is typed behind it is typed, no command of Alt and a key.
BINDINGS = (
    *(rf'"\e{start}": skip-csi-sequence' for start in ("[", r"\e[")),
    *(rf'"\e{start}": "\C-v\e{start}"' for start in ("]", "P", "^", "_", r"\\", "[M", "[[")),
    *(rf'"\e\{byte:03o}": self-insert' for byte in PRINTED if byte not in b"[]PO^_\\"),
    *(rf'"\eP{letter}": "P{letter}"' for letter in ascii_letters),  # a reply goes on with a sign
    *(rf'"\eO{letter}": "O{letter}"' for letter in ascii_lowercase),  # an arrow with a capital
    *(rf'"\e\C-{end}": accept-line' for end in "mj"),
    *(rf'"\e\C-{erase}": backward-delete-char' for erase in "?h"),
    r'"\C-g": self-insert',
)
# Is sent the next bytes, and is over with the last of a sequence.
Rest = Generator[None, bytes, None]


class Sequences:
    """Tells what nobody typed from keys, byte by byte and at any pace."""

    def __init__(self) -> None:
        self._rest: Rest | None = None
        self._tail = b""  # of what was sent
        self._is_lone = False  # nothing but an Escape has come
        self._last = 0.0

    @property
    def is_paste(self) -> bool:
        """Whether a paste ended with the last byte."""
        return self._tail == PASTED

    def take(self, byte: bytes, now: float) -> bool:
        """Whether the byte, read at that second, belongs to a sequence. An Escape always begins one."""
        waited, self._last = now - self._last, now
        self._tail = (self._tail + byte)[-len(PASTED) :]
        if waited > LATE or (self._is_lone and waited > SLOW and byte not in BEGINS):
            self._rest = None
        if self._rest is None:
            self._is_lone = byte == ESCAPE
            if self._is_lone:
                self._rest = sequence()
                next(self._rest)
            return self._is_lone
        self._is_lone = self._is_lone and byte == ESCAPE
        try:
            self._rest.send(byte)
        except StopIteration:
            self._rest = None
        return True


def without_sequences(line: str) -> str:
    told = Sequences()
    data = line.encode("utf-8", "surrogateescape")
    kept = bytes(byte for byte in data if not told.take(bytes([byte]), 0.0))
    return kept.decode("utf-8", "surrogateescape").replace("\a", "")


def sequence() -> Rest:
    first = yield
    while first == ESCAPE:  # Alt and a key that sends a sequence
        first = yield
    if first == b"[":
        yield from _control()
    elif first in STRINGS:
        yield from _string()
    elif first in (b"O", b"N"):
        yield
    else:
        while b" " <= first <= b"/":  # else Alt and a key
            first = yield


def _control() -> Rest:
    byte, given = (yield), b""
    while b" " <= byte <= b"?":
        given += byte
        byte = yield
    if byte == b"[":  # function keys of the Linux console
        yield
    elif byte == b"M" and not given:  # a mouse as xterm first had it
        for _ in range(3):
            yield
    elif given + byte == PASTE:
        pasted = b""
        while pasted != PASTED:
            byte = yield
            pasted = (pasted + byte)[-len(PASTED) :]


def _string() -> Rest:
    before, byte = b"", (yield)
    while byte not in ENDS and byte != ESCAPE:
        if byte == b"\x9c" and (before < b"\x80" or before == b"\xc2"):  # ST, not half a letter
            return
        before, byte = byte, (yield)
    if byte == ESCAPE:  # and a backslash
        yield
