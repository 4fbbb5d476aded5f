// A question as it is asked, and as it stands answered.

// The stem with what belongs to it; a gap of an answered cloze shows what fills it.
function stemOf(question, { heading = "h1", id = "stem", note = null } = {}) {
  const { key, figure } = question, isCloze = key.shape === "gaps";
  const text = isCloze ? key.text.flatMap((part, number) => [number ? el("span", { class: "blank" }, "____") : null, marked(part)])
    : marked(question.stem);
  return [note, el(heading, { class: "stem", id, tabindex: "-1" }, text), figure?.first ? drawing(figure) : null];
}

// Where the bank's own text stands: in its language and direction.
const inTongue = (question, name, given, ...children) => {
  const { lang, dir } = topics[question.topic];
  return el(name, { ...given, lang: lang || null, dir: dir || "auto" }, ...children);
};

const isOverridable = (question, response) => response !== null && ["words", "gaps"].includes(question.key.shape);

function headline(answered) {
  const [tone, said] = inAWord(answered), sure = answered.entry?.confidence;
  return [tone, sure ? `${said}. ${say("was_" + sure)}` : said];
}
function inAWord({ question, response, verdict, score, rating }) {
  const { key } = question, points = verdict.parts.filter(part => part.right).length;
  if (score !== verdict.score) return score === 1 ? ["right", say("overridden_right")] : ["wrong", say("overridden_wrong")];
  if (response === null) return ["partly", say("not_known")];
  if (key.shape === "card") return [score === 1 ? "right" : score ? "partly" : "wrong", say("graded", say(rating))];
  if (score === 1) return ["right", say("right")];
  if (score === 0) return ["wrong", say("wrong")];
  return ["partly", key.shape === "several" ? say("partly_score", Math.round(score * 100)) : say("partly", points, verdict.parts.length)];
}

// What was right, option by option and part by part, and why.
function answeredBody(question, placed, response, verdict) {
  const { key } = question;
  const reason = why => why ? el("span", { class: "reason" }, marked(why)) : null;
  const row = (tone, mark, label, ...more) => el("li", { class: tone },
    el("span", { class: "mark" }, mark), el("span", { class: "label" }, label, ...more));
  const list = rows => el("ul", { class: "answered" }, rows);
  switch (key.shape) {
    case "one": case "several": {
      const right = new Set(key.right.map(({ text }) => text));
      const picked = new Set(response === null ? [] : [].concat(response));
      return list(placed.options.map(({ text, why }) => {
        const isRight = right.has(text), isPicked = picked.has(text);
        const [tone, mark] = isRight
          ? isPicked ? ["right", say("mark_picked")]
            : key.shape === "several" && response !== null ? ["missed", say("mark_missed")] : ["right", say("mark_right")]
          : isPicked ? ["wrong", say("mark_wrong")] : ["other", ""];
        return row(tone, mark, marked(text), reason(why));
      }));
    }
    case "statement":
      return list([true, false].map(value => row(
        value === key.truth ? "right" : value === response ? "wrong" : "other",
        value === key.truth ? say(value === response ? "mark_picked" : "mark_right") : value === response ? say("mark_wrong") : "",
        say(String(value)))));
    case "words": case "number": {
      const [first, ...others] = key.shape === "words" ? key.wordings : [key.text];
      return [response !== null && el("p", { class: "quiet" }, say("you_wrote", `“${response}”`)),
        list([row("right", say("answer"), marked(first))]),
        key.exact ? el("p", { class: "quiet" }, say("exact")) : null,
        key.tolerance ? el("p", { class: "quiet" }, say("tolerance", key.tolerance + (key.percent ? "%" : ""))) : null,
        others.length && verdict.score < 1 ? el("p", { class: "quiet" }, marked(say("also_right", others.join("; ")))) : null];
    }
    case "gaps":
      return el("p", { class: "cloze" }, key.text.flatMap((text, number) => {
        const part = number ? verdict.parts[number - 1] : null;
        return [part && el("span", { class: part.right ? "filled right" : "filled wrong" }, marked(part.expected),
          !part.right && response !== null ? el("small", {}, ` (${part.given ? say("you_had", part.given) : say("you_left")})`) : null),
        marked(text)];
      }));
    case "pairs": case "groups": case "order": {
      const had = part => !part.right && response !== null
        ? el("small", {}, ` (${part.given ? say("you_had", unmarked(part.given)) : say("you_left")})`) : null;
      const sign = part => part.right ? "✓" : response === null ? "" : "✗";
      const tone = part => part.right ? "right" : response === null ? "other" : "wrong";
      return [list(verdict.parts.map(part => key.shape === "order"
        ? row(tone(part), `${part.name}. ${sign(part)}`, marked(part.expected), had(part))
        : row(tone(part), sign(part), marked(part.name), el("span", { class: "to" }, " → ", marked(part.expected)), had(part)))),
      verdict.run > 1 && verdict.score < 1 && response !== null
        ? el("p", { class: "quiet" }, say("longest_run", verdict.run, verdict.parts.length)) : null,
      (key.spare ?? []).map(([target, why]) => el("p", { class: "quiet" }, marked(say("goes_with_none", target)), why ? [" ", marked(why)] : null))];
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
    asOf ? el("p", { class: "quiet" }, say("as_of", asOf)) : null,
    question.sources.map(citation));
}
function citation({ title, document: paper, publisher, section, revised, url }) {
  const named = [...new Set([publisher, paper, title, section].filter(Boolean))].join(", ");
  return el("p", { class: "source" }, say("source"), ": ", url ? el("a", { href: url, rel: "noreferrer" }, named) : named,
    revised ? ` (${say("revised", revised)})` : "");
}

// The whole of what is said after an answer, but for the headline.
function afterwards({ question, placed, response, verdict, score }, override = null) {
  const notes = verdict.typos.map(typo => el("p", { class: "quiet" }, say("typo", typo.given, unmarked(typo.meant))));
  if (override && isOverridable(question, response) && (verdict.typos.length || verdict.score < 1))
    notes.push(button(say(score === 1 ? "count_wrong" : "count_right"), override, { class: "link" }));
  return [inTongue(question, "div", {}, answeredBody(question, placed, response, verdict)), notes,
    inTongue(question, "div", {}, background(question))];
}

const comesAgain = ({ wait, due, day }) =>
  say("due_again", wait ? inTime(Math.round(wait / 60), "minute") : inTime(due - day, "day"));
