"""Dragoman reads news pages about relations between states and keeps a sourced record of what happened.

Start reading at `dragoman.pipeline`: the main path, one page long. `ARCHITECTURE.md` holds the map of the rooms.
"""

__version__ = "0.1.0"
