#!/usr/bin/env bash
# A gap of Moodle's cloze says its weight, its kind and its answers, the right one with an equals sign. Moodle has a kind for each way
# to show the options: MULTICHOICE_S shuffles them, _V puts them below each other, SHORTANSWER_C minds capitals; the weight may be
# left out. moodle-xml-parser reads letters alone, so that such a gap is "UNKNOWN", its weight and kind stand in the text of the
# first option, and the key is worth 0, like the rest. A third of the mark or a minus is worth 0 too, and stays in the text.
#
# Seen with moodle-xml-parser 0.3.1 (the gap as Moodle's documentation has it, the kind found, and each option's percent):
#   {1:MULTICHOICE:=imatinib~rituximab}: MULTICHOICE, imatinib 100, rituximab 0
#   {1:MULTICHOICE_S:=imatinib~rituximab}: UNKNOWN, 1:MULTICHOICE_S:=imatinib 0, rituximab 0
#   {:MULTICHOICE:=imatinib~rituximab}: UNKNOWN, :MULTICHOICE:=imatinib 0, rituximab 0
#   {1:SHORTANSWER_C:=ABL1}: UNKNOWN, 1:SHORTANSWER_C:=ABL1 0
#   {1:MC:=ABL1~%50%ABL~%33.33333%BCR}: MC, ABL1 100, ABL 50, %33.33333%BCR 0
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check moodle-xml-parser==0.3.1
cat > gaps.py <<'END'
from moodle_xml_parser.parser import parse_string

for written in (
    "{1:MULTICHOICE:=imatinib~rituximab}",
    "{1:MULTICHOICE_S:=imatinib~rituximab}",
    "{:MULTICHOICE:=imatinib~rituximab}",
    "{1:SHORTANSWER_C:=ABL1}",
    "{1:MC:=ABL1~%50%ABL~%33.33333%BCR}",
):
    quiz = parse_string(
        '<quiz><question type="cloze"><name><text>kinase</text></name><questiontext format="html">'
        f"<text><![CDATA[<p>Inhibited first: {written}</p>]]></text></questiontext></question></quiz>"
    )
    (gap,) = quiz["cloze"][0].gaps
    print(f"{written}: {gap.sub_type},", ", ".join(f"{option.answer} {option.score}" for option in gap.options))
END
env/bin/python gaps.py | tee seen
diff seen - <<'END'
{1:MULTICHOICE:=imatinib~rituximab}: MULTICHOICE, imatinib 100, rituximab 0
{1:MULTICHOICE_S:=imatinib~rituximab}: UNKNOWN, 1:MULTICHOICE_S:=imatinib 0, rituximab 0
{:MULTICHOICE:=imatinib~rituximab}: UNKNOWN, :MULTICHOICE:=imatinib 0, rituximab 0
{1:SHORTANSWER_C:=ABL1}: UNKNOWN, 1:SHORTANSWER_C:=ABL1 0
{1:MC:=ABL1~%50%ABL~%33.33333%BCR}: MC, ABL1 100, ABL 50, %33.33333%BCR 0
END
