"""The quiz as one page of HTML that needs nothing else: no network, no server, no account."""

from allquiz.exporters.page.export import export, refusal

__all__ = ["export", "refusal"]
