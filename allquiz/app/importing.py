"""Questions of other programs into a bank: told apart, named, checked, and written or added.

What can't be held is named with its question and place. Nothing is written before all of it was read
as a bank would be, and no file is written over that was there.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import chain, count, takewhile
from pathlib import Path
from typing import Any

from allquiz.app.imported_format import BY_FIRST_BYTES, format_told
from allquiz.app.imported_question import is_ours, is_suspect, settled
from allquiz.app.new_bank_names import title_from, today, topic_from
from allquiz.app.safe_writing import replace_file
from allquiz.app.target_bank import Target
from allquiz.bank.characters import FORBIDDEN, MAX_BYTES, fold, shorten
from allquiz.bank.layout import Document
from allquiz.bank.new_ids import new_id, numbered
from allquiz.bank.questions import as_question
from allquiz.bank.read_result import Reading
from allquiz.bank.rewrite import reading_of
from allquiz.importers import importer
from allquiz.importers.draft import Draft, Picture
from allquiz.importers.refusals import Unreadable
from allquiz.model.question import AnyQuestion
from allquiz.model.refused import Refused
from allquiz.model.revision import key_revision
from allquiz.shell import as_typed

PASTED = Path("-")  # standard input
MAX_INPUT = 100 * 1024 * 1024
MAX_NOTED = 72  # characters of a stem in a message


@dataclass(slots=True)
class Taken:
    """What came of the files. `said` is a line for each thing that its author should know."""

    target: Path
    before: bytes | None  # what was there; None: it may be anything
    content: bytes = b""  # of the bank, whole
    questions: list[dict[str, Any]] = field(default_factory=list)  # as the bank has them
    said: list[str] = field(default_factory=list)
    left_out: int = 0
    held: int = 0  # questions that the bank had already
    adds: bool = False
    pictures: dict[str, bytes] = field(default_factory=dict)  # by name in figures/

    def write(self) -> Reading:
        """Put the bank and its pictures in their places, and read it there. Raises Refused, OSError."""
        figures = self.target.parent / "figures"
        made = []
        for name, data in self.pictures.items():
            figures.mkdir(exist_ok=True)
            if not (figures / name).exists():
                replace_file(figures / name, data)
                made.append(figures / name)
        reading = reading_of(self.target, self.content)
        try:
            if errors := reading.errors:
                why = errors[0].told_of(str(self.target))
                raise Refused(f"nothing was written, for there would be an error: {why}")
            replace_file(self.target, self.content, was=self.before)
        except (Refused, OSError):
            for path in made:
                path.unlink()
            raise
        return reading


def take_in(
    files: Sequence[Path],
    contents: Sequence[bytes],
    *,
    form: str | None = None,
    output: Path | None = None,
    force: bool = False,
) -> Taken:
    """Read the files and make the bank, in memory. Raises Refused."""
    name = "pasted" if files[0] == PASTED else files[0].stem
    path = output or Path(f"{name}.yaml")
    if output is None and path.exists() and not force:
        if path in files:  # most likely a bank
            with suppress(Unreadable):
                format_told(path, contents[files.index(path)])
        raise Refused(f"{path} is there already", f"add to it with `-o {path}`, or give another")
    target = Target(path, anew=force)
    read = _read(files, contents, form)
    if not read.drafts:
        remedy = "name the format with --from, if it was guessed wrongly" if read.is_guess else None
        raise Refused("; ".join(read.unread), remedy)
    taken = Taken(target.path, None if force else target.data, adds=target.before is not None)
    taken.said = [f"{line}: nothing of it was read" for line in read.unread]
    taken.left_out = read.broken + len(read.unread)
    maker = _Maker(target, taken, [draft for _, draft in read.drafts])
    for file, draft in read.drafts:
        maker.make(file, draft)
    if taken.said or taken.questions:  # else all is as when it came in
        taken.said = read.notes + taken.said
    if taken.questions:
        title = "My own notes" if files[0] == PASTED else files[0].name
        source = maker.shared_source() or {"title": title, "revised": _day_of(files[0])}
        taken.content = next(target.contents(taken.questions, maker.headings(source)))
        if len(taken.content) > MAX_BYTES:
            raise Refused("the bank would be over 10 MiB", "split the file, and import its parts")
    return taken


@dataclass(slots=True)
class _Read:
    """What is in the files: drafts, notes on them, how many questions were broken, and why a file is not
    read; whether the last one's format was guessed."""

    drafts: list[tuple[Path, Draft]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    broken: int = 0
    is_guess: bool = False


def _read(files: Sequence[Path], contents: Sequence[bytes], form: str | None) -> _Read:
    read = _Read()
    for file, data in zip(files, contents, strict=True):
        try:
            settle = partial(settled, is_ours=is_ours(data), is_suspect=is_suspect(data))
            told = format_told(file, data, form)
            read.is_guess = form is None and told not in BY_FIRST_BYTES
            intake = importer(told).read(data, settle)
        except Unreadable as why:
            read.unread.append(f"{file}{f':{why.line}' if why.line else ''}: {why}")
            continue
        if not intake.drafts:
            told = "; ".join(said for _, said in intake.notes)
            read.unread.append(f"{file}: {told or 'no question is in it'}")
            continue
        read.notes += [f"{file}{f':{line}' if line else ''}: {said}" for line, said in intake.notes]
        read.broken += intake.broken
        read.drafts += [(file, draft) for draft in intake.drafts]
    return read


def _day_of(file: Path) -> str:
    try:
        return date.fromtimestamp(file.stat().st_mtime).isoformat()  # noqa: DTZ012 (the author's day)
    except OSError:
        return today().isoformat()


def _has_telling_title(draft: Draft) -> bool:
    """Whether the title tells more than the question's stem and id."""
    return (
        draft.id != draft.title.rpartition("/")[2]
        and not fold(draft.stem).startswith(fold(draft.title.rstrip("….")))
        and re.search(r"[^\W\d_]{3}", draft.title) is not None
        and not re.fullmatch(r"(?i)question\W*\d*", draft.title)
    )


class _Maker:
    """Makes documents of drafts: ids, tags, pictures; each is read as a bank would read it."""

    def __init__(self, target: Target, taken: Taken, drafts: Sequence[Draft]) -> None:
        self.target, self.taken = target, taken
        bank = target.bank
        spaces = {draft.namespace for draft in drafts if draft.id}
        self.namespace = spaces.pop() if len(spaces) == 1 else None
        self.categories = sorted({draft.category for draft in drafts if draft.category})
        self.shared = _shared_start(self.categories)
        self.topic = None  # the last name of the one category that all are in: several become tags
        if len(self.categories) == 1 and all(draft.category for draft in drafts):
            self.topic = self.categories[0].rpartition("/")[2]
        self.topic_as_tag = self.topic if self.topic is None else topic_from(self.topic)
        self.taken_ids = target.ids(self.namespace)
        self.beside = {q.name: each.file for each in target.beside.banks for q in each.questions}
        self.by_id = {question.id: question for question in bank.questions} if bank else {}
        self.bank_keys = {_same(question) for question in bank.questions} if bank else set()

    def headings(self, source: dict[str, str]) -> dict[str, Any]:
        title = self.topic or title_from(self.target.path.stem)
        title = title if " " in title or title != title.lower() else title_from(title)
        given = {"title": title, "topic": topic_from(self.topic or title)}
        given |= {"namespace": self.namespace} if self.namespace else {}
        return self.target.headings(given) | {"source": source}

    def shared_source(self) -> dict[str, str] | None:
        """The source of all new questions, where they name the same: a bank's own is said once."""
        sources = [document.get("source") for document in self.taken.questions]
        if self.target.bank or not sources[0] or any(each != sources[0] for each in sources):
            return None
        for document in self.taken.questions:
            del document["source"]
        return dict(sources[0])

    def make(self, file: Path, draft: Draft) -> None:
        """Take the question in, or say why not."""
        stem = draft.stem
        if draft.left_out is None:
            if _has_telling_title(draft):
                draft.lose(f"its title “{draft.title}”")
            self._add(draft)
        said = []
        if draft.left_out is not None:
            self.taken.left_out += 1
            said.append(f"left out: {draft.left_out}")
        elif draft.lost:
            said.append(f"lost: {'; '.join(draft.lost)}")
        if draft.remarks:
            said.append(f"note: {'; '.join(draft.remarks)}")
        if said:
            where = f"{file}:{draft.line}" if draft.line else f"{file}"
            about = f" “{shorten(stem, MAX_NOTED)}”" if stem else ""
            self.taken.said += [f"{where}: {draft.place}{about}: {each}" for each in said]

    def _add(self, draft: Draft) -> None:
        values = draft.values
        before = [*values.get("tags", ())]
        if self.topic is None:
            draft.tag([draft.category[self.shared :]])
        if tags := [tag for tag in values.pop("tags", ()) if tag != self.topic_as_tag]:
            values["tags"] = tags
        if tags != before:
            draft.laid.pop("tags", None)
        if self.bank_keys and self._is_held(draft):
            self.taken.held += 1
            return
        id = self._id(draft)
        document = Document({"id": id, **values})
        document.laid = draft.laid
        if draft.picture:
            picture = draft.picture
            show = {"show": "stem"} if picture.comes_first else {}
            alt = FORBIDDEN.sub("", picture.alt)
            document["figure"] = {"file": self._picture(picture), "alt": alt, **show}
        self.taken_ids.add(id)
        self.taken.questions.append(document)

    def _is_held(self, draft: Draft) -> bool:
        """Whether the bank has it. What the file has besides was told when it came in, and is not again."""
        question, _ = as_question({"id": draft.id or "x", **draft.values})
        is_same = question is not None and _same(question) in self.bank_keys
        held = self.by_id.get(draft.id or "")
        if not is_same and held is None:
            return False
        draft.lost, draft.remarks = [], []
        from allquiz.app.import_differences import other_parts  # a new bank holds none

        if question and held and (others := other_parts(held, question)):
            draft.remark(
                f"the {draft.id} of the bank has {others}, and stays: change it there, or to add this "
                "one, give it another id"
            )
        return True

    def _id(self, draft: Draft) -> str:
        if draft.id is None:
            fallback = f"{draft.values['type'].replace('_', '-')}-question"
            return new_id(draft.stem, self.taken_ids, fallback)
        id = numbered(draft.id, self.taken_ids)
        if id != draft.id:
            file = self.beside.get(self.target.name(draft.id, self.namespace))
            hint = f"; `-o {as_typed(Path(file))}` adds to the bank that has it" if file else ""
            draft.remark(f"its id {draft.id} is another question's; it became {id}{hint}")
        return id

    def _picture(self, picture: Picture) -> str:
        """The name in figures/: its own, unless another picture has that."""
        name = re.sub(r"[^\w.-]+", "-", picture.name).strip(".-") or "picture"
        stem, dot, ending = name.rpartition(".")
        stem, ending = (stem, f".{ending}") if dot else (name, "")
        others = (f"{stem}-{number}{ending}" for number in count(2))
        name = next(n for n in chain([name], others) if not self._is_other(n, picture.data))
        self.taken.pictures[name] = picture.data
        return name

    def _is_other(self, name: str, data: bytes) -> bool:
        if name in self.taken.pictures:
            return self.taken.pictures[name] != data
        path = self.target.path.parent / "figures" / name
        return path.exists() and path.read_bytes() != data


def _shared_start(categories: Sequence[str]) -> int:
    """How long the names are that all categories begin with: what tells them apart comes after."""
    levels = [category.split("/")[:-1] for category in categories]
    shared = takewhile(lambda names: len(set(names)) == 1, zip(*levels, strict=False))
    return sum(len(names[0]) + 1 for names in shared) if len(levels) > 1 else 0


def _same(question: AnyQuestion) -> tuple[str, str, str]:
    """What makes two questions the same: type, stem and key."""
    return question.type, fold(question.stem), key_revision(question)
