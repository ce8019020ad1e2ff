"""Files and archives -> `Page`. Refuses to decide what an article is."""
