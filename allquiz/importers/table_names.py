"""What the columns of a table are called: one list of words in two dozen languages, and what they make together.

A name is read word by word, so that “Richtige Antwort”, “Respuesta correcta” and “Right answer” are one.
What stands in brackets or behind a dash (`Question - max 120 characters`) counts only where it says which
answer is right: `Answer (wrong)`.
"""

import re
from functools import lru_cache
from unicodedata import combining, normalize

MAX_NAME = 100  # characters of a column's name
# English first, then German, French, Spanish, Portuguese, Italian, Dutch, Polish, Swedish, Danish, Norwegian,
# Finnish, Czech, Hungarian, Turkish, Greek, Russian, Ukrainian, Romanian, Chinese, Japanese, Korean, Arabic.
WORDS = {
    "question": "questions stem prompt mcq statement frage fragen fragetext fragentext fragestellung aufgabe enonce pregunta enunciado pergunta questao domanda quesito aussage affirmation afirmación afirmação affermazione stelling stwierdzenie "
    "vraag pytanie fråga påstående spørgsmål spørsmål kysymys otázka kérdés soru ερώτηση вопрос питання запитання întrebare "
    "问题 题目 問題 質問 문제 질문 سؤال السؤال",
    "answer": "ans antwort réponse respuesta resposta risposta antwoord odpowiedź svar vastaus odpověď válasz cevap yanıt απάντηση ответ "
    "відповідь răspuns 答案 回答 答え 解答 답 الإجابة إجابة",
    "answers": "antworten réponses respuestas respostas risposte antwoorden odpowiedzi odpovědi válaszok cevaplar ответы відповіді",
    "option": "choice alternative antwortoption antwortmöglichkeit auswahlmöglichkeit choix proposition opción alternativa opção "
    "opzione optie keuze antwoordoptie opcja alternativ svarsalternativ svaralternativ svarmulighed vaihtoehto možnost lehetőség "
    "seçenek şık επιλογή вариант варіант varianta 选项 選択肢 보기",
    "options": "choices alternatives optionen antwortoptionen antwortmöglichkeiten auswahlmöglichkeiten propositions opciones alternativas "
    "opções opzioni opties keuzes opcje možnosti seçenekler варианты варіанти",
    "correct": "right richtig richtige richtiger richtigen korrekt korrekte bon bonne bonnes juste exacte correcte correctes correcta correctas "
    "correcto certa certo correta corretas correto giusta corretta corrette esatta juist juiste goed goede poprawna poprawne prawidłowa "
    "rätt rigtig rigtigt rigtige riktig riktige oikea správná správně helyes doğru σωστή правильный правильные верный правильна corect "
    "corectă 正解 정답 صحيحة الصحيحة",
    "incorrect": "wrong false distractor falsch falsche faux fausse fausses mauvaise mauvaises incorrecte incorrectes incorrecta "
    "incorrectas incorrecto errada erradas incorreta incorretas sbagliata sbagliate errata fout foute onjuist onjuiste błędna błędne "
    "niepoprawna fel felaktigt forkert forkerte feil väärä špatná nesprávná hibás yanlış неправильный неправильные неверный distraktor "
    "distracteur distrattore",
    "incorrectanswers": "distractors distraktoren distracteurs distractores distrattori",
    "key": "solution lösung corrigé solución solução gabarito soluzione oplossing rozwiązanie lösning løsning řešení решение 正确答案 正答",
    "case": "vignette scenario passage fallvignette fallbeispiel",
    "explanation": "exp reason reasoning why explanations rationales feedback comment rationale erklärung begründung erläuterung kommentar explication commentaire justification explicación "
    "retroalimentación justificación comentario explicação justificativa comentário spiegazione commento uitleg toelichting wyjaśnienie "
    "komentarz uzasadnienie förklaring forklaring selitys vysvětlení magyarázat indoklás açıklama εξήγηση пояснение объяснение "
    "комментарий explicație 解析 解説 해설",
    "hint": "tipp indice pista dica suggerimento wskazówka ledtråd nápověda ipucu подсказка",
    "type": "kind typ fragetyp tipo soort vraagtype türü тип",
    "topic": "category chapter module subject deck thema kategorie kapitel thème catégorie chapitre tema categoría capítulo categoria assunto "
    "argomento capitolo onderwerp categorie hoofdstuk temat kategoria rozdział ämne kategori emne téma konu тема категория",
    "tags": "tag keywords schlagwörter stichwörter étiquettes etiquetas etichette trefwoorden",
    "text": "texte texto testo tekst текст",
    "true": "wahr vrai verdadero verdadeiro vero waar prawda sant",
    "front": "vorderseite recto anverso frente",
    "back": "rückseite verso reverso",
    "term": "begriff terme término termo termine begrip pojęcie",
    "timelimit": "zeitlimit tijdslimiet",
    "timestamp": "zeitstempel horodateur tijdstempel",
    "starttime": "startzeit begintijd",
    "completiontime": "fertigstellungszeit",
    "": "o ou oder die der das de la le les du des del della delle di do el los las het",
}
COLUMNS = {
    name: column
    for column, names in {
        "id": "id identifier ident",
        "type": "type questiontype typequestion typing",
        "question": "question questiontext textquestion questiontitle text item front term",
        "case": "case casetext casestudy clinicalcase",  # above the question, or it itself where there is none
        "response": "response responses",  # an answer too, where no other is given; else what people answered
        "options": "option options answeroptions optionsanswer optionanswer answersoption",
        "explanation": "explanation generalexplanation answerexplanation explanationanswer detailedexplanation",
        "title": "title",  # the question, where no column is called so and answers stand beside it
        "hint": "hint hint1",
        "tags": "tags",
        "topic": "topic topicname",
        "level": "level",
        "tolerance": "tolerance",
        "unit": "unit",
        "exact": "exact",
        "shuffle": "shuffle",
        "section": "section",
        "as_of": "asof",
        "namespace": "namespace",
    }.items()
    for name in names.split()
}
PLACE = r"([a-j]|\d{1,2})"
KEY = re.compile(
    r"(?:is)?correct(?:answers?|options?|response)?(?:index|ids?|letters?|key)?\d?|(?:(?:answers?|options?)(?:[a-j]|\d)?|[a-j])(?:is)?correct\d?"
    r"|(?:expected|accepted|acceptable)?answers?(?:index|letters?|key)?|keys?(?:answers?)?|cop|correct(?:order|sequence)|back|definition|(?:true|correct)incorrect|[tv]f"
)
INCORRECT = re.compile(rf"(?:answers?|options?)?incorrect(?:answers?|options?)?{PLACE}?")
OPTION = re.compile(rf"(?:(?:option|answer)+(?:text)?|opt?)?{PLACE}(?:text)?")
TAG = re.compile(r"<[^<>]*>")
REMARK = re.compile(r"\s[-–—]\s|[(\n]")  # begins what a name of a column says besides
NOT_KEPT = re.compile(r"(?s).*#\s*|(?i:right)\W*_?\d+")  # the number of a question; a side of pairs
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")  # of `choiceA`
WORD = re.compile(r"\d+|[\u3040-\u9fff\uac00-\ud7a3]+|[^\W\d_\u3040-\u9fff\uac00-\ud7a3]+")


