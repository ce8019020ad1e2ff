"""How people write: one pack per language, each answering the same questions with its own data."""
