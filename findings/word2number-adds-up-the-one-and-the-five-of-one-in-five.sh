#!/usr/bin/env bash
# Learners answer a number in words: "twenty percent", but also "one in five" or "five to ten years". word2number, which
# turns words into numbers, leaves out all words that it doesn't know and adds up the rest: a share becomes a sum, the two
# ends of a range one number above both, "and a half" goes, without an error. Who compares its value with the key marks
# "one in five" wrong for 20%, and "two or three" right where the key is 5.
#
# Seen with word2number 1.1:
#   twenty percent: 20
#   one in five: 6
#   two or three: 5
#   five to ten years: 15
#   one hundred to two hundred: 202
#   one and a half: 1
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check word2number==1.1
env/bin/python - <<'END' | tee seen
from word2number.w2n import word_to_num

for words in (
    "twenty percent",
    "one in five",
    "two or three",
    "five to ten years",
    "one hundred to two hundred",
    "one and a half",
):
    print(f"{words}: {word_to_num(words)}")
END
diff seen - <<'END'
twenty percent: 20
one in five: 6
two or three: 5
five to ten years: 15
one hundred to two hundred: 202
one and a half: 1
END
