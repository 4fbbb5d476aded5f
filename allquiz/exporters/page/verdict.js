// What is said of an answer, and at the end of a quiz.

// Choices in place of the actions; gives what picks one by its number.
function offer(about, choices, first, pick, ...more) {
  const made = choices.map(each => button(say(each), () => pick(each), { class: "grade " + each }));
  screens += 1;
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
  screen.querySelector(".asked").append(el("div", { class: "back" }, marked(question.key.back)));
  hear(unmarked(question.key.back), question);
  const byNumber = offer(say("grade_yourself"), RATINGS, 2, answer);
  onKey = key => key === "u" ? (undo(), true) : byNumber(key);
}

// Judge, ask how sure the learner is where that is wanted, save, and only then say so.
function judge(question, placed, response, duration) {
  const { shape } = question.key, isCard = shape === "card" && response !== null;
  if (["words", "gaps", "number"].includes(shape)) useTables();
  const verdict = grade(question.key, response), rating = isCard ? response : ratingOf(verdict.score);
  const id = quiz.given?.id ?? identity(), put = given => { quiz.given = given; keepQuiz(); };
  const take = confidence => {
    const entry = answerEntry(question, response, verdict, rating, duration, quiz.id, confidence, id);
    record(entry);
    put();
    quiz.done.push({ name: question.name, id: entry.id, question, placed, response, verdict, rating, confidence, score: verdict.score });
    showVerdict(quiz.done.at(-1));
  };
  if (!settings.confidence || shape === "card" || response === null) return take(null);
  const takeBack = () => { takenBack = id; put(); ask(); };
  put({ name: question.name, response, duration, id });
  const byNumber = offer(say("how_sure"), CONFIDENCES, 0, take, button(say("unsaid"), () => take(null)), button(say("undo"), takeBack));
  onKey = key => key === "s" ? (take(null), true) : key === "u" ? (takeBack(), true) : byNumber(key);
}
// What was answered before the tab was closed, as it is known from the record.
function remembered({ name, id }) {
  const { response, rating, confidence } = store.entries.get(id), question = read(questions.get(name));
  const { score } = knowledge().counted.find(each => each.id === id);
  useTables();
  let verdict;
  try { verdict = grade(question.key, response); } catch { verdict = grade(question.key, null); }  // another key since
  return { name, id, question, placed: arranged(question, quiz.seed), response, verdict, rating, confidence, score };
}
const isOverridable = (question, response) => response !== null && ["words", "gaps"].includes(question.key.shape);

function headline(answered) {
  const [tone, said] = inAWord(answered), sure = answered.confidence;
  return [tone, sure ? `${said}. ${say("was_" + sure)}` : said];
}
function inAWord({ question, response, verdict, score, rating }) {
  const { key } = question, points = verdict.parts.filter(part => part.right).length;
  if (score !== verdict.score) return score === 1 ? ["right", say("overridden_right")] : score ? ["partly", say("overridden_partly")] : ["wrong", say("overridden_wrong")];
  if (response === null) return ["partly", say("not_known")];
  if (key.shape === "card") return [score === 1 ? "right" : score ? "partly" : "wrong", say("graded", say(rating))];
  if (score === 1) return ["right", say("right")];
  if (score === 0) return ["wrong", say("wrong")];
  return ["partly", key.shape === "several" ? say("partly_score", Math.round(score * 100)) : say("partly", points, verdict.parts.length)];
}

// Some of the other wordings: a long list teaches nothing, and whoever looks a bank through sees it whole.
const someOf = others => about.answered || others.length <= 6 ? others.join("; ") : `${others.slice(0, 5).join("; ")} …`;

