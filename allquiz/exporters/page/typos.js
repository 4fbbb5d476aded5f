// Typos that may be forgiven, and those that medicine can't afford: grading/typos.py.

const MOST = 2;
const allowance = word => word.length < 5 ? 0 : word.length < 9 || drugEnding(word) ? 1 : MOST;

function safeTypos(wordings, given) {
  const kin = wordings.flatMap(wording => wordForms(wording).flatMap(Object.values));
  const found = readings(wordings, given).find(pair => isSafe(...pair, kin));
  return found ? [{ given: given.trim(), meant: found[0] }] : [];
}
function isSafe(key, given, alsoRight) {
  const fixed = acronymsOf(key);
  const wanted = wordForms(withoutArticle(key), fixed), got = wordForms(withoutArticle(given), fixed);
  if (wanted.length !== got.length || leadsElsewhere(key, given)) return false;
  if (isNamed(key) && wordsOf(given)[0] !== wordsOf(key)[0]) return false;
  let spent = 0;
  for (const [place, right] of wanted.entries()) {
    const typed = got[place];
    if (right.normal === typed.normal) continue;
    const [slips, meant, written] = nearestForms(right, typed);
    spent += slips;
    if (fixed.has(right.normal) || slips > allowance(meant) || spent > MOST) return false;
    if (/[\p{N}+−<>=/^%]/u.test(right.normal + typed.normal)) return false;
    const forms = Object.values(typed), kin = Object.values(right);
    if (forms.some(form => tables.vocabulary.has(form) || (tables.english.has(form) && !kin.includes(form)))) return false;
    if (adjectives(right.normal).some(each => forms.includes(each))) return false;
    const ending = classEnding(right.normal);
    const isOther = !["", ending].includes(classEnding(typed.normal)) && typed.normal.length >= right.normal.length;
    if (isOther || !typed.normal.replace(/e$/, "").endsWith(ending.replace(/e$/, ""))) return false;
    if (meansAnother(meant, [...alsoRight, ...kin], written, slips)) return false;
  }
  return spent > 0;
}
function nearestForms(right, typed) {
  let best = null;
  const before = (a, b) => {
    const at = a.findIndex((value, place) => value !== b[place]);
    return at >= 0 && a[at] < b[at];
  };
  for (const meant of [right.normal, right.spelt, right.typed, ...pluralsOf(right.normal)])
    for (const written of Object.values(typed)) {
      const slips = distance(meant, written, MOST), unlike = Number(slips > MOST || sound(meant) !== sound(written));
      const found = [unlike, slips, -meant.length, meant, written];
      if (!best || before(found, best)) best = found;
    }
  return [best[0] ? Math.max(1, best[1]) : 1, best[3], best[4]];
}
// Words of the noun's stem that no slip makes: jejunal, cerebellar, hypoxic, hypertensive.
function adjectives(noun) {
  const stem = noun.replace(/(?:um|us|on|is|a|e)$/, "");
  return ["al", "ar", "ic", ...stem + "on" === noun ? ["ve"] : []].map(ending => stem + ending);
}
const SOUNDS = "ph-f y-i ci-si ce-se ch-k ck-k c-k z-s th-t rh-r".split(" ").map(pair => pair.split("-"));
const undoubled = word => word.replace(/(.)\1+/gsu, "$1");
const sound = word => undoubled(SOUNDS.reduce((made, [letters, heard]) => made.replaceAll(letters, heard), undoubled(word)));
function meansAnother(right, kin, typed, slips) {
  const known = tables.known;
  if (sound(right) === sound(typed)) return false;
  return opposed(right, typed) || anotherDrug(right, typed)
    || nearer(typed, slips).some(near => tables.english.has(near) && !kin.includes(near))
    || !right.startsWith(typed) && known.some(word => (word !== typed && word.startsWith(typed)) || word.length >= 5 && !kin.includes(word) && !isSameSubstance(word, right)
      && distance(typed, word, slips) <= slips - Number(word[0] !== typed[0] && typed[0] === right[0])
      && (word.length !== typed.length || typed.length >= right.length || terms().has(word)));
}
function nearer(word, slips) {
  const found = [];
  for (let i = 0; slips > 1 && i <= word.length; i++) {
    const head = word.slice(0, i), tail = word.slice(i);
    found.push(head + tail.slice(1), head + tail.slice(1, 2) + tail.slice(0, 1) + tail.slice(2));
    for (const letter of "abcdefghijklmnopqrstuvwxyz") found.push(head + letter + tail, head + letter + tail.slice(1));
  }
  return found;
}
