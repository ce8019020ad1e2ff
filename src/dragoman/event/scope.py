"""What is no dealing between states, however much its words look like one: matches, the affairs of one state, a
politician and his own rivals, the flag of a ship. Refuses to weigh how sure an act is; confidence.py does.
"""

from collections.abc import Sequence
from itertools import pairwise

from dragoman.event.account import UNHEARD, Account
from dragoman.event.clause import Around
from dragoman.event.confidence import WHOLE
from dragoman.event.draft import Draft, is_unlisted
from dragoman.event.genitives import genitive_subject
from dragoman.event.layout import is_charge
from dragoman.event.status import is_circumstance
from dragoman.lang.pack import Pack
from dragoman.lang.rows import Title
from dragoman.model import Word
from dragoman.model.acts import ACTS
from dragoman.resolve.cast import Cast

# So many different words of sport make a page one of sport, and so many a note of a few sentences.
_SPORT, _SPORT_IN_NOTE = 3, 2
# So far before a name its bearer's calling may stand.
_SAID_BEFORE = 2
# What no match tells, whoever was hurt by it or kept out.
_HARD, _BARRED = ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "RETREAT"), "entry_ban"
# What a state does by itself and is news to the others all the same (the codebook's "Scope").
_ALONE = ("weapons_test", "exercise")
# Acts whose object is whom they are done to; a recalled ambassador is one's own.
_SPOKEN_OF = ("ACCUSE", "SUPPORT", "THREATEN")
# Acts that are done to people, whose state is theirs.
_DONE_TO = ("COERCE",)
_NAMED = ("person", "body", "group", "role", "organisation")


def in_scope(
    groups: Sequence[list[Draft]], arounds: Sequence[Around], cast: Cast, pack: Pack, account: Account = UNHEARD
) -> list[list[Draft]]:
    """The events that an article of its kind can tell; a note of a few sentences leaves its kind open."""
    if not groups:
        return []
    flags, players = _flags(arounds, cast), _players(arounds, cast)
    of_sport = _is_of_sport(arounds, pack)
    of_note = of_sport and len(arounds) < WHOLE
    of_one = not of_sport and len(arounds) >= WHOLE and len(_sides(cast)) < 2
    kept: list[list[Draft]] = []
    for group in groups:
        if flags and all(flags.issuperset(draft.actors) for draft in group):
            account.dropped(group, "scope", "flag")
        elif of_sport and not (of_note and _is_of_states(group, players, cast)):
            account.dropped(group, "scope", "sport")
        elif of_one and not _is_alone(group[0], pack):
            account.dropped(group, "scope", "one-state")
        elif all(players.intersection(draft.actors) for draft in group):
            account.dropped(group, "scope", "player")
        else:
            kept.append(group)
    return kept


def _flags(arounds: Sequence[Around], cast: Cast) -> set[str]:
    """States that an article names by their flags alone: "Togo bayraklı gemi". They are done to, and do nothing."""
    flags: set[str] = set()
    acting: set[str] = set()
    for around in arounds:
        for mention in around.mentions:
            is_flag = around.next_word(mention.last) in around.pack.flags
            (flags if is_flag else acting).update(cast.of.get(mention.index, ()))
    return flags - acting


def _players(arounds: Sequence[Around], cast: Cast) -> set[str]:
    """People whom an article calls by their sport: "Fransız tenisçi Monfils", "teknik direktör Montella". They may be
    deported; what they do is no dealing between states.
    """
    found: set[str] = set()
    for around in arounds:
        for mention in around.mentions:
            if mention.kind == "person":
                said = range(max(0, mention.first - _SAID_BEFORE), mention.last + 1)
                called = around.pack.players & _phrases([around.sent.words[at] for at in said])
                titles = {title.english for word in called for title in _titles(word, around.pack)}
                refs = cast.of.get(mention.index, ()) if called else ()
                # "Eski futbolcu Cumhurbaşkanı Kavelaşvili": his office is another.
                found.update(ref for ref in refs if cast.actors[ref].office in (None, *titles))
    return found


def _titles(called: str, pack: Pack) -> list[Title]:
    """What somebody called so has as his office: a "teknik direktör" may be taken for a director."""
    return [pack.offices[words] for words in (called, called.split()[-1]) if words in pack.offices]


