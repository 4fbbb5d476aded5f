"""What a shell offers behind a command: topics, questions, tags, and names that are known."""

from collections.abc import Callable, Iterable
from contextlib import suppress

import click

from allquiz.app.kept_banks import Stock, stock
from allquiz.bank.which_files import bank_here, banks_from
from allquiz.model.refused import Refused

Offer = Callable[[click.Context, click.Parameter, str], list[str]]


def one_of(names: Iterable[str]) -> Offer:
    """Those of these names that begin as what was typed."""
    return lambda _, __, incomplete: [name for name in names if name.startswith(incomplete)]


def _offer(names: Callable[[Stock, str], Iterable[str]]) -> Offer:
    """Those of the names that begin as what was typed, from the banks of the line so far; none where
    they can't be read, and nothing is said: a shell would show it in the midst of the line."""

    def beginning(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
        named = [*filter(None, [ctx.params.get("file")]), *(ctx.params.get("banks") or ())]
        with suppress(Refused):
            found = names(stock(named or banks_from(bank_here())), incomplete)
            return [name for name in dict.fromkeys(found) if name.startswith(incomplete)]
        return []

    return beginning


def _ids(stock: Stock, incomplete: str) -> Iterable[str]:
    """The ids, with their namespace where that was typed."""
    return (name if "/" in incomplete else name.rpartition("/")[2] for name in stock.in_use)


topics = _offer(lambda stock, _: stock.titles)
questions = _offer(_ids)
tags = _offer(lambda stock, _: sorted({tag for q in stock.in_use.values() for tag in q.tags}))
