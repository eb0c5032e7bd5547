"""The command line: a module a command; the stages are imported only when a command runs."""

from assistant.cli.application import main

__all__ = ["main"]
