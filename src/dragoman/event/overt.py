"""Sides that the clause itself names beyond doubt, whatever the opinion made of the names around it.

Each rule is a turn of speech in which one slot can hold nobody else: "X ile Y arasında", "X'in çağrısını reddetti",
"X'i … -mekle suçladı". Where the grammar only makes a side likely, the opinion is the better judge.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from dragoman.event.clause import Around
from dragoman.event.genitives import genitive_subject
from dragoman.event.layout import NAMES
from dragoman.event.lineup import all_refs_of, named_units
from dragoman.event.opinion import Telling, sides_of
from dragoman.event.participants import parties_of, presiders
from dragoman.event.sides import Sides
from dragoman.model import Mention
from dragoman.model.acts import ACTS, Act
from dragoman.resolve.cast import Cast
from dragoman.sentence.clauses import Predicate

# What is refused of somebody: so many words before it he may stand.
_OWNER_WORDS = 5
# "Norveç ile Peru arasındaki ikinci tur görüşme": so far behind the last of them their noun may stand.
_NOUN_WORDS = 4
# Measures of a state, which its officials announce in the passive.
_MEASURES = ("SANCTION",)
_LIFTED = ("sanctions_lifted",)
# What is done with hands or weapons, and told of others as well as of oneself.
_DEEDS = ("ASSAULT", "COERCE", "MOBILIZE")


def overt_sides(telling: Telling, around: Around, cast: Cast) -> Sides:
    """The sides of a telling, with those in the place of the opinion's that the clause names beyond doubt."""
    act = ACTS[telling.trigger.frame.act]
    sides = telling.sides
    for name, rule in _RULES:
        found = rule(telling, act, around, cast)
        if found is None:
            continue
        if found == (sides.actors, sides.recipients):
            return sides
        return replace(sides, actors=found[0], recipients=found[1], actor_rule=name, recipient_rule=name)
    return sides


_Found = tuple[tuple[str, ...], tuple[str, ...]] | None


def _between(telling: Telling, act: Act, around: Around, cast: Cast) -> _Found:
    """ "Katar'ın başkentinde KDC ile M23 arasında imzalanan": the two and nobody else."""
    if act.direction != "mutual":
        return None
    named = around.slot("betw", telling.predicate, telling.trigger.noun)
    refs = all_refs_of(named, cast)
    if not named or not _is_of_the_act(named[-1], telling, around):
        return None
    # "İki ülke bakanları arasında": whom a pair points to is for the opinion to weigh.
    return (refs, ()) if len(parties_of(refs, cast)) > 1 and all(m.kind != "pair" for m in named) else None


def _is_of_the_act(last: Mention, telling: Telling, around: Around) -> bool:
    """In "ABD ile İran arasındaki gerilim sürerken A ile B görüştü" those two are only spoken of: "arasında" stands in
    the act's own clause, or right before its noun, and nobody else does it.
    """
    predicate, noun = telling.predicate, telling.trigger.noun
    near = noun is not None and 0 < noun - last.last <= _NOUN_WORDS
    if not near and around.predicate_of(last.last + 1) is not predicate:
        return False
    if not near and any(word.morph.ki for word in around.sent.words[last.last + 1 : last.last + 3]):
        return False
    pair = around.with_list(last)
    others = (m for m in around.inside(predicate) if m not in pair and m.kind in NAMES and not m.modifier)
    return not any(m.case in ("nom", "ins") for m in others)


def _who_mediates(telling: Telling, act: Act, around: Around, cast: Cast) -> _Found:
    """ "Sudan ordusu ile HDK, Suudi ve Amerikan arabuluculuğunda imzaladı"."""
    word = around.sent.words[telling.at].morph
    if act.act != "mediation" or word.lemma not in around.pack.presence:
        return None
    refs = all_refs_of(reversed([*presiders(around, telling.predicate)]), cast)
    actors, recipients = telling.sides.actors, telling.sides.recipients
    return (refs, actors) if refs and cast.countries(refs) == cast.countries(recipients) else None


