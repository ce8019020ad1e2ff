"""Who has been named so far in an article, as the resolver goes through it. Refuses to read mentions."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field

from dragoman.model import ActorKind, Mention
from dragoman.resolve.cast import actor_id
from dragoman.world import World

_NONE: frozenset[str] = frozenset()


@dataclass(slots=True)
class ActorDraft:
    """What will be an `Actor`; `mentions` are indexes."""

    kind: ActorKind
    name: str
    country: str | None
    office: str | None
    rule: str
    mentions: list[int] = field(default_factory=list)


class Stage:
    """The actors of an article by their id, and the order in which they were named.

    of      index of a mention -> the ids of whom it stands for
    sides   actor ids, each once, the one named last at the end: what "iki ülke" points to
    """

    def __init__(self, mentions: Sequence[Mention], world: World) -> None:
        self.mentions = mentions
        self.world = world
        self.drafts: dict[str, ActorDraft] = {}
        self.of: dict[int, tuple[str, ...]] = {}
        self.sides: dict[str, None] = {}
        self._heads: dict[str, set[str]] = {}

    def name(self, ref: str, mention: Mention) -> None:
        """Note that a mention names an actor."""
        self.drafts[ref].mentions.append(mention.index)
        if mention.head:
            self._heads.setdefault(ref, set()).add(mention.head)

    def bring_up(self, refs: Iterable[str]) -> None:
        """Note that these were the last ones on stage."""
        for ref in refs:
            self.sides.pop(ref, None)
            self.sides[ref] = None

    def side(self, ref: str) -> str:
        """The country of an actor, or itself where it has none."""
        return self.drafts[ref].country or ref

    def party(self, ref: str) -> str:
        """The same, but an armed group of the tables is a party of its own beside its state's government."""
        draft = self.drafts[ref]
        return ref if draft.kind == "group" and draft.rule == "world" else self.side(ref)

    def side_itself(self, ref: str) -> str:
        """The state of an actor that has one."""
        draft = self.drafts[ref]
        itself = draft.kind == "state" or self.party(ref) == ref
        return ref if itself else self.state_ref(draft.country)

    def of_side(self, side: str) -> str | None:
        """The actor that is a side by itself: a state of the tables, or somebody named of no country."""
        if side.lower() in self.world.entries:
            return self.state_ref(side)
        return side if side in self.drafts else None

    def heads_of(self, ref: str) -> Set[str]:
        """Head nouns of a person's titles."""
        return self._heads.get(ref, _NONE)

    def are_people(self, refs: Sequence[str]) -> bool:
        return all(self.drafts[ref].kind == "person" for ref in refs)

    def state_ref(self, country: str | None) -> str:
        return self.entry_ref((country or "").lower())

    def entry_ref(self, entry_id: str) -> str:
        """The actor that a row of the world tables is; entered when it is named first."""
        entry = self.world.entries[entry_id]
        ref = actor_id(entry.id)
        if ref not in self.drafts:
            self.drafts[ref] = ActorDraft(entry.kind, entry.name, entry.country, None, "world")
        return ref
