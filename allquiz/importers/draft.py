"""What is read of a foreign file: questions in the bank format's own keys, and what could not be held."""

import re
from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import unquote

from allquiz.importers.escaped_text import plain_to_text
from allquiz.importers.html import is_bare, looks_like_html, to_text
from allquiz.importers.refusals import CannotHold, Unreadable
from allquiz.interchange import without_unit_note
from allquiz.model.tag import as_tag

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_ID = 64
MAX_TAG = 255
MAX_QUESTIONS = 30_000
HASH = re.compile(
    r"[a-z]?[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
)  # what a program made, and no author will remember
STRONG = re.compile(r"(?<!\w)__(?![\s_])(.+?)(?<![\s_])__(?!\w)")  # and no blank: ____
LEVELS = ("recall", "understand", "apply")
Files = Mapping[str, bytes | None]  # by their names; None: it can't be decoded
NO_FILES: Files = {}


class Picture(NamedTuple):
    """A picture of a question, to be put into figures/ under this name or one like it."""

    name: str
    data: bytes
    alt: str
    comes_first: bool


@dataclass  # without slots, which `pickle` is slow with
class Draft:
    """A question as far as it was read.

    `place` says where it stands in its file, in words; `line` the same for editors (0: not known).
    `values` hold the format's keys without `id`; `lost` is what they could not hold; `remarks` are
    about what came in otherwise than its program would take it. Where `left_out` says why, there is
    no question.
    """

    place: str = ""
    line: int = 0
    id: str | None = None
    namespace: str | None = None
    title: str = ""  # what the file calls it
    category: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    laid: dict[str, str] = field(default_factory=dict)  # of these, what is laid out already
    lost: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    left_out: str | None = None
    picture: Picture | None = None

    @property
    def stem(self) -> str:
        return str(self.values.get("stem") or self.values.get("front") or "")

    def lose(self, what: str) -> None:
        """Note what can't be held, once."""
        if what not in self.lost:
            self.lost.append(what)

    def weigh(self, points: str) -> None:
        """Note points, as they are written, that are other than one."""
        if points.strip().rstrip("0").rstrip(".") not in ("", "1"):
            self.lose(f"its {points.strip()} points: questions count alike")

    def remark(self, what: str) -> None:
        """Note what its author should know, once."""
        if what not in self.remarks:
            self.remarks.append(what)

    def name(self, *names: str | None) -> None:
        """Take the first of the names that is an id, `namespace/id` or `namespace.id`."""
        for name in names:
            space, _, id = (name or "").strip().replace(".", "/").rpartition("/")
            if ID.fullmatch(id) and len(id) <= MAX_ID and not HASH.fullmatch(id):
                self.id = id
                self.namespace = space if ID.fullmatch(space) and len(space) <= MAX_ID else None
                return

    def text(self, html: str, *, where: str = "", files: Files = NO_FILES) -> str:
        """HTML as our text. `where` names a place that can hold no picture; `files` holds those of
        the file by name."""

        def image(source: str, alt: str) -> None:
            if where and where != "explanation":
                self.lose(f"the picture {_short(source)} in {where}")
            else:
                self.show(source, alt, files, comes_first=not where)

        return to_text(html, self.lose, image)

    def in_form(self, text: str, form: str, where: str = "", files: Files = NO_FILES) -> str:
        """A text in one of Moodle's formats as ours: HTML, Markdown, plain, or what it looks like."""
        bare = text.strip()
        if not files and is_bare(bare):
            return bare
        if form == "html" or (form.startswith("moodle") and looks_like_html(text)):
            return self.text(text, where=where, files=files)
        for name in files:
            self.lose(f"the file {name}")
        lines = "\n".join([line.strip() for line in text.split("\n")]).strip()
        if form == "markdown":  # whose other marks are ours
            return STRONG.sub(r"**\1**", lines)
        return plain_to_text(lines, self.lose)

    def show(self, source: str, alt: str, files: Files, *, comes_first: bool) -> None:
        """Take a picture, if it is in the file and the first."""
        if self.picture is not None:
            self.lose(f"the picture {_short(source)}: a question holds one")
            return
        found = _content(source, files)
        if found is None:
            self.lose(f"the picture {_short(source)}, which is not in the file")
            return
        name, data = found
        if not alt.strip():
            self.lose(f"the text form of the picture {name}, which has none: write its `alt`")
        self.picture = Picture(name, data, alt.strip() or "A picture", comes_first)

    def add(self, key: str, text: str) -> None:
        """Add a paragraph to a text."""
        if text:
            before = self.values.get(key)
            self.values[key] = f"{before}\n\n{text}" if before else text

    def take_unit(self) -> None:
        """Take the unit out of a stem that our own export put there."""
        self.values["stem"], unit = without_unit_note(self.values["stem"])
        if unit:
            self.values["unit"] = unit

    def tag(self, tags: Sequence[str]) -> None:
        """Add tags in the format's grammar; `level/…` is a level."""
        found = self.values.setdefault("tags", [])
        for tag in tags:
            if len(tag) > MAX_TAG:
                self.lose(f"the tag “{_short(tag)}”, which has {len(tag):,} characters")
                continue
            kind, _, rest = tag.partition("/")
            made = as_tag(tag)
            if kind == "level" and rest in LEVELS:
                self.values["level"] = rest
            elif made and made not in found:
                found.append(made)
            if made is None and tag.strip():
                self.lose(f"the tag “{tag}”, which has no letter or digit")


