// What a question is answered with, one widget a shape: {how, node, value, focus}. `value` gives the
// response, or throws the name of what to say where there is none yet. `pick` is called where a
// touch is the whole answer, `change` whenever there is another one.

const LETTERS26 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const letterAt = (index, letters = LETTERS26) => letters[index] ?? String(index + 1);

class Missing extends Error {}

// Pick an option by its letter or number; whether there is such a one. A statement's letters are T and F: with A and B
// the `a` of “false” would be true.
const TRUTHS = "TF";
function pickedBy(key, { buttons = [] }, { shape }) {
  const letters = shape === "statement" ? TRUTHS : LETTERS26;
  const at = Number(key) > 0 ? Number(key) - 1 : letters.toLowerCase().indexOf(key);
  buttons[at]?.click();
  return at in buttons;
}

// Enter leads from a gap to the next one, and from the last one on.
const isTyped = input => input?.tagName === "INPUT";
function onEnter({ field, inputs = [field] }, go) {
  inputs.filter(isTyped).forEach((input, at) => input.addEventListener("keydown", key => {
    if (key.key !== "Enter" || key.isComposing) return;
    key.preventDefault();
    if (at + 1 < inputs.length) inputs[at + 1].focus(); else go();
  }));
}
// What is typed belongs in the field, or the first one, unless one was left with Escape.
function belongsIn({ field, inputs = [field] }, key) {
  if (!isTyped(field) || key.length !== 1 || inputs.some(input => input.wasLeft)) return false;
  field.focus();
  return true;
}

function widget(question, placed, response, { pick, change }) {
  const { key } = question;
  switch (key.shape) {
    case "one": return picking(placed.options.map(({ text }) => [text, marked(text)]), response, pick);
    case "statement": return picking([[true, ours("span", {}, say("true"))], [false, ours("span", {}, say("false"))]], response, pick, TRUTHS);
    case "several": return ticking(placed.options, response, change);
    case "words": case "number": return typing(question, response, change);
    case "gaps": return filling(key, response, change);
    case "pairs": case "groups": return placing(placed, response, change);
    case "order": return moving(placed, response, change);
    case "card": return { node: null };
  }
}

const GROUP = { role: "group", "aria-labelledby": "stem" };  // who listens hears what is asked where the focus comes in

function picking(options, response, pick, letters = LETTERS26) {
  const buttons = options.map(([value, label], index) => button(
    [el("span", { class: "letter", "aria-hidden": "true" }, letterAt(index, letters)), el("span", { class: "label" }, label)],
    () => {
      for (const each of buttons) each.setAttribute("aria-pressed", String(each === buttons[index]));
      chosen = value;
      pick(value);
    },
    { class: "option", "aria-pressed": String(response === value) }));
  let chosen = response;
  return { node: el("div", { class: "options", ...GROUP }, buttons), buttons,
    value: () => { if (chosen === undefined || chosen === null) throw new Missing("pick_some"); return chosen; } };
}

function ticking(options, response, change) {
  const picked = new Set(response ?? []);
  const buttons = options.map(({ text }, index) => button(
    [el("span", { class: "letter", "aria-hidden": "true" }, letterAt(index)), el("span", { class: "label" }, marked(text))],
    () => {
      if (!picked.delete(text)) picked.add(text);
      buttons[index].setAttribute("aria-pressed", String(picked.has(text)));
      change();
    },
    { class: "option tick", "aria-pressed": String(picked.has(text)) }));
  return {
    how: ours("p", { class: "quiet" }, say("pick_all"), " ", say("pick_score")),
    node: el("div", { class: "options", ...GROUP }, buttons),
    buttons,
    value: () => {
      if (!picked.size) throw new Missing("pick_some");
      return options.map(({ text }) => text).filter(text => picked.has(text));
    },
  };
}

