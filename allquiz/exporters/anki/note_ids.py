"""The permanent ids of a note, from its full name alone: learners' scheduling hangs on them."""

import base64
import hashlib

MOST_CARDS = 500  # of a note, as Anki has it


def guid(digest: bytes) -> str:
    """The permanent id of a note, from that of its full name alone: 72 bits in base 64."""
    return base64.urlsafe_b64encode(digest[:9]).decode()


def note_id(digest: bytes, taken: set[int]) -> int:
    """A number in the range of Anki's own (milliseconds since 1970), the same for the same digest.

    The numbers up to the next note's are for its cards.
    """
    number = 10**12 + int.from_bytes(digest[9:15], "big") % 10**9 * MOST_CARDS
    while number in taken:
        number += MOST_CARDS
    taken.add(number)
    return number


def digest_of(name: str) -> bytes:
    return hashlib.sha256(f"allquiz/{name}".encode()).digest()
