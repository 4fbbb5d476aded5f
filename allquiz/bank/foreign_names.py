"""The names that other quiz programs have for our keys and types, and what to do about them."""

import re
import unicodedata
from collections.abc import Collection

from allquiz.grading.distance import distance
from allquiz.model.quiz_words import WORDS
from allquiz.model.starting_texts import TEMPLATES


def _by_word(meant: dict[str, str]) -> dict[str, str]:
    return {word: ours for ours, words in meant.items() for word in words.split()}


# An editor's, which learners need not see.
NOTES = "note notes comment todo comentario comentário commentaire commento komentarz kommentar комментарий".split()
# What other programs and languages call it, where only one thing can be meant: of a card, the latter.
IN_LANGUAGES = _by_word({
    ours: WORDS[name]
    for ours, name in {
        "stem front": "question", "answer back": "answer", "distractors": "incorrectanswers",
        "explanation": "explanation", "hint": "hint", "type": "type",
    }.items()
})  # fmt: skip
KEYS_ELSEWHERE = {word: ours for word, ours in IN_LANGUAGES.items() if word not in NOTES} | _by_word({
    "stem front": "question prompt q question_text questiontext câu_hỏi",
    "stem": "text statement front",
    "answer back": "a 正解 정답 đáp_án",
    "answer": "correct correct_answer solution correct_option right_answer richtig back",
    "answers": "correct_options right_answers correct_answers",
    "accept": "accepted accepted_answers acceptable_answers alternatives alternative_answers also_accept also_correct synonyms aliases variants",
    "back": "answer definition",
    "front": "term",
    "distractors": "wrong incorrect wrong_answers incorrect_answers wrong_options çeldiriciler",
    "file": "src path filename image", "alt": "caption alt_text alttext description",
    "explanation": "giải_thích generalfeedback general_feedback extra back_extra",
    "shuffle": "shuffleanswers shuffle_answers shuffle_options",
    "type": "question_type qtype",
    "order": "sequence steps correct_order correct_sequence",
    "pairs": "matches subquestions correct_pairs correct_matches",
    "tolerance": "margin margin_of_error",
    "id": "question_id qid",
    "questions": "items fragen preguntas perguntas domande vragen вопросы",
    "title": "titel titre título titolo",
    "topic": "thema thème tema sujet subject",
})  # fmt: skip
SEVERAL = "write the right option under `answer:`, the wrong ones under `distractors:`"
ONE_OF_SEVERAL = re.compile(
    r"(?:option|choice|distractor|wrong|incorrect)_?(?:[a-h]|\d)", re.IGNORECASE
)
OPTIONS_OF = {  # what options are, in a type that takes this key
    "answers": "write the right options under `answers:`, the wrong ones under `distractors:`",
    "order": "write them under `order:`, first to last",
    "pairs": "write each as `left: right` under `pairs:`",
    "categories": "write the items of each category under `categories:`",
}
WORDINGS, ASKED = ("answer", "answers", "accept", "blanks"), {"answer", "front", *OPTIONS_OF}
ITSELF = "write the right option itself under `answer:`"
BY_TYPE = "leave it out: how much a question counts follows from its type"
REMEDIES = {
    "options": SEVERAL, "choices": SEVERAL, "items": SEVERAL,
    "correct_index": ITSELF, "answer_index": ITSELF, "correctindex": ITSELF, "answerindex": ITSELF, "<<": "write the keys out: a bank takes nothing over from elsewhere in it",
    **dict.fromkeys("left right premises responses terms definitions column_a column_b".split(), OPTIONS_OF["pairs"]),
    **dict.fromkeys(("min", "max"), "write the range as `answer: [low, high]`"),
    **dict.fromkeys(NOTES, "begin the line with `#`: it is no part of the bank"), "date": "say it as `revised:`, or leave it out", "author": "say it as `publisher:`, or leave it out",
    "image": "use `figure:` with `file` and `alt`",
    "required": "leave it out: any question may be skipped",
    **dict.fromkeys("points marks score weight penalty defaultgrade defaultmark".split(), BY_TYPE),
    "usecase": "leave it out: the case of letters never counts", "single": "leave it out: the type says so",
    "answernumbering": "leave it out: options get letters when they are shown",
    "difficulty": "say it as `level:`, or leave it out", "category": "use `tags:`, or leave it out",
}  # fmt: skip
STAND_FOR = {"answer", "distractors", *OPTIONS_OF}
TYPES_ELSEWHERE = _by_word({
    "choice": "mc mcq multiple_choice single_choice single_best_answer sba einfachauswahl selección_única opción_múltiple opcion_multiple choix_multiple qcm múltipla_escolha scelta_multipla 单选题 單選題",
    "multiple_response": "mrq ma multi_select multiple_select multiple_answers mehrfachauswahl select_all select_all_that_apply sata checkbox checkboxes",
    "true_false": "tf t_f truefalse boolean bool verdadero_falso verdadero_o_falso vrai_faux vrai_ou_faux richtig_falsch wahr_falsch vero_falso prawda_fałsz 判断题 判斷題 是非题",
    "short_answer": "short text saq kurzantwort respuesta_corta réponse_courte basic_(type_in_the_answer)",
    "numeric": "number numerical",
    "cloze": "fill_in fill_in_the_blank fill_in_blank fill_in_the_blanks gap gaps cloze_deletion lückentext lücke texte_à_trous 填空题 填空題 multianswer gapselect ddwtos",
    "matching": "match emparejamiento zuordnung appariement",
    "ordering": "order sequence reihenfolge ordenar",
    "flashcard": "basic card basic_(and_reversed_card) basic_(optional_reversed_card)",
})  # fmt: skip