// The iPhone's keys for numbers have no minus, and the mark for decimals of its region alone; a comma can't always be read.
const hasPoint = () => (0.5).toLocaleString().includes(".");
const FIELD = { autocomplete: "off", autocapitalize: "off", spellcheck: "false", autocorrect: "off", maxlength: "500" };

function typing({ key }, response, change) {
  const unit = key.shape === "number" ? key.unit : null;
  const input = el("input", { ...FIELD, type: "text", id: "typed", input: change, enterkeyhint: "done",
    inputmode: key.shape === "number" && (!unit || unit === "%") && key.low >= 0 && hasPoint() ? "decimal" : null });
  input.value = response ?? "";
  const label = [say("your_answer"), unit ? ` (${say("in_unit", unit)})` : ""];
  return {
    node: el("div", { class: "typed", ...GROUP }, ours("label", { for: "typed" }, label), input), field: input,
    value: () => { if (!input.value.trim()) throw new Missing("write_something"); return input.value; },
  };
}

function filling(key, response, change) {
  const inputs = key.gaps.map((_, number) => {
    const input = el("input", { ...FIELD, type: "text", class: "gap", input: change, enterkeyhint: "next",
      "aria-label": key.gaps.length > 1 ? say("gap", number + 1) : say("your_answer") });
    input.value = response?.[number] ?? "";
    return input;
  });
  const node = el("p", { class: "cloze", ...GROUP }, key.text.flatMap((part, number) => [
    number ? inputs[number - 1] : null, marked(part)]));
  return {
    node, field: inputs[0], inputs,
    value: () => {
      if (!inputs.some(input => input.value.trim())) throw new Missing("write_something");
      return inputs.map(input => input.value);
    },
  };
}

function placing({ items, targets }, response, change) {
  const selects = items.map((item, number) => {
    const select = el("select", { id: `item${number}`, change }, ours("option", { value: "" }, say("choose_one")),
      targets.map((target, index) => el("option", { value: String(index) }, unmarked(target))));
    const at = targets.indexOf(response?.[item]);
    select.value = at < 0 ? "" : String(at);
    return select;
  });
  return {
    node: el("div", { class: "places", ...GROUP }, items.map((item, number) =>
      el("div", { class: "row" }, el("label", { for: `item${number}` }, marked(item)), selects[number]))),
    field: selects[0],
    value: () => {
      if (selects.some(select => select.value === "")) throw new Missing("place_all");
      return Object.fromEntries(items.map((item, number) => [item, targets[Number(selects[number].value)]]));
    },
    partial: () => {
      const done = items.flatMap((item, number) =>
        selects[number].value === "" ? [] : [[item, targets[Number(selects[number].value)]]]);
      return done.length ? Object.fromEntries(done) : undefined;
    },
  };
}

function moving(placed, response, change) {
  let order = response ?? placed.items;
  const list = el("ol", { class: "order" });
  function move(from, to, which) {
    if (to < 0 || to >= order.length) return;
    const others = order.filter((_, at) => at !== from);
    order = [...others.slice(0, to), order[from], ...others.slice(to)];
    draw();
    const [up, down] = list.children[to].querySelectorAll("button");
    (which === "up" ? (up.disabled ? down : up) : (down.disabled ? up : down)).focus();
    list.nextSibling.textContent = `${unmarked(order[to])}: ${say("place", to + 1, order.length)}`;
    change();
  }
  function draw() {
    list.replaceChildren(...order.map((item, at) => el("li", {},
      el("span", { class: "label" }, marked(item)),
      button("↑", () => move(at, at - 1, "up"), { class: "move", "aria-label": say("up", unmarked(item)), disabled: at === 0 }),
      button("↓", () => move(at, at + 1, "down"), { class: "move", "aria-label": say("down", unmarked(item)), disabled: at === order.length - 1 }))));
  }
  draw();
  return {
    how: ours("p", { class: "quiet" }, say("first_to_last")),
    node: el("div", GROUP, list, el("p", { class: "unseen", role: "status" })),
    value: () => order,
  };
}
