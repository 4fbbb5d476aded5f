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
function refuseUnseen(text) {
  const unseen = doubtfulCharacter(text);
  if (unseen) throw new Unclear("unseen", unseen);
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
  const letters = tables.folds.folds[0].letters, all = [...text];
  const isDigit = c => c !== undefined && /[\p{Nd}²³¹⁰⁴-⁹₀-₉]/u.test(c);
  const kept = part => part.filter(c => !Object.hasOwn(letters, c));
  for (const [place, c] of all.entries()) {
    let matters;
    if (Object.hasOwn(letters, c)) {
      const before = kept(all.slice(0, place)).at(-1), after = kept(all.slice(place))[0];
      matters = isDigit(before) && isDigit(after);
      if (c === "\u00ad") matters = isDigit(before) || isDigit(after) || !after?.trim();
    } else matters = (/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/u.test(c) && !ONE_SPACE.test(c)) || BLANK.includes(c);
    if (matters) return "U+" + c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
  }
  return null;
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
  + "|\\p{Nd}+(?:\\.\\p{Nd}+)?(?:e[-+]?\\p{Nd}{1,3})?|\\.\\p{Nd}+)";
const POWER = "[-−+]?\\p{Nd}{1,3}(?!\\p{Nd})";
const NUMBER = new RegExp(`^(?<sign>[-−+]?) ?(?:(?<ones>\\p{Nd}+) (?=\\p{Nd}+ ?/))?`
  + `(?:x? ?10\\^(?<alone>${POWER})|(?<value>${VALUE})(?:x10\\^(?<power>${POWER}))?)`
  + `(?: ?[/:] ?(?<whole>${VALUE}))? ?(?<unit>.*)$`, "u");

const AGE = /^(?:at |after )?(?:age[ds]? |(?:the )?age of |at |after )(?=[0-9])/;
const ALSO_COUNTED = ["of", "the", "people", "patients", "old"];

function foldedNumber(text, { stem, unit }) {
  const meant = word => normal(`1 ${word}`), listed = tables.folds.measures.split(" ");
  const named = wordsOf(stem).filter(isLetters);
  const measures = new Set(named.filter(word => listed.includes(word)).map(meant));
  const counted = new Set([...named, ...ALSO_COUNTED].map(meant));
  if (unit !== null || measures.size !== 1) for (const measure of measures) counted.delete(measure);
  const said = squeezed(text.replace(/(?<=\p{Nd})(?=[A-Za-z]+\.?\s*$)/u, " ")).split(" ");  // 50yrs
  while (said.length > 1 && counted.has(meant(said.at(-1))) && /\p{L}$/u.test(meant(said.at(-1)))) said.pop();
  const bare = fold(said.join(" "));
  const alone = (unit !== null && /\p{Nd}$/u.test(bare) ? fold(text) : bare).replace(AGE, "");
  return unit === null ? alone : withoutOwn(alone, fold(unit));
}
// The text without its unit where that goes on as a number may: 5 ×10⁹/L, or 5 ×10⁹; 5 /µL.
function withoutOwn(text, unit) {
  const [, power = "", per] = /^(x10\^[-−]?[0-9]+)?(.*)/.exec(unit);
  for (const own of power || per.startsWith("/") ? [power + per, power] : []) {
    const bare = text.endsWith(own) ? text.slice(0, text.length - own.length).trimEnd() : text;
    if (bare !== text && /\p{Nd}$/u.test(bare)) return bare;
  }
  return text;
}
function readNumber(text, key) {
  const { unit } = key;
  const example = unit && unit !== "%" ? `35 ${unit}` : unit ? "35%" : "35 or 0.5";
  let clean = "";
  if ([...text].length <= 60) {
    refuseUnseen(text);
    clean = foldedNumber(text, key);
  }
  if (/^[<>]/.test(clean)) throw new Unclear("number_alone", example);
  const match = NUMBER.exec(clean);
  if (!match) throw new Unclear("no_number", example);
  const rest = match.groups.unit.trim().replace(/\.$/, "");
  if (/^[-−] ?\p{Nd}/u.test(rest)) throw new Unclear("range", example);
  if (/^[,./'\p{Nd}]/u.test(rest)) throw new Unclear("two_ways");
  const plain = plainLetters(text);
  if (plain.includes(".") && isAmbiguous(plain, match.groups.whole ? 1000 : Number(key.high))) throw new Unclear("two_ways");
  const [value, isShare] = valueOf(match.groups);
  if (unit === null && rest === "x") return value;
  const isPercent = rest === "%";
  if (unit !== null && fold(unit) === "%") {
    if (rest.startsWith("% ")) throw new Unclear("number_alone", example);
    if (rest && !isPercent) throw new Unclear("in_percent", rest);
    if (!rest && !isShare && value[0] > 0n && value[0] < value[1] && compare(fraction(key.low), [1n, 1n]) >= 0)
      throw new Unclear("in_multiples", unit, example);
    return isShare && !isPercent ? times(value, [100n, 1n]) : value;
  }
  if (isShare && compare(value, [1n, 1n]) < 0 && compare(fraction(key.low), [1n, 1n]) > 0) throw new Unclear("share");
  if (isPercent) {
    if (unit !== null) throw new Unclear("not_percent", unit);
    if (compare(fraction(key.high), [1n, 1n]) > 0) throw new Unclear("bare_number");
    return over(value, [100n, 1n]);
  }
  const size = unit && tables.folds.sizes[unit.toLowerCase().split(" ")[0]], [above, below] = value;
  if (size && !rest && !isShare && size > Number(key.high) && compare([above < 0n ? -above : above, below], [BigInt(size), 1n]) >= 0)
    throw new Unclear("in_multiples", unit, example);
  if (rest && (unit === null || normal(`1 ${rest}`) !== normal(`1 ${unit}`)))
    throw unit ? new Unclear("other_unit", rest, unit) : new Unclear("no_unit", rest);
  return value;
}
function valueOf({ sign, ones, alone, value, power, whole }) {
  const bare = text => fraction(inDigits(text).replace(/[, ]/g, ""));
  let found = times(bare(value ?? "1"), tenTo(Number(inDigits(power ?? alone ?? "0").replace("−", "-"))));
  if (whole) {
    if (bare(whole)[0] === 0n) throw new Unclear("by_zero");
    found = over(found, bare(whole));
  }
  if (ones) found = plus(found, bare(ones));
  return [sign === "-" || sign === "−" ? [-found[0], found[1]] : found, Boolean(whole)];
}
function inRange(value, key) {
  const low = fraction(key.low), high = fraction(key.high);
  if (!key.tolerance) return compare(low, value) <= 0 && compare(value, high) <= 0;
  const amount = fraction(key.tolerance), abs = a => [a[0] < 0n ? -a[0] : a[0], a[1]];
  const part = end => key.percent ? over(times(abs(end), amount), [100n, 1n]) : amount;
  return compare(minus(low, part(low)), value) <= 0 && compare(value, plus(high, part(high))) <= 0;
}
