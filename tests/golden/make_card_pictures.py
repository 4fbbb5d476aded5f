"""Takes the README's pictures of cards: the shipped deck in Anki's own reviewer, without a screen.

    python3 -m venv shots && shots/bin/pip install aqt PyQt6 PyQt6-WebEngine pillow
    allquiz export anki -o all.apkg
    shots/bin/python tests/golden/make_card_pictures.py all.apkg tests/golden

Apart from the tests, since Anki's desktop is large. It also wants Qt's system libraries (on Debian
libgl1 libegl1 libnss3 libxkbcommon0 libdbus-1-3 libasound2) and fonts.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, NamedTuple

from PIL import Image


class Shot(NamedTuple):
    """A card, by its number from 1, with some options picked; where its front and its back go, in which
    light and size."""

    question: str
    number: int
    picks: tuple[str, ...]
    light: Literal["LIGHT", "DARK"]
    size: tuple[int, int]
    front: str | None
    back: str


SHOTS = [
    Shot(
        "all/white-precursor-match",
        1,
        ("Antibodies",),
        "LIGHT",
        (720, 800),
        None,
        "card-day.png",
    ),
    Shot(
        "all/cart-steps-order",
        2,
        ("The CAR T cells are grown in the lab",),
        "DARK",
        (360, 720),
        "card-night-front.png",
        "card-night-back.png",
    ),
]
# The key of an option, from the cap beside it.
KEY = """[...document.querySelectorAll(".options button")]
  .find(button => button.querySelector(".text").innerText === %s).querySelector("kbd").innerText"""
FLAGS = "--no-sandbox --disable-gpu --disable-quic --disable-background-networking --disable-sync"
COLOURS = 48  # in the picture: enough for a card, a third of the size


def main(package: str, folder: str) -> None:
    """Take all pictures of the cards of a package into a folder."""
    os.environ |= {
        "QT_QPA_PLATFORM": "offscreen",
        "QTWEBENGINE_DISABLE_SANDBOX": "1",
        "QTWEBENGINE_CHROMIUM_FLAGS": FLAGS,
        "QT_QUICK_BACKEND": "software",
        "QT_SCALE_FACTOR": "2",
    }
    base = Path(tempfile.mkdtemp(prefix="anki-"))
    _make_profile(base, package)
    import aqt

    app = aqt._run(["anki", "-b", str(base), "-p", "shots", "-l", "en_US"], exec=False)
    window = aqt.mw
    _until(app, lambda: window.col is not None and window.state == "deckBrowser")
    for shot in SHOTS:
        _take(app, window, shot, Path(folder))
    window.col.close()
    os._exit(0)  # Qt's own end may crash, and there is nothing left to lose


def _make_profile(base: Path, package: str) -> None:
    """A profile that asks nothing at its start, with the deck in it."""
    import anki.lang
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
    from aqt.profiles import ProfileManager, VideoDriver

    (base / "shots").mkdir()
    collection = Collection(str(base / "shots" / "collection.anki2"))
    options = ImportAnkiPackageOptions()
    collection.import_anki_package(
        ImportAnkiPackageRequest(package_path=str(Path(package).resolve()), options=options)
    )
    collection.close()
    anki.lang.set_lang("en_US")
    profiles = ProfileManager(base)
    profiles.setupMeta()
    profiles.create("shots")
    profiles.load("shots")
    quiet = {"firstRun": False, "defaultLang": "en_US", "check_for_updates": False}
    profiles.meta.update(quiet, last_addon_update_check=int(time.time()))
    profiles.profile.update(autoSync=False, syncMedia=False, lastOptimize=int(time.time()))
    profiles.save()
    profiles.set_video_driver(VideoDriver.Software)
    profiles.db.close()


def _take(app: Any, window: Any, shot: Shot, folder: Path) -> None:
    from aqt.theme import Theme
    from PyQt6.QtTest import QTest

    window.set_theme(Theme[shot.light])
    window.resize(*shot.size)
    window.web.setFixedSize(*shot.size)
    window.show()
    (card_id,) = window.col.find_cards(f"ID:{shot.question} card:{shot.number}")
    window.col.sched.suspend_cards(window.col.find_cards(""))
    window.col.sched.unsuspend_cards([card_id])
    window.col.decks.set_current(window.col.get_card(card_id).did)
    window.moveToState("overview")
    _wait(app, 1.5)
    window.moveToState("review")
    _until(app, lambda: window.reviewer.state == "question")
    _wait(app, 1.5)
    for pick in shot.picks:
        keys: list[str] = []
        window.web.evalWithCallback(KEY % json.dumps(pick), keys.append)
        _until(app, keys.__len__)
        QTest.keyClicks(window.web.focusProxy(), keys[0].lower())
    _wait(app, 1)
    if shot.front:
        _save(window.web, folder / shot.front)
    window.reviewer._getTypedAnswer()  # what its button "Show Answer" calls
    _until(app, lambda: window.reviewer.state == "answer")
    _wait(app, 1.5)
    _save(window.web, folder / shot.back)


def _save(web: Any, path: Path) -> None:
    web.grab().save(str(path))
    image = Image.open(path).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(path, f"{path.stat().st_size:,} bytes")


def _until(app: Any, true: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            sys.exit("Anki did not come as far as it should")
        _wait(app, 0.05)


def _wait(app: Any, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents()
        time.sleep(0.01)


if __name__ == "__main__":
    main(*sys.argv[1:])
