// The exam: no verdict before the end, and a clock.

// {id, seed, names, spent, limit, drafts, times, at, handedIn, changed, taken}, kept at each change, and
// until the result was left. It is kept as lines are (store.js), in both; `changed` tells which knows
// more, and `taken` which of two tabs goes on with it: the one that took it up last.
let exam = null, ticker = null;
const takenAfter = other => Math.max(Date.now(), (other?.taken ?? 0) + 1);  // though the clock was set back
function startExam(count, minutes, wanted) {
  const seed = newSeed();
  const names = choose({ exam: true, topics: wanted.length ? wanted : null, count, random: randomOf(seed) });
  if (!names.length) return showNothing({ which: "exam" });
  exam = { id: identity(), seed, names, spent: 0, limit: minutes * 60_000, drafts: {}, times: {}, at: 0, taken: takenAfter(recalled(EXAM)) };
  keepChange();
  showExam(0);
}
// What is left to go on with. Of another bank whose file has the same name the exam stays as it is.
function examLeft() {
  const kept = recalled(EXAM);
  return kept?.names?.some(name => questions.has(name)) ? kept : null;
}
function resumeExam() {
  const kept = examLeft();
  if (!kept) return resumeQuiz();  // another tab has handed it in, and left its result
  exam = { ...kept, taken: takenAfter(kept) };
  exam.names = exam.names.filter(name => questions.has(name));
  if (!exam.handedIn) return showExam(Math.min(exam.at, exam.names.length - 1));
  handIn();
  closeExam();
}
// What was put down since the exam was known so, on top of what is found to have been put down before.
function putOnto(found, known) {
  for (const name of exam.names.filter(name => JSON.stringify(exam.drafts[name]) !== JSON.stringify(known.drafts[name])))
    if (name in exam.drafts) found.drafts[name] = exam.drafts[name];
    else delete found.drafts[name];
  exam = { ...exam, drafts: found.drafts, times: found.times, spent: Math.max(exam.spent, found.spent), taken: takenAfter(found) };
  keepChange();
  if (exam && screen.className === "exam") showExam(exam.at);
}
const keepExam = () => exam && !isElsewhere() && remember(EXAM, JSON.stringify(exam));
// Whether another tab goes on with it, or has handed it in: one that was asleep has not heard of that, and would
// write over what was put down there.
function isElsewhere(there = recalled(EXAM)) {
  if (!exam || exam.handedIn) return false;
  const isOver = !there && keysOf(`${LINE}${exam.id}-`).length > 0;
  if (!isOver && !(there?.taken > exam.taken)) return false;
  exam = null;
  if (screen.className === "exam") showChoices();
  return true;
}
function keepChange() {
  if (isElsewhere()) return;
  exam.changed = Date.now();
  const isKept = keepExam() || exam.handedIn || !Object.keys(exam.drafts).length;
  archive([[EXAM, JSON.stringify(exam)]]).then(() => tell([EXAM], true), () => tell([EXAM], isKept));
}
function closeExam() {
  const { id } = exam;
  exam = null;
  if ((recalled(EXAM)?.id ?? id) === id) putAway(EXAM);  // else it is one that another tab began since
}
addEventListener("storage", ({ key, newValue }) => { if (key === EXAM && newValue) isElsewhere(JSON.parse(newValue)); });
const REMINDERS = [5 * 60_000, 60_000];  // ms before the end, when the time left is said to those who listen
const leftOf = () => Math.max(0, exam.limit - exam.spent);
const clockText = left => `${Math.floor(left / 60_000)}:${String(Math.floor(left / 1000) % 60).padStart(2, "0")}`;
// Why what was put down can't be judged, if so. It is said before the question is left, once, and wherever it stands.
const told = new Set();
function unclear(name) {
  useTables();
  try { if (name in exam.drafts) grade(read(questions.get(name)).key, exam.drafts[name]); } catch (error) {
    if (!(error instanceof Unclear)) throw error;
    return say(error.code, ...error.given);
  }
  return "";
}
const isUntold = name => !told.has(name) && unclear(name) && told.add(name);
function showExam(at, before) {
  exam.at = at;
  keepHere(QUIZ);  // a reload leads back to the exam
  const name = exam.names[at], question = read(questions.get(name)), placed = arranged(question, exam.seed);
  const flag = flagButton(question), clock = el("span", { class: "clock", role: "timer" });
  const problem = el("p", { class: "problem" });
  let last = performance.now();
  const put = response => {
    if (isElsewhere()) return;
    if (response === undefined) delete exam.drafts[name]; else exam.drafts[name] = response;
    keepChange();
    drawMap();
    told.delete(name);
    problem.textContent = "";
  };
  const current = () => { try { return asked.partial ? asked.partial() : asked.value(); } catch { return undefined; } };
  const asked = widget(question, placed, exam.drafts[name], { pick: put, change: () => put(current()) });
  const map = el("nav", { class: "map", "aria-label": say("exam_questions") });
  const jumps = exam.names.map((each, to) => button(String(to + 1), () => go(to)));
  let isSure = false;
  const isLast = at + 1 === exam.names.length;
  const handInButton = button("", () => {
    if (isElsewhere()) return;
    const open = openOnes(), doubtful = exam.names.findIndex(isUntold);
    if (doubtful >= 0) return showExam(doubtful);
    if (!open || isSure) return handIn();
    isSure = true;
    screens += 1;  // for a double click
    handInButton.textContent = say("hand_in_sure", open);
  }, { class: isLast ? "primary" : null });
  const openOnes = () => exam.names.filter(each => !(each in exam.drafts)).length;
  map.append(...jumps);
  const drawMap = () => {
    jumps.forEach((jump, to) => {
      const isDone = exam.names[to] in exam.drafts;
      jump.className = isDone ? "done" : "";
      jump.setAttribute("aria-label", say(isDone ? "question_done" : "question_of", to + 1, jumps.length));
      if (to === at) jump.setAttribute("aria-current", "step");
    });
    const open = openOnes();
    isSure = false;
    handInButton.textContent = open ? say("hand_in_open", open) : say("hand_in");
  };
  clearInterval(ticker);
  // Returns what was left before.
  const tick = earlier => {
    if (!exam || !clock.isConnected || isElsewhere()) { clearInterval(ticker); return; }
    const now = performance.now(), passed = now - last, before = earlier ?? leftOf();
    last = now;
    exam.spent += passed;
    exam.times[name] = (exam.times[name] ?? 0) + passed;
    clock.textContent = say("time_left", clockText(leftOf()));
    clock.classList.toggle("short", leftOf() < 60_000);
    if (REMINDERS.some(each => leftOf() <= each && each < before)) hear(clock.textContent);
    keepExam();
    if (!leftOf()) handIn();
    return before;
  };
  const go = to => {
    const before = tick();
    if (exam && !exam.handedIn) showExam(isUntold(name) ? at : to, before);  // which says the time anew
  };
  show("exam", [
    el("div", { class: "above" }, clock, el("span", { class: "tools" }, flag.made)), trouble, map,
    inTongue(question, "div", { class: "asked" }, headOf(question), asked.how, asked.node),
    problem,
  ], [
    isLast ? handInButton : button(say("next"), () => go(at + 1), { class: "primary" }),
    at ? button(say("previous"), () => go(at - 1)) : null,
    isLast ? null : handInButton,
  ]);
  complain(problem, unclear(name));
  onEnter(asked, () => { if (!isLast) go(at + 1); });
  drawMap();
  map.scrollLeft = jumps[at].offsetLeft - map.clientWidth / 2;
  tick(before);
  ticker = setInterval(tick, 1000);
  onKey = key => {
    if (belongsIn(asked, key)) return false;
    if (pickedBy(key, asked, question.key)) return true;
    if (key === "Enter" && !isLast) go(at + 1);
    else if (key === "f") flag.toggle();
    else return false;
    return true;
  };
}
function handIn() {
  clearInterval(ticker);
  useTables();
  exam.handedIn = true;
  keepChange();
  const done = exam, all = done.names.map(name => {
    const question = read(questions.get(name)), placed = arranged(question, done.seed);
    if (!(name in done.drafts)) return { question, placed };
    const response = done.drafts[name];
    let verdict;
    try { verdict = grade(question.key, response); } catch (error) {
      if (!(error instanceof Unclear)) throw error;
      return { question, placed };
    }
    const id = `${done.id}-${question.name}`;  // the same where a hand-in was cut off and goes on
    if (!store.entries.has(id))
      record(answerEntry(question, response, verdict, ratingOf(verdict.score), done.times[name] ?? 0, done.id, null, id));
    return { question, placed, response, verdict, score: verdict.score };
  });
  const points = all.reduce((sum, { score }) => sum + (score ?? 0), 0), share = Math.round(points / all.length * 100);
  const wrong = all.filter(({ score }) => score !== 1).map(({ question }) => question.name);
  const said = say(leftOf() ? "exam_result" : "time_up");
  show("result", [
    el("p", { class: "quiet" }, said),
    title(`${share}%`), el("p", {}, say("score_of", all.filter(({ score }) => score === 1).length, all.length)),
    el("progress", { class: "score", max: "100", value: String(share), "aria-label": `${share}%` }), trouble, resultList(all),
  ], [
    wrong.length ? button(say("missed_again"), () => again(wrong), { class: "primary" })
      : button(say("more"), () => startQuiz(), { class: "primary" }),
  ]);
  if (!leftOf()) hear(said);
  onLeave = () => { if (exam === done) closeExam(); };
}
addEventListener("pagehide", keepExam);
