// The score of a response, one function for each shape of key: grading/grade.py.
// A key here is {shape, …} as `keyOf` in bank.js reads it; a verdict {score, parts, typos, run}.

const SELF_GRADES = { again: 0, hard: 0.5, good: 1, easy: 1 };
const part = (name, given, expected, right) => ({ name, given, expected, right });

function grade(key, response) {
  const single = (given, expected, right, typos = []) =>
    ({ score: Number(right), parts: [part("", given, expected, right)], typos });
  switch (key.shape) {
    case "one": return single(response, key.right[0].text, response === key.right[0].text);
    case "statement": return single(response, key.truth, response === key.truth);
    case "several": return picks(key, response ?? []);
    case "number": return single(response || null, null, Boolean(response) && inRange(readNumber(response, key), key));
    case "words": {
      const [right, typos] = worded(key.wordings, response ?? "", key.exact);
      return single(response || null, key.wordings[0], right, typos);
    }
    case "gaps": {
      const filled = key.gaps.map((wordings, number) => {
        const given = response?.[number] ?? "", found = worded(wordings, given, false);
        return found[0] ? found : worded(wordings, withoutNeighbours(given, key.text[number], key.text[number + 1]), false);
      });
      const parts = filled.map(([right], number) =>
        part(`gap ${number + 1}`, response?.[number] || null, key.gaps[number][0], right));
      return share(parts, filled.flatMap(([, typos]) => typos));
    }
    case "order": {
      const parts = key.items.map((item, place) =>
        part(String(place + 1), response?.[place] ?? null, item, response?.[place] === item));
      return { ...share(parts), run: longestRun(key.items, response ?? []) };
    }
    case "pairs": case "groups": {
      const given = response ?? {};
      return share(key.placed.map(([item, target]) => {
        const to = Object.hasOwn(given, item) ? given[item] : null;
        return part(item, to, target, to === target);
      }));
    }
    case "card": {
      const score = SELF_GRADES[response ?? "again"];
      return { score, parts: [part("", response ?? "again", key.back, score === 1)], typos: [] };
    }
  }
}
function picks(key, response) {
  const picked = new Set(response), right = key.right.filter(option => picked.has(option.text));
  const parts = key.right.map(({ text }) => part(text, picked.has(text) ? text : null, text, picked.has(text)));
  for (const { text } of key.wrong) if (picked.has(text)) parts.push(part(text, text, null, false));
  const points = right.length - (picked.size - right.length);
  return { score: Math.max(0, points) / key.right.length, parts, typos: [] };
}
function worded(wordings, given, exact) {
  if (wordings.includes(given)) return [true, []];
  refuseTooLong(wordings, given);
  given = seen(given);
  if (oneOf(wordings, given)) return [true, []];
  refuseAmbiguous(wordings, given);
  const typos = exact || !given.trim() ? [] : safeTypos(wordings, given);
  return [typos.length > 0, typos];
}
function longestRun(items, response) {
  const places = response.filter(item => items.includes(item)).map(item => items.indexOf(item)), longest = [];
  places.forEach((place, index) => {
    longest.push(1 + Math.max(0, ...longest.filter((_, before) => places[before] < place)));
  });
  return Math.max(0, ...longest);
}
const share = (parts, typos = []) =>
  ({ score: parts.filter(each => each.right).length / parts.length, parts, typos });
