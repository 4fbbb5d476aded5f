"""One of a few names; where it is none, the one that was likely meant is told."""

import click

from allquiz.model.words import nearest


class Choice(click.Choice[str]):
    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        said = super().get_invalid_choice_message(value, ctx)
        meant = nearest(str(value).casefold(), self.choices)
        return f"{said} {meant.capitalize()}" if meant else said
