"""`allquiz completion`."""

import click


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script that completes commands in a shell.

    \b
    Put this line into your shell's start file:
      eval "$(allquiz completion bash)"          ~/.bashrc
      eval "$(allquiz completion zsh)"           ~/.zshrc
      allquiz completion fish | source           ~/.config/fish/config.fish
    """
    from click.shell_completion import get_completion_class

    complete = get_completion_class(shell)
    if complete is None:  # pragma: no cover  # click has all three
        raise click.UsageError(f"no completion for {shell}", ctx)
    script = complete(ctx.find_root().command, {}, "allquiz", "_ALLQUIZ_COMPLETE")
    click.echo(script.source())
