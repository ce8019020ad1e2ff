"""What exists, and the ways to write it. Two records: a form may stand for two things, a thing has many forms."""

from dataclasses import dataclass
from typing import Literal, get_args

EntryKind = Literal["state", "organisation", "group", "body"]

# name        what it is called, long forms included        short       "Bosna" for Bosnia and Herzegovina
# acronym     initials: "ABD", "AGİT"                        former      "Sovyetler Birliği" for Russia
# demonym     -lI form, noun and adjective: "Iraklı"         people      noun of the people, and adjective: "Rus"
# adjective   only before a noun: "Amerikan", "Kıbrıs Rum"   capital     stands for the government: "Moskova"
# seat        building or place of government: "Kremlin"     government  "Taliban yönetimi"
# nickname    how some call it: "Siyonist rejim"
FormRole = Literal[
    "name", "short", "acronym", "former", "demonym", "people", "adjective", "capital", "seat", "nickname", "government"
]
ROLES: frozenset[str] = frozenset(get_args(FormRole))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that exists and may act.

    id         lower-case alpha-3 for states with a code ("rus"), a word for those without ("northern-cyprus");
               else with the kind before it: "org:nato", "group:hamas", "body:pentagon"
    name       the usual name in English news
    country    ISO 3166-1 alpha-3 (XKX for Kosovo) of the state it belongs to; None for organisations of many states.
               A territory without a code of its own takes the code of the state that the codebook counts it to
    adjective  states only: the English word before "Foreign Ministry" ("Turkish", "US", "New Zealand")
    """

    id: str
    kind: EntryKind
    name: str
    country: str | None
    adjective: str | None = None

    @property
    def is_part(self) -> bool:
        """An armed group of a state, or a territory that is counted to one: "group:rsf", "northern-cyprus"."""
        whole = self.kind == "state" and self.id == (self.country or "").lower()
        return self.country is not None and self.kind in ("state", "group") and not whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to write an entry, in one language, without suffixes.

    contested  other entries bear the same form, or who may bear it is disputed; `note` says which reading is usual.
    """

    entry: str
    lang: str
    form: str
    role: FormRole
    contested: bool = False
    note: str = ""
