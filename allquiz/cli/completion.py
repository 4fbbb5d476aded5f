import click


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script that completes commands in a shell.

    \b
    Put this line into your shell's start file:
      eval "$(allquiz completion bash)"          ~/.bashrc
      eval "$(allquiz completion zsh)"           ~/.zshrc, below
                                                 `autoload -U compinit; compinit`
      allquiz completion fish | source           ~/.config/fish/config.fish
    """
    from click.shell_completion import shell_complete

    program = ctx.find_root().command
    shell_complete(program, {}, "allquiz", "_ALLQUIZ_COMPLETE", f"{shell}_source")
