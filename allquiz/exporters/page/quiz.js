// The quiz: what is asked, and how. Enough for a first question; the rest of the script comes after it.

// What those hear who listen stands in `live` too, which stays where it is: of what is put in together with its
// text many screen readers say nothing. It is said in the voice of the question's language, or of the page's.
const screen = el("main", { id: "main" }), live = el("div", { class: "unseen", role: "status" });
const bar = el("section", { class: "actions", "aria-label": say("actions") });
const hear = (what, question = null) => {
  live.lang = (question && topics[question.topic].lang) || document.documentElement.lang;
  live.textContent = what;
};
let onKey = () => false;  // what a key does here; true where it did something
let onLeave = () => {};  // what is done before another screen is shown

// The rest of the script: run when the first question stands there, or sooner where it is needed.
const more = once(() => document.body.appendChild(el("script", {}, document.getElementById("more").textContent)));
const later = go => () => { more(); go(); };

let home = () => resumeQuiz();  // what is being answered: the other views lead back to it
const NAV = { quiz: () => home(), choose: later(() => showChoices()), progress: later(() => showProgress()) };
const navigation = Object.fromEntries(Object.entries(NAV).map(([name, go]) => [name, button(say(name), go)]));

function show(name, nodes, actions = [], focus = null, { stays = false } = {}) {
  for (const [each, link] of Object.entries(navigation))
    if (each === name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  onLeave();
  onLeave = () => {};
  const isView = name === "choose" || name === "progress";
  if (!isView) home = name === "exam" ? () => resumeExam() : name === "result" ? () => show(name, nodes, actions) : () => resumeQuiz();
  // The way back of a phone leads from a view to what is being answered, not out of the page.
  if (isView && !history.state) history.pushState("view", "");
  else if (!isView && history.state && !isLeaving) { isLeaving = true; history.back(); }  // later: twice would leave the page
  onKey = () => false;
  screens += 1;
  hear("");
  screen.className = name;
  screen.replaceChildren(...[nodes].flat(Infinity).filter(Boolean));
  bar.replaceChildren(...actions.flat().filter(Boolean));
  const settle = () => {
    if (!stays) scrollTo(0, 0);
    (focus ?? screen.querySelector("h1"))?.focus({ preventScroll: true });
  };
  // Both need the page laid out: the first screen does not wait for that.
  if (shown) settle(); else requestAnimationFrame(settle);
  shown = true;
}
let shown = false, isLeaving = false, screens = 0;

// Whether a click or key that follows another at once comes upon a screen that the other one brought, and so was not
// meant for it: the second half of a double click on “Next” would be “I don’t know”, and Enter right behind an answer
// would pass over its verdict. Of a word only the first letter is meant where something is asked, too: the `a` of
// “false” in an exam would be true, the `x` of “next” an answer.
const MOMENT = 400;  // ms
const echo = (isNear, isWord) => {
  let last = { timeStamp: -Infinity }, upon = 0;
  return event => {
    const isLate = upon !== screens || (isWord && !screen.querySelector(".verdict"));
    const isEcho = isLate && event.timeStamp - last.timeStamp < MOMENT && isNear(event, last);
    if (!isEcho) upon = screens;
    if (!isEcho || isWord) last = event;
    return isEcho;
  };
};
const isSecondHalf = echo((a, b) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) < 24, false);
const isSecondPress = echo((a, b) => a.type === b.type, false);
const isLetter = ({ key }) => /^\p{L}$/u.test(key);
const isRestOfWord = echo((a, b) => isLetter(a) && isLetter(b), true);
const title = text => el("h1", { tabindex: "-1" }, text);
// What can't be taken, and why. It is no alert: of one that is filled in later Firefox tells Orca nothing.
const complain = (problem, what) => { problem.textContent = what; hear(what); };

const identity = () => {
  const [a, b, c, d] = crypto.getRandomValues(new Uint32Array(4));
  return [a, b, c, d].map(part => part.toString(16).padStart(8, "0")).join("");
};
const SETTINGS = "allquiz:settings", settings = { confidence: false, keys: true };
const useSettings = given => { for (const name in settings) settings[name] = given?.[name] ?? settings[name]; };
useSettings(recalled(SETTINGS));

// The stem with what belongs to it; a gap of an answered cloze shows what fills it.
function stemOf(question, { heading = "h1", id = "stem" } = {}) {
  const { key, figure } = question, isCloze = key.shape === "gaps";
  const text = isCloze ? key.text.flatMap((part, number) => [number ? el("span", { class: "blank" }, "____") : null, marked(part)])
    : marked(question.stem);
  return [el(heading, { class: "stem", id, tabindex: "-1" }, text), figure?.first ? drawing(figure) : null];
}

