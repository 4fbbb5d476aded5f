"""Words for true and false, as people and spreadsheets of several languages write them."""

from functools import cache

# English, and what a spreadsheet shows in German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish,
# Norwegian, Finnish, Polish, Czech, Hungarian, Turkish, Greek, Russian, Ukrainian, Japanese and Arabic.
WORDS = {
    True: "true t wahr vrai verdadero vero verdadeiro waar sant sand sann tosi prawda pravda igaz doğru αληθής истина правда 真 صحيح",
    False: "false f falsch faux falso onwaar falskt falsk usann epätosi fałsz nepravda hamis yanlış ψευδής ложь хибність 偽 خطأ",
}
LONGEST = 30  # signs of a word for either, at most
ENGLISH = ("true", "t", "false", "f")
# What says so where nothing else can be meant.
ALSO = {
    True: "y yes on v correct right richtig ja oui sí sim tak ano igen evet σωστό верно да так đúng 正 对 はい نعم صح ✓ ✔ ✅ √ ○ 〇 ◯",
    False: "n no off incorrect wrong nein non não nee nej nei nie ne nem hayır λάθος неверно нет ні sai 誤 错 いいえ لا ✗ ✘ ❌ × ✕",
}


def truth(text: str) -> bool | None:
    """What a text says that may as well be another answer: true or false in English, or in another language
    as spreadsheets show it, in capitals (“sand” is Danish for true)."""
    return stated(text) if _plain(text) in ENGLISH or text.isupper() else None


def stated(text: str) -> bool | None:
    """What a word for true or false says that a learner types: a letter such as `n` may be a command."""
    return _meanings().get(_plain(text))


def judged(text: str) -> bool | None:
    """What an answer means where true or false is wanted: yes, right, a tick and their like too."""
    return _meanings(also=True).get(_plain(text))


@cache
def _meanings(*, also: bool = False) -> dict[str, bool]:
    listed = [*WORDS.items(), *(ALSO.items() if also else ())]
    return {_plain(word): meant for meant, words in listed for word in words.split()}


def _plain(text: str) -> str:
    """The text without case and accents, which capitals often lack, and what is around it."""
    from unicodedata import combining, normalize

    bare = text.strip(" .!“”„‘’\"'*\ufe0f")
    if len(bare) > LONGEST:
        return bare
    bare = normalize("NFD", bare.casefold())
    return "".join([c for c in bare if not combining(c)]).replace("ı", "i")
