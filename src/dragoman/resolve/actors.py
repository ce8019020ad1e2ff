"""`Mention` -> `Actor`: who each mention of an article is.

Refuses to guess a name: a role nobody has filled is the state it acts for, and a pair of sides that no sides precede
is nobody.
"""

from collections.abc import Sequence

from dragoman.lang.pack import Pack
from dragoman.model import Actor, ActorKind, Mention
from dragoman.resolve.cast import NOT_NAMED, Cast, actor_id
from dragoman.resolve.context import Context, before
from dragoman.resolve.pairs import Pairs
from dragoman.resolve.persons import Person, Persons, name_tokens
from dragoman.resolve.roles import bears, common_entry, ends_like, last_called
from dragoman.resolve.stage import ActorDraft, Stage
from dragoman.resolve.titles import english_body, english_office, english_people
from dragoman.text import fold, slug
from dragoman.world import World
from dragoman.world.holders import Holders
from dragoman.world.members import load_members


def resolve_actors(mentions: Sequence[Mention], *, pack: Pack, world: World, holders: Holders) -> Cast:
    """Take the mentions of one article for actors."""
    return _Resolver(mentions, pack, world, holders).run()


class _Resolver:
    def __init__(self, mentions: Sequence[Mention], pack: Pack, world: World, holders: Holders) -> None:
        self.mentions = mentions
        self.pack = pack
        self.world = world
        self.holders = holders
        self.persons = Persons()
        self.context = Context(mentions, self.persons, pack)
        self.stage = Stage(mentions, world)
        self.drafts, self.of, self.sides = self.stage.drafts, self.stage.of, self.stage.sides
        self.pairs = Pairs(self.stage, self.context, pack)
        self.person_ids: dict[int, str] = {}  # id(person) -> actor id

    def run(self) -> Cast:
        self._prepare_persons()
        for mention in self.mentions:
            refs = self._take(mention)
            if refs:
                self.of[mention.index] = refs
                if not (mention.case == "loc" and mention.rule.startswith("world.capital")):  # a place
                    for ref in refs:
                        self.stage.name(ref, mention)
                if mention.kind not in ("pair", "place") and not mention.modifier and mention.case != "loc":
                    self.stage.bring_up(refs)
        for person in self.persons.all:
            if person.organisation is not None:
                self.stage.entry_ref(person.organisation)
        self._enter_states()
        actors = {
            ref: Actor(
                id=ref, kind=draft.kind, name=draft.name, country=draft.country, office=draft.office,
                mentions=tuple(draft.mentions), rule=draft.rule,
            )
            for ref, draft in self.drafts.items()
        }  # fmt: skip
        return Cast(actors=actors, of=self.of, acts_for=self._acts_for())

    def _enter_states(self) -> None:
        """The states of everybody and every place named: who visits a minister or a town visits its state."""
        countries = {mention.country: None for mention in self.mentions} | {p.country: None for p in self.persons.all}
        # "Suriye'nin Dera kenti" names the state as well, and not only the town.
        owners = {mention.owner for mention in self.mentions if mention.kind == "place"}
        for country in countries:
            ref = (country or "").lower()
            if ref in self.world.entries and ref not in self.drafts:
                draft = self.drafts[self.stage.state_ref(country)]
                draft.rule = draft.rule if ref in owners else NOT_NAMED

    def _acts_for(self) -> dict[str, str]:
        return {
            self.person_ids[id(person)]: actor_id(own)
            for person in self.persons.all
            if (own := person.organisation or person.part) is not None and id(person) in self.person_ids
        }

    # -- people

    def _prepare_persons(self) -> None:
        """Read all titles first, so that a family name in the lead finds the full name of the second paragraph."""
        named = [mention for mention in self.mentions if mention.kind == "person"]
        # Full names first: "Harris" of the lead is the Simon Harris of the second paragraph, not another state's.
        for mention in sorted(named, key=lambda m: (len(name_tokens(m.name)) == 1 and m.head is None, m.index)):
            known = mention.country or self._known_country(mention)
            short = mention.country is None and len(name_tokens(mention.name)) == 1
            country = None if short and self.persons.find(mention.name, country=None, at=mention.index) else known
            head = mention.head if mention.head not in self.pack.counterparts else None
            self.persons.see(mention.name, mention.index, country=country, office=mention.office, head=head)
        for person in self.persons.all:
            person.mentions.sort()
        for person in self.persons.all:
            self._settle(person)
        self.persons.sort_by_text()

    def _known_country(self, mention: Mention) -> str | None:
        countries = {holder.country for holder in self.holders.by_name(mention.name)}
        return countries.pop() if len(countries) == 1 else None

    def _settle(self, person: Person) -> None:
        owner = next((ref for index in person.mentions if (ref := self.mentions[index].owner)), None)
        if owner is not None and self.world.entries[owner].country is None:
            person.organisation, person.country = owner, None
            return
        person.part = owner if owner is not None and self.world.entries[owner].is_part else None
        known = self.holders.by_name(person.name)
        led = (self.world.called(row.organisation) for row in known if row.country is None)
        if owner is None and (many := self.context.organisation(person, led)) is not None:
            person.organisation, person.country = many, None
            return
        if known and person.country is None:
            person.country, person.rule = known[0].country, "holders"
            person.organisation = self.world.called(known[0].organisation) if person.country is None else None
            return
        first = self.mentions[person.mentions[0]]
        if person.country is None and first.office is not None:
            person.country, person.rule = self.context.country(first), "context"

    # -- one mention

    def _take(self, mention: Mention) -> tuple[str, ...]:
        match mention.kind:
            case "person":
                person = self.persons.of_mention[mention.index]
                self.persons.name_last(person)
                return (self._person_ref(person),)
            case "role":
                return self._role(mention)
            case "pair":
                return self.pairs.find(mention)
            case "state" | "organisation" | "body" | "group":
                return self._named(mention)
            case _:
                return ()

    def _person_ref(self, person: Person) -> str:
        ref = self.person_ids.get(id(person))
        if ref is None:
            ref = self._free_id(slug(person.name))
            self.person_ids[id(person)] = ref
            owner = self.world.entries.get(person.organisation or "")
            words = person.office or ""
            office = english_office(words, country=person.country, owner=owner, pack=self.pack) if words else None
            self.drafts[ref] = ActorDraft("person", person.name, person.country, office, f"person.{person.rule}")
        return ref

    def _role(self, mention: Mention) -> tuple[str, ...]:
        head = mention.head or ""
        if head in self.pack.counterparts or mention.rule.startswith("chain.relation"):
            return self._other_side(mention, head)
        owner = mention.owner
        if not mention.plural and not mention.rule.startswith("chain.role.one"):
            seen = [p for p in self.persons.all if min(p.mentions) < mention.index]
            host = self.context.host(mention)
            found = last_called(mention, seen, host=host, pack=self.pack, holders=self.holders)
            if found is not None:
                return (self._person_ref(found),)
        if owner is not None:
            return (self.stage.entry_ref(owner),)
        return ()

    def _other_side(self, mention: Mention, head: str) -> tuple[str, ...]:
        """ "mevkidaşı", "konuğu", "komşusu": the one named last who is not of the side the sentence is about."""
        if mention.country is not None:
            return (self.stage.state_ref(mention.country),)
        mine = self.context.side_of_sentence(mention) or self._side_of_role(mention)
        if mine is None:
            return ()
        want_person = head not in self.pack.state_relations
        if not want_person and mention.plural and (several := self.pairs.others_listed(mention, mine)):
            return several
        for ref in reversed(self.sides):
            draft = self.drafts[ref]
            if not want_person and draft.country is None:
                continue  # no organisation is a neighbour
            if self.stage.side(ref) != mine and (not want_person or draft.kind == "person"):
                if not want_person and draft.country and draft.country.lower() in self.world.entries:
                    return (self.stage.state_ref(draft.country),)
                return (ref,)
        return ()

    def _side_of_role(self, mention: Mention) -> str | None:
        """ "Konuk Bakan, ev sahibine teşekkür etti": the state of whom the subject stands for, by his office alone."""
        for other in reversed([*before(mention, self.mentions)]):
            refs = self.of.get(other.index, ()) if other.kind == "role" and other.case == "nom" else ()
            if refs and not other.modifier:
                return self.stage.side(refs[0])
        return None

    def _named(self, mention: Mention) -> tuple[str, ...]:
        if mention.kind == "state":
            pointed = (self.context.pointed(mention) or "").lower() if mention.rule.startswith("pointed") else None
            ref = mention.entry or mention.owner or (pointed if pointed in self.world.entries else None)
            return (self.stage.entry_ref(self._namesake(mention, ref)),) if ref else ()
        if mention.entry is not None and mention.entry in self.world.entries:
            entry = self.world.entries[mention.entry]
            if mention.kind == "group" and entry.kind == "state":
                return (self._plain_ref(mention, "group", entry.country, english=english_people(entry)),)
            if members := load_members().get(entry.id):
                return tuple(map(self.stage.state_ref, members))
            return (self.stage.entry_ref(mention.entry),)
        country = mention.country
        if country is None and mention.owner is not None:
            return (self.stage.entry_ref(mention.owner),)
        if country is None and mention.kind in ("body", "group", "organisation"):
            before = self._like_before(mention)
            if before or mention.kind == "group":
                return before
            country = self.context.country(mention) if mention.kind == "body" else None
            if country is None and mention.kind == "body":
                return ()
        return (self._plain_ref(mention, mention.kind, country),)  # type: ignore[arg-type]

    def _namesake(self, mention: Mention, ref: str) -> str:
        """ "Koreli" is whichever Korea the article speaks of, where it speaks of one alone."""
        if not mention.rule.startswith(("world.demonym", "world.adjective", "chain")):
            return ref
        if mention.rule.startswith("chain") and " " in fold(mention.name).removesuffix(mention.head or "").strip():
            return ref  # "Kuzey Kore yönetimi" says which
        named = {m.entry for m in self.mentions if m.kind == "state" and m.entry and m.rule.startswith("world.name")}
        twins = named & self.world.namesakes(ref, self.pack.code)
        return next(iter(twins)) if len(twins) == 1 and ref not in named else ref

    def _like_before(self, mention: Mention) -> tuple[str, ...]:
        """ "Bakanlık", "Konsey", "Ajans" alone: the last of that kind, or what the word means by itself."""
        for ref in (*reversed(self.sides), *reversed(self.drafts)):
            draft = self.drafts[ref]
            others = [self.mentions[index] for index in draft.mentions]
            if any(bears(m, mention, self.pack) or (draft.rule == "world" and ends_like(m, mention)) for m in others):
                return (ref,)
        entry = common_entry(mention, self.mentions, self.pack)
        return (self.stage.entry_ref(entry),) if entry in self.world.entries else ()

    # -- ids

    def _plain_ref(self, mention: Mention, kind: ActorKind, country: str | None, *, english: str = "") -> str:
        state = self.world.entries.get((country or "").lower())
        table = "groups" if kind == "group" else "bodies"
        name = english or english_body(mention.name, state=state, name=mention.name, table=table, pack=self.pack)
        ref = slug(f"{country or ''} {mention.head or mention.name} {kind}")
        if ref in self.drafts and self.drafts[ref].name != name:
            ref = slug(f"{country or ''} {name} {kind}")
        if ref not in self.drafts:
            self.drafts[ref] = ActorDraft(kind, name, country, None, "chain")
        return ref

    def _free_id(self, wanted: str) -> str:
        """An id no other actor of the article has, and no entry of the world: a person called Can is not Canada."""
        ref, number = wanted, 2
        while ref in self.drafts or ref in self.world.entries:
            ref, number = f"{wanted}-{number}", number + 1
        return ref
