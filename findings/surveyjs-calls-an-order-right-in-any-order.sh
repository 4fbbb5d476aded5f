#!/usr/bin/env bash
# A ranking question of SurveyJS, whose answer is an order, with the right order as its "correctAnswer". It is compared as a
# checkbox is, which ranking inherits from: the same items are enough. Whatever the learner makes of the three phases is
# counted as correct, last phase first too, and there is no order that is not.
#
# Seen with survey-core 3.1.1 (getCorrectAnswerCount of 1):
#   induction, consolidation, maintenance: 1
#   consolidation, maintenance, induction: 1
#   maintenance, consolidation, induction: 1
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm install --silent --no-audit --no-fund survey-core@3.1.1 >/dev/null
cat > rank.cjs <<'END'
const { Model } = require("survey-core");
const phases = ["induction", "consolidation", "maintenance"];
const title = "Rank the phases of treatment, first to last";
const quiz = new Model({ elements: [{ type: "ranking", name: "phases", title, choices: phases, correctAnswer: phases }] });
for (const order of [[0, 1, 2], [1, 2, 0], [2, 1, 0]]) {
  const given = order.map((place) => phases[place]);
  quiz.setValue("phases", given);
  console.log(`${given.join(", ")}: ${quiz.getCorrectAnswerCount()}`);
}
END
node rank.cjs | tee seen
diff seen - <<'END'
induction, consolidation, maintenance: 1
consolidation, maintenance, induction: 1
maintenance, consolidation, induction: 1
END