// What was right, option by option and part by part, and why.
function answeredBody(question, placed, response, verdict) {
  const { key } = question;
  const reason = why => why ? el("span", { class: "reason" }, marked(why)) : null;
  const row = (tone, mark, label, ...more) => el("li", { class: tone },
    ours("span", { class: mark.length > 2 ? "mark said" : "mark" }, mark), el("span", { class: "label" }, label, ...more));
  const list = rows => el("ul", { class: "answered" }, rows);
  const had = (part, given = unmarked(part.given ?? "")) => part.right || response === null ? null
    : [" ", el("small", {}, `(${given ? say("you_had", given) : say("you_left")})`)];
  switch (key.shape) {
    case "one": case "several": case "statement": {
      const isStatement = key.shape === "statement", options = isStatement ? [{ text: true }, { text: false }] : placed.options;
      const right = new Set(isStatement ? [key.truth] : key.right.map(({ text }) => text));
      const picked = new Set(response === null ? [] : [].concat(response));
      return list(options.map(({ text, why }) => {
        const isRight = right.has(text), isPicked = picked.has(text);
        const [tone, mark] = isRight
          ? isPicked ? ["right", say("mark_picked")]
            : key.shape === "several" && response !== null ? ["missed", say("mark_missed")] : ["right", say("mark_right")]
          : isPicked ? ["wrong", say("mark_wrong")] : ["other", ""];
        return row(tone, mark, isStatement ? ours("span", {}, say(String(text))) : marked(text), reason(why));
      }));
    }
    case "words": case "number": {
      const [first, ...others] = key.shape === "words" ? key.wordings : [key.text];
      return [response !== null && el("p", { class: "quiet" }, say("you_wrote", `“${response}”`)),
        list([row("right", say("answer"), marked(first))]),
        key.exact ? ours("p", { class: "quiet" }, say("exact")) : null,
        key.tolerance ? ours("p", { class: "quiet" }, say("tolerance", key.tolerance + (key.percent ? "%" : ""))) : null,
        others.length && verdict.score < 1 ? el("p", { class: "quiet" }, marked(say("also_right", someOf(others)))) : null];
    }
    case "gaps":
      return el("p", { class: "cloze" }, key.text.flatMap((text, number) => {
        const part = number ? verdict.parts[number - 1] : null;
        return [part && el("span", { class: part.right || response === null ? "filled right" : "filled wrong" }, marked(part.expected),
          had(part, part.given)),
        marked(text)];
      }));
    case "pairs": case "groups": case "order": {
      const sign = part => part.right ? "✓" : response === null ? "" : "✗";
      const tone = part => part.right ? "right" : response === null ? "other" : "wrong";
      const arrow = topics[question.topic].dir === "rtl" ? " ← " : " → ";  // Latin terms on both its sides turn it round, but for `bdi`
      const spare = (key.spare ?? []).map(([target, why]) => row("other", "", marked(say("goes_with_none", target)), reason(why)));
      return [list([...verdict.parts.map(part => key.shape === "order"
        ? row(tone(part), sign(part), `${part.name}. `, marked(part.expected), had(part))
        : row(tone(part), sign(part), el("bdi", {}, marked(part.name)), el("span", { class: "to" }, arrow, el("bdi", {}, marked(part.expected))), had(part))), ...spare]),
      verdict.run > 1 && verdict.score < 1 && response !== null
        ? ours("p", { class: "quiet" }, say("longest_run", verdict.run, verdict.parts.length)) : null];
    }
    case "card": return el("p", { class: "back" }, marked(key.back));
  }
}

function background(question) {
  const { explanation, figure, since, asOf } = question;
  return el("div", { class: "background" },
    explanation ? el("p", { class: "explanation" }, marked(explanation)) : null,
    figure && !figure.first ? drawing(figure) : null,
    since ? el("div", { class: "since", role: "note" }, el("strong", {}, say("since", since.asOf)), " ", marked(since.note),
      " ", el("small", {}, marked(since.cited))) : null,
    asOf ? ours("p", { class: "quiet" }, say("as_of", asOf)) : null,
    question.sources.map(citation));
}
function citation({ number, section }) {
  const { title, document: paper, publisher, revised, url } = sources()[number];
  const named = [...new Set([publisher, paper, title, section].filter(Boolean))].join(", ");
  return el("p", { class: "source" }, say("source"), ": ", url ? el("a", { href: url, rel: "noreferrer", target: "_blank" }, named) : named,
    revised ? ` (${say("revised", revised)})` : "");
}

