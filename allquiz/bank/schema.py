"""The JSON Schema (draft-07) of a bank file, made from the tables that banks are read with.

    python -m allquiz.bank.schema > questions/bank.schema.json

For editors: it knows keys, types and kinds of value. What joins several keys (an option that is also
the key, an unknown source) is found by `allquiz check` alone.
"""

import json
import sys
from typing import Any

from allquiz.bank.format_keys import BANK, COMMON, NAMED, OWN, QUESTION
from allquiz.bank.mapping_keys import Keys
from allquiz.model.starting_texts import TEMPLATES

COMMON_SCHEMA: dict[str, Any] = Keys(COMMON).schema()["properties"]


def bank_schema() -> dict[str, Any]:
    """The schema of a bank file."""
    schema = BANK.schema()
    schema["properties"]["questions"] |= {"type": "array", "items": _question()}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "allquiz bank",
        "description": "A bank of questions; see README.md beside this file.",
        **schema,
        "definitions": COMMON_SCHEMA,
    }


def _question() -> dict[str, Any]:
    """Any question: the keys allowed depend on its type. What all types share is written once."""
    return {
        "type": "object",
        "required": ["id", "type"],
        "properties": {"type": {"enum": list(OWN)}},
        "defaultSnippets": [_skeleton(kind) for kind in OWN],
        "allOf": [
            {
                "if": {"properties": {"type": {"const": kind}}, "required": ["type"]},
                "then": _of_type(kind, keys.schema()),
            }
            for kind, keys in QUESTION.items()
        ],
    }


def _skeleton(kind: str) -> dict[str, Any]:
    """What an editor offers to write: a question of the type, its id to be typed over first."""
    start = {"id": f"${{1:new-{kind.replace('_', '-')}}}", "type": kind}
    return {
        "label": f"new {kind}",
        "description": f"{NAMED[kind]} to write over",
        "body": {**start, **TEMPLATES[kind]},
    }


def _of_type(kind: str, schema: dict[str, Any]) -> dict[str, Any]:
    properties = {
        name: {"$ref": f"#/definitions/{name}"} if inside == COMMON_SCHEMA.get(name) else inside
        for name, inside in schema["properties"].items()
    }
    properties["type"] = {"const": kind, "description": COMMON["type"].about}
    return {"title": kind, **schema, "properties": properties}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(bank_schema(), indent=2, ensure_ascii=False) + "\n")