// Where the bank's own text stands: in its language and direction.
const inTongue = (question, name, given, ...children) => {
  const { lang, dir } = topics[question.topic];
  return el(name, { ...given, lang: lang || null, dir: dir || "auto" }, ...children);
};

// A quiz: {id, seed, names, done: [{name, id}], given}, `given` being the answer that is not judged yet, with
// the id that its line will have. What is left of it outlives the tab.
const QUIZ = `allquiz:quiz:${about.deck}`, EXAM = `allquiz:exam:${about.deck}`;
let quiz = null;

function startQuiz(wish = {}) {
  const seed = newSeed(), record = standing(), { sure, corrected, due, fresh } = record;
  const names = choose({ ...wish, random: randomOf(seed), record });
  if (!names.length) return later(() => showNothing(wish))();
  const wanted = new Set([...sure, ...corrected, ...due, ...fresh]);
  const practice = !wish.which && !wish.topics && !names.some(name => wanted.has(name));
  begin({ id: identity(), seed, names, done: [], practice, due: names.filter(name => due.includes(name)).length });
}
const quizHere = () => JSON.parse(here?.getItem(QUIZ) ?? "null");
// The tab's own, if it has one, else what was begun last; of the same quiz what was kept last.
function quizLeft() {
  const last = recalled(QUIZ), own = quizHere();
  return own && own.id !== last?.id ? own : last;
}
// What counts as answered in a quiz, be it in another tab: of two that answered one question the last time counts.
function answeredIn({ id, names, given }) {
  const mine = ({ session, question }) => session === id && names.includes(question) && question !== given?.name;
  return [...new Map(knowledge().counted.filter(mine).map(({ question, id }) => [question, { name: question, id }])).values()];
}
function resumeQuiz() {
  const kept = quizLeft(), names = kept?.names?.filter(name => questions.has(name)) ?? [];
  const given = isWaiting(kept?.given) ? { id: identity(), ...kept.given } : undefined;
  const done = answeredIn({ id: kept?.id, names, given });
  const left = names.filter(name => name !== given?.name && !done.some(each => each.name === name));
  if (given) left.unshift(given.name);
  const told = done.findIndex(({ id }) => id === here?.getItem(TOLD));
  if (told < 0 && !left.length) return startQuiz();
  const [last] = told < 0 ? [] : done.splice(told, 1);
  begin({ ...kept, given, names: [...[...done, last ?? []].flat().map(({ name }) => name), ...left], done });
  if (last) later(() => showVerdict(quiz.done[quiz.done.push(remembered(last)) - 1]))();
}
// Whether an answer still waits for its verdict: its tab may have been killed.
const isWaiting = given => Boolean(given) && questions.has(given.name) && !store.entries.has(given.id);
let takenBack = null;  // the id of one that doesn't
// What waits in another tab: it stays, whatever this one does.
function otherGiven() {
  const given = recalled(QUIZ)?.given;
  return isWaiting(given) && given.id !== takenBack ? given : undefined;
}
function begin(next) {
  quiz = next;
  keepQuiz();
  ask();
}
// In both, as lines are: `changed` tells which knows more. Before a page has seen what IndexedDB holds, nothing goes there.
const keepQuiz = () => {
  const { id, seed, names, given } = quiz, own = { id, seed, names, given, changed: Date.now() };
  const kept = JSON.stringify({ ...own, given: given ?? otherGiven() });
  keepHere(QUIZ, JSON.stringify(own));
  remember(QUIZ, kept);
  if (store.isWhole) archive([[QUIZ, kept]]).catch(() => {});
};
// When a time comes, in words; a day by its name.
const inTime = (count, unit) => new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" }).format(count, unit);
function nextDue() {
  const now = Date.now(), at = standing(now).nextDue, offset = offsetOf(now);
  const days = dayAt(at, offset) - dayAt(now * 1000, offset);
  return at === Infinity ? "" : say("next_due", days > 0 ? inTime(days, "day") : inTime(Math.max(1, Math.ceil((at / 1000 - now) / 60_000)), "minute"));
}
function flagButton(question) {
  const isFlagged = () => knowledge().flagged.has(question.name);
  const toggle = later(() => {
    event(isFlagged() ? "unflag" : "flag", question.name);
    draw();
  });
  const made = button("", toggle, { class: "small" });
  function draw() {
    made.textContent = (isFlagged() ? "⚑ " : "⚐ ") + say(isFlagged() ? "flagged" : "flag");
    made.setAttribute("aria-pressed", String(isFlagged()));
  }
  draw();
  return { made, toggle };
}
function progressLine(number, total, done = number - 1) {
  const line = el("progress", { max: String(total), value: String(done), "aria-label": say("question_of", number, total) });
  return el("div", { class: "where" }, line, el("span", { class: "quiet" }, `${number} / ${total}`));
}
const topicName = question => el("span", { class: "topic", lang: topics[question.topic].lang || null }, topics[question.topic].title);

