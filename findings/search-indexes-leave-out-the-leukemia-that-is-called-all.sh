#!/usr/bin/env bash
# Notes for a course as a web site, with a box to search them. The search that MkDocs ships (lunr) and that of mdBook (elasticlunr)
# put words in small letters, then leave out those that most English texts have: "all" is one, and "it". Acute lymphocytic
# leukemia by its letters is on no page, nor is an intrathecal (IT) drug, while AML is found; a keyword extractor loses both in
# the same way. An index without such a list, as minisearch makes by itself, finds each.
#
# Seen with lunr 2.3.9, elasticlunr 0.9.5, minisearch 7.2.0 (pages found) and scikit-learn 1.9.1 (stop_words="english"):
#   lunr: ALL none, IT none, AML 3, methotrexate 2
#   elasticlunr: ALL none, IT none, AML 3, methotrexate 2
#   minisearch: ALL 1, IT 2, AML 3, methotrexate 2
#   scikit-learn, of "ALL relapse: IT methotrexate": relapse methotrexate
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm install --silent --no-audit --no-fund lunr@2.3.9 elasticlunr@0.9.5 minisearch@7.2.0 >/dev/null
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check scikit-learn==1.9.1
cat > search.mjs <<'END'
import elasticlunr from "elasticlunr";
import lunr from "lunr";
import MiniSearch from "minisearch";
const pages = ["How ALL is diagnosed", "IT methotrexate for the brain", "What differs in AML"].map((text, at) => ({ id: `${at + 1}`, text }));
const first = lunr(function () {
  this.ref("id");
  this.field("text");
  for (const page of pages) this.add(page);
});
const second = elasticlunr(function () {
  this.setRef("id");
  this.addField("text");
});
for (const page of pages) second.addDoc(page);
const third = new MiniSearch({ fields: ["text"] });
third.addAll(pages);
const indexes = {
  lunr: (words) => first.search(words).map((found) => found.ref),
  elasticlunr: (words) => second.search(words, {}).map((found) => found.ref),
  minisearch: (words) => third.search(words).map((found) => found.id),
};
for (const [name, search] of Object.entries(indexes)) {
  const found = ["ALL", "IT", "AML", "methotrexate"].map((words) => `${words} ${search(words).join(" ") || "none"}`);
  console.log(`${name}: ${found.join(", ")}`);
}
END
cat > keywords.py <<'END'
from sklearn.feature_extraction.text import CountVectorizer

text = "ALL relapse: IT methotrexate"
print(f'scikit-learn, of "{text}":', *CountVectorizer(stop_words="english").build_analyzer()(text))
END
{ node search.mjs && env/bin/python keywords.py; } | tee seen
diff seen - <<'END'
lunr: ALL none, IT none, AML 3, methotrexate 2
elasticlunr: ALL none, IT none, AML 3, methotrexate 2
minisearch: ALL 1, IT 2, AML 3, methotrexate 2
scikit-learn, of "ALL relapse: IT methotrexate": relapse methotrexate
END
