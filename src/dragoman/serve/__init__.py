"""The explorer: the record in a browser, and the same as JSON. Reads the record as it stands, puts corrections
and pages into it by the one-writer rule, and refuses to decide anything that a room above it has decided.

Nothing on a page comes from elsewhere, nothing a page of the record says is ever run, and everything can be read
without JavaScript. `app.py` puts the explorer together; `guard.py` stands at the door. Nothing is imported here: who
only looks after accounts (`dragoman account`) need not wait for FastAPI.
"""
