"""A part of a question keeps its card number, whatever happens around it."""

from hypothesis import given
from hypothesis import strategies as st

from allquiz.exporters.anki.numbering import card_numbers
from allquiz.exporters.anki.record import Part
from allquiz.model.cloze import split_cloze
from allquiz.model.key import Gaps, Key, Parts

STEPS = Parts("order", (), ())
PAIRS = Parts("pairs", (), ())
GAPS = Gaps(split_cloze("{{a}}"))


def numbers(key: Key, old: dict[int, str], new: list[str]) -> tuple[int, ...] | None:
    """For parts that are a text alone."""
    before = {number: Part(text) for number, text in old.items()}
    return card_numbers(key, [Part(text) for text in new], before)


def test_new_parts_take_the_next_free_number_wherever_they_stand() -> None:
    old = {1: "marrow", 2: "spleen"}
    assert numbers(STEPS, old, ["blood", "marrow", "thymus", "spleen"]) == (3, 1, 4, 2)


def test_a_part_is_known_by_its_text_wherever_it_has_moved() -> None:
    assert numbers(STEPS, {1: "marrow", 2: "spleen"}, ["Spleen", "marrow"]) == (2, 1)


def test_a_gap_that_is_there_twice_has_two_numbers() -> None:
    assert numbers(GAPS, {1: "B", 2: "T", 3: "B"}, ["B", "T", "NK", "B"]) == (1, 2, 4, 3)


def test_a_mended_wording_keeps_its_number() -> None:
    old = {1: "stem cell", 2: "lymphoblst", 3: "lymphocyte"}
    assert numbers(STEPS, old, ["stem cell", "lymphoblast", "lymphocyte"]) == (1, 2, 3)


def test_a_corrected_gap_keeps_its_number() -> None:
    assert numbers(GAPS, {1: "20", 2: "marrow"}, ["25", "marrow"]) == (1, 2)


def test_a_pair_with_the_same_right_side_is_the_same_pair() -> None:
    old = {1: Part("CD20 antibody", "rituximab"), 2: Part("CD19 engager", "blinatumomab")}
    new = [Part("Binds B cells", "rituximab"), Part("CD19 engager", "blinatumomab")]
    assert card_numbers(PAIRS, new, old) == (1, 2)


def test_another_pair_in_its_place_is_none() -> None:
    old = {1: Part("rituximab", "CD20"), 2: Part("imatinib", "BCR-ABL1")}
    new = [Part("rituximab", "CD20"), Part("inotuzumab", "CD22")]
    assert card_numbers(PAIRS, new, old) is None


def test_a_lost_part_has_no_number_to_give() -> None:
    assert numbers(STEPS, {1: "marrow", 2: "blood"}, ["marrow"]) is None
    assert numbers(GAPS, {1: "marrow", 2: "blood"}, ["marrow"]) is None


WORDS = st.lists(st.sampled_from(["marrow", "blood", "spleen", "node", "thymus"]), unique=True)


@given(old=WORDS.filter(bool), more=WORDS, data=st.data())
def test_no_number_is_lost_given_twice_or_left_out(
    old: list[str], more: list[str], data: st.DataObject
) -> None:
    new = data.draw(st.permutations([*old, *(f"new {word}" for word in more)]))
    before = dict(enumerate(old, start=1))
    found = numbers(STEPS, before, new)
    assert found is not None
    assert sorted(found) == list(range(1, len(new) + 1))
    assert all(found[new.index(text)] == number for number, text in before.items())
