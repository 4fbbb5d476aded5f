"""A page of HTML as a PDF, by a Chromium or Chrome that is on this machine."""

import re
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from allquiz.exporters.written_by_us import WRITTEN
from allquiz.model.refused import Refused

BROWSERS = (
    "chromium chromium-browser google-chrome google-chrome-stable chrome chromium-headless-shell"
).split()
PLACES = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("C:/Program Files/Google/Chrome/Application/chrome.exe"),
    Path("C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe"),
)
# Without a sandbox, for it is a page of ours, without scripts.
OPTIONS = "--headless --disable-gpu --no-sandbox --no-first-run --no-pdf-header-footer".split()
DATES = re.compile(rb"/(CreationDate|ModDate) \(D:[^)]*\)")
PATIENCE = 300  # seconds


def printed(page: bytes) -> bytes:
    """The page as a PDF, the same for the same page. Raises Refused where that can't be done here."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None) or next(
        (str(place) for place in PLACES if place.exists()), None
    )
    if browser is None:
        raise Refused(
            "a PDF is made by Chromium or Chrome, and there is none here",
            "give a name that ends in .html, and print that from any browser",
        )
    # On Windows what the browser leaves running holds files of its profile for a while.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_bytes(page)
        files = f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", source.as_uri()
        command = [browser, *OPTIONS, *files]
        done = None
        with suppress(subprocess.TimeoutExpired):
            done = subprocess.run(  # noqa: S603  # found above; the file is ours
                command, capture_output=True, check=False, timeout=PATIENCE
            )
        if done is None or done.returncode or not target.exists():
            said = done.stderr if done else b"it came to no end"
            last = said.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise Refused(
                f"{browser} made no PDF: {''.join(last)}", "give a name that ends in .html"
            )
        data = target.read_bytes()
    # In as many bytes, for a PDF tells where its parts begin.
    undated = DATES.sub(lambda found: re.sub(rb"[0-9]", b"0", found[0]), data)
    return undated + b"% " + WRITTEN + b"\n"
