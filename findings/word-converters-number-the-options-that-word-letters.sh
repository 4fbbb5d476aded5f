#!/usr/bin/env bash
# A quiz written in Word has its options in a list that Word letters by itself: A, B, C stand in the numbering
# of the file, not in its text, and the line below says `ANSWER: B`. What converts the file keeps that line and
# loses the letters: mammoth numbers the list, docx2txt and python-docx give bare lines. The key then names nothing.
#
# Seen with mammoth 1.13.0, docx2txt 0.9, python-docx 1.2.0 (which also makes the file):
#   mammoth     ['1. Monocyte', '2. Megakaryocyte', '3. Lymphoblast', 'ANSWER: B']
#   docx2txt    ['Monocyte', 'Megakaryocyte', 'Lymphoblast', 'ANSWER: B']
#   python-docx ['Monocyte', 'Megakaryocyte', 'Lymphoblast', 'ANSWER: B']
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check mammoth==1.13.0 docx2txt==0.9 python-docx==1.2.0
cat > convert.py <<'END'
import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

LETTERED = (
    '<w:abstractNum {} w:abstractNumId="90"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
)
A_LIST = '<w:num {} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'
OF_IT = '<w:numPr {}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>'


def element(xml):
    return parse_xml(xml.format(nsdecls("w")))


quiz = docx.Document()
numbering = quiz.part.numbering_part.element
numbering.insert(0, element(LETTERED))
numbering.append(element(A_LIST))
quiz.add_paragraph("Which cell sheds platelets?")
for option in ("Monocyte", "Megakaryocyte", "Lymphoblast"):
    quiz.add_paragraph(option)._p.get_or_add_pPr().append(element(OF_IT))
quiz.add_paragraph("ANSWER: B")
quiz.save("quiz.docx")

with open("quiz.docx", "rb") as file:
    markdown = mammoth.convert_to_markdown(file).value
for name, text in {
    "mammoth": markdown,
    "docx2txt": docx2txt.process("quiz.docx"),
    "python-docx": "\n".join(paragraph.text for paragraph in docx.Document("quiz.docx").paragraphs),
}.items():
    print(f"{name:11}", [line for line in text.splitlines() if line][1:])
END
env/bin/python convert.py | tee seen
diff seen - <<'END'
mammoth     ['1. Monocyte', '2. Megakaryocyte', '3. Lymphoblast', 'ANSWER: B']
docx2txt    ['Monocyte', 'Megakaryocyte', 'Lymphoblast', 'ANSWER: B']
python-docx ['Monocyte', 'Megakaryocyte', 'Lymphoblast', 'ANSWER: B']
END
