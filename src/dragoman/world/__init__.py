"""What exists: states, organisations, groups, bodies, as data with a source in every row.

    load_world().forms("tr")[("kuzey", "kore")][0].entry == "prk"

The tables say what a form may stand for. Whether "Moskova" is a place or a government in one sentence, or which of
two readings of "Kongo" is meant, is for `mention` and `resolve`.
"""

from dragoman.world.lookup import World, form_key, load_world
from dragoman.world.records import Entry, EntryKind, Form, FormRole

__all__ = ["Entry", "EntryKind", "Form", "FormRole", "World", "form_key", "load_world"]