def _what_one_joins(telling: Telling, act: Act, around: Around, cast: Cast) -> _Found:
    """Members join an organisation, and neither another member nor who takes their papers."""
    if act.act != "accession" or any(cast.actors[ref].kind == "organisation" for ref in telling.sides.recipients):
        return None
    for option in telling.options:
        other = option.other.refs if option.other else ()
        if any(cast.actors[ref].kind == "organisation" and cast.actors[ref].rule == "world" for ref in other):
            return option.actor.refs, other
    return None


def _whose_call_is_refused(telling: Telling, act: Act, around: Around, cast: Cast) -> _Found:
    """ "Avrupa'nın ateşkes çağrısını geri çevirdi"."""
    if act.type != "REJECT" or act.act in ("denial", "veto") or telling.trigger.nominal:
        return None
    words = around.sent.words
    for at in around.own_words(telling.predicate):
        if words[at].morph.lemma not in around.pack.calls or words[at].morph.case != "acc":
            continue
        near = [m for m in around.mentions if at - _OWNER_WORDS <= m.last < at and not around.agent_marked(m)]
        before = [m for m in near if m.modifier] + [m for m in near if m.case == "gen"]
        between = [word.morph.form for word in words[before[-1].last + 1 : at]] if before else []
        if before and all(form in (None, "ger", "rel", "inf") for form in between):
            return _toward(all_refs_of(around.with_list(before[-1]), cast), telling, cast)
        return None
    return None


def _whom_one_addresses(telling: Telling, act: Act, around: Around, cast: Cast) -> _Found:
    """ "Meloni, filoyu planı baltalamakla eleştirdi", "Macron, Avrupa'yı ABD'ye bağımlı kalmamaya çağırdı"."""
    predicate = telling.predicate
    if act.direction != "directed" or telling.trigger.nominal or not _has_charge(predicate, around):
        return None
    objects = [m for m in around.inside(predicate) if m.case == "acc" and not m.modifier and m.kind in NAMES]
    return _toward(all_refs_of(around.with_list(objects[0]), cast), telling, cast) if objects else None


def _has_charge(predicate: Predicate, around: Around) -> bool:
    """What somebody is accused of or asked to do stands below the verb."""
    below = (p for p in around.predicates if p.form == "inf" and around.parent(p) is predicate)
    return any(each.word.morph.case in ("ins", "dat") for each in below)


def _one_list_is_one_side(telling: Telling, act: Act, around: Around, cast: Cast) -> _Found:
    """ "Rusya-Ukrayna savaşının yıl dönümünde … protesto etti", "Hollanda ile Ukrayna'nın açtığı dava": neither does it
    to the other.
    """
    if act.direction != "directed":
        return None
    for refs, mentions in named_units(around, cast).items():
        joined = len(refs) > 1 and all(m.kind != "pair" and (m.modifier or m.case == "gen") for m in mentions)
        if not joined or not _are_both(telling.sides, refs):
            continue
        others = [m for m in around.mentions if m not in around.with_list(mentions[-1])]
        if not set(all_refs_of(others, cast)).isdisjoint(telling.sides.actors):
            return None
        for option in telling.options[1:]:
            found = sides_of(option, act, "")
            if found.recipients and not _are_both(found, refs):
                return found.actors, found.recipients
    return None


def _are_both(sides: Sides, refs: Sequence[str]) -> bool:
    return not set(refs).isdisjoint(sides.actors) and not set(refs).isdisjoint(sides.recipients)


def _both_of_a_pair(telling: Telling, act: Act, around: Around, cast: Cast) -> _Found:
    """ "Bakan, iki ülkenin anlaşma imzalayacağını açıkladı": the two, where they are others than the speaker's."""
    if act.direction != "mutual" or telling.trigger.nominal or not telling.predicate.embedded:
        return None
    subject = genitive_subject(around, telling.predicate)
    states = subject is not None and subject.kind == "pair" and subject.head in around.pack.state_pairs
    refs = cast.of.get(subject.index, ()) if subject is not None and states else ()
    speaker = telling.statement.speaker if telling.statement is not None else None
    mine = cast.countries((speaker,)) if speaker is not None and speaker in cast.actors else frozenset()
    others = len(parties_of(refs, cast)) == 2 and cast.countries(refs).isdisjoint(mine)
    return (refs, ()) if others else None


