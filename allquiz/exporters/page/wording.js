// When two wordings are the same: grading/wording.py, gloss.py, denial.py, short_forms.py, lookalikes.py and distance.py.

const WORD = once(() => new RegExp(
  `[0-9]+(?:${SPACE}*[^\\p{L}\\p{N}_\\s]+${SPACE}*[0-9]+)*|[\\p{L}\\p{Nl}\\p{No}]+|\\p{Nd}+|[^\\p{L}\\p{N}_\\s]+`, "gu"));
const ARTICLE = /^(?:(?:i\s+(?:think|believe|guess)|probably|maybe|perhaps|possibly)\s+(?:that\s+)?)?(?<sentence>(?:it|this|that|(?:the|my)\s+(?:(?:brand\s+)?name|answer|word|term))(?: is| was|[’']s)\s+|(?:they|these)(?: are| were|[’']re)\s+|(?:it|they|these|the\s+letters)\s+stands?\s+for\s+)?(?:(?:an?\s+\p{L}+\s+)?called\s+)?(?:(?<where>among|to|from|by|(?:in|inside|within)(?=\s+(?:the|an?)\s)|in(?=\s+[0-9]{4}\s*$))\s+)?(?:(?:the|an?|its|our|their|your|his|her|my|some)\s+)?(?:(?:kind|type|form|sort|class|group)(?:e?s)?\s+of\s+)?(?=\S)/iu;
const NAME = "([A-Za-z]+(?:[ -][A-Za-z]+)*)";
const INVERTED = new RegExp(`^(?:[Tt]he )?${NAME}(?:, ?| of (?:the )?| (?:that|which) (?:are|is) )${NAME}$`);
const ASIDE = /(?:[\s,]+[iıİ]\s+(?:th[iıİ]nk|bel[iıİ]eve|guess))?[\s.,;!?]*$/iu;
const BETWEEN = /\s*[,;:/=]\s*(?:aka\s+)?|\s+(?:-|–|—|or|and|&|is|are|aka|means|stands for|[([])\s*/g;
const CLOSING = /^\s*(.*\S)\s+[([]([^()[\]]+)[)\]]?[\s.]*$/s;
const OR = /(?:^|,? )or |, /, AND = /\s*(?!(?<=[0-9])[,;/&][0-9])[,;/&]\s*(?:and\s+)?|\s+and\s+/g;
const BESIDE_NAME = /^(?:(?:that|which|who) (?:(?:is|are) )?)?(?:(?:an?|the) )?(?=\S)|,? (?:that|which|who)$/g;
const LEVEL = /^(?:(too (?:many|much)|increased|elevated|raised|excess)|too (?:few|little)|decreased|reduced|lack of) /i;
const DOUBTED = /(?<![a-z])(?:or|maybe|perhaps|possibly|either|wait)(?![a-z])|[;/.](?![0-9])/i;
const REASONS = ["because", "since", "bc", "cuz", "due"], PRONOUNS = ["that", "which", "who", "where", ...REASONS];
const BEYOND = /, (?:or|and) /;
const APPOSED = /^(.*?\S)(?:,? (?:i\. ?e\.,?|ie|e\. ?g\.,?|eg) |, (?:that is,?|which (?:is|are)) |(?:,| [-–—]) an? |, (?=(?:which|that|who|where) )|,? (?=(?:because|since|bc|cuz|due to) ))(\S.*)$/s;
const DENIED = /^(.*?\S)(?:\s*[,;([–—]\s*(?:(?:which|that|who)\s+(?:is|are)\s+)?|\s+(?:-\s+)?)(?:(?:and|but)\s+)?(?:not|rather\s+than|instead\s+of|(?<=[(\[])(?:no|without))\s+(?!(?:it|this|that|these|those|them|so|true|correct|at\s+all|any\s?more|affected|involved|present|found|seen|needed|used|normal)[\s.!)\]]*$)((?:[^()[\]:;?=]|(?<=t)\([0-9;]+\))*(?:[^()[\]:;?=\s.]|(?<=t)\([0-9;]+\)))[)\]]?$/isu;
const CONTRAST = /^(?:it(?:[’']s|\s+is)\s+)?not\s+(.+?),?\s+but\s+(.+)/isu;
const LISTED = /,?\s+(?:or|nor|and)\s+(?:not\s+)?|,\s*(?:not\s+)?|\//i;
const OTHERWISE = /^(?:[^,]*,(?!\s*(?:or|and)\s+not\s)\s*(?:or|and)\s.*|(?!.*\s(?:or|nor|and)\s).*,(?!\s*(?:not|which|who)\s).*|.*(?:[.!]\s|\s[-–—]\s|>|(?:it|that|they)[’'](?:s|re)\s|(?<!which)(?<!that)(?<!who)\s(?:is|are)\s).*)$/isu;
const FUSED = /(?<![A-Za-z0-9])[A-Z][A-Z0-9]{2,}(?:[-‐‑–/]|::)[A-Z][A-Z0-9]{2,}(?![A-Za-z0-9])/;
const GENE = /(?<![A-Za-z0-9])[A-Z]{2,}[0-9]+[A-Z0-9]*(?![A-Za-z0-9])/;
const TRANSLOCATED = /(?<=\s[([])t\(([0-9]+;[0-9]+)\)(?:\([pq0-9.;]+\))?(?=[)\]]?$)/;
const WITHIN = /^(.*\S)\s+\(([^()]+)\)\s+(\S.*)$/s;

const wordsOf = memo(text => (fold(text).match(WORD()) ?? [])
  .map(word => /^[\p{L}\p{N}]/u.test(word) ? word : word.replace(/[\p{P}\p{C}]/gu, c => c === "%" ? c : ""))
  .filter(Boolean).map(word => word.replace(/\s+/g, "")));
const wordForms = (text, acronyms = new Set()) => wordsOf(text).map(word => {
  const bare = acronyms.has(word) ? word : word.replace(/s$/, "");
  return acronyms.has(bare) ? { typed: word, spelt: bare, normal: bare }
    : { typed: word, spelt: spell(word), normal: foldWord(word) };
});
const normalWords = (text, acronyms) => wordForms(text, acronyms).map(word => word.normal);
const joined = words => words.join(" ").replace(/(?<!\p{Nd}) | (?!\p{Nd})/gu, "");  // 20 30 is not 2030
const bareNormal = memo(text => joined(normalWords(text)));
const normal = (text, acronyms) => acronyms?.size ? joined(normalWords(text, acronyms)) : bareNormal(text);
const acronymsOf = text => new Set((text.match(/[\p{L}\p{Nl}\p{No}]+/gu) ?? [])
  .filter(word => (word.match(/\p{Uppercase}/gu) ?? []).length >= 2 && !word.endsWith("s")).map(fold));
// Python takes a Turkish i for an i where case doesn't matter.
const plainI = text => text.replace(/[ıİ]/g, "i"), articleOf = text => ARTICLE.exec(plainI(text.trim()));
const withoutArticle = text => text.trim().slice(articleOf(text)?.[0].length ?? 0);
const ASKED_FOR = /(?:was|were|name|word|term) /i;
const isNamed = key => ["A ", "His ", "HER "].some(name => key.trim().startsWith(name));  // A antigen, His bundle
function leadsElsewhere(key, given) {
  const found = [key, given].map(text => articleOf(text)?.groups), [wanted, got] = found.map(each => (each?.where ?? "").toLowerCase());
  if (found[0]?.sentence && found.some(each => ASKED_FOR.test(each?.sentence ?? ""))) return true;  // it was cold, my name is Red
  return wanted !== got && (["from", "by"].includes(wanted) || (wanted && got && ["to", "from", "by"].some(each => each === wanted || each === got)));
}

const oneOf = (wordings, given) => readings(wordings, given).some(pair => sameWords(...pair)) || isBare(wordings[0], given);
// The percent sign of the key may go unsaid, not that of another wording.
const isBare = (key, given) => /\p{Nd}%$/u.test(normal(key)) && normal(key) === normal(given) + "%";
function sameWords(key, given) {
  const fixed = acronymsOf(key), wanted = normal(key, fixed), got = normal(given, fixed);
  const bare = text => text.replace(/^−+|−+$/g, "");
  const isCased = text => squeezed(text).split(" ").includes(tables.lookalikes.cased);
  if (isCased(given) && !isCased(key)) return false;
  if (!wanted || !got) return fold(key) === fold(given);
  if (wanted === got || (/^[a-z]+-$/.test(key) && bare(wanted) === bare(got))) return true;
  const core = normal(withoutArticle(given), fixed);
  return core === wanted
    || (!isNamed(key) && !leadsElsewhere(key, given) && [got, core].includes(normal(withoutArticle(key), fixed)));
}

// The optimal string alignment distance; `most` + 1 where it is more than that.
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [], row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= other.length; j++) {
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (one[i - 1] !== other[j - 1]));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most && Math.min(...above) > most) return most + 1;
    before = above;
  }
  return Math.min(row.at(-1), most + 1);
}

// What may stand beside a right answer.
function readings(wordings, given) {
  given = given.trim().replace(ASIDE, "") || given;
  const inverted = INVERTED.exec(given);
  given = withoutShort(given);
  const named = given.replace(TRANSLOCATED, (all, which) => tables.lookalikes.fused[which] ?? all);
  const keys = wordings.flatMap(formsOf), typed = CLOSING.exec(named) ?? APPOSED.exec(named), together = given.search(AND) >= 0 && given.replace(AND, " and ");
  const names = new Set(keys.map(key => normal(key))), [alone, denied] = withoutDenied(given);
  const rights = denied.length ? wordings.map(each => CLOSING.exec(each)?.[1] ?? each) : [];
  const pairs = keys.flatMap(key =>
    [[key, given], ...together && key.includes(" and ") ? [[key.replace(AND, " and "), together]] : [], ...inverted ? [[key, `${inverted[2]} ${inverted[1]}`]] : [], ...typed && isHarmless(typed[2], key, names) ? [[key, typed[1]]] : [],
      ...denied.length && denied.every(name => isOther(name, key, rights)) ? [[key, alone]] : []]);
  for (const found of given.matchAll(BETWEEN)) {
    const halves = [given.slice(0, found.index).trim(), given.slice(found.index + found[0].length).replace(/[ .)\]]+$/, "")];
    for (const [name, beside] of [halves, [halves[1], halves[0]]]) {
      if (!/[\p{L}\p{Nl}\p{No}]/u.test(name)) continue;
      const isWording = names.has(normal(beside));
      for (const key of keys) if (isWording || isAlso(beside, key)) pairs.push([key, name]);
    }
  }
  return pairs;
}
function withoutNeighbours(given, before, after) {
  let said = squeezed(given).split(/ |(?<=\p{L})[-‐‑–](?=\p{L})/u);
  const ahead = squeezed(before).split(" "), behind = squeezed(after).split(" ");
  const soon = behind.slice(0, 3).map(word => normal(word));
  if (/[\p{Nd}²³¹⁰⁴-⁹]$/u.test(said[0]) && said.slice(1).every(word => soon.includes(normal(word)))) return said[0];
  const isSame = (some, others) => normal(some.join(" ")) === normal(others.join(" "));
  const most = areSame => said.map((_, count) => count).reverse().find(count => !count || areSame(count));
  said = said.slice(0, said.length - most(count => isSame(said.slice(-count), behind.slice(0, count))));
  return said.slice(most(count => isSame(said.slice(0, count), ahead.slice(-count)))).join(" ");
}
function withoutShort(text) {
  const within = WITHIN.exec(text);
  return within && abbreviates(within[2], within[1]) ? `${within[1]} ${within[3]}` : text;
}
const isAlso = (text, key) => abbreviates(text, key) || abbreviates(key, text) || isSameSubstance(normal(text), normal(key)) || meaning(text) === meaning(key);
function abbreviates(short, name) {
  const letters = shortForm(short), found = letters.length ? wordsOf(name) : [];
  if (!found.length || found.length > letters.length || !found.every(isLetters)) return false;
  const beginning = word => /^[ivx]+$/.test(word) ? word : [...word].slice(0, 6).reduceRight((rest, letter) => `${letter}(?:${rest})?`);
  if (found.length > 1) return new RegExp(`^${found.map(beginning).join("")}$`, "u").test(letters.join(""));
  return letters.length > 1 && [...found[0]].length > 2 * letters.length && new RegExp(`^${letters.join(".*")}`, "u").test(found[0])
    && (!kindsOf(name).length || kindsOf(short).every(each => kindsOf(name).includes(each)));
}
const shortForm = memo(text => {
  const singular = text.replace(/s$/, "").replaceAll(".", ""), letters = wordsOf(singular).join("");
  const isShort = acronymsOf(singular).size > 0 || !/[aeiou]/.test(letters);
  return isShort && isLetters(letters) && [...letters].length <= 6 ? [...letters] : [];
});
const formsOf = memo(wording => {
  const key = withoutShort(wording.replace(ASIDE, "") || wording), right = CLOSING.exec(key), turned = / of [a-z]/.test(key) ? INVERTED.exec(key) : null;
  return [key, ...right && onlyExplains(right[2]) ? [right[1]] : [], ...turned ? [`${turned[2]} ${turned[1]}`] : []];
});
function onlyExplains(gloss) {
  const folded = fold(gloss), words = folded.match(/[a-z]+/g) ?? [], qualifiers = listed("qualifiers");
  return !/[0-9+−<>=%^]/.test(folded) && words.some(word => word.length > 1)
    && !words.some(word => qualifiers.has(word));
}
const meanings = once(() => new Map(Object.entries(tables.lookalikes.meanings).flatMap(([name, meant]) => [[normal(meant), meant], [normal(name), meant]])));
const meaning = memo(name => meanings().get(normal(name.replace(LEVEL, (all, high) => high ? "high " : "low "))) ?? name);
const isLetters = word => /^\p{L}+$/u.test(word);
function isHarmless(gloss, key, right) {
  const said = normalWords(gloss), meant = [key, meaning(key)].flatMap(each => normalWords(each)), hedges = listed("hedges");
  if (!said.length || gloss.includes("?") || hedges.has(said[0]) || (REASONS.includes(said[0]) ? DOUBTED.test(gloss) : said.includes("not"))) return false;
  if (said.length === 1 && (said[0].length === 1 || !isLetters(said[0])) && !isClassOf(gloss, key)) return false;
  const all = squeezed(gloss).split(" "), at = all.findIndex(word => listed("relations").has(normal(word)));
  const whole = all.slice(0, at < 0 ? all.length : at).join(" "), named = normalWords(whole).includes("or") ? whole.split(OR) : [whole];
  const beyond = at >= 0 || PRONOUNS.includes(all[0]) ? gloss.split(BEYOND).slice(1) : [];  // makes blood, or the spleen
  const bare = [...named, ...beyond].map(name => name.replace(BESIDE_NAME, "")), meanings = bare.map(meaning).filter((each, at) => normal(each) !== normal(bare[at]));
  const names = [...bare, ...meanings].filter(name => name && !right.has(normal(name)) && !isClassOf(name, key));
  if (names.some(name => isAnother(name, key) || isAnother(name, meaning(key)))) return false;
  const eachSaid = names.map(name => telling(normalWords(name), meant));
  const own = eachSaid.map(each => each.filter(word => !meant.includes(word))).filter(each => each.length <= 2);
  const alone = own.filter(each => each.length === 1).flat().filter(word => !meanings.includes(word));
  const heads = own.filter(each => !each.some(word => word === "non" || hedges.has(word))).map(each => each.at(-1));
  return !eachSaid.flat().some(a => meant.some(b => !isSameSubstance(a, b) && (alike(a, b) || turned(b).includes(a)
    || (alone.includes(a) && isOfAKind(a, b)) || (heads.includes(a) && alike(a, b, "sorts"))
    || (b.length > 4 && !b.startsWith(a) && distance(a, b, 2) <= 2))));
}
// A lymphoblast is an early lymphocyte.
function telling(said, meant) {
  const isYoung = said.some(word => listed("young").has(word));
  return said.filter(word => !PRONOUNS.includes(word)
    && !(isYoung && word.endsWith("cyte") && meant.includes(word.slice(0, -4) + "blast")));
}
// What an answer is said not to be: leukemia, not lymphoma.
const saidIn = name => normalWords(withoutArticle(name));
function withoutDenied(given) {
  const found = DENIED.exec(plainI(given).replace(CONTRAST, "$2, not $1")), names = found?.[2].split(LISTED) ?? [];
  const said = names.map(name => [...new Set(saidIn(name))].sort().join(" "));
  return [found?.[1], new Set(said).size < said.length || OTHERWISE.test(found?.[2]) ? [] : names];
}
function isOther(name, key, rights) {
  const said = saidIn(name), meant = saidIn(key);
  const isWithin = (all, others) => all.every(word => others.includes(word)), qualifies = word => listed("qualifiers").has(word);
  const areSymbols = /^(?=.*[0-9])[a-z]+-?[a-z0-9]*\/[a-z]+-?[a-z0-9]*$/.test(`${fold(name)}/${fold(key)}`) && normal(name) !== normal(key);
  if ((!areSymbols && (isWithin(said, meant) || isWithin(meant, said))) || (wordsOf(withoutArticle(name)).every(qualifies) && !meant.some(qualifies))) return false;
  if (rights.some(each => sameWords(each, name) || (!areSymbols && isWithin([...said, ...meant], saidIn(each))))) return false;
  return !isAlso(name, key) && !isClassOf(name, key) && !said.some(a => listed("unsure").has(a)
    || meant.some(b => alike(a, b) && a.slice(0, 3) === b.slice(0, 3) && a.slice(-3) === b.slice(-3)));
}
// The fusion of genes that a key names, be it by the chromosome or translocation.
function fusedIn(key) {
  const { fused } = tables.lookalikes;
  return FUSED.exec(key)?.[0] ?? fused[(fold(key).match(/[a-z]+|[0-9]+;[0-9]+/g) ?? []).find(word => Object.hasOwn(fused, word))] ?? "";
}
function genesIn(name) {
  const found = FUSED.exec(name) ?? GENE.exec(name), { genes } = tables.lookalikes;
  return (found?.[0].match(/[A-Z0-9]+/g) ?? []).map(gene => Object.hasOwn(genes, gene) ? genes[gene] : gene);
}
function isAnother(name, key) {
  const genes = genesIn(name), own = genesIn(fusedIn(key));
  if (genes.length && own.length && !genes.some(gene => own.includes(gene))) return true;
  if (isAnotherAcronym(name, key) || (key.length > 2 && isAnotherAcronym(key, name))) return true;
  const one = normal(name), other = normal(key), slips = distance(one, other, 2);
  const isShort = one.length > 4 && one === other.replace(/[0-9]+$/, "");
  if (slips > 0 && slips <= 2 && !isShort) return true;
  const numbered = /^([a-z]+)([0-9]+)$/.exec(one);  // type 1 of type 2 diabetes
  if (numbered && new RegExp(`${numbered[1]}(?!${numbered[2]}(?![0-9]))[0-9]`).test(other)) return true;
  const both = [name.replace(FUSED, ""), key].map(text => normalWords(text));
  const disjoint = (a, b) => a.length && b.length && !a.some(each => b.includes(each));
  return disjoint(...both.map(all => all.filter(w => w.length === 1 && isLetters(w)))) || disjoint(...both.map(all => all.map(generic).filter(Boolean)))
    || disjoint(...[name, key].map(kindsOf));
}
// What cells, organs or elements a name may be of, where it is listed; and whether all that the key may be of are of these.
const kinds = once(() => new Map(Object.entries(tables.lookalikes.kinds)));
const kindsOf = memo(text => kinds().get(normalWords(text).join(" "))?.split(" ") ?? []);
const isClassOf = (name, key) => kindsOf(key).length > 0 && kindsOf(key).every(each => kindsOf(withoutArticle(name)).includes(each));
function isOfAKind(one, other) {
  const runs = Array.from({ length: Math.max(0, one.length - 5) }, (_, at) => one.slice(at, at + 6));
  return !other.includes(one.slice(0, 4)) && !one.includes(other.slice(0, 4)) && !(listed("broader").has(one) && kindsOf(other).every(each => kindsOf(one).includes(each)))
    && (runs.some(run => other.includes(run)) || bothEnd(one, other));
}
function isAnotherAcronym(gloss, key) {
  const words = fold(key.replace(new RegExp(CLOSING.source.slice(1, -1), "gs"), "$1")).match(/[a-z]+/g) ?? [];
  const initials = words.map(word => word[0]).join(""), letters = [...gloss.toLowerCase().replaceAll("-", "")];
  const isUpper = gloss !== gloss.toLowerCase() && gloss === gloss.toUpperCase();
  if (!isUpper || letters.length < 2 || letters.length > 5) return false;
  const isNear = letters.length === initials.length && letters.filter((c, place) => c !== initials[place]).length === 1;
  return isNear || alike(letters.join(""), initials, "sorts") || isLetters(letters.join("")) && initials.length > 2 && initials.slice(0, 2) === letters.slice(0, 2).join("") && !new RegExp(letters.join(".*"), "u").test(words.join(""));
}

// Medical terms that are mistaken for one another.
const listed = memo(name => new Set(tables.lookalikes[name].split(" ")));
const groupsOf = memo(name => {
  const found = new Map();
  tables.lookalikes[name].forEach((group, number) => {
    for (const word of group.split(" ").map(foldWord)) found.set(word, [...found.get(word) ?? [], number]);
  });
  return found;
});
const terms = once(() => new Set([...groupsOf("groups").keys(), ...[...tables.lookalikes.terms.join(" ").split(" "), ...Object.keys(tables.lookalikes.brands)].map(foldWord)]));
const alike = (one, other, name = "groups") => one !== other
  && (groupsOf(name).get(one) ?? []).some(number => (groupsOf(name).get(other) ?? []).includes(number));
const generics = once(() => new Map([...Object.values(tables.lookalikes.brands).map(name => [name, name]), ...Object.entries(tables.lookalikes.brands)]));
const generic = word => generics().get(word) ?? null;
const isSameSubstance = (one, other) => generic(one) !== null && generic(one) === generic(other);
const affixes = memo(name => tables.lookalikes[name].map(list => {
  const group = list.split(" ").sort((a, b) => b.length - a.length), any = `(?:${group.join("|")})`;
  return [new RegExp(name === "prefixes" ? "^" + any : any + "$"), group];
}));
const foundIn = (pattern, word) => pattern.exec(word)?.[0] ?? "";
const endings = once(() => tables.lookalikes.endings.map(list => new RegExp(`(?:${list.replaceAll(" ", "|")})$`)));
const drugEnding = word => foundIn(endings()[0], word);
const classEnding = word => foundIn(endings()[1], word) || drugEnding(word);
function anotherDrug(right, typed) {
  const ending = drugEnding(right), sorted = word => [...word].sort().join("");
  if (right.length !== typed.length || sorted(right) === sorted(typed)) return false;
  const isVowel = (letter, place) => letter !== typed[place] && /[aeiou]/.test(letter + typed[place]);
  return right.length - ending.length < 5 || (ending !== "" && ![...right].some(isVowel));
}
const bothEnd = (one, other) => affixes("suffixes").some(([, group]) =>
  [one, other].every(word => group.some(affix => affix.length > 3 && word.endsWith(affix))));
const turnedIn = (word, name) => affixes(name).flatMap(([finder, group]) => {
  const affix = foundIn(finder, word), isLong = group[0].length > 3;
  return affix && isLong ? group.filter(other => other !== affix && Math.max(affix.length, other.length) > 2).map(other => word.replace(finder, other)) : [];
});
const turned = memo(word => [...turnedIn(word, "prefixes"), ...turnedIn(word, "suffixes")]);
function opposed(right, typed) {
  const slips = distance(right, typed, 2);
  return tables.lookalikes.negations.split(" ").some(no => right === no + typed || typed === no + right)
    || [...affixes("prefixes"), ...affixes("suffixes")].some(([finder]) => {
      const [wanted, got] = [right, typed].map(word => foundIn(finder, word));
      return wanted && got && wanted !== got;
    })
    || turnedIn(right, "prefixes").some(twin => distance(typed, twin, slips) <= slips)
    || turnedIn(right, "suffixes").some(twin => distance(typed, twin, slips) < slips);
}
