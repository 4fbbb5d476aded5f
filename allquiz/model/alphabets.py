"""The alphabets in which items are lettered."""

from string import ascii_lowercase

# Each in its order; that of Arabic, of Japanese and of Korean also in another.
ALPHABETS = (
    ascii_lowercase,
    *"абвгдежз αβγδεζη أبجدهو ابتثجح אבגדהוזח アイウエオカキク イロハニホヘト 甲乙丙丁戊己 가나다라마바사아 กขคงจฉ कखगघङच কখগঘঙচ".split(),
)
