// What happens when the page opens.

let row = "";  // letters typed one after the other
const swallow = event => { event.preventDefault(); event.stopPropagation(); };
addEventListener("keydown", event => {
  const isSecond = isSecondPress(event), isEnter = event.key === "Enter";
  if ((isEnter && event.repeat) || (isSecond && (isEnter || event.key === " "))) swallow(event);
}, { capture: true });
addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector("dialog")) return;
  row = isLetter(event) ? row + event.key.toLowerCase() : "";
  const isRest = isRestOfWord(event) || /(?:tru|fals)$/.test(row);  // at any pace: u would take the answer back, s not say how sure
  const at = event.target, inField = at.matches?.("input, select, textarea, summary");
  if (inField && event.key === "Escape") { at.wasLeft = true; at.blur(); return; }
  if (inField) return;
  const isPress = at.tagName === "BUTTON" && (event.key === "Enter" || event.key === " ");
  if (event.repeat && (isPress || isLetter(event))) { event.preventDefault(); return; }  // held down
  if (isPress || at.tagName === "A") return;
  if (event.key.length === 1 && event.key !== " " && !settings.keys) return;
  if (isRest && !screen.querySelector("input[type=text]") && !isTick(event.key)) return;
  if (event.key === "?") tellKeys();
  else if (!onKey(event.key.length === 1 ? event.key.toLowerCase() : event.key)) return;
  event.preventDefault();
  isTouched = true;
});
// Whether a letter ticks an option: of these one may well type several at once.
const isTick = key => LETTERS26.toLowerCase().indexOf(key.toLowerCase()) in screen.querySelectorAll(".tick");
addEventListener("click", event => {
  if (event.isTrusted && event.detail && isSecondHalf(event)) swallow(event);  // without a pointer there is no detail
}, { capture: true });
for (const isEcho of [isSecondHalf, isSecondPress]) addEventListener("input", isEcho, { capture: true });  // who types meanwhile clicks or presses anew
let isTouched = false;  // whether anything was done since the page opened
for (const kind of ["click", "input"]) addEventListener(kind, () => { isTouched = true; }, { capture: true, once: true });
const tellKeys = later(() => showKeys()), notices = el("div", {});

document.body.append(
  el("a", { class: "skip", href: "#main" }, say("skip_to")),
  el("header", {}, el("span", { class: "name" }, about.title), about.answered ? null : el("nav", { "aria-label": about.title }, Object.values(navigation))),
  notices, live, screen, bar, about.answered ? "" : el("footer", {}, button(say("keys"), tellKeys, { class: "link" })));
const soon = go => requestAnimationFrame(() => setTimeout(go, 0));  // when what stands there is painted
if (about.answered) later(() => showAll())();
else {
  const goOn = () => recalled(EXAM) && !quizHere() ? later(() => resumeExam())() : resumeQuiz();
  const own = quizHere(), quizWas = recalled(QUIZ), examWas = recalled(EXAM);
  // What the browser forgot when it was killed comes to light: begin anew with that, unless something was done by now.
  // In a quiz that is whatever was touched, but an answer that waits for its verdict outweighs it. Of an exam
  // all is kept that was put down, and so it is read first: what is put down now is written over it. One that
  // was begun since stays.
  const recover = async () => {
    const examIs = await recovered(EXAM, examWas, ({ id }) => !exam || id === exam.id || !isTouched);
    if (examIs && examIs.id === exam?.id && !exam.handedIn) putOnto(examIs, examWas);
    useSettings(await recovered(SETTINGS, recalled(SETTINGS)));
    const isMore = await catchUp(), quizIs = await recovered(QUIZ, quizWas, isAnswered);
    store.isWhole = true;
    const isQuiz = screen.className === "quiz", isLeftAlone = !isTouched || quizIs?.given;
    const isIdle = !written && (isQuiz ? isLeftAlone : screen.className === "exam");
    if (isIdle && !own) keepHere(QUIZ);
    if (isIdle && isMore && !quizIs && !own && !quizWas) forget(QUIZ);
    if (isIdle && ((examIs && examIs.id !== exam?.id) || (isQuiz && (isMore || quizIs)))) goOn();
    if (quiz && !exam) keepQuiz();  // which makes it the tab's own
  };
  const isAnswered = ({ id, given }) => (!own || own.id === id) && (given || [...store.entries.values()].some(({ session }) => session === id));
  openStore(() => {
    goOn();
    soon(later(() => recover().catch(() => {})));
  });
}
addEventListener("popstate", () => { isLeaving = false; if (!history.state && ["choose", "progress"].includes(screen.className)) home(); });
soon(more);
