"""What exists: states, organisations, offices, places, as data."""
