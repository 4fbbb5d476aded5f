"""Sheets as teachers of other countries write them."""

import re
from contextlib import suppress

import pytest

from allquiz.model.refused import Refused
from tests.importers.brought import bring

AROUND = re.compile("[.．)：()（）]")
OPTIONS = (("red", "white", "blue"), ("heart", "liver", "spleen"), ("iron", "zinc", "lead"))
RIGHT = (1, 0, 2)
# Of each country: what stands before options, how an answer and its reason begin, and what is above a key.
SHEETS = [
    ("① ② ③", "정답: {}", "해설: ", "정답"),
    ("① ② ③", "答え {}", "【解説】", "解答"),
    ("(1) (2) (3)", "[정답] {}", "해설: ", "정답"),
    ("ア． イ． ウ．", "【正解】{}", "解説：", "正解"),
    ("A． B． C．", "【答案】{}", "【解析】", "参考答案："),
    ("A： B： C：", "正确答案是{}", "解析：", "答案"),
    ("（A） （B） （C）", "答案：{}", "解析：", "參考答案"),
    ("أ) ب) ج)", "الإجابة الصحيحة: {}", "الشرح: ", "مفتاح الإجابة"),
    ("الف) ب) ج)", "پاسخ صحیح: {}", "توضیح: ", "پاسخنامه"),
    ("א. ב. ג.", "התשובה הנכונה: {}", "הסבר: ", "תשובות"),
    ("а) б) в)", "Правильный ответ – {}", "Пояснение: ", "Ключ к тесту"),
    ("А Б В", "Відповідь: {}", "Пояснення: ", "Відповіді:"),
    ("α. β. γ.", "Σωστή απάντηση: {}", "Εξήγηση: ", "Απαντήσεις"),
    ("(क) (ख) (ग)", "उत्तर - {}", "व्याख्या: ", "उत्तरमाला"),
    ("ক) খ) গ)", "সঠিক উত্তর: {}", "ব্যাখ্যা: ", "উত্তরমালা"),
    ("ก. ข. ค.", "เฉลย {}", "คำอธิบาย: ", "เฉลย"),
    ("A) B) C)", "Doğru cevap: {}", "Açıklama: ", "Cevap anahtarı"),
    ("A. B. C.", "Đáp án đúng: {}", "Giải thích: ", "Đáp án:"),
    ("a. b. c.", "Kunci jawaban: {}.", "Pembahasan: ", "Kunci jawaban"),
    ("a) b) c)", "Odp. {}", "Wyjaśnienie: ", "Klucz odpowiedzi"),
    ("a) b) c)", "Správně: {}", "Vysvětlení: ", "Správné odpovědi"),
    ("a) b) c)", "Riktig svar: {}", "Forklaring: ", "Fasit"),
    ("a) b) c)", "Gabarito: letra {}", "Comentário: ", "Gabarito"),
    ("a) b) c)", "La respuesta correcta es la {}", "Explicación: ", "Clave de respuestas"),
    ("A. B. C.", "La bonne réponse est : {}", "Explication : ", "Réponses :"),
    ("(A) (B) (C)", "Die richtige Antwort ist {}", "Kommentar: ", "Antworten"),
]


def _sheet(signs: list[str], tail: str, mark: str = "") -> str:
    """Three questions, the tail below each, the mark before the right option."""
    blocks = []
    for number, (options, right) in enumerate(zip(OPTIONS, RIGHT, strict=True), 1):
        lines = [f"{mark * (n == right)}{signs[n]} {text}" for n, text in enumerate(options)]
        name = AROUND.sub("", signs[right])
        blocks.append("\n".join([f"{number}. Was?", *lines, tail.format(name)]))
    return "\n\n".join(blocks) + "\n"


@pytest.mark.parametrize(("names", "answer", "why", "key"), SHEETS)
def test_a_sheet_of_another_country_comes_in_with_its_keys(
    names: str, answer: str, why: str, key: str
) -> None:
    signs = names.split()
    keys = [AROUND.sub("", signs[n]) for n in RIGHT]
    sheets = [
        _sheet(signs, f"{answer}\n{why}So ist es."),
        _sheet(signs, "") + f"\n{key}\n" + "\n".join(f"{n}. {k}" for n, k in enumerate(keys, 1)),
        _sheet(signs, "") + f"\n{key}\n" + " ".join(f"{n}-{k}" for n, k in enumerate(keys, 1)),
        _sheet(signs, "", mark="*"),
    ]
    for number, sheet in enumerate(sheets):
        questions = bring(sheet, "aiken").questions
        assert [(q["answer"], *q["distractors"]) for q in questions] == [
            (options[right], *(text for text in options if text != options[right]))
            for options, right in zip(OPTIONS, RIGHT, strict=True)
        ], sheet
        assert {q.get("explanation") for q in questions} == {None if number else "So ist es."}


