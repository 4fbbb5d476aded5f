"""The classes of values."""

import ast
from pathlib import Path

import allquiz


def test_each_has_a_docstring() -> None:
    """Else `dataclass` makes one of its signature, for which each start would wait longest of all."""
    files = sorted(Path(allquiz.__file__).parent.rglob("*.py"))
    classes = [
        node
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    made = [c for c in classes if {"value", "dataclass"} & {*map(_name, c.decorator_list)}]
    assert len(made) > 10
    assert [c.name for c in made if not ast.get_docstring(c)] == []


def _name(decorator: ast.expr) -> str:
    return ast.unparse(decorator).partition("(")[0]
