"""The command line. The only room that prints."""

from dragoman.cli.main import main

__all__ = ["main"]