@pytest.mark.parametrize(
    ("sheet", "answers"),
    [
        ("1．是（ ）\nA．一 B．二 C．三\n2．是\nA．一 B．二\n参考答案：1-2 CB\n", ["三", "二"]),
        ("1．是（B）\nA．一\nB．二\n2．是（ A ）。\nA．甲\nB．乙\n", ["二", "甲"]),
        ("( B ) 1. 是？\n(A) 一 (B) 二 (C) 三\n( A ) 2. 是？\n(A) 甲\n(B) 乙\n", ["二", "甲"]),
        ("問1 何\n① 赤 ② 青\n答え ②\n\n問2 誰\n① 甲 ② 乙\n答え ①\n", ["青", "甲"]),
        ("1. Что?\n-а) x\n+б) y\n\n2. Кто?\n+а) k\n-б) l\n", ["y", "k"]),
        ("1. What?\n-a) x\n+b) y\n\n2. Who?\n+a) k\n-b) l\n", ["y", "k"]),
        ("Câu 1: Gì?\nA. x\nB. y\nCâu 2: Ai?\nA. k\nB. l\nĐáp án\n1. B\n2. A\n", ["y", "k"]),
        ("1. Blut ist rot.\nAntwort: Richtig\n\n2. Es ist blau.\nAntwort: Falsch\n", [True, False]),
        ("1．是\nA．红\nB．白\n正确答案：白\n", ["白"]),
        ("1. Blut?\nA) Richtig\nB) Falsch\nAntwort: Falsch\n", ["Falsch"]),
        (
            "Wer?\nAntwort: Er.\n\nQuel facteur ?\nRéponse : V\n\nBlut?\nA) x\nB) y\nAntwort: B\n",
            ["y"],
        ),
        # Statements above the options, in stems and in what is said of an answer, are none.
        ("1. Верно?\nА. Да.\nБ. Нет.\n1) только А\n2) оба\nОтвет: 2\n", ["оба"]),
        ("1. 옳은?\n가. 하나\n나. 둘\n① 가\n② 나\n정답: ②\n해설: 참\n① 거짓\n② 참\n", ["나"]),
        ("1．是\n①一\n②二\nA．①\nB．①②\n答案：B\n", ["①②"]),
        ("1. Welche?\n+ gut\n- schlecht\nA) x\nB) y\nAntwort: B\n", ["y"]),
        # One word that is not surely true or false: then no answer of the sheet is.
        ("Was?\nAntwort: NaCl\n\nBlut ist rot.\nAntwort: Richtig\n", []),
        ("Was ist am Strand?\nAntwort: Sand\n\nBlut ist rot.\nAntwort: Richtig\n", []),
        ("1. Qual unidade?\nResposta: ano\n", []),
        # It asks how many of these hold.
        ("1. 다음 중 몇 개?\n(1) x\n(2) y\n(3) z\n정답: 2\n", ["2"]),
        ("1. Was ist eine\nLösung: NaCl?\nA) x\nB) y\nRichtig: b\n", ["y"]),
        (
            "1. Which is vitamin (C)\nA. x\nB. y\n2. Factor (A)\nA. k\nB. l\nKey: 1. B 2. B\n",
            ["y", "l"],
        ),
    ],
)
def test_signs_and_words_mean_what_they_say_where_they_stand(
    sheet: str, answers: list[object]
) -> None:
    assert [q["answer"] for q in bring(sheet, "aiken").questions] == answers


@pytest.mark.parametrize(
    "stem",
    [
        "Aussage 1: Blut ist rot.\nAussage 2: Es ist blau.",  # of one question
        "Affirmation 1 : le sang est rouge.\nAffirmation 2 : il est bleu.",
        "Blut ist rot.\nBegründung: Es hat Eisen.",  # to be judged, and said of no answer
    ],
)
def test_what_a_stem_states_stays_as_it_is_written(stem: str) -> None:
    asked = f"{stem}\nA) x\nB) y\nAntwort: B\n"
    for sheet in (asked, f"1. Was?\nA) k\nB) l\nAntwort: A\nErklärung: So.\n\n2. {asked}"):
        assert bring(sheet, "aiken").questions[-1]["stem"] == stem


@pytest.mark.parametrize(
    "sheet",
    [
        "1. Что?\nА) x\nБ) y\nВ) z\nОтвет: B\n",  # a Latin one, which looks like the third
        "1. What?\nA) x\nB) y\nC) z\nОтвет: В\n",  # a Russian one, which looks like the second
        "1. Что?\nA) x\nБ) y\nВ) z\nОтвет: Б\n",
        "1. ما؟\nأ) x\nب) y\nت) z\nالإجابة: ب\n",  # not in the order of numbers
        "1. 무엇?\n① x\n② y\n정답: ③\n",
        "1. 몇 명?\n① 5\n② 1\n③ 2\n정답: 1\n",  # the first, or the one that is 1
        "1. 何人?\n① 5\n② 1\n③ 2\n答え 1\n",
        "1. Решите:\nа) 2 и 2\nб) 3 и 3\nОтвет: а) 4; б) 6\n",  # two questions
        "1．是（B）\nA．一\nB．二\n2．是\nA．一\nB．二\n",
    ],
)
def test_a_key_that_is_not_sure_is_refused(sheet: str) -> None:
    with suppress(Refused):
        assert bring(sheet, "aiken").questions == []


def test_a_latin_letter_that_looks_like_another_is_named_where_it_is_refused() -> None:
    sheet = "1. Кто?\nА) x\nБ) y\nОтвет: Б\n\n2. Что?\nА) x\nБ) y\nВ) z\nОтвет: B\n"
    brought = bring(sheet, "aiken")
    assert [question["answer"] for question in brought.questions] == ["y"]
    assert "“Что?”: left out: `ANSWER: “B”` names no option" in brought.said