VALUES_ELSEWHERE = _by_word({  # levels of Bloom, sides of a card
    "recall": "remember remembering knowledge", "understand": "understanding comprehension", "apply": "applying application",
    "stem": "question front", "answer": "back",
})  # fmt: skip

NEAR = 2  # letters by which a misspelt word may differ


def key_elsewhere(name: str, known: Collection[str]) -> str | None:
    """Which of the known keys is meant, given another program's, in another case or in quotes."""
    plain = in_snake_case(name.strip("“”„‘’«»‹›\"'*: "))
    meant = [plain, *KEYS_ELSEWHERE.get(plain, "").split()]
    return next((each for each in meant if each in known), None)


def type_elsewhere(name: str) -> str | None:
    """Our name of a type, given another program's."""
    words = re.sub("_questions?$", "", in_snake_case(name.strip()))
    return words if words in TEMPLATES and words != name else TYPES_ELSEWHERE.get(words)


def remedy_for(name: str, keys: Collection[str]) -> str | None:
    """What to do about another program's key where these are known."""
    if name in WORDINGS and "type" in keys and ASKED.isdisjoint(keys):
        return "write it into the stem, as a gap: {{answer|other wording}}"
    remedy = SEVERAL if ONE_OF_SEVERAL.fullmatch(name) else REMEDIES.get(name.lower())
    ours = re.search(r"`(\w+):`", remedy or "")
    if remedy != SEVERAL and ours and ours[1] not in keys:
        return None
    if remedy != SEVERAL or "type" not in keys or {"answer", "distractors"} <= {*keys}:
        return remedy
    meant = (OPTIONS_OF[key] for key in OPTIONS_OF if key in keys)
    return next(meant, "leave it out: a question of this type has none")


def stand_for(name: str, keys: Collection[str]) -> Collection[str]:
    """Of which of these keys none is missing, where another program's key stands."""
    has_options = not {"distractors", *OPTIONS_OF}.isdisjoint(keys)
    remedy = REMEDIES.get(name.lower())
    is_several = ONE_OF_SEVERAL.fullmatch(name) or remedy in (SEVERAL, OPTIONS_OF["pairs"])
    return STAND_FOR if has_options and is_several else ()


def in_snake_case(name: str) -> str:
    """With the i of Turkish keyboards, too, which has its dot in capitals, and what wide letters and
    ligatures stand for."""
    name = unicodedata.normalize("NFKC", name).replace("İ", "I").replace("ı", "i")
    return re.sub(r"(?<=[a-z])(?=[A-Z])|[\s/-]+", "_", name).lower()


def misspelt(word: str, known: Collection[str]) -> str | None:
    """The one known word that differs by two letters at most, and less than by half."""
    near = {each: distance(word, each, NEAR) for each in known}
    most = 0 if re.search(r"\d", word) else NEAR  # `distractor1` is one of several
    close = [each for each, far in near.items() if far <= min(most, (len(each) - 1) // 2)]
    best = [each for each in close if near[each] == min(near[c] for c in close)]
    return best[0] if len(best) == 1 else None
