"""Anki packages (.apkg)."""

from allquiz.exporters.anki.export import export

__all__ = ["export"]
