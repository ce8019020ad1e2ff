"""`Page` -> `Article`, or `Rejected` with the reason. Refuses to decide what happened."""
