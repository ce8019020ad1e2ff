"""What people call a side; `world/sides.py` knows."""

from dragoman.world.sides import known_side

__all__ = ["known_side"]
