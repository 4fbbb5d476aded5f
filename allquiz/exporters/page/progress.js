// What to choose from, where one stands, what is set, and what is taken along.

const sizeOf = number => [...questions.values()].filter(({ topic }) => topic === number).length;  // of a topic

function showChoices() {
  const now = standing(), kinds = ["due", "fresh", "missed", "flagged"];
  const boxes = topics.map((topic, number) => el("input", { type: "checkbox", id: `topic${number}` }));
  const problem = el("p", { class: "problem" });
  const wanted = () => boxes.flatMap((box, number) => box.checked ? [number] : []);
  const start = () => {
    if (!wanted().length) return complain(problem, say("none_chosen"));
    startQuiz({ topics: wanted() });
  };
  const usual = String(Math.min(20, questions.size));
  const count = el("input", { type: "number", id: "count", min: "1", max: "200", value: usual, inputmode: "numeric" });
  const minutes = el("input", { type: "number", id: "minutes", min: "1", max: "600", value: usual, inputmode: "numeric" });
  count.addEventListener("input", () => { minutes.value = count.value; });
  const number = (field, most) => Math.min(most, Math.max(1, Math.floor(Number(field.value)) || 1));
  const isLeft = () => { const { handedIn, drafts } = recalled(EXAM) ?? {}; return !handedIn && Object.keys(drafts ?? {}).length > 0; };
  let isSure = false;
  const exam = () => {
    if (isSure || !isLeft()) return startExam(number(count, 200), number(minutes, 600), wanted());
    isSure = true;
    screens += 1;  // for a double click
    examButton.textContent = say("exam_drop");
  };
  const examButton = button(say("exam_start"), exam);
  show("choose", [
    title(say("what_to_ask")),
    examLeft() && !examLeft().handedIn ? button(say("leave_exam"), resumeExam, { class: "primary" }) : null,
    el("div", { class: "tiles" }, kinds.map(kind => {
      const size = now[kind === "due" ? "pressing" : kind].length;
      return button([el("strong", {}, size.toLocaleString("en")), el("span", {}, say(kind === "flagged" ? "flagged_ones" : kind)),
        el("small", {}, say(kind + "_about"))], () => startQuiz({ which: kind }), { class: "tile", disabled: !size });
    })),
    el("h2", {}, say("topics")),
    el("div", { class: "topics" }, topics.map((topic, at) => el("label", { for: `topic${at}` }, boxes[at],
      el("span", { lang: topic.lang || null, dir: topic.dir }, topic.title), el("small", {}, sizeOf(at).toLocaleString("en"))))),
    problem,
    button(say("start_topics"), start, { class: "primary" }),
    el("h2", {}, say("exam")),
    el("p", { class: "quiet" }, say("exam_about")),
    el("div", { class: "exam-form" }, el("label", { for: "count" }, say("exam_questions"), count),
      el("label", { for: "minutes" }, say("exam_minutes"), minutes), examButton),
  ]);
}

function showProgress(message = "") {
  const now = Date.now(), { known, counted } = knowledge(now), names = standing(now), today = dayAt(now * 1000, offsetOf(now));
  const here = [...known].filter(([name]) => questions.has(name));
  const sum = (those, what) => those.reduce((all, [, each]) => all + each[what], 0);
  const rate = those => those.length ? `${Math.round(sum(those, "points") / sum(those, "seen") * 100)}%` : "–";
  const figure = (number, label) => el("div", { class: "figure" }, el("strong", {}, number), el("span", {}, label));
  // What is due now has a figure of its own; what waits only for minutes comes later today.
  const days = names.ahead.map(name => known.get(name).memory).map(({ wait, due }) => wait ? 0 : due - today);
  const ahead = Array.from({ length: 7 }, (_, day) => days.filter(each => each === day).length);
  const dayName = day => day ? inTime(day, "day") : say("later_today");
  const most = Math.max(1, ...ahead);
  // Without `accept`: the iPhone lets no file be picked whose ending it doesn't know. Of a film the beginning tells enough.
  const file = el("input", { type: "file", hidden: true, change: async () => {
    const [picked] = file.files, isText = !/^(image|audio|video)\//.test(picked.type);
    const bytes = await picked.slice(0, isText ? picked.size : 100).arrayBuffer().catch(() => null);
    if (!bytes) { showProgress(say("not_read", picked.name)); return; }
    const { added, isHistory, bad } = imported(bytes), left = bad.length;
    const leftOut = left > 1 ? say("left_out", left, bad.slice(0, 10).join(", ") + (left > 10 ? " …" : "")) : say("left_out_one", bad[0]);
    showProgress(left && !isHistory ? say("loaded_bad", bad[0]) : left ? `${many("loaded", added)} ${leftOut}` : many("loaded", added));
  } });
  const said = el("p", { class: "quiet", role: "status" });
  show("progress", [
    title(say("see_progress")), said,
    el("div", { class: "figures" },
      figure(names.answeredToday.toLocaleString("en"), say("answered_today")),
      figure(names.pressing.length.toLocaleString("en"), say("due_now")),
      figure(here.length.toLocaleString("en"), say("met", questions.size.toLocaleString("en"))),
      figure(rate(here), say("share_right"))),
    here.length ? [el("h2", {}, say("days_ahead")), el("ul", { class: "ahead" }, ahead.map((count, day) => el("li", {},
      el("span", {}, dayName(day)), el("meter", { min: "0", max: String(most), value: String(count), "aria-label": dayName(day) }), el("span", {}, String(count)))))] : null,
    el("h2", {}, say("by_topic")),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say("by_topic") }, el("table", {},
      el("thead", {}, el("tr", {}, ["topic", "met_column", "right_column", "due_column"].map(each => el("th", { scope: "col" }, say(each))))),
      el("tbody", {}, topics.map((topic, number) => {
        const mine = here.filter(([name]) => questions.get(name).topic === number);
        const due = names.due.filter(name => questions.get(name).topic === number).length;
        return el("tr", {}, el("th", { scope: "row", lang: topic.lang || null }, topic.title), el("td", {}, `${mine.length} / ${sizeOf(number)}`),
          el("td", {}, rate(mine)), el("td", {}, String(due)));
      })))),
    el("h2", {}, say("keep")),
    local ? el("p", { class: "quiet" }, say("keep_about"), " ", isForgetful ? say("forgetful") : null) : null,
    trouble,
    el("div", { class: "buttons" }, button(say("download"), download), button(say("load"), () => file.click()), file),
    el("h2", {}, say("settings")),
    Object.keys(settings).map(name => el("label", { class: "setting" }, el("input", { type: "checkbox", checked: settings[name], change: ({ target }) => {
      settings[name] = target.checked;
      const kept = JSON.stringify({ ...settings, changed: Date.now() });
      remember(SETTINGS, kept);
      archive([[SETTINGS, kept]]).catch(() => {});
    } }), el("span", {}, say("set_" + name)))),
    el("p", { class: "quiet" }, `${many("answered", counted.length)} ${say("offline")}`),
  ]);
  said.textContent = message;
}
async function download() {
  await catchUp().catch(() => {});  // with what only the larger store has, or another tab
  tell(store.entries.keys(), true);
  const url = URL.createObjectURL(new Blob([exported()], { type: "application/x-ndjson" }));
  el("a", { href: url, download: `${about.deck}.jsonl` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
