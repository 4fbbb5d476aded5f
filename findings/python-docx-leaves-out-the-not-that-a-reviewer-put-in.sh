#!/usr/bin/env bash
# A sheet of questions in Word, with changes tracked: a reviewer put a "not" into the stem, and B over the key A. Word shows
# both, and prints both. python-docx, of which most converters of quizzes are made, gives the text of a paragraph without what
# was put in and without what was struck out: the question asks the contrary, and its key is gone. Others give what Word shows.
#
# Seen with python-docx 1.2.0, docx2txt 0.9, mammoth 1.12.0:
#   python-docx: Which drug is a tyrosine kinase inhibitor? / ANSWER:
#   docx2txt: Which drug is not a tyrosine kinase inhibitor? / ANSWER: B
#   mammoth: Which drug is not a tyrosine kinase inhibitor? / ANSWER: B
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 mammoth==1.12.0
cat > tracked.py <<'END'
import docx2txt
import mammoth
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

BY = 'w:author="Reviewer" w:date="2026-11-30T00:00:00Z"'


def run(text, tag="t"):
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


sheet = Document()
for inside in (
    run("Which drug is ") + f'<w:ins w:id="1" {BY}>{run("not ")}</w:ins>' + run("a tyrosine kinase inhibitor?"),
    run("ANSWER: ") + f'<w:del w:id="2" {BY}>{run("A", "delText")}</w:del><w:ins w:id="3" {BY}>{run("B")}</w:ins>',
):
    sheet.element.body.insert(len(sheet.paragraphs), parse_xml(f"<w:p {nsdecls('w')}>{inside}</w:p>"))
sheet.save("sheet.docx")

with open("sheet.docx", "rb") as file:
    read = {
        "python-docx": "\n".join(paragraph.text for paragraph in Document("sheet.docx").paragraphs),
        "docx2txt": docx2txt.process("sheet.docx"),
        "mammoth": mammoth.extract_raw_text(file).value,
    }
for name, text in read.items():
    print(f"{name}: {' / '.join(line.strip() for line in text.splitlines() if line.strip())}")
END
env/bin/python tracked.py | tee seen
diff seen - <<'END'
python-docx: Which drug is a tyrosine kinase inhibitor? / ANSWER:
docx2txt: Which drug is not a tyrosine kinase inhibitor? / ANSWER: B
mammoth: Which drug is not a tyrosine kinase inhibitor? / ANSWER: B
END
