// Numbers as learners write them, and what can't be judged: grading/numbers.py and doubts.py.

class Unclear extends Error {
  constructor(code, ...given) { super(code); this.code = code; this.given = given; }
}

const POINTS = /(?<![0-9.,])[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?![0-9.,])/;
const COMMA = /(?<![0-9.,])[0-9]+,[0-9]{1,2}(?![0-9,])/;
const MOST_BESIDE = 200;
const BLANK = "\u115f\u1160\u2800\u3164\uffa0\ufffd";

function refuseTooLong(wordings, given) {
  if ([...given].length > Math.max(...wordings.map(wording => [...wording].length)) + MOST_BESIDE) throw new Unclear("too_long");
}
function seen(text) {
  const unseen = doubtfulCharacter(text), { letters } = tables.folds.folds[0];
  if (unseen) throw new Unclear("unseen", unseen);
  return squeezed([...text].filter(c => !Object.hasOwn(letters, c)).join(""));
}
function refuseAmbiguous(wordings, given) {
  const numbers = wordings.flatMap(key => fold(key).match(/(?<![a-z0-9.,:;])[0-9]+(?:\.[0-9]+)?/g) ?? []).map(Number);
  if (numbers.some(number => isAmbiguous(given, number))) throw new Unclear("two_ways");
}
function isAmbiguous(given, number) {
  const whole = Number.isInteger(number);
  return Math.abs(number) >= 1000 && whole ? POINTS.test(given) : !whole && COMMA.test(given);
}
function doubtfulCharacter(text) {
  const droppable = Object.keys(tables.folds.folds[0].letters).join(""), digit = "[\\p{Nd}²³¹⁰⁴-⁹₀-₉]";
  const besideDigits = new RegExp(`(?<=${digit})[${droppable}]+(?=${digit})|(?<=${digit})[${droppable}]*\u00ad`
    + `|\u00ad(?=[${droppable}]*(?:${digit}|${SPACE}|$))`, "gu");
  const isUnseen = c => BLANK.includes(c) || (/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/u.test(c) && !ONE_SPACE.test(c));
  const [found] = [...[...text].filter(c => isUnseen(c) && !droppable.includes(c)), ...text.match(besideDigits) ?? []];
  return found ? "U+" + [...found].at(-1).codePointAt(0).toString(16).toUpperCase().padStart(4, "0") : null;
}

const gcd = (a, b) => { while (b) [a, b] = [b, a % b]; return a < 0n ? -a : a; };
const ratio = (n, d = 1n) => { const by = gcd(n, d) || 1n; return d < 0n ? [-n / by, -d / by] : [n / by, d / by]; };
const times = (a, b) => ratio(a[0] * b[0], a[1] * b[1]);
const over = (a, b) => ratio(a[0] * b[1], a[1] * b[0]);
const plus = (a, b) => ratio(a[0] * b[1] + b[0] * a[1], a[1] * b[1]);
const minus = (a, b) => plus(a, [-b[0], b[1]]);
const compare = (a, b) => { const d = a[0] * b[1] - b[0] * a[1]; return d < 0n ? -1 : d > 0n ? 1 : 0; };
const tenTo = power => power < 0 ? [1n, 10n ** BigInt(-power)] : [10n ** BigInt(power), 1n];
// Digits of any script, as Python reads them; each script has its ten in a row.
function inDigits(text) {
  return text.replace(/(?![0-9])\p{Nd}/gu, c => {
    let zero = c.codePointAt(0);
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String((c.codePointAt(0) - zero) % 10);
  });
}
function fraction(text) {
  const [, sign, whole, part = "", power = "0"] = /^([-+]?)([0-9]*)(?:\.([0-9]*))?(?:e([-+]?[0-9]+))?$/i.exec(text);
  const value = times(ratio(BigInt(whole + part || "0")), tenTo(Number(power) - part.length));
  return sign === "-" ? [-value[0], value[1]] : value;
}

const VALUE = "(?:[1-9]\\p{Nd}{0,2}(?:,\\p{Nd}{3})+(?:\\.\\p{Nd}+)?|[1-9]\\p{Nd}{0,2}(?: \\p{Nd}{3})+(?:\\.\\p{Nd}+)?"
  + "|\\p{Nd}+(?:\\.\\p{Nd}+)?|\\.\\p{Nd}+)";
