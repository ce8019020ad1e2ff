"""Who says what, and how surely."""