Settle = Callable[[Draft], None]  # what is done with a question once it is read


@dataclass(slots=True)
class Intake:
    """All that was read of a file. `notes` are about no one question: a line (0: none), and what."""

    settle: Settle
    drafts: list[Draft] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    broken: bool = False  # whether a part of the file could not be read

    def take(
        self,
        read: Callable[[Draft], None],
        line: int,
        *,
        category: str = "",
        named: str = "question",
        of: str = "",
    ) -> None:
        """Add a question, as it is read into its draft. Raises Unreadable."""
        self.add([drafted(read, self.settle, line, category)], named, of)

    def add(self, drafts: Sequence[Draft], named: str = "question", of: str = "") -> None:
        """Add questions; the place of each is its number among those `named` so, and what it is `of`.
        Raises Unreadable for more than a file can sensibly hold."""
        for draft in drafts:
            if len(self.drafts) >= MAX_QUESTIONS:
                said = f"more than {MAX_QUESTIONS:,} questions are in it: split it"
                raise Unreadable(said, draft.line)
            draft.place = f"{named} {len(self.drafts) + 1}{of}"
            self.drafts.append(draft)

    def break_off(self, why: Exception, line: int = 0) -> None:
        """The rest of the file can't be read. Raises Unreadable where there was nothing before."""
        if not self.drafts:
            raise Unreadable(str(why), line) from None
        self.broken = True
        self.notes.append((line, f"{why}; what follows was not read"))


def drafted(read: Callable[[Draft], None], settle: Settle, line: int, category: str = "") -> Draft:
    """A question, read and settled, or why it is left out."""
    draft = Draft(line=line, category=category)
    try:
        read(draft)
        if not draft.stem.strip():
            raise CannotHold("it asks nothing: its text is empty")
        settle(draft)
    except CannotHold as why:
        draft.left_out = str(why)
    return draft


def _content(source: str, files: Files) -> tuple[str, bytes] | None:
    """Name and bytes of a picture."""
    if source.startswith("data:"):
        match = re.match(r"data:image/([a-z]+)[^,]*;base64,", source)
        if not match:
            return None
        try:
            return f"picture.{match[1]}", b64decode(source[match.end() :], validate=False)
        except ValueError:
            return None
    for path in (source, unquote(re.split("[?#]", source)[0]), unquote(source)):
        name = path.rsplit("/", 1)[-1]
        for known in (path, name):
            if (data := files.get(known)) is not None:
                return name, data
    return None


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
