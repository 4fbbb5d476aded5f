#!/usr/bin/env bash
# In YAML 1.1, which Python's own YAML package reads, 1:10 is seventy, an hour's count of minutes; so a careful author puts a
# dilution in quotes. yamlfix, run over the file, takes the quotes for needless and writes 1:10 bare: the key is then 70 and an
# option 80, while 1:100, which is no time of day, stays what it was.
#
# Seen with yamlfix 1.19.1, before and after read with pyyaml 6.0.4:
#   before: {'stem': 'Which dilution?', 'answer': '1:10', 'distractors': ['1:20', '1:100']}
#   after: {'stem': 'Which dilution?', 'answer': 70, 'distractors': [80, '1:100']}
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check yamlfix==1.19.1 pyyaml==6.0.4
cat > bank.yaml <<'END'
---
stem: Which dilution?
answer: "1:10"
distractors: ["1:20", "1:100"]
END
show() { env/bin/python -c 'import sys, yaml; print(sys.argv[1], yaml.safe_load(open("bank.yaml")))' "$1"; }
show before: > seen
env/bin/yamlfix bank.yaml >/dev/null 2>&1
show after: >> seen
cat seen
diff seen - <<'END'
before: {'stem': 'Which dilution?', 'answer': '1:10', 'distractors': ['1:20', '1:100']}
after: {'stem': 'Which dilution?', 'answer': 70, 'distractors': [80, '1:100']}
END
