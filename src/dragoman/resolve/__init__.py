"""`Mention` -> `Actor`, `Place`, `TimeSpan`."""
