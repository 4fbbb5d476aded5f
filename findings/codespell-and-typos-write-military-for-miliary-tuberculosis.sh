#!/usr/bin/env bash
# Two tools that mend spelling in a repository before each commit, by lists of known misspellings: what is on no list is left
# alone, so a term of medicine is safe, one would think. These are on a list. A bank's keys and stems are rewritten in the file:
# miliary tuberculosis, transferrin and an allo transplant by both, the gene ABL by one.
#
# Seen with codespell 2.4.3 and typos 1.52.0:
#   codespell: Military tuberculosis / transferring / allow transplant / BCR-ABL / inactivated vaccine
#   typos: Military tuberculosis / transferring / allow transplant / BCR-ABLE / inactivated vaccine
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check codespell==2.4.3 typos==1.52.0
keys() { sed -n 's/^- answer: //p' "$1" | paste -sd '/' | sed 's:/: / :g'; }
for tool in codespell typos; do
  cat > bank.yaml <<'END'
- answer: Miliary tuberculosis
- answer: transferrin
- answer: allo transplant
- answer: BCR-ABL
- answer: inactivated vaccine
END
  env/bin/$tool --write-changes bank.yaml >/dev/null 2>&1 || true
  echo "$tool: $(keys bank.yaml)"
done | tee seen
diff seen - <<'END'
codespell: Military tuberculosis / transferring / allow transplant / BCR-ABL / inactivated vaccine
typos: Military tuberculosis / transferring / allow transplant / BCR-ABLE / inactivated vaccine
END
