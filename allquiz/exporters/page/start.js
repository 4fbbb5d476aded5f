// What happens when the page opens.

addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector("dialog")) return;
  const at = event.target, inField = at.matches?.("input, select, textarea, summary");
  if (inField && event.key === "Escape") { at.blur(); return; }
  if (inField || (at.tagName === "BUTTON" && (event.key === "Enter" || event.key === " ")) || at.tagName === "A") return;
  if (event.key.length === 1 && event.key !== " " && !settings.keys) return;
  if (event.key === "?") tellKeys();
  else if (!onKey(event.key.length === 1 ? event.key.toLowerCase() : event.key)) return;
  event.preventDefault();
});
const tellKeys = later(() => showKeys()), notices = el("div", {});

document.body.append(
  el("a", { class: "skip", href: "#main" }, say("skip_to")),
  el("header", {}, el("span", { class: "name" }, about.title), about.answered ? null : el("nav", { "aria-label": about.title }, Object.values(navigation))),
  notices, screen, bar, about.answered ? "" : el("footer", {}, button(say("keys"), tellKeys, { class: "link" })));
if (about.answered) later(() => showAll())();
else openStore(() => recalled(EXAM) ? later(() => resumeExam())() : resumeQuiz());
requestAnimationFrame(() => setTimeout(more, 0));
