"""`Sentence` -> `Mention`: actors, places and times as written. Refuses to decide who they are."""
