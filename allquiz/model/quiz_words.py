"""What the parts of a question are called, in three dozen languages: for tables, sheets and banks.

The word that stands for all of a line is English. Small letters, as in a dictionary.
"""

# English first, then German, French, Spanish, Portuguese, Italian, Dutch, Polish, Swedish, Danish, Norwegian,
# Finnish, Czech, Hungarian, Turkish, Greek, Russian, Ukrainian, Romanian, Chinese, Japanese, Korean, Arabic;
# Catalan, Slovak, Croatian, Bulgarian, Serbian, Persian, Hebrew, Hindi, Bengali, Thai, Vietnamese, Indonesian, Malay.
WORDS = {
    "question": "questions stem prompt mcq statement frage fragen fragetext fragentext fragestellung aufgabe enonce pregunta enunciado pergunta questao domanda quesito aussage affirmation afirmación afirmação affermazione stelling stwierdzenie "
    "vraag pytanie fråga påstående spørgsmål spørsmål kysymys otázka kérdés soru ερώτηση вопрос питання запитання întrebare "
    "问题 题目 問題 質問 문제 질문 سؤال السؤال "
    "въпрос pitanje питање otázky שאלה प्रश्न প্রশ্ন คำถาม ข้อ câu soal soalan 문항",
    "answer": "ans antwort réponse respuesta resposta risposta antwoord odpowiedź svar vastaus odpověď válasz cevap yanıt απάντηση ответ "
    "відповідь răspuns 答案 回答 答え 解答 답 الإجابة إجابة "
    "الجواب جواب odp rta odpoveď odgovor отговор одговор پاسخ תשובה התשובה उत्तर উত্তর คำตอบ ตอบ đáp jawaban jawapan 答 ответа ตอบข้อ",
    "answers": "antworten réponses respuestas respostas risposte antwoorden odpowiedzi odpovědi válaszok cevaplar ответы ответов відповіді απαντήσεις одговори "
    "respostes svaren vastaukset odpovede odgovori отговори răspunsuri الإجابات תשובות",
    "option": "choice alternative antwortoption antwortmöglichkeit auswahlmöglichkeit choix proposition opción alternativa opção "
    "opzione optie keuze antwoordoptie opcja alternativ svarsalternativ svaralternativ svarmulighed vaihtoehto možnost lehetőség "
    "seçenek şık επιλογή вариант варіант varianta 选项 選択肢 보기 letra گزینه",
    "options": "choices alternatives optionen antwortoptionen antwortmöglichkeiten auswahlmöglichkeiten propositions opciones alternativas "
    "opções opzioni opties keuzes opcje možnosti seçenekler варианты варіанти",
    "correct": "right richtig richtige richtiger richtigen korrekt korrekte bon bonne bonnes juste exacte correcte correctes correcta correctas "
    "correcto certa certo correta corretas correto giusta corretta corrette esatta juist juiste goed goede poprawna poprawne prawidłowa "
    "rätt rigtig rigtigt rigtige riktig riktige oikea správná správně helyes doğru σωστή правильный правильные верный правильна corect "
    "corectă 正解 정답 صحيحة الصحيحة "
    "صحيح الصحيح esatto exacta exacto correctas korrekta rätta riktiga oikeat poprawny prawidłowe správne správna správné správny helyesek pravilan točan točna točno верен вярен тачан правильно верно صحیح درست נכונה הנכונה सही সঠিক ถูกต้อง đúng benar betul 正确 正確",
    "incorrect": "wrong false distractor falsch falsche faux fausse fausses mauvaise mauvaises incorrecte incorrectes incorrecta "
    "incorrectas incorrecto errada erradas incorreta incorretas sbagliata sbagliate errata fout foute onjuist onjuiste błędna błędne "
    "niepoprawna fel felaktigt forkert forkerte feil väärä špatná nesprávná hibás yanlış неправильный неправильные неверный distraktor "
    "distracteur distrattore",
    "incorrectanswers": "distractors distraktoren distracteurs distractores distrattori distratores",
    "key": "solution lösung corrigé solución solução gabarito soluzione oplossing rozwiązanie lösning løsning řešení решение 正确答案 正答 "
    "lösungen lösungsschlüssel antwortschlüssel lsg corrigés soluciones solucionario clave claves gab soluzioni klucz facit fasit megoldás megoldások megoldókulcs rješenja ключ ключи эталон anahtarı مفتاح کلید پاسخنامه מפתח उत्तरमाला कुंजी เฉลยข้อ উত্তরমালা เฉลย kunci 正確答案 参考答案 參考答案 标准答案 標準答案",
    "case": "vignette scenario passage fallvignette fallbeispiel",
    "explanation": "exp reason reasoning why explanations rationales feedback comment rationale erklärung begründung erläuterung kommentar explication commentaire justification explicación "
    "retroalimentación justificación comentario explicação justificativa comentário spiegazione commento uitleg toelichting wyjaśnienie "
    "komentarz uzasadnienie förklaring forklaring selitys vysvětlení magyarázat indoklás açıklama εξήγηση пояснение объяснение "
    "комментарий explicație 解析 解説 해설 "
    "explicació vysvetlenie objašnjenje обяснение објашњење пояснення شرح الشرح التفسير توضیح הסבר व्याख्या ব্যাখ্যা คำอธิบาย giải pembahasan penjelasan 详解 詳解 설명",
    "hint": "tipp indice pista dica suggerimento wskazówka ledtråd nápověda ipucu подсказка hinweis 提示 ヒント 힌트 تلميح",
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
    "": "o ou oder die der das de la le les du des del della delle di do el los las het est es ist è jest je er är هي هو adalah yang là án hỏi thích",
}