def _what_a_speaker_says_we_do(telling: Telling, act: Act, around: Around, cast: Cast) -> _Found:
    """ "Bizimana, Ruanda ordusunun saldırdığını öne sürerek sınırı kapattıklarını duyurdu": they are he and his own."""
    predicate, morph = telling.predicate, telling.predicate.word.morph
    ours = predicate.form in ("fact", "fut") and "pass" not in morph.voice
    plural = morph.possessor == "3p" or morph.plural
    # "Askerlerin girdiğini ve bombaladıklarını": whoever the clause before is about does this as well.
    above = around.parent(predicate)
    listed = (p for p in around.predicates if p.at < predicate.at and p.form in ("fact", "fut"))
    clauses = [predicate, *(p for p in listed if around.parent(p) is above)]
    named = any(genitive_subject(around, each) is not None for each in clauses)
    alone = not named and not around.has_thing_for_subject(predicate)
    if not ours or not plural or not alone or telling.trigger.nominal:
        return None
    return _of_speaker(telling, act, around, cast)


def _what_an_official_reports(telling: Telling, act: Act, around: Around, cast: Cast) -> _Found:
    """ "Lammy, üç yerleşimcinin yaptırım listesine alındığını bildirdi": a measure of his own state."""
    predicate = telling.predicate
    measure = act.type in _MEASURES or act.act in _LIFTED
    passive = predicate.form in ("fact", "fut") and "pass" in predicate.word.morph.voice
    if not measure or not passive or around.agent(predicate) or telling.trigger.nominal:
        return None
    owners = [m for m in around.inside(predicate) if m.case == "gen" or m.modifier]
    if not set(all_refs_of(owners, cast)).isdisjoint(telling.sides.actors):
        return None  # "ABD'nin yaptırımlarının kaldırıldığını söyledi": the sentence names whose they are
    return _of_speaker(telling, act, around, cast)


def _all_who_are_listed(telling: Telling, act: Act, around: Around, cast: Cast) -> _Found:
    """ "ABD ve Körfez İşbirliği Konseyi, … talep etti": all of the subject's list; what they agree on, they and nobody
    else ("Rus ve Ukrayna heyetleri … uzlaştı").
    """
    subject, sides = around.subject(telling.predicate), telling.sides
    refs = all_refs_of(subject, cast)
    if telling.trigger.nominal or len(subject) < 2 or any(m.kind == "pair" for m in subject):
        return None
    listed, actors = cast.countries(refs), cast.countries(sides.actors)
    if actors < listed and listed.isdisjoint(cast.countries(sides.recipients)):
        return refs, sides.recipients
    inside = around.inside(telling.predicate)
    own = telling.predicate.form == "finite" and all(mention in inside for mention in subject)
    partners = any(mention.case == "ins" for mention in around.in_reach(telling.predicate))
    both = act.direction == "mutual" and len(parties_of(refs, cast)) > 1
    return (refs, ()) if both and own and not partners else None


def _what_a_thing_did(telling: Telling, act: Act, around: Around, cast: Cast) -> _Found:
    """ "Polonya ordusu, bir insansız aracın hava sahasını ihlal ettiğini duyurdu": who tells of it did not do it."""
    predicate, statement, sides = telling.predicate, telling.statement, telling.sides
    reported = predicate.form == "fact" and "pass" not in predicate.word.morph.voice and not telling.trigger.nominal
    if statement is None or act.type not in _DEEDS or not reported or not _has_thing(predicate, around):
        return None
    own = all_refs_of(around.inside(predicate), cast)
    return ((), sides.recipients) if statement.speaker in sides.actors and set(own).isdisjoint(sides.actors) else None


def _has_thing(predicate: Predicate, around: Around) -> bool:
    """The verb agrees with a genitive that is nobody, and is not said to be anybody's ("askerlerinin")."""
    if genitive_subject(around, predicate) is not None:
        return False
    words, named, heads = around.sent.words, around.named_words, around.pack.heads
    owners = (words[at].morph for at in around.own_words(predicate) if at not in named)
    free = (morph for morph in owners if morph.case == "gen" and morph.possessor is None and morph.form is None)
    return any(morph.pos in ("NOUN", "PROPN") and morph.lemma not in heads for morph in free)