const shortStem = question => unmarked(question.key.shape === "gaps" ? question.key.text.join("____") : question.stem);
// What is asked; a cloze is its own widget, and its text is there for those who listen.
const headOf = question => question.key.shape !== "gaps" ? stemOf(question) : [
  el("h1", { class: "unseen", id: "stem", tabindex: "-1" }, shortStem(question)), question.figure?.first ? drawing(question.figure) : null];

// Ask what is left: what was answered meanwhile in another tab is not asked again, and what was taken back there is.
function askNext() {
  const done = answeredIn(quiz).map(each => quiz.done.find(({ id }) => id === each.id) ?? each), names = done.map(({ name }) => name);
  quiz = { ...quiz, done, names: [...names, ...quiz.names.filter(name => !names.includes(name))] };
  ask();
}
function ask() {
  const number = quiz.done.length + 1, name = quiz.names[quiz.done.length];
  keepHere(TOLD);
  if (!name) return later(() => showResult())();
  const question = read(questions.get(name)), placed = arranged(question, quiz.seed), began = performance.now();
  const corrected = isCorrected(name, knowledge().known), flag = flagButton(question);
  const problem = el("p", { class: "problem" });
  const hint = question.hint ? el("div", { class: "hint", tabindex: "-1" }) : null;
  const showHint = () => { hint.replaceChildren(...marked(question.hint)); hint.focus(); hintButton.hidden = true; };
  const hintButton = hint ? button(say("hint"), showHint, { class: "small" }) : null;
  const answer = (response, duration = performance.now() - began) => {
    more();
    try { judge(question, placed, response, duration); }
    catch (error) {
      if (!(error instanceof Unclear)) throw error;
      complain(problem, say(error.code, ...error.given));
      asked.field?.focus();
    }
  };
  const asked = widget(question, placed, undefined, { pick: response => answer(response), change: () => { problem.textContent = ""; } });
  const check = () => {
    try { answer(asked.value()); } catch (error) {
      if (!(error instanceof Missing)) throw error;
      complain(problem, say(error.message));
    }
  };
  const { shape } = question.key, needsCheck = !["one", "statement", "card"].includes(shape);
  const skip = () => { quiz.names.splice(quiz.done.length, 1); keepQuiz(); askNext(); };
  const know = () => answer(null);
  const turn = later(() => showBack(question, answer));
  onEnter(asked, check);
  const notes = [
    corrected ? el("p", { class: "warning" }, say("corrected")) : null,
    quiz.practice && number === 1 ? el("p", { class: "quiet" }, say("practice"), " ", nextDue(), " ", standing().fresh.length ? askNew({ class: "link" }) : null) : null,
    quiz.due && number === 1 ? el("p", { class: "quiet" }, quiz.due === quiz.names.length ? say("begins_due_all") : many("begins_due", quiz.due)) : null,
  ];
  const stem = [headOf(question), hint, asked.how];
  quiz.asked = { flag, notes, stem };
  show("quiz", [
    progressLine(number, quiz.names.length),
    el("div", { class: "above" }, topicName(question), el("span", { class: "tools" }, hintButton, flag.made)),
    notes,
    inTongue(question, "div", { class: "asked" }, stem, asked.node),
    problem,
    // Nothing tells a private window from one of a new learner, so it is said to both.
    local && !store.entries.size ? el("p", { class: "quiet" }, say("private"), " ", isForgetful ? say("forgetful") : null) : null,
  ], [
    needsCheck ? button(say("check"), check, { class: "primary" }) : null,
    shape === "card" ? button(say("turn"), turn, { class: "primary" }) : null,
    shape === "card" ? null : button(say("dont_know"), know),
    button(say("skip"), skip),
    quiz.done.length ? button(say("undo"), undo) : null,
  ], asked.field && matchMedia("(hover: hover)").matches ? asked.field : null);
  onKey = key => {
    if (belongsIn(asked, key)) return false;
    if (pickedBy(key, asked, question.key)) return true;
    if (key === "Enter" && needsCheck) check();
    else if ((key === "Enter" || key === " ") && shape === "card") turn();
    else if (key === "h" && hintButton && !hintButton.hidden) showHint();
    else if (key === "f") flag.toggle();
    else if (key === "x" && shape !== "card") know();
    else if (key === "s") skip();
    else if (key === "u") undo();
    else return false;
    return true;
  };
  if (quiz.given?.name === name) answer(quiz.given.response, quiz.given.duration);
}
const undo = later(() => {
  const last = quiz.done.pop();
  if (!last) return;
  event("undo", last.id);
  ask();
});
