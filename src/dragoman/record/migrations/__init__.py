"""How the tables got to be what they are, step by step; `record/upgrade.py` takes a record along them, up or down.

To change the schema: change `record/schema/`, add `versions/000N_what.py` with `upgrade` and `downgrade` for both
databases, and raise `SCHEMA_VERSION`. A migration repeats the columns it makes instead of importing them, as `schema/`
goes on changing and what was done does not. Derived tables (`schema.DERIVED`) are filled anew after every step up.
"""
