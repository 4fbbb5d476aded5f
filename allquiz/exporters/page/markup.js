// Texts and elements. A text of the bank becomes text, never HTML: markup.py once more.

// Nearly all texts hold none of these; the pattern itself is slow to make ready.
const MARKS_OF_MARKUP = /[*`\\]/;
const MARK = once(() => /\*\*(?=\S)(?<strong>[^*]+?)(?<=\S)\*\*|(?<![\p{L}\p{N}_*])\*(?=[^\s*])(?<em>[^*]+?)(?<=\S)\*(?![\p{L}\p{N}_*])|`(?<code>[^`]+)`|\\\((?<math>(?:(?!\\\)).)+)\\\)/gsu);

// An element; of `given`, functions are listeners and everything else attributes.
function el(name, given = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}
// The page's own words among the bank's.
const ours = (name, given, ...children) => el(name, { lang: document.documentElement.lang, ...given }, ...children);
const button = (label, click, given = {}) => el("button", { type: "button", click, ...given }, label);

// One of the page's own texts, with what belongs in its braces.
const say = (name, ...given) => words[name].replace(/\{(\d)\}/g, (_, place) => given[place]);
const many = (name, count) => say(count === 1 ? name + "_one" : name, count.toLocaleString("en"));

// A text of the bank as nodes.
function marked(source) {
  const nodes = [];
  let end = 0;
  const lines = part => part.split("\n").flatMap((line, number) => number ? [el("br"), line] : [line]);
  for (const match of MARKS_OF_MARKUP.test(source) ? source.matchAll(MARK()) : []) {
    nodes.push(...lines(source.slice(end, match.index)));
    const [style, inside] = Object.entries(match.groups).find(([, found]) => found !== undefined);
    nodes.push(el(style === "math" ? "var" : style, {}, lines(inside)));
    end = match.index + match[0].length;
  }
  return [...nodes, ...lines(source.slice(end))];
}
// The same without its marks, for a name that is read out.
const unmarked = source => !MARKS_OF_MARKUP.test(source) ? source
  : source.replace(MARK(), (...match) => Object.values(match.at(-1)).find(found => found !== undefined));

function drawing(figure) {
  const source = drawings()[figure.number], larger = later(() => enlarge(picture));
  let picture;
  if (source.startsWith("<svg")) {
    picture = document.importNode(new DOMParser().parseFromString(source, "image/svg+xml").documentElement, true);
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", figure.alt);
  } else picture = el("img", { src: unescaped(/src="([^"]*)"/.exec(source)[1]), alt: figure.alt });
  picture.addEventListener("click", larger);
  return el("figure", {}, picture, ours("div", { class: "enlarge" }, button(say("enlarge"), larger, { class: "small" })));
}