const POWER = "[-−+]?\\p{Nd}{1,3}(?!\\p{Nd})";
const NUMBER = new RegExp(`^(?<sign>[-−+]?) ?(?:(?<ones>\\p{Nd}+) (?=\\p{Nd}+ ?/))?(?:x? ?10 ?\\^ ?(?<alone>${POWER})`
  + `|(?<value>${VALUE})(?: ?[/:] ?(?<whole>${VALUE}(?:e[-+]?\\p{Nd}{1,3})?))?(?:(?:e|(?<ten> ?x? ?10 ?\\^ ?))(?<power>${POWER}))?) ?(?<unit>.*)$`, "u");

const UNIT = new RegExp(`^(?:x? ?10 ?\\^ ?(${POWER}))? ?(.*)$`, "u");
const LED_IN = /^(?:i (?:think|believe|guess) )?(?:it(?: is| was)? )?(?:at |after )?(?:age[ds]? |(?:the )?age of |ph (?:is |of |= ?)?)?(?=[0-9])/;
const BRACKETED = new RegExp(`(?<=\\p{Nd})${SPACE}*[([]([^()[\\]]+)[)\\]]$`, "u");
const ALSO_COUNTED = ["of", "the", "a", "per", "people", "patients", "old"];

function foldedNumber(text, key) {
  const counted = countedIn(key), meant = word => normal(`1 ${word}`);
  text = text.replace(BRACKETED, (all, inner) => key.unit && meant(inner) === meant(key.unit) ? " " + inner : all);  // 5 (×10⁹/L)
  const said = squeezed(text.replace(/(?<=\p{Nd})(?=[A-Za-z]+$)/u, " ")).split(" ");  // 50yrs
  while (said.length > 1 && counted.has(meant(said.at(-1))) && /\p{L}$/u.test(meant(said.at(-1)))) said.pop();
  const bare = foldSizes(said.join(" "));
  const isUnsaid = key.unit !== null && /\p{Nd}$/u.test(bare) && !bare.endsWith(ownOf(key));
  return (isUnsaid ? foldSizes(text) : bare).replace(LED_IN, "");
}
const ownOf = ({ unit }) => unit ? foldSizes(`2 ${unit}`).slice(1).trim() : "";
function countedIn({ stem, unit }) {
  const meant = word => normal(`1 ${word}`), listed = tables.folds.measures.split(" ");
  const named = wordsOf(stem).filter(isLetters);
  const measures = new Set(named.filter(word => listed.includes(word)).map(meant));
  const counted = new Set([...named, ...ALSO_COUNTED].map(meant));
  if (unit !== null || measures.size !== 1) for (const measure of measures) counted.delete(measure);
  else if (named.includes("day")) counted.add(meant("daily"));
  return counted;
}
function foldSizes(text) {
  const { sizes } = tables.folds, size = new RegExp(`(?<=[\\p{Nd}¼-¾⅐-⅞])(?:${SPACE}*|[-‐‑–])(${Object.keys(sizes).join("|")})(?![\\p{L}\\p{Nl}\\p{No}])`, "gu");
  return fold(text.toLowerCase().replace(size, (_, name) => `x10^${sizes[name]}`));
}
function readNumber(text, key) {
  const { unit } = key, example = unit && unit !== "%" ? `35 ${unit}` : unit ? "35%" : "35 or 0.5";
  let clean = "";
  if ([...text].length <= 60) {
    text = seen(text).replace(ASIDE, "");
    clean = foldedNumber(text, key);
  }
  if (/^[<>]/.test(clean)) throw new Unclear("number_alone", example);
  const own = ownOf(key);
  const bare = own && clean.endsWith(own) ? clean.slice(0, -own.length).trimEnd() : clean;
  const isExact = bare !== clean && /\p{Nd}$/u.test(bare);
  const match = NUMBER.exec(isExact ? bare : clean);
  if (!match || (match.groups.whole && match.groups.power && !match.groups.ones)) throw new Unclear("no_number", example);  // 1 in 10k
  const rest = match.groups.unit.trim();
  if (/^[-−] ?\p{Nd}/u.test(rest)) throw new Unclear("range", example);
  const plain = plainLetters(text), asked = match.groups.whole ? 1000 : Number(key.high);
  if (/^(?:[,.']|\/? ?\p{Nd})/u.test(rest) || (plain.includes(".") && isAmbiguous(plain, asked))) throw new Unclear("two_ways");
  const isYear = /^(?:19|20)\p{Nd}{2}$/u.test(match.groups.whole ?? "") && compare(valueOf(match.groups), [1n, 1n]) > 0;
  if (isYear || rest.startsWith(own + " ")) throw new Unclear("number_alone", example);
  return isExact && !rest ? valueOf(match.groups) : inUnit(match.groups, rest, key, own, example);
}
// In a unit that may be a size: 5e9, 5 ×10⁹ and 5 billion/L are 5 ×10⁹/L; 5000 is asked again.
function inUnit(groups, said, key, own, example) {
  const ONE = [1n, 1n], FAR = [50n, 1n], value = valueOf(groups), isShare = Boolean(groups.whole);
  const low = fraction(key.low), high = fraction(key.high), isLess = (a, b) => compare(a, b) < 0;
  if (key.unit === null && said === "x") return value;
  if (key.unit === null && said === "%" && !isLess(ONE, high)) return over(value, [100n, 1n]);
  if (isShare && own !== "%" && isLess(value, ONE) && isLess(ONE, low)) throw new Unclear("share");
  const [, power = "0", name] = UNIT.exec(own), size = tenTo(Number(power.replace("−", "-")));
  const isBare = said === "°" && ["c", "f"].includes(own) && inRange(value, key);  // 98.6 degrees may be °F
  if (said && !isBare && !isSameUnit(said, name, key)) throw key.unit ? new Unclear("other_unit", said, key.unit) : new Unclear("no_unit", said);
  const other = new Unclear("in_multiples", key.unit, example), exponent = groups.alone ?? groups.power ?? "";
  const isTiny = /^[-−]/.test(exponent) && !(groups.power && !groups.ten);
  if (own === "%" && !said && (isShare || isTiny)) {
    if (inRange(value, key)) throw other;  // 10^-2 may be 0.01 or 1%, half may be of one percent
    return times(value, [100n, 1n]);
  }
  const isFull = !isLess(value[0] < 0n ? minus([0n, 1n], value) : value, size) && isLess(high, size) && isLess(ONE, size);
  if (isFull && !said && key.unit === "K") throw other;  // kelvin, or thousands
  const meant = said || exponent || isFull ? over(value, size) : value;
  const isCount = compare(size, ONE) || (!said && perOf(name, key).startsWith("/"));
  const isOther = isCount && low[0] > 0n && meant[0] > 0n && !(isLess(over(low, FAR), meant) && isLess(meant, times(high, FAR)));
  if (isOther || (own === "%" && !said && meant[0] > 0n && isLess(meant, ONE) && !isLess(low, ONE))) throw other;
  return meant;
}
function isSameUnit(said, name, key) {
  const per = perOf(name, key), meant = text => normal(`1 ${text}`);
  return [said, perOf(said, key)].some(one => [name, per, name.slice(0, name.length - per.length)].filter(Boolean).some(other =>
    meant(one) === meant(other) && one.startsWith("/") === other.startsWith("/")));
}
// Without what is counted before a stroke: /µL for cells/µL.
function perOf(unit, key) {
  const meant = word => normal(`1 ${word}`), counted = countedIn(key).add(meant("cell")), at = unit.indexOf("/");
  const before = squeezed(unit.slice(0, Math.max(at, 0)));
  return at >= 0 && (!before || before.split(" ").every(word => counted.has(meant(word)))) ? unit.slice(at) : unit;
}
function valueOf({ sign, ones, alone, value, power, whole }) {
  const bare = text => fraction(inDigits(text).replace(/[, ]/g, ""));
  const parts = bare(whole ?? "1"), size = tenTo(Number(inDigits(power ?? alone ?? "0").replace("−", "-")));
  if (parts[0] === 0n) throw new Unclear("by_zero");
  const found = times(plus(over(bare(value ?? "1"), parts), bare(ones ?? "0")), size);
  return sign === "-" || sign === "−" ? [-found[0], found[1]] : found;
}
function inRange(value, key) {
  const low = fraction(key.low), high = fraction(key.high);
  if (!key.tolerance) return compare(low, value) <= 0 && compare(value, high) <= 0;
  const amount = fraction(key.tolerance), abs = a => [a[0] < 0n ? -a[0] : a[0], a[1]];
  const part = end => key.percent ? over(times(abs(end), amount), [100n, 1n]) : amount;
  return compare(minus(low, part(low)), value) <= 0 && compare(value, plus(high, part(high))) <= 0;
}
