// When a question is due again: schedule.py and model/memory.py once more. FSRS-6 over local days
// (Ye, "The Algorithm", Open Spaced Repetition, 2025), default parameters, no fuzz.

const DECAY = -0.1542, FACTOR = 0.9 ** (1 / DECAY) - 1;
const RETENTION = 0.9, LONGEST = 36500, SHORTEST = 0.001;
const W = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666,
  0.796, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658,
];
const RATINGS = ["again", "hard", "good", "easy"], CONFIDENCES = ["sure", "think", "guess"];
const STEPS = { learning: [60, 600], relearning: [600] };  // seconds

const recall = (stability, days) => (1 + FACTOR * Math.max(0, days) / stability) ** DECAY;
const ratingOf = score => score === 1 ? "good" : "again";
const within = difficulty => Math.min(Math.max(difficulty, 1), 10);
const firstDifficulty = grade => W[4] - Math.exp(W[5] * (grade - 1)) + 1;

// The memory after an answer on a day; `memory` is null before the first.
function review(memory, rating, day) {
  const grade = RATINGS.indexOf(rating) + 1;
  let stability = W[grade - 1], difficulty = within(firstDifficulty(grade)), lapses = 0;
  if (memory) {
    day = Math.max(day, memory.day);
    stability = day === memory.day ? afterMinutes(memory.stability, grade) : afterDays(memory, grade, day - memory.day);
    const damped = memory.difficulty + (10 - memory.difficulty) * W[6] * (3 - grade) / 9;
    difficulty = within(W[7] * firstDifficulty(4) + (1 - W[7]) * damped);
    lapses = memory.lapses;
  }
  const before = memory?.phase ?? "learning", learned = { phase: "review", step: null, stability, difficulty, day, wait: 0 };
  const interval = Math.min(Math.max(halfEven(stability / FACTOR * (RETENTION ** (1 / DECAY) - 1)), 1), LONGEST);
  if (before === "review" && grade > 1) return { ...learned, due: day + interval, lapses };
  if (before === "review")
    return { phase: "relearning", step: 0, stability, difficulty, day, due: day + 1, wait: STEPS.relearning[0], lapses: lapses + 1 };
  const steps = STEPS[before], at = memory?.step ?? 0;
  if (grade === 4 || (grade === 3 && at + 1 >= steps.length)) return { ...learned, due: day + interval, lapses };
  const step = grade === 1 ? 0 : at + (grade === 3);
  let wait = steps[step];
  if (grade === 2 && step === 0) wait = Math.floor(steps.length > 1 ? (steps[0] + steps[1]) / 2 : wait * 3 / 2);
  return { phase: before, step, stability, difficulty, day, due: day + 1, wait, lapses };
}
function halfEven(number) {
  const floor = Math.floor(number), rest = number - floor;
  return rest === 0.5 ? floor + floor % 2 : Math.round(number);
}
function afterMinutes(stability, grade) {
  const growth = Math.exp(W[17] * (grade - 3 + W[18])) * stability ** -W[19];
  return Math.max(stability * (grade === 1 ? growth : Math.max(growth, 1)), SHORTEST);
}
function afterDays({ stability, difficulty }, grade, days) {
  const forgotten = 1 - recall(stability, days);
  if (grade === 1) {
    const long = W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1) * Math.exp(forgotten * W[14]);
    return Math.max(Math.min(long, stability / Math.exp(W[17] * W[18])), SHORTEST);
  }
  const own = { 2: W[15], 3: 1, 4: W[16] }[grade];
  const growth = Math.exp(W[8]) * (11 - difficulty) * stability ** -W[9] * (Math.exp(forgotten * W[10]) - 1) * own;
  return Math.max(stability * (1 + growth), SHORTEST);
}
