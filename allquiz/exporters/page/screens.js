// The screens: a quiz, an exam, what to choose from, where one stands, and every question answered.

const screen = el("main", { id: "main" }), live = el("div", { class: "verdict", role: "status" });
const bar = el("div", { class: "actions" });
let onKey = () => false;  // what a key does here; true where it did something

const NAV = { quiz: () => startQuiz(), choose: showChoices, progress: showProgress };
const navigation = Object.fromEntries(Object.entries(NAV).map(([name, go]) => [name, button(say(name), go)]));

function show(name, nodes, actions = [], focus = null) {
  for (const [each, link] of Object.entries(navigation))
    if (each === name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  onKey = () => false;
  live.className = "verdict";
  live.textContent = "";
  screen.className = name;
  screen.replaceChildren(...[nodes].flat(Infinity).filter(Boolean));
  bar.replaceChildren(...actions.flat().filter(Boolean));
  const settle = () => {
    scrollTo(0, 0);
    (focus ?? screen.querySelector("h1"))?.focus({ preventScroll: true });
  };
  // Both need the page laid out: the first screen does not wait for that.
  if (shown) settle(); else requestAnimationFrame(settle);
  shown = true;
}
let shown = false;
const title = (text, given = {}) => el("h1", { tabindex: "-1", ...given }, text);
const warn = notice => el("p", { class: "warning", role: "alert" }, notice);
const troubles = () => store.kept || !local ? null : warn(say("full"));

const identity = () => {
  const [a, b, c, d] = crypto.getRandomValues(new Uint32Array(4));
  return [a, b, c, d].map(part => part.toString(16).padStart(8, "0")).join("");
};
function answerEntry(question, response, verdict, rating, duration, session, confidence = null) {
  return { kind: "answer", id: identity(), question: question.name, revision: question.revision,
    key_revision: question.keyRevision, answered_at: stamp(lastOf(question.name)), response, score: verdict.score,
    confidence, rating, duration_ms: Math.max(0, Math.round(duration)), session, learner: null };
}
const event = (kind, target, more = {}) => record({ kind, id: identity(), target, at: stamp(lastOf(target)), ...more });
// When something last happened to a question or an answer: what happens now comes after it.
function lastOf(target) {
  let last = 0;
  for (const entry of store.entries.values())
    if ((entry.question === target || entry.target === target) && entry.at <= Date.now() * 1000 + AHEAD) last = Math.max(last, entry.at);
  return last;
}

const SETTINGS = "allquiz:settings", settings = { confidence: false, keys: true, ...recalled(SETTINGS) };

// A quiz: {id, seed, names, done: [{name, entry, …}], skipped}. What is left of it outlives the tab.
const QUIZ = `allquiz:quiz:${about.deck}`, EXAM = `allquiz:exam:${about.deck}`;
let quiz = null;

function startQuiz(wish = {}) {
  const seed = newSeed();
  const names = choose({ ...wish, random: randomOf(seed) });
  if (!names.length) return showNothing(wish);
  const { sure, corrected, due, fresh } = standing(), wanted = new Set([...sure, ...corrected, ...due, ...fresh]);
  const practice = !wish.which && !wish.topics && !names.some(name => wanted.has(name));
  begin({ id: identity(), seed, names, done: [], practice });
}
// Begin anew with these, such as the ones just missed.
const again = names => begin({ id: identity(), seed: newSeed(), names, done: [] });
function resumeQuiz() {
  const kept = recalled(QUIZ);
  if (!kept?.names?.every(name => questions.has(name))) return startQuiz();
  const given = knowledge().counted.filter(({ session }) => session === kept.id).map(({ question }) => question);
  const left = kept.names.filter(name => !given.includes(name));
  if (!left.length) return startQuiz();
  begin({ ...kept, names: [...given, ...left], done: given.map(name => ({ name })) });
}
function begin(next) {
  quiz = next;
  remember(QUIZ, JSON.stringify({ id: quiz.id, seed: quiz.seed, names: quiz.names }));
  ask();
}
// When a time comes, in words; a day by its name.
const inTime = (count, unit) => new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" }).format(count, unit);
function nextDue() {
  const now = Date.now(), at = standing(now).nextDue, offset = offsetOf(now);
  const days = dayAt(at, offset) - dayAt(now * 1000, offset);
  return at === Infinity ? "" : say("next_due", days > 0 ? inTime(days, "day") : inTime(Math.max(1, Math.ceil((at / 1000 - now) / 60_000)), "minute"));
}
function showNothing({ which = null, topics: wanted = null }) {
  const hasFresh = standing().fresh.length > 0, reason = which || wanted ? "nothing_fits" : hasFresh ? "share_met" : "nothing_due";
  show("quiz", [title(say("done")), el("p", {}, say(reason)), el("p", { class: "quiet" }, nextDue())],
    [hasFresh ? askNew({ class: "primary" }) : null, button(say("choose"), showChoices), button(say("see_progress"), showProgress)]);
}
const askNew = given => button(say("ask_new"), () => startQuiz({ which: "fresh" }), given);

function flagButton(question) {
  const isFlagged = () => knowledge().flagged.has(question.name);
  const made = button("", toggle, { class: "small" });
  function toggle() {
    event(isFlagged() ? "unflag" : "flag", question.name);
    draw();
  }
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

function ask() {
  const number = quiz.done.length + 1, name = quiz.names[quiz.done.length];
  if (!name) return showResult();
  const question = read(questions.get(name)), placed = arranged(question, quiz.seed), began = performance.now();
  const corrected = isCorrected(name, knowledge().known), flag = flagButton(question);
  const problem = el("p", { class: "problem", role: "alert" });
  const hint = question.hint ? el("div", { class: "hint", role: "status" }) : null;
  const showHint = () => { hint.replaceChildren(...marked(question.hint)); hintButton.hidden = true; };
  const hintButton = hint ? button(say("hint"), showHint, { class: "small" }) : null;
  const answer = response => {
    try { judge(question, placed, response, performance.now() - began); }
    catch (error) {
      if (!(error instanceof Unclear)) throw error;
      problem.textContent = say(error.code, ...error.given);
      asked.field?.focus();
    }
  };
  const asked = widget(question, placed, undefined, { pick: answer, change: () => { problem.textContent = ""; } });
  const check = () => {
    try { answer(asked.value()); } catch (error) {
      if (!(error instanceof Missing)) throw error;
      problem.textContent = say(error.message);
    }
  };
  const { shape } = question.key, needsCheck = !["one", "statement", "card"].includes(shape);
  const skip = () => { quiz.names.splice(quiz.done.length, 1); quiz.skipped = (quiz.skipped ?? 0) + 1; ask(); };
  const know = () => answer(null);
  const turn = () => showBack(question, answer);
  if (shape === "gaps") asked.inputs.forEach((input, at) => input.addEventListener("keydown", key => {
    if (key.key === "Enter") { key.preventDefault(); at + 1 < asked.inputs.length ? asked.inputs[at + 1].focus() : check(); }
  }));
  else asked.field?.addEventListener("keydown", key => { if (key.key === "Enter" && asked.field.tagName === "INPUT") { key.preventDefault(); check(); } });
  show("quiz", [
    progressLine(number, quiz.names.length),
    el("div", { class: "above" }, topicName(question), el("span", { class: "tools" }, hintButton, flag.made)),
    corrected ? el("p", { class: "warning" }, say("corrected")) : null,
    quiz.practice && number === 1 ? el("p", { class: "quiet" }, say("practice"), " ", nextDue(), " ", standing().fresh.length ? askNew({ class: "link" }) : null) : null,
    inTongue(question, "div", { class: "asked" }, headOf(question), hint, asked.node),
    problem,
  ], [
    needsCheck ? button(say("check"), check, { class: "primary" }) : null,
    shape === "card" ? button(say("turn"), turn, { class: "primary" }) : null,
    shape === "card" ? null : button(say("dont_know"), know),
    button(say("skip"), skip),
    lastAnswer() ? button(say("undo"), undo) : null,
  ], asked.field && matchMedia("(hover: hover)").matches ? asked.field : null);
  onKey = key => {
    const at = asked.buttons ? "abcdefghijklmnopqrstuvwxyz".indexOf(key) : -1, byNumber = asked.buttons ? Number(key) - 1 : NaN;
    if (shape === "statement" && (key === "t" || key === "f")) asked.buttons[key === "t" ? 0 : 1].click();
    else if (byNumber >= 0 && byNumber < asked.buttons.length) asked.buttons[byNumber].click();
    else if (at >= 0 && at < asked.buttons.length) asked.buttons[at].click();
    else if (key === "Enter" && needsCheck) check();
    else if ((key === "Enter" || key === " ") && shape === "card") turn();
    else if (key === "h" && hintButton && !hintButton.hidden) showHint();
    else if (key === "f") flag.toggle();
    else if (key === "x" && shape !== "card") know();
    else if (key === "s") skip();
    else if (key === "u") undo();
    else return false;
    return true;
  };
}
// Choices in place of the actions; gives what picks one by its number.
function offer(about, choices, first, pick, ...more) {
  const made = choices.map(each => button(say(each), () => pick(each), { class: "grade " + each }));
  bar.replaceChildren(el("p", { class: "quiet", id: "grades" }, about),
    el("div", { class: "grades", role: "group", "aria-labelledby": "grades" }, made), ...more);
  made[first].focus();
  return key => {
    const chosen = made[Number(key) - 1];
    chosen?.click();
    return Boolean(chosen);
  };
}
function showBack(question, answer) {
  screen.querySelector(".asked").append(el("div", { class: "back", role: "status" }, marked(question.key.back)));
  const byNumber = offer(say("grade_yourself"), RATINGS, 2, answer);
  onKey = key => key === "u" ? (undo(), true) : byNumber(key);
}

// Judge, ask how sure the learner is where that is wanted, save, and only then say so.
function judge(question, placed, response, duration) {
  const { shape } = question.key, isCard = shape === "card" && response !== null;
  if (["words", "gaps", "number"].includes(shape)) useTables();
  const verdict = grade(question.key, response), rating = isCard ? response : ratingOf(verdict.score);
  const take = confidence => {
    const entry = answerEntry(question, response, verdict, rating, duration, quiz.id, confidence);
    record(entry);
    quiz.done.push({ name: question.name, question, placed, response, verdict, rating, entry, score: verdict.score });
    showVerdict(quiz.done.at(-1));
  };
  if (!settings.confidence || shape === "card" || response === null) return take(null);
  const byNumber = offer(say("how_sure"), CONFIDENCES, 0, take, button(say("unsaid"), () => take(null)), button(say("undo"), ask));
  onKey = key => key === "s" ? (take(null), true) : key === "u" ? (ask(), true) : byNumber(key);
}
const lastAnswer = () => quiz?.done.at(-1);
function undo() {
  const last = lastAnswer();
  if (!last) return;
  const target = last.entry?.id ?? knowledge().counted.filter(each => each.session === quiz.id && each.question === last.name).at(-1)?.id;
  quiz.done.pop();
  if (target) event("undo", target);
  ask();
}
function override(answered) {
  answered.score = answered.score === 1 ? 0 : 1;
  event("override", answered.entry.id, { score: answered.score });
  showVerdict(answered);
}
function showVerdict(answered) {
  const { question } = answered, number = quiz.done.length, isLast = number === quiz.names.length;
  const flag = flagButton(question), [tone, said] = headline(answered);
  const turnRound = () => override(answered);
  const next = button(say(isLast ? "finish" : "next"), ask, { class: "primary" });
  show("quiz", [
    progressLine(number, quiz.names.length, number),
    el("div", { class: "above" }, topicName(question), el("span", { class: "tools" }, flag.made)),
    inTongue(question, "div", { class: "asked" }, headOf(question)),
    live,
    troubles(),
    afterwards(answered, turnRound),
    el("p", { class: "quiet" }, comesAgain(knowledge().known.get(question.name).memory)),
  ], [next, button(say("undo"), undo)], next);
  live.className = `verdict ${tone}`;
  live.textContent = said;
  live.scrollIntoView({ block: "nearest" });
  onKey = key => {
    if (key === "Enter" || key === "n") ask();
    else if (key === "u") undo();
    else if (key === "f") flag.toggle();
    else if (key === "o" && isOverridable(question, answered.response)) turnRound();
    else return false;
    return true;
  };
}
function resultList(all) {
  return el("ul", { class: "results" }, all.map(answered => {
    const [tone, said] = answered.verdict ? headline(answered) : ["open", say("not_answered")];
    const inside = el("div", { class: "inside" });
    const fold = el("details", { class: tone, toggle: () => {
      if (fold.open && !inside.firstChild) inside.append(...afterwards(answered.verdict ? answered
        : { ...answered, response: null, verdict: grade(answered.question.key, null), score: 0 }).flat(Infinity).filter(Boolean));
    } }, el("summary", {}, el("span", { class: "mark" }, said), inTongue(answered.question, "span", { class: "label" }, shortStem(answered.question))), inside);
    return el("li", {}, fold);
  }));
}
function showResult() {
  const done = quiz.done.filter(({ verdict }) => verdict), right = done.filter(({ score }) => score === 1).length;
  const wrong = done.filter(({ score }) => score < 1).map(({ name }) => name);
  forget(QUIZ);
  show("quiz", [
    title(say("score_of", right, done.length)),
    el("progress", { class: "score", max: String(done.length || 1), value: String(right), "aria-label": say("score_of", right, done.length) }),
    resultList(done),
  ], [
    button(say("ten_more"), () => startQuiz(), { class: "primary" }),
    wrong.length ? button(say("missed_again"), () => again(wrong)) : null,
    button(say("see_progress"), showProgress),
  ]);
}

function showChoices() {
  const now = standing(), kinds = ["due", "fresh", "missed", "flagged"];
  const boxes = topics.map((topic, number) => el("input", { type: "checkbox", id: `topic${number}` }));
  const sizes = topics.map((_, number) => [...questions.values()].filter(({ topic }) => topic === number).length);
  const problem = el("p", { class: "problem", role: "alert" });
  const wanted = () => boxes.flatMap((box, number) => box.checked ? [number] : []);
  const start = () => {
    if (!wanted().length) { problem.textContent = say("none_chosen"); return; }
    startQuiz({ topics: wanted() });
  };
  const count = el("input", { type: "number", id: "count", min: "1", max: "200", value: "20", inputmode: "numeric" });
  const minutes = el("input", { type: "number", id: "minutes", min: "1", max: "600", value: "20", inputmode: "numeric" });
  count.addEventListener("input", () => { minutes.value = count.value; });
  const number = (field, most) => Math.min(most, Math.max(1, Math.floor(Number(field.value)) || 1));
  const exam = () => startExam(number(count, 200), number(minutes, 600), wanted());
  show("choose", [
    title(say("what_to_ask")),
    recalled(EXAM) ? button(say("leave_exam"), resumeExam, { class: "primary" }) : null,
    el("div", { class: "tiles" }, kinds.map(kind => {
      const size = kind === "due" ? new Set([...now.due, ...now.corrected]).size : now[kind].length;
      return button([el("strong", {}, size.toLocaleString("en")), el("span", {}, say(kind === "flagged" ? "flagged_ones" : kind)),
        el("small", {}, say(kind + "_about"))], () => startQuiz({ which: kind }), { class: "tile", disabled: !size });
    })),
    el("h2", {}, say("topics")),
    el("div", { class: "topics" }, topics.map((topic, at) => el("label", { for: `topic${at}` }, boxes[at],
      el("span", { lang: topic.lang || null, dir: topic.dir }, topic.title), el("small", {}, sizes[at].toLocaleString("en"))))),
    problem,
    button(say("start_topics"), start, { class: "primary" }),
    el("h2", {}, say("exam")),
    el("p", { class: "quiet" }, say("exam_about")),
    el("div", { class: "exam-form" }, el("label", { for: "count" }, say("exam_questions"), count),
      el("label", { for: "minutes" }, say("exam_minutes"), minutes), button(say("exam_start"), exam)),
  ]);
}

// An exam: {id, seed, names, spent, limit, drafts, times, at}, kept at each change.
let exam = null, ticker = null;
function startExam(count, minutes, wanted) {
  const seed = newSeed();
  const names = choose({ exam: true, topics: wanted.length ? wanted : null, count, random: randomOf(seed) });
  if (!names.length) return showNothing({ which: "exam" });
  exam = { id: identity(), seed, names, spent: 0, limit: minutes * 60_000, drafts: {}, times: {}, at: 0 };
  showExam(0);
}
function resumeExam() {
  exam = recalled(EXAM);
  if (!exam?.names?.every(name => questions.has(name))) { forget(EXAM); return showChoices(); }
  showExam(exam.at);
}
const keepExam = () => { if (exam) remember(EXAM, JSON.stringify(exam)); };
const leftOf = () => Math.max(0, exam.limit - exam.spent);
const clockText = left => `${Math.floor(left / 60_000)}:${String(Math.floor(left / 1000) % 60).padStart(2, "0")}`;
function showExam(at) {
  exam.at = at;
  const name = exam.names[at], question = read(questions.get(name)), placed = arranged(question, exam.seed);
  const flag = flagButton(question), clock = el("span", { class: "clock", role: "timer" });
  let last = performance.now();
  const put = response => {
    if (response === undefined) delete exam.drafts[name]; else exam.drafts[name] = response;
    keepExam();
    drawMap();
  };
  const current = () => { try { return asked.partial ? asked.partial() : asked.value(); } catch { return undefined; } };
  const asked = widget(question, placed, exam.drafts[name], { pick: put, change: () => put(current()) });
  const map = el("nav", { class: "map", "aria-label": say("exam_questions") });
  const jumps = exam.names.map((each, to) => button(String(to + 1), () => showExam(to), { "aria-label": say("question_of", to + 1, exam.names.length) }));
  const handInButton = button("", handIn);
  map.append(...jumps);
  const drawMap = () => {
    jumps.forEach((jump, to) => {
      jump.className = exam.names[to] in exam.drafts ? "done" : "";
      if (to === at) jump.setAttribute("aria-current", "step");
    });
    const open = exam.names.filter(each => !(each in exam.drafts)).length;
    handInButton.textContent = open ? say("hand_in_open", open) : say("hand_in");
  };
  clearInterval(ticker);
  const tick = () => {
    if (!exam || !clock.isConnected) { clearInterval(ticker); return; }
    const now = performance.now(), passed = now - last;
    last = now;
    exam.spent += passed;
    exam.times[name] = (exam.times[name] ?? 0) + passed;
    clock.textContent = say("time_left", clockText(leftOf()));
    clock.classList.toggle("short", leftOf() < 60_000);
    keepExam();
    if (!leftOf()) handIn();
  };
  const go = to => { tick(); showExam(to); };
  show("exam", [
    el("div", { class: "above" }, clock, el("span", { class: "tools" }, flag.made)), map,
    inTongue(question, "div", { class: "asked" }, headOf(question), asked.node),
  ], [
    at + 1 < exam.names.length ? button(say("next"), () => go(at + 1), { class: "primary" }) : null,
    at ? button(say("previous"), () => go(at - 1)) : null,
    handInButton,
  ]);
  drawMap();
  tick();
  ticker = setInterval(tick, 1000);
  onKey = key => {
    const to = asked.buttons ? "abcdefghijklmnopqrstuvwxyz".indexOf(key) : -1;
    if (to >= 0 && to < asked.buttons.length) asked.buttons[to].click();
    else if (key === "Enter" && at + 1 < exam.names.length) go(at + 1);
    else return false;
    return true;
  };
}
function handIn() {
  clearInterval(ticker);
  useTables();
  const done = exam, all = done.names.map(name => {
    const question = read(questions.get(name)), placed = arranged(question, done.seed);
    if (!(name in done.drafts)) return { question, placed };
    const response = done.drafts[name];
    let verdict;
    try { verdict = grade(question.key, response); } catch (error) {
      if (!(error instanceof Unclear)) throw error;
      return { question, placed };
    }
    record(answerEntry(question, response, verdict, ratingOf(verdict.score), done.times[name] ?? 0, done.id));
    return { question, placed, response, verdict, score: verdict.score };
  });
  exam = null;
  forget(EXAM);
  const points = all.reduce((sum, { score }) => sum + (score ?? 0), 0), share = Math.round(points / all.length * 100);
  const wrong = all.filter(({ score }) => score !== 1).map(({ question }) => question.name);
  show("result", [
    el("p", { class: "quiet" }, say("exam_result")),
    title(`${share}%`), el("p", {}, say("score_of", all.filter(({ score }) => score === 1).length, all.length)),
    el("progress", { class: "score", max: "100", value: String(share), "aria-label": `${share}%` }), troubles(), resultList(all),
  ], [
    wrong.length ? button(say("missed_again"), () => again(wrong), { class: "primary" }) : null,
    button(say("see_progress"), showProgress),
  ]);
}

function showProgress(message = "") {
  const now = Date.now(), { known, counted } = knowledge(now), names = standing(now), today = dayAt(now * 1000, offsetOf(now));
  const here = [...known].filter(([name]) => questions.has(name));
  const points = here.reduce((sum, [, each]) => sum + each.points, 0), answers = here.reduce((sum, [, each]) => sum + each.seen, 0);
  const percent = (part, whole) => whole ? `${Math.round(part / whole * 100)}%` : "–";
  const figure = (number, label) => el("div", { class: "figure" }, el("strong", {}, number), el("span", {}, label));
  const ahead = Array.from({ length: 7 }, (_, day) => here.filter(([, each]) => {
    const due = Math.max(today, each.memory.wait ? today : each.memory.due);
    return due === today + day;
  }).length);
  const dayName = day => inTime(day, "day");
  const most = Math.max(1, ...ahead);
  const file = el("input", { type: "file", accept: ".jsonl,.json,.txt", hidden: true, change: async () => {
    const { added, bad } = imported(await file.files[0].text());
    showProgress(bad ? say("loaded_bad", bad) : many("loaded", added));
  } });
  const said = el("p", { class: "quiet", role: "status" });
  show("progress", [
    title(say("see_progress")),
    el("div", { class: "figures" },
      figure(names.answeredToday.toLocaleString("en"), say("answered_today")),
      figure(new Set([...names.due, ...names.corrected]).size.toLocaleString("en"), say("due_now")),
      figure(here.length.toLocaleString("en"), say("met", questions.size.toLocaleString("en"))),
      figure(percent(points, answers), say("share_right"))),
    here.length ? [el("h2", {}, say("days_ahead")), el("ul", { class: "ahead" }, ahead.map((count, day) => el("li", {},
      el("span", {}, dayName(day)), el("meter", { min: "0", max: String(most), value: String(count), "aria-label": dayName(day) }), el("span", {}, String(count)))))] : null,
    el("h2", {}, say("by_topic")),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say("by_topic") }, el("table", {},
      el("thead", {}, el("tr", {}, ["topic", "met_column", "right_column", "due_column"].map(each => el("th", { scope: "col" }, say(each))))),
      el("tbody", {}, topics.map((topic, number) => {
        const mine = here.filter(([name]) => questions.get(name).topic === number);
        const size = [...questions.values()].filter(question => question.topic === number).length;
        const due = names.due.filter(name => questions.get(name).topic === number).length;
        return el("tr", {}, el("th", { scope: "row", lang: topic.lang || null }, topic.title), el("td", {}, `${mine.length} / ${size}`),
          el("td", {}, percent(mine.reduce((sum, [, each]) => sum + each.points, 0), mine.reduce((sum, [, each]) => sum + each.seen, 0))),
          el("td", {}, String(due)));
      })))),
    el("h2", {}, say("keep")),
    el("p", { class: "quiet" }, say("keep_about")),
    troubles(), said,
    el("div", { class: "buttons" }, button(say("download"), download), button(say("load"), () => file.click()), file),
    el("h2", {}, say("settings")),
    Object.keys(settings).map(name => el("label", { class: "setting" }, el("input", { type: "checkbox", checked: settings[name], change: ({ target }) => {
      settings[name] = target.checked;
      remember(SETTINGS, JSON.stringify(settings));
    } }), el("span", {}, say("set_" + name)))),
    el("p", { class: "quiet" }, `${many("answered", counted.length)} ${say("offline")}`),
  ]);
  said.textContent = typeof message === "string" ? message : "";
}
function download() {
  const url = URL.createObjectURL(new Blob([exported()], { type: "application/x-ndjson" }));
  el("a", { href: url, download: `${about.deck}.jsonl` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

// Every question with its answer, to look through.
function showAll() {
  const all = [...questions.values()].map(read);
  useTables();
  show("all", [title(about.title), el("p", { class: "quiet" }, many("preview", all.length)),
    all.map((question, number) => {
      const placed = arranged(question, about.seed), verdict = grade(question.key, null), id = `stem${number}`;
      return el("article", { "aria-labelledby": id }, el("p", { class: "above" }, topicName(question), el("code", {}, question.name)),
        inTongue(question, "div", { class: "asked" }, stemOf(question, { heading: "h2", id }),
          question.hint ? el("p", { class: "hint" }, say("hint"), ": ", marked(question.hint)) : null),
        afterwards({ question, placed, response: null, verdict, score: 0 }));
    })]);
}
