"""Anki packages (.apkg)."""

from allquiz.exporters.anki.export import export, refusal

__all__ = ["export", "refusal"]
