#!/usr/bin/env bash
# Moodle takes shares of a mark from a list of its own: a third is 33.33333, a sixth 16.66667. The package writes
# the share given to it as a whole number, though it calls it a float. Three right options of a third each make 99
# of 100, and Moodle's import, which compares with its list, stops at such a question unless it is told to round.
#
# Seen with moodle-questions 0.2.1:
#   given 33.33333 written 33
#   given 16.66667 written 16
#   three thirds: 99
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check moodle-questions==0.2.1
cat > write.py <<'END'
from xml.etree import ElementTree

from moodle_questions import MultipleChoiceQuestion, Quiz

question = MultipleChoiceQuestion(
    name="granulocytes", question_text="Which of these are granulocytes?", default_mark=1
)
for cell in ("neutrophil", "eosinophil", "basophil"):
    question.add_answer(33.33333, cell)
question.add_answer(16.66667, "mast cell")
quiz = Quiz()
quiz.add_question(question)
quiz.save("quiz.xml")
shares = [answer.get("fraction") for answer in ElementTree.parse("quiz.xml").iter("answer")]
print("given 33.33333 written", shares[0])
print("given 16.66667 written", shares[3])
print("three thirds:", sum(map(float, shares[:3])).__round__())
END
env/bin/python write.py | tee seen
diff seen - <<'END'
given 33.33333 written 33
given 16.66667 written 16
three thirds: 99
END
