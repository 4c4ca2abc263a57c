"""The command line; thin over the workspace."""

from foedus.cli.app import main

__all__ = ["main"]
