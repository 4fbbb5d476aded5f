// The key ? opens the hint. Anki keeps the page from card to card: the listener goes with its card.
(function () {
  "use strict";
  const hints = document.querySelectorAll(".allquiz details.hint");
  const hint = hints[hints.length - 1];
  const LEAVE = "allquiz-hint-leave";

  function leave() {
    document.removeEventListener("keydown", press);
    document.removeEventListener(LEAVE, leave);
  }

  function press(event) {
    if (!hint.isConnected) {
      leave();
    } else if (event.key === "?" && !event.repeat && !/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) {
      hint.open = !hint.open;
    }
  }

  document.dispatchEvent(new Event(LEAVE));
  document.addEventListener("keydown", press);
  document.addEventListener(LEAVE, leave);
})();
