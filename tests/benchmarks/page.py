"""The page against a bare one, in one Chromium with its processor slowed four times.

    python -m tests.benchmarks.page

The bare page holds the same questions as JSON, parses them and shows the first. Both are opened in
pairs, and the median ratio is told. Sizes are of the page against the YAML and figures it is from.
"""

import gzip
import json
import os
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from allquiz.bank.read import read_banks
from allquiz.exporters.page.export import page
from allquiz.model.deck import Deck
from allquiz.model.question_document import to_document
from tests.anki.cards.browser import FLAGS, find_chromium
from tests.benchmarks import banks

ROUNDS = int(os.environ.get("ALLQUIZ_ROUNDS", "15"))
SLOWED = 4
SEEN = """new MutationObserver((_, observer) => {
  if (document.getElementById("stem")) { window.seen ??= performance.now(); observer.disconnect(); }
}).observe(document, { childList: true, subtree: true });"""
# How many frames pass until the verdict is in one, each first answer of a quiz.
FRAMES = """() => new Promise(done => {
  const counts = [], next = () => {
    const press = name => [...document.querySelectorAll("button")].find(each => each.textContent === name);
    const know = press("I don’t know");
    if (counts.length === 8 || !know) return done(counts);
    let frames = 0;
    const watch = () => {
      frames += 1;
      if (!document.querySelector(".verdict")?.textContent) return requestAnimationFrame(watch);
      counts.push(frames);
      press("Next")?.click();
      requestAnimationFrame(next);
    };
    requestAnimationFrame(() => { know.click(); requestAnimationFrame(watch); });
  };
  next();
})"""


def pages(folder: Path, source: Path) -> tuple[Path, Path, float, float]:
    """The page and the bare page of a bank; the first's size to its sources', raw and gzipped."""
    reading = read_banks([source])
    questions = [question for question in reading.questions if not question.retired]
    made, bare = folder / f"{source.name}.html", folder / f"{source.name}-bare.html"
    text = page(Deck(key="b", name="B", id=1), questions, reading.banks, reading.facts)
    made.write_text(text, "utf-8")
    documents = json.dumps([to_document(question) for question in questions], ensure_ascii=False)
    bare.write_text(
        "<!doctype html><meta charset=utf-8><title>bare</title><body>"
        f"<script type=application/json id=all>{documents.replace('<', chr(92) + 'u003c')}</script>"
        "<script>const all = JSON.parse(document.getElementById('all').textContent);"
        "const stem = document.createElement('h1'); stem.id = 'stem';"
        "stem.textContent = all[0].stem; document.body.append(stem);</script>",
        "utf-8",
    )
    files = [*source.glob("*.yaml"), *(source / "figures").iterdir()]
    raw = b"".join(path.read_bytes() for path in sorted(files))
    data = text.encode()
    return (
        made,
        bare,
        len(data) / len(raw),
        len(gzip.compress(data, 9)) / len(gzip.compress(raw, 9)),
    )


def opening(browser: Browser, path: Path) -> float:
    """Milliseconds from navigation until a question stands there, in a profile of its own."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    tab = context.new_page()
    context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    tab.add_init_script(SEEN)
    tab.goto(path.as_uri())
    seen: float = tab.evaluate("window.seen")
    context.close()
    return seen


def ratio(browser: Browser, made: Path, bare: Path, rounds: int) -> float:
    """The median of pairs, which a busy machine disturbs least."""
    return median(opening(browser, made) / opening(browser, bare) for _ in range(rounds))


def frames(browser: Browser, made: Path) -> int:
    """The most frames that a verdict took to be on screen."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    tab = context.new_page()
    context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    tab.goto(made.as_uri())
    counted: list[int] = tab.evaluate(FRAMES)
    context.close()
    return max(counted)


def main() -> None:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        made, bare, raw, zipped = pages(folder, banks.SHIPPED)
        large, large_bare, *_ = pages(folder, banks.write(folder / "large", 10_000))
        print("| | ratio | at most |\n|---|---:|---:|")
        print(f"| bytes of the page to the YAML and figures, raw | {raw:.2f} | 1.5 |")
        print(f"| the same, both gzipped | {zipped:.2f} | 1.6 |")
        print(
            f"| first question of the shipped bank | {ratio(browser, made, bare, ROUNDS):.2f} | 1.5 |"
        )
        print(f"| first question of 10,000 | {ratio(browser, large, large_bare, 5):.2f} | 3 |")
        print(f"| frames until a verdict is on screen | {frames(browser, made)} | 2 |")
        browser.close()


if __name__ == "__main__":
    main()
