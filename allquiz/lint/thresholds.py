"""The numbers that rules decide by, each with where it is from.

Studies say what is a flaw, and seldom from where on; such a bound is our own and says so.
"""

# The longest option is the key: seen at a glance. Our own; no study gives a bound.
LONGEST_TIMES_MEDIAN = 1.5
LONGEST_MORE_CHARACTERS = 10

# Options of a choice. Three do as well as more (Rodriguez 2005); five are the most that the NBME's
# one-best-answer items and most of the studies he joined have.
FEWEST_OPTIONS = 3
MOST_OPTIONS = 5

# An unfocused stem: words left when what every question could say is taken off. Our own.
FEWEST_STEM_WORDS = 3

# Convergence: share of the key's content words that other options have too. Our own.
CONVERGENT_SHARE = 0.6

# A flashcard. Wozniak 1999 (rule 4) wants the least that can be recalled and gives no number;
# what follows is our own: two lines of a card, and what can be kept in mind at once as a list.
MOST_BACK_WORDS = 25
MOST_FRONT_WORDS = 40
MOST_LIST_ITEMS = 3

# Near-duplicates: share of content words in common (Jaccard). Our own, set on banks with known pairs.
SAME_STEM = 0.75  # where a word was put in another's place
SAME_STEM_SHORTER = 0.6  # where one stem has all the words of the other
SAME_STATEMENT = 0.85  # under true_false, where all the content is in the stem
SAME_ORDER = 0.8  # of the words of two statements, in the same order
MOST_COMPARED = 40  # questions that share a mark: each is compared with the first of them

# An item that gives away another's key: share of the other's stem that it repeats. Our own.
GIVEN_AWAY = 0.8
GIVEN_AWAY_WORDS = 2

# A bank as a whole. 5 in 100 is the convention for chance (two-sided); the rest is our own.
CHANCE = 0.05
FEWEST_JUDGED = 8  # true_false questions before their balance says anything
MOST_OF_ONE_KIND = 0.65
FEWEST_GUESSED = 8  # questions of a form before guessing by it says anything
SURE = 2.81  # standard errors: 1 in 200, two-sided; several ways to guess are tried on one bank

# The year has 365.25 days, as in the Julian calendar.
DAYS_A_YEAR = 365.25
