"""Anki packages (.apkg)."""
