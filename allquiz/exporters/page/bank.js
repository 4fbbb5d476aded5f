// The questions, read from the text for readers without JavaScript. Each is found at once, and read
// when it is needed: question_html.py says what its lines hold.

const once = f => { let made; return () => made ??= f(); };
const about = JSON.parse(document.getElementById("about").textContent);
const { words, topics, index } = about;
const text = document.querySelector("noscript").textContent;
const [HEAD, ...CHUNKS] = text.split("\n<article");

const LEVELS = { r: "recall", u: "understand", a: "apply" };
const MARKS = { em: "*", strong: "**", code: "`", br: "\n" };
const SIGNS = { lt: "<", gt: ">", amp: "&", quot: "\"", "#x27": "'" };
const unescaped = html => html.replace(/&(#?\w+);/g, (_, sign) => SIGNS[sign] ?? String.fromCodePoint(sign.slice(1)));
// The bank's own text, marks and all.
const plain = html => unescaped(html.replace(/<\/?(em|strong|code|br)>/g, (_, tag) => MARKS[tag]));

// Every question by its full name, in the order of the page.
const questions = new Map(index.map(question => [question.name, question]));
index.forEach((question, at) => { question.chunk = CHUNKS[at]; });

// The question with its texts and its key.
function read(question) {
  if (question.stem !== undefined) return question;
  const { chunk, shape, flags } = question;
  const found = { options: [], targets: [], right: [], spare: [], sources: [] };
  let answered = false;
  for (const line of chunk.split("\n").slice(1)) {
    const match = /^<(\w+)(?: class=(\w))?>(.*)$/s.exec(line);
    if (!match) continue;
    const [, tag, kind, html] = match;
    if (tag === "p" && !kind) found.stem = html;
    else if (kind === "h") found.hint = plain(/<\/summary>(.*)<\/details>$/s.exec(html)[1]);
    else if (kind === "t") found.targets = html.replace(/<\/ul>$/, "").split("<li>").slice(1).map(plain);
    else if (tag === "li") {
      const [, option, inside] = /^<details><summary>(.*?)<\/summary>(.*)<\/details>$/s.exec(html);
      found.options.push({ kind, text: plain(option), inside: plain(inside) });
    }
    else if (kind === "a") answered = true;
    else if (kind === "k") found.right.push(html);
    else if (kind === "x") found.spare.push(/^<b>(.*?)<\/b> (.*)$/s.exec(html).slice(1).map(plain));
    else if (kind === "e") found.explanation = plain(html);
    else if (kind === "n") {
      const [, asOf, note, cited] = /^<i>(.*?)<\/i> (.*) <i>(.*?)<\/i>$/s.exec(html).map(plain);
      found.since = { asOf, note, cited };
    }
    else if (kind === "d") found.asOf = plain(html);
    else if (kind === "q") {
      const [, number, section] = /^<a href="#s(\d+)">[^<]*<\/a> (.*)$/s.exec(html);
      found.sources.push({ number, section: plain(section) });
    }
    else if (kind === "f") {
      const [, number, alt] = /^<a href="#f(\d+)">(.*)<\/a>$/s.exec(html);
      found.figure = { number, alt: plain(alt), first: !answered };
    }
  }
  return Object.assign(question, {
    stem: shape === "gaps" ? found.stem : plain(found.stem), hint: found.hint, figure: found.figure,
    explanation: found.explanation, since: found.since, asOf: found.asOf, sources: found.sources,
    level: LEVELS[flags[0]], outlook: flags.includes("o"), key: keyOf(shape, flags, chunk, found),
  });
}

// The key in its shape, as model/key.py has it.
function keyOf(shape, flags, chunk, { options, targets, right, spare, stem }) {
  const wordings = html => [...html.matchAll(/<b>(.*?)<\/b>/gs)].map(([, wording]) => plain(wording));
  const of = kind => options.filter(option => option.kind === kind)
    .map(({ text, inside }) => ({ text, why: inside || null }));
  const placed = options.map(({ text, inside }) => [text, inside]);
  switch (shape) {
    case "one": case "several":
      return { shape, right: of("y"), wrong: of("n"), fixed: flags.includes("f"),
        options: options.map(({ text, inside }) => ({ text, why: inside || null })) };
    case "statement": return { shape, truth: flags.includes("t") };
    case "words": return { shape, wordings: wordings(right[0]), exact: flags.includes("x") };
    case "number": {
      const data = /^ data-n="([^"]*)"/.exec(chunk)[1];
      const [low, high, tolerance, percent, unit] = JSON.parse(unescaped(data));
      return { shape, low, high, tolerance, percent, unit, stem: plain(stem), text: plain(right[0]) };
    }
    case "gaps": return { shape, gaps: right.map(wordings), text: stem.split("<var></var>").map(plain) };
    case "pairs": case "groups": return { shape, placed, targets, spare };
    case "order":
      return { shape, items: [...placed].sort((a, b) => a[1] - b[1]).map(([item]) => item) };
    case "card": return { shape, back: plain(right[0]) };
  }
}

// What stands after the last question.
const TAIL = CHUNKS.length ? CHUNKS.at(-1) : HEAD;
const sources = once(() => [...TAIL.matchAll(/\n<p id=s\d+>\[\d+\] ([^\n]*)/g)].map(([, line]) => {
  const [title, document, publisher, revised, link] = line.split("<i> </i>");
  const url = /^<a href="([^"]*)"/.exec(link);
  return { title: plain(title), document: plain(document), publisher: plain(publisher),
    revised: plain(revised), url: url && unescaped(url[1]) };
}));
const drawings = once(() => [...TAIL.matchAll(/\n<figure id=f\d+>([^\n]*)/g)].map(([, drawing]) => drawing));