// The whole of what is said after an answer, but for the headline.
function afterwards({ question, placed, response, verdict, score }, override = null) {
  const notes = verdict.typos.map(typo => el("p", { class: "quiet typo" }, say("typo", typo.given, unmarked(typo.meant))));
  if (override && isOverridable(question, response) && (verdict.typos.length || verdict.score < 1))
    notes.push(button(say(score === 1 ? "count_wrong" : "count_right"), override, { class: "link" }));
  return [inTongue(question, "div", {}, answeredBody(question, placed, response, verdict)), notes,
    inTongue(question, "div", {}, background(question))];
}

const comesAgain = ({ wait, due, day }) =>
  say("due_again", wait ? inTime(Math.round(wait / 60), "minute") : inTime(due - day, "day"));

function override(answered) {
  if (!knowledge().counted.some(({ id }) => id === answered.id)) return askNext();  // another tab took it back
  const { verdict: { score, parts, typos } } = answered, without = typos.length && parts.length - typos.length;
  answered.score = answered.score < 1 ? 1 : score < 1 ? score : without / parts.length;
  event("override", answered.id, { score: answered.score });
  showVerdict(answered);
  hear(headline(answered)[1]);
}
// What those hear who listen: the verdict, what was wrong and what is right, what was forgiven, why, and what changed since. They are led on to the next question.
function heardOf(said, { score }) {
  const rows = [...screen.querySelectorAll(".answered > *, .cloze")], telling = rows.filter(row => row.className !== "other");
  const heard = score === 1 ? [] : telling.length ? telling : rows;
  return [said, ...[...heard, ...screen.querySelectorAll(".typo, .explanation, .since")].map(each => each.innerText)].join("\n")
    .replace(/([.?!…]?)\s*\n\s*/g, (_, end) => `${end || "."} `);
}
// In the place of the topic, and below what was asked as it stood: the eye finds its place.
function showVerdict(answered) {
  const { question } = answered, number = quiz.done.length, isLast = number === quiz.names.length;
  const { flag, notes, stem } = quiz.asked, [tone, said] = headline(answered);
  const turnRound = () => override(answered);
  const next = button(say(isLast ? "finish" : "next"), askNext, { class: "primary" });
  show("quiz", [
    progressLine(number, quiz.names.length, number),
    el("div", { class: "above told" }, el("span", { class: `verdict ${tone}` }, said), el("span", { class: "tools" }, flag.made)),
    notes,
    inTongue(question, "div", { class: "asked" }, stem),
    trouble,
    afterwards(answered, turnRound),
    el("p", { class: "quiet" }, comesAgain(knowledge().known.get(question.name).memory)),
  ], [next, button(say("undo"), undo)], next, { stays: true });
  keepHere(TOLD, answered.id);
  hear(heardOf(said, answered), question);  // an element within is said once by itself and once with the whole
  onKey = key => {
    if (key === "Enter" || key === "n") askNext();
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
// Begin anew with these, such as the ones just missed.
const again = names => begin({ id: identity(), seed: newSeed(), names, done: [] });
function showResult() {
  const done = quiz.done.map(each => each.verdict ? each : remembered(each)), right = done.filter(({ score }) => score === 1).length;
  const wrong = done.filter(({ score }) => score < 1).map(({ name }) => name), score = say("score_of", right, done.length);
  keepHere(QUIZ);
  if (!otherGiven() && recalled(QUIZ)?.id === quiz.id) putAway(QUIZ);
  show("result", [
    done.length ? [title(score), el("progress", { class: "score", max: String(done.length), value: String(right), "aria-label": score }),
      resultList(done)] : title(say("done")),
  ], [
    button(say("more"), () => startQuiz(), { class: "primary" }),
    wrong.length ? button(say("missed_again"), () => again(wrong)) : null,
  ]);
}
function showNothing({ which = null, topics: wanted = null }) {
  const hasFresh = standing().fresh.length > 0, reason = which || wanted ? "nothing_fits" : hasFresh ? "share_met" : "nothing_due";
  show("quiz", [title(say("done")), el("p", {}, say(reason)), el("p", { class: "quiet" }, nextDue())],
    [hasFresh ? askNew({ class: "primary" }) : null, button(say("choose_topics"), showChoices, hasFresh ? {} : { class: "primary" })]);
}
const askNew = given => button(say("ask_new"), () => startQuiz({ which: "fresh" }), given);

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