def _is_of_states(group: Sequence[Draft], players: set[str], cast: Cast) -> bool:
    """Beside sport, in a note: "stadyumu bombaladı", "maç için geldiği Ankara'da Erdoğan'la görüştü"."""
    refs = {ref for draft in group for ref in draft.actors} - players
    holders = any(cast.actors[ref].kind == "person" and cast.actors[ref].office for ref in refs)
    return holders or ACTS[group[0].act].type in _HARD or group[0].act == _BARRED


def _is_of_sport(arounds: Sequence[Around], pack: Pack) -> bool:
    """Of several words of sport; a note of a few sentences has room for fewer ("teknik direktör" is one)."""
    found: set[str] = set()
    for around in arounds:
        found.update(pack.sport & _phrases(around.sent.words))
    return len(found) >= (_SPORT if len(arounds) >= WHOLE else _SPORT_IN_NOTE)


def _phrases(words: Sequence[Word]) -> set[str]:
    """Lemmas, and pairs of neighbours."""
    lemmas = [word.morph.lemma for word in words]
    return {*lemmas, *map(" ".join, pairwise(lemmas))}


def _sides(cast: Cast) -> set[str]:
    """The states and international bodies that an article names, be it as a place, and the armed groups of the tables:
    a government and one of its own country are two sides.
    """
    groups = {ref for ref, actor in cast.actors.items() if actor.kind == "group" and actor.rule == "world"}
    return groups | {side for ref in cast.actors if not is_unlisted(ref, cast) for side in cast.countries((ref,))}


def _is_alone(draft: Draft, pack: Pack) -> bool:
    """What one state does by itself: a test, an exercise, calling up its soldiers."""
    return draft.act in _ALONE or any(word.morph.lemma in pack.mobilisation for word in draft.around.sent.words)


def why_no_dealing(draft: Draft, cast: Cast) -> str | None:
    """Which rule says that its own clause tells no dealing between these two; None for none."""
    if is_own_affair(draft, cast):
        return "own-affair"
    if is_of_nobody(draft, cast):
        return "of-nobody"
    return "another-clause" if is_of_another_clause(draft, cast) else None


def is_own_affair(draft: Draft, cast: Cast) -> bool:
    """ "Tusk, Cumhurbaşkanı'nı eleştirdi" beside a sentence on Ukrainians: whom the verb has as its object is of the
    doer's own state, and the other side was fetched from elsewhere.
    """
    own = cast.countries(draft.actors)
    act = ACTS[draft.act]
    if act.direction != "directed" or act.type not in _SPOKEN_OF or len(own) != 1 or draft.trigger.nominal:
        return False
    inside = draft.around.in_reach(draft.predicate)
    objects = (m for m in inside if m.case == "acc" and m.kind in _NAMED and not m.modifier)
    named = set(cast.meant_by(inside))
    return cast.sides_of(objects) == own and named.isdisjoint(draft.recipients)


def is_of_another_clause(draft: Draft, cast: Cast) -> bool:
    """ "Almanya'nın silah göndermesi üzerine Rusya uyardı": who did what was the reason stands before that verb, and
    so does whom it was done to; nobody is taken for either from the clause of what followed.
    """
    around, predicate = draft.around, draft.predicate
    reason = predicate.form == "ger" and is_circumstance(predicate, around, around.pack)
    if draft.trigger.nominal or not reason:
        return False
    subject = genitive_subject(around, predicate)
    doers = cast.sides_of([subject] if subject is not None else [])
    named = cast.sides_of(around.in_reach(predicate))
    return not cast.countries(draft.actors) <= doers or not cast.countries(draft.recipients) <= named


def is_of_nobody(draft: Draft, cast: Cast) -> bool:
    """ "17 yabancının tutuklandığını": whom it is done to has no state here; the side was fetched from elsewhere."""
    around, predicate, act = draft.around, draft.predicate, ACTS[draft.act]
    if act.direction != "directed" or act.type not in _DONE_TO or draft.trigger.nominal or is_charge(predicate):
        return False
    if not cast.sides_of(around.in_reach(predicate)).isdisjoint(cast.countries(draft.recipients)):
        return False
    taken = around.named_words
    cases = ("nom", "gen") if "pass" in predicate.word.morph.voice else ("acc",)
    for at in around.own_words(predicate):
        morph = around.sent.words[at].morph
        if morph.case in cases and morph.form is None and at not in taken:
            return morph.possessor is None and morph.lemma in around.pack.people
    return False
