#!/usr/bin/env bash
# How many blasts does healthy blood have? None. Tools that make cards of a table read it with pandas, which takes "None", like
# "NA" and an empty cell, for no value. csv-to-anki-converter then leaves the card out, without a word; kahoot-to-anki makes a
# card whose answer is blank and whose option is gone. And where the other answers of the table are numbers, the gap makes
# fractions of them: the card says that a cell has 46.0 chromosomes. With no "None" in the table, 46 stays 46.
#
# Seen with csv-to-anki-converter 1.2.0, kahoot-to-anki 1.2.1, pandas 3.1.1, openpyxl 3.1.5, genanki 0.13.1:
#   without None: Chromosomes of a cell? 46 / Least share of blasts, in percent? 20
#   with None: Chromosomes of a cell? 46.0 / Least share of blasts, in percent? 20.0
#   Kahoot: 'Blasts in healthy blood?' of '<br>A few<br>Many' is ''
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder" && export TMPDIR=$folder
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check csv-to-anki-converter==1.2.0 kahoot-to-anki==1.2.1 \
  pandas==3.1.1 openpyxl==3.1.5 genanki==0.13.1 setuptools==80.9.0
cat > none.py <<'END'
import csv
import sqlite3
import zipfile

from csv_to_anki_converter.converter import csv_to_anki_deck
from kahoot_to_anki.processing import get_questions
from openpyxl import Workbook

CARDS = [("Chromosomes of a cell?", "46"), ("Blasts in healthy blood?", "None"), ("Least share of blasts, in percent?", "20")]
for told, cards in (("without None", [CARDS[0], CARDS[2]]), ("with None", CARDS)):
    with open("cards.csv", "w", newline="") as file:
        csv.writer(file).writerows([("Front", "Back"), *cards])
    csv_to_anki_deck("cards.csv", "Blood", "cards.apkg")
    zipfile.ZipFile("cards.apkg").extract("collection.anki2")
    notes = sqlite3.connect("collection.anki2").execute("select flds from notes order by id")
    print(f"{told}: {' / '.join(fields.replace(chr(31), ' ') for (fields,) in notes)}")

book = Workbook()
book.active.title = "RawReportData Data"
answers = [f"Answer {number}" for number in range(1, 7)]
book.active.append(["Question Number", "Question", *answers, "Correct Answers"])
book.active.append(["1 Quiz", "Blasts in healthy blood?", "None", "A few", "Many", "", "", "", "None"])
book.save("kahoot.xlsx")
for row in get_questions("kahoot.xlsx", "RawReportData Data").to_dict("records"):
    options = row["Possible Answers"].rstrip("<br>")
    print(f"Kahoot: {row['Question']!r} of {options!r} is {row['Correct Answers']!r}")
END
env/bin/python -W ignore none.py | tee seen
diff seen - <<'END'
without None: Chromosomes of a cell? 46 / Least share of blasts, in percent? 20
with None: Chromosomes of a cell? 46.0 / Least share of blasts, in percent? 20.0
Kahoot: 'Blasts in healthy blood?' of '<br>A few<br>Many' is ''
END
