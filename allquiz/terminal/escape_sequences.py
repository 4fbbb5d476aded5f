"""What a terminal sends that nobody typed: the rest of a key's escape sequence, its replies, a paste.

The forms are those of ECMA-48 (control sequences, control strings) and xterm (mouse, paste).
"""

import re
from string import ascii_letters, ascii_lowercase

ESCAPE = b"\x1b"
SLOW = 0.5  # seconds within which a byte behind an Escape belongs to it, whatever it is
LATE = 5.0  # seconds within which a sequence goes on, over any line and on any busy machine
BEGINS = b"[]PO_^"  # what also goes on with an Escape that is older than SLOW: no key is likelier
PASTED = b"\x1b[201~"
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
# A sequence from its first byte to the one that it is over with. Of a string that is BEL, an Escape and any byte
# behind it, ST where it is not half a letter, or what no reply has in it: a line break, CAN, SUB.
SEQUENCE = rb"""(?sx) \x1b+ (?:
    \[ 200~ .* \x1b\[201~                # a paste
  | \[ M ...                            # a mouse as xterm first had it
  | \[ [\x20-?]* \[ .                   # a function key of the Linux console
  | \[ (?!200~|M) [\x20-?]* [^\x20-?[]  # any other control sequence
  | []PX^_] .* (?: [\n\r\a\x18\x1a] | \x1b. | (?<![\x80-\xc1\xc3-\xff]) \x9c)
  | [ON] .                              # a key of an application
  | [\x20-/]+ [^\x20-/]                 # a character set
  | [^][PX^_ON\x1b\x20-/]               # Alt and a key
)"""  # compiled with the first Escape
KEPT = 32  # bytes of either end of a sequence, which tell what it is and whether it is over


class Sequences:
    """Tells what nobody typed from keys, byte by byte and at any pace."""

    def __init__(self) -> None:
        self._begun = b""  # of a sequence
        self._last = 0.0
        self.is_paste = False  # whether a paste ended with the last byte

    def take(self, byte: bytes, now: float) -> bool:
        """Whether the byte, read at that second, belongs to a sequence. An Escape always begins one."""
        waited, self._last = now - self._last, now
        is_late = not self._begun.strip(ESCAPE) and waited > SLOW and byte not in BEGINS
        if is_late or waited > LATE:
            self._begun = b""
        if not self._begun and byte != ESCAPE:
            return False
        self._begun += byte
        self._begun = self._begun[:KEPT] + self._begun[KEPT:][-KEPT:]
        is_over = re.fullmatch(SEQUENCE, self._begun) is not None
        self.is_paste = is_over and self._begun.endswith(PASTED)
        if is_over:
            self._begun = b""
        return True


def without_sequences(line: str) -> str:
    told = Sequences()
    data = line.encode("utf-8", "surrogateescape")
    kept = bytes(byte for byte in data if not told.take(bytes([byte]), 0.0))
    return kept.decode("utf-8", "surrogateescape").replace("\a", "")