def column(name: str) -> str | None:
    """What a column of this name is for; None where it is not kept."""
    if len(name) > MAX_NAME or NOT_KEPT.fullmatch(name):
        return None
    said = meant(name)
    if said in COLUMNS:
        return COLUMNS[said]
    kinds = {"answer": KEY, "distractors": INCORRECT, "option": OPTION}
    return next((kind for kind, form in kinds.items() if form.fullmatch(said)), None)


@lru_cache(maxsize=1024)
def meant(name: str) -> str:
    """A name in the first words of the list, run together."""
    first, *besides = REMARK.split(TAG.sub(" ", name).strip(), maxsplit=1)
    said = _translated(first)
    if said in ("answer", "option") and (told := _translated("".join(besides))) in (
        "correct",
        "incorrect",
    ):
        return said + told
    return said or _translated(name)


def folded(name: str) -> str:
    """A name without what people write in different ways."""
    return re.sub(r"[\W_]+", "", name).lower()


def _translated(text: str) -> str:
    return "".join([MEANS.get(word, word) for word in WORD.findall(plain(text))])


def plain(text: str) -> str:
    """A text in small letters without accents."""
    text = HUMP.sub(" ", text).lower()
    return "".join([sign for sign in normalize("NFD", text) if not combining(sign)])


SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
MEANS = {
    plain(form): first
    for first, words in WORDS.items()
    for word in words.split()
    for form in {word, word.translate(SPELT_OUT)}
}