def _of_speaker(telling: Telling, act: Act, around: Around, cast: Cast) -> _Found:
    """The speaker in the place of an actor of another side; whom he took for the actor may have been acted on."""
    statement, sides = telling.statement, telling.sides
    if statement is None or statement.kind != "indirect" or act.direction == "mutual":
        return None
    speaker = cast.actors.get(statement.speaker)
    if speaker is None or speaker.country is None or speaker.country in cast.countries(sides.actors):
        return None
    turned = speaker.country in cast.countries(sides.recipients)
    own = all_refs_of(around.inside(telling.predicate), cast)
    if turned and not cast.countries(own).isdisjoint(cast.countries(sides.recipients)):
        return None  # whom the clause itself names as the other side is no doer of it
    return (speaker.id,), sides.actors if turned else sides.recipients


def _who_is_summoned(telling: Telling, act: Act, around: Around, cast: Cast) -> _Found:
    """ "Fransa'nın maslahatgüzarı Dışişleri Bakanlığına çağrıldı": it is done to France."""
    if act.act != "formal_protest" or "pass" not in telling.predicate.word.morph.voice:
        return None
    envoy = next((m for m in around.mentions if m.head in around.pack.envoys), None)
    if envoy is None:
        return None
    senders = [m for m in around.mentions if m.case == "gen" and envoy.first - _OWNER_WORDS <= m.last < envoy.first]
    refs, sides = all_refs_of([envoy], cast) or all_refs_of(senders[-1:], cast), telling.sides
    if not refs or not sides.recipients or cast.countries(refs) != cast.countries(sides.actors):
        return None
    return sides.recipients, refs


def _whose_veto(telling: Telling, act: Act, around: Around, cast: Cast) -> _Found:
    """ "Rusya ve Çin'in vetosu nedeniyle", "Norveç'in sunduğu tasarı ABD'nin vetosuna takıldı": whoever owns it."""
    words = around.sent.words[: telling.predicate.at]
    owned = (at for at, word in enumerate(words) if "veto" in around.pack.deeds.get(word.morph.lemma, ()))
    at = next((at for at in owned if words[at].morph.possessor == "3s"), 0)
    owners = [m for m in around.mentions if m.case == "gen" and m.kind in NAMES and m.last == at - 1]
    refs = all_refs_of(around.with_list(owners[-1]), cast) if owners and act.act == "veto" else ()
    # "X'in vetosu üzerine Y eleştirdi": who did something because of it is not whom it was against.
    own = cast.countries(refs) | cast.countries(all_refs_of(around.subject(telling.predicate), cast))
    chosen = (telling.sides, *(sides_of(option, act, "") for option in telling.options))
    others = (each for sides in chosen for each in (sides.recipients, sides.actors))
    found = (each for each in others if each and cast.countries(each).isdisjoint(own))
    return (refs, next(found, ())) if refs else None


def _toward(refs: tuple[str, ...], telling: Telling, cast: Cast) -> _Found:
    own = cast.countries(telling.sides.actors)
    return (telling.sides.actors, refs) if refs and not cast.countries(refs) <= own else None


# Each with the name that `explain` shows.
_RULES: tuple[tuple[str, Callable[[Telling, Act, Around, Cast], _Found]], ...] = (
    ("between", _between),
    ("presides", _who_mediates),
    ("joins", _what_one_joins),
    ("refused-call", _whose_call_is_refused),
    ("addressed", _whom_one_addresses),
    ("veto-of", _whose_veto),
    ("one-side", _one_list_is_one_side),
    ("both-of-pair", _both_of_a_pair),
    ("of-own", _what_a_speaker_says_we_do),
    ("own-official", _what_an_official_reports),
    ("of-thing", _what_a_thing_did),
    ("summoned", _who_is_summoned),
    ("all-listed", _all_who_are_listed),
)
