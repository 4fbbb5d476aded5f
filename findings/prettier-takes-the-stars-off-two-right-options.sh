#!/usr/bin/env bash
# Right options are marked [*] in text2qti's files, and in sheets like them; such a file is called .md, and an editor formats it on
# saving. Between the stars of two options Markdown finds emphasis, and Prettier writes emphasis with underscores: with two right
# options, none has a star, and with three, the last alone. A question with one right option keeps its star, so that a first look
# at the file finds nothing. text2qti then makes no quiz, and says only that a question has no response type.
#
# Seen with prettier 3.10.1 (node 20) and text2qti 0.8.0:
#   [ ] CD3 / [*] CD19 / [ ] CD7: as it was
#   [*] CD19 / [ ] CD3 / [*] CD22: [_] CD19 / [ ] CD3 / [_] CD22
#   [*] CD19 / [ ] CD3 / [*] CD22 / [*] CD79a: [_] CD19 / [ ] CD3 / [_] CD22 / [*] CD79a
#   text2qti before: a quiz
#   text2qti after: Question must specify a response type
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder" && export TMPDIR=$folder
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check text2qti==0.8.0 Markdown==3.11.3
npm install --silent --no-audit --no-fund prettier@3.10.1 >/dev/null
cat > stars.py <<'END'
import subprocess


def options(text):
    return " / ".join(line.strip() for line in text.splitlines() if line.strip().startswith("["))


def quiz(path):
    made = subprocess.run(["env/bin/text2qti", path], capture_output=True, text=True)
    return made.stderr.strip().splitlines()[-1] if made.returncode else "a quiz"


for lines in (
    ["[ ] CD3", "[*] CD19", "[ ] CD7"],
    ["[*] CD19", "[ ] CD3", "[*] CD22"],
    ["[*] CD19", "[ ] CD3", "[*] CD22", "[*] CD79a"],
):
    written = "\n".join(["Quiz title: Antigens", "", "1.  Which antigens do B cells carry?", *lines, ""])
    for path in ("before.md", "after.md"):
        open(path, "w").write(written)
    subprocess.run(["npx", "prettier", "--write", "after.md"], check=True, capture_output=True)
    before, after = options(written), options(open("after.md").read())
    print(f"{before}: {'as it was' if before == after else after}")
print("text2qti before:", quiz("before.md"))
print("text2qti after:", quiz("after.md"))
END
env/bin/python stars.py | tee seen
diff seen - <<'END'
[ ] CD3 / [*] CD19 / [ ] CD7: as it was
[*] CD19 / [ ] CD3 / [*] CD22: [_] CD19 / [ ] CD3 / [_] CD22
[*] CD19 / [ ] CD3 / [*] CD22 / [*] CD79a: [_] CD19 / [ ] CD3 / [_] CD22 / [*] CD79a
text2qti before: a quiz
text2qti after: Question must specify a response type
END
