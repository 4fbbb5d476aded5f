"""What decides whether a note is sent as changed."""

from allquiz.exporters.anki.notes_to_release import changed_fields, digest, hashes


def test_a_hash_is_the_same_in_every_version() -> None:
    """Were it ever another, each note would be sent to each learner anew, over their edits."""
    # printf 'BCR::ABL1 ≥ 20%%' | b2sum -l 32
    assert digest("BCR::ABL1 ≥ 20%") == "5c9718de"


def test_a_field_is_changed_where_it_came_went_or_reads_otherwise() -> None:
    old = hashes({"Stem": "a", "Since": "b", "As of": "2021", "Source": ""})
    assert changed_fields({"Stem": "a", "Since": "b", "As of": "2021"}, old) == []
    assert changed_fields({"Stem": "A", "Source": "c", "As of": "2021", "Since": ""}, old) == [
        "Stem",
        "Source",
        "Since",
    ]
