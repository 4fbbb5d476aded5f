"""The JSON Schema (draft-07) of a bank file, made from the tables that banks are read with.

    python -m allquiz.bank.schema > questions/bank.schema.json

For editors: it knows keys, types and kinds of value. What joins several keys (an option that is also
the key, an unknown source) is found by `allquiz check` alone.
"""

import json
import sys
from typing import Any

from allquiz.bank.fields import BANK, OWN, QUESTION


def bank_schema() -> dict[str, Any]:
    """The schema of a bank file."""
    schema = BANK.schema()
    schema["properties"]["questions"] |= {"type": "array", "items": _question()}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "allquiz bank",
        "description": "A bank of questions; see README.md beside this file.",
        **schema,
    }


def _question() -> dict[str, Any]:
    """Any question: the keys allowed depend on its type."""
    return {
        "type": "object",
        "required": ["id", "type"],
        "properties": {"type": {"enum": list(OWN)}},
        "allOf": [
            {
                "if": {"properties": {"type": {"const": kind}}, "required": ["type"]},
                "then": keys.schema(),
            }
            for kind, keys in QUESTION.items()
        ],
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(bank_schema(), indent=2, ensure_ascii=False) + "\n")
