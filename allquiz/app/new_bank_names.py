"""What a bank of one's own is called before its author says otherwise."""

import getpass
import re
import secrets
from contextlib import suppress
from datetime import date
from functools import cache

from allquiz.bank.new_ids import new_id
from allquiz.bank.questions import as_question


def today() -> date:
    """The day on the author's own calendar."""
    return date.today()  # noqa: DTZ011


@cache
def namespace_of_mine() -> str:
    """The login name, which many share, and what nobody else has; the same as long as the program runs."""
    name = "my"
    with suppress(Exception):  # a machine may not know who is there
        name = new_id(getpass.getuser(), (), "my")
    return f"{name}-{secrets.token_hex(3)}"


def wrong_id(text: str) -> str | None:
    """What keeps a text from being an id or a namespace, if anything."""
    _, errors = as_question({"id": text, "type": "flashcard", "front": "F", "back": "B"})
    return errors[0].message if errors else None


def title_from(name: str) -> str:
    title = re.sub(r"[-_.\s]+", " ", name).strip() or "My questions"
    return title[0].upper() + title[1:]


def topic_from(title: str) -> str:
    return new_id(title, (), "questions")
