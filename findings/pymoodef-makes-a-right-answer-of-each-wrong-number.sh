#!/usr/bin/env bash
# A table of questions for Moodle, a row each: the question, its answer, and the wrong options in the columns behind. pymoodef finds
# out by itself of which of nine types a question is. An answer that is a bare number makes a number to type, whatever stands
# behind it, and the columns of wrong options become further right answers: a learner who types 23 for 46 gets full marks, as
# for each number that was to lead astray. With a percent sign behind the number the same row is the choice that was written.
#
# Seen with pymoodef 0.1.0 (the type that it makes, then each answer with its percent of the mark):
#   Which cell sheds platelets? multichoice: Megakaryocyte 100, Monocyte -50, T cell -50
#   Chromosomes of a cell? numerical: 46 100, 23 100, 92 100
#   Least share of blasts? multichoice: 20% 100, 5% -50, 50% -50
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder" && export TMPDIR=$folder
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check pymoodef==0.1.0 pandas==2.3.3 numpy==2.2.6
cat > blood.csv <<'END'
type,question,image,image_alt,answer,a_1,a_2
,Which cell sheds platelets?,,,Megakaryocyte,Monocyte,T cell
,Chromosomes of a cell?,,,46,23,92
,Least share of blasts?,,,20%,5%,50%
END
printf '[DEFAULT]\ncategory = Blood\n' > blood.ini
env/bin/python -m pymoodef blood.csv blood.xml >/dev/null
cat > show.py <<'END'
import re
from xml.etree import ElementTree

for question in ElementTree.parse("blood.xml").iter("question"):
    if question.get("type") != "category":
        stem = re.search("<p>(.*?)</p>", question.findtext("questiontext/text"))[1]
        answers = (f"{one.findtext('text').strip()} {float(one.get('fraction')):g}" for one in question.iter("answer"))
        print(f"{stem} {question.get('type')}: {', '.join(answers)}")
END
env/bin/python show.py | tee seen
diff seen - <<'END'
Which cell sheds platelets? multichoice: Megakaryocyte 100, Monocyte -50, T cell -50
Chromosomes of a cell? numerical: 46 100, 23 100, 92 100
Least share of blasts? multichoice: 20% 100, 5% -50, 50% -50
END
