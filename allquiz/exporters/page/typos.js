// Typos that may be forgiven, and those that medicine can't afford: grading/typos.py.

const MOST = 2;
const allowance = word => word.length < 5 ? 0 : word.length < 9 ? 1 : MOST;

function safeTypos(key, given) {
  const pairs = [[key, given], ...withoutGloss(key, given)];
  return pairs.some(pair => isSafe(...pair)) ? [{ given: given.trim(), meant: key }] : [];
}
function isSafe(key, given) {
  if (/[\p{N}+−<>=/^%]/u.test(fold(key) + fold(given))) return false;
  const fixed = acronymsOf(key);
  const wanted = wordForms(withoutArticle(key), fixed), got = wordForms(withoutArticle(given), fixed);
  if (wanted.length !== got.length) return false;
  let spent = 0;
  for (const [place, right] of wanted.entries()) {
    const typed = got[place];
    if (right.normal === typed.normal) continue;
    const [slips, meant, written] = nearestForms(right, typed);
    spent += slips;
    if (fixed.has(right.normal) || slips > allowance(meant) || spent > MOST) return false;
    if (Object.values(typed).some(form => tables.vocabulary.has(form))) return false;
    if (!typed.normal.endsWith(classEnding(right.normal))) return false;
    if (meansAnother(meant, Object.values(right), written, slips)) return false;
  }
  return spent > 0;
}
function nearestForms(right, typed) {
  let best = null;
  for (const meant of [right.normal, right.spelt, right.typed, ...pluralsOf(right.normal)])
    for (const written of Object.values(typed)) {
      const found = [distance(meant, written, MOST), meant, written];
      if (!best || found[0] < best[0] || (found[0] === best[0] && (meant < best[1]
          || (meant === best[1] && written < best[2])))) best = found;
    }
  return [Math.max(1, best[0]), best[1], best[2]];
}
function meansAnother(right, kin, typed, slips) {
  const known = tables.known;
  return opposed(right, typed)
    || nearer(typed, slips).some(near => tables.english.has(near) && !kin.includes(near))
    || (!right.startsWith(typed) && known.some(word => word !== typed && word.startsWith(typed)))
    || known.some(word => word.length >= 5 && !kin.includes(word) && distance(typed, word, slips) <= slips
      && (generic(word) === null || generic(word) !== generic(right)));
}
function nearer(word, slips) {
  const found = [word];
  for (let i = 0; slips > 1 && i <= word.length; i++) {
    const head = word.slice(0, i), tail = word.slice(i);
    found.push(head + tail.slice(1), head + tail.slice(1, 2) + tail.slice(0, 1) + tail.slice(2));
    for (const letter of "abcdefghijklmnopqrstuvwxyz") found.push(head + letter + tail, head + letter + tail.slice(1));
  }
  return found;
}
