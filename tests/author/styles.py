"""Bank files as people write them: in any style of YAML, with comments anywhere."""

import json
from typing import Any

import yaml
from hypothesis import strategies as st

from tests.bank.strategies import banks

COMMENTS = st.text("abc #:-[]{}\"'|>&*é", max_size=8).map(lambda text: f"# {text}")


class NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def in_style(bank: dict[str, Any], style: str) -> str:
    """The bank as text with every value on the line where it begins."""
    if style == "json":
        # A tab and what ends a line elsewhere are escapes that YAML knows as well.
        return json.dumps(bank, indent=2, ensure_ascii=False)
    return yaml.dump(
        bank,
        Dumper=NoAliases,
        allow_unicode=True,
        sort_keys=False,
        width=10**9,
        default_style='"',
        default_flow_style={"block": False, "mixed": None}[style],
    )


@st.composite
def files(draw: st.DrawFn) -> tuple[str, list[str]]:
    """The text of a sound bank, and the comments in it in order."""
    lines = in_style(draw(banks()), draw(st.sampled_from(["json", "block", "mixed"]))).split("\n")
    made: list[str] = []
    comments: list[str] = []
    count = 0
    for line in lines:
        for kind in draw(st.lists(st.sampled_from(["own", "blank"]), max_size=2)):
            if kind == "own":
                count += 1
                comments.append(f"#{count} {draw(COMMENTS)}".rstrip())
                made.append(" " * draw(st.sampled_from([0, 2, 4, 6, 8, 10])) + comments[-1])
            else:
                made.append(draw(st.sampled_from(["", "  "])))
        if line and draw(st.booleans()):
            count += 1
            comments.append(f"#{count} {draw(COMMENTS)}".rstrip())
            line = f"{line} {comments[-1]}"
        made.append(line)
    return "\n".join(made), comments
