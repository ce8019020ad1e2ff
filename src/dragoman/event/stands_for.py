"""Who of one country stands on a side: a person, or the state that he speaks for.

The opinion weighs countries, and its best name of a side is often whoever speaks or is named nearby. What somebody
tells in the first person of many, or in the passive, is his state's; so is what is directed at somebody whom the
sentence does not name. "İki lider" are two people, and "Trump'ın temsilcisi Witkoff" is Witkoff.
"""

from collections.abc import Mapping, Sequence

from dragoman.event.clause import Around
from dragoman.event.draft import Draft, copy_of, is_likely
from dragoman.event.genitives import genitive_subject
from dragoman.event.lineup import Refs, all_refs_of, refs_of
from dragoman.model import Mention
from dragoman.model.acts import ACTS
from dragoman.resolve.cast import Cast
from dragoman.sentence.clauses import Predicate

# Why a state stands where the opinion had its speaker.
_HIS_STATE = "his state's"
# What one does in person, however one tells of it: "Pekin'e gideceklerini söyledi".
_IN_PERSON = ("visit", "message", "call")
# One's own envoy is called home from a state.
_RECALL = "ambassador_recalled"
# Forms of verbs that lean on another one and share its people ("telefonla arayarak kutladı").
_LEANING = ("conv", "rel", "fact")
# So many words behind its owner a noun may stand: "Putin'in özel talimatıyla".
_OWNED_WORDS = 3


def standing_for(draft: Draft, cast: Cast) -> Draft:
    """The same telling, with the state in the place of a person who only speaks for it, or people in that of states."""
    if draft.act == _RECALL:
        draft = with_others(draft, {ref: (state_of(ref, cast),) for ref in draft.recipients}, "the host")
    draft = with_others(draft, _people_of_pairs(draft, cast), "the two in person")
    draft = with_others(draft, _beside_owners(draft, cast), "whom he owns")
    if _tells_of_his_own(draft, cast):
        speaker = draft.asserted_by[0]
        draft = with_others(draft, {speaker: (state_of(speaker, cast),)}, _HIS_STATE)
    return draft


def is_put_right(draft: Draft) -> bool:
    """Whether its speaker has given way to his state."""
    return draft.rules.get("actors", "").endswith(_HIS_STATE)


def toward_named(draft: Draft, earlier: Sequence[Draft], cast: Cast) -> Draft:
    """The same telling, toward the state of people whom its sentence does not name; not what somebody denies who was
    accused by them.
    """
    if not draft.recipients or any(cast.actors[ref].kind != "person" for ref in draft.recipients):
        return draft
    if not set(all_refs_of(draft.around.mentions, cast)).isdisjoint(draft.recipients):
        return draft
    accusing = (other.actors for other in earlier if ACTS[other.act].type == "ACCUSE" and is_likely(other))
    if draft.act == "denial" and any(set(draft.recipients) <= set(actors) for actors in accusing):
        return draft
    if any(_is_talkwith_others(draft.recipients, other, draft.around.sent.index) for other in earlier):
        return draft
    return with_others(draft, {ref: (state_of(ref, cast),) for ref in draft.recipients}, "not named here")


def _is_talkwith_others(refs: Refs, other: Draft, sent: int) -> bool:
    """ "Meloni'yi aradı. Görüşmede taziyelerini iletti": whoever was spoken with a sentence ago is still there."""
    held = other.act in ("meeting", "call") and other.status == "occurred" and is_likely(other)
    return held and set(refs) <= set(other.actors) and 0 <= sent - other.around.sent.index <= 1


def state_of(ref: str, cast: Cast) -> str:
    """The state, organisation or armed group that a person acts for; others as they are."""
    actor = cast.actors[ref]
    if actor.kind != "person":
        return ref
    own = cast.acts_for.get(ref) or (actor.country or "").lower()
    return own if own in cast.actors else ref


def with_others(draft: Draft, instead: Mapping[str, Refs], why: str) -> Draft:
    """The same telling with others in the place of some of its sides; `why` is added to the rule, for `explain`."""

    def put(refs: Refs) -> Refs:
        return tuple(dict.fromkeys(new for ref in refs for new in instead.get(ref, (ref,))))

    changed = {side: put(refs) for side, refs in _sides(draft).items() if put(refs) != refs}
    rules = {**draft.rules, **{side: f"{draft.rules.get(side, '')}, {why}" for side in changed}}
    return copy_of(draft, **changed, rules=rules) if changed else draft


def _sides(draft: Draft) -> dict[str, Refs]:
    return {"actors": draft.actors, "recipients": draft.recipients}


# -- what a speaker tells of many


def _tells_of_his_own(draft: Draft, cast: Cast) -> bool:
    """ "Sınırı kapattıklarını duyurdu", "yaptırım listesine alındığını bildirdi"; not "Lavrov'la uzlaştıklarını"."""
    speaker = draft.asserted_by[0] if draft.asserted_by else ""
    if draft.act in _IN_PERSON or speaker not in draft.actors or cast.actors[speaker].kind != "person":
        return False
    others = (cast.actors[ref].kind for ref in draft.actors if ref != speaker)
    return _is_of_many(draft) and not (ACTS[draft.act].direction == "mutual" and "person" in others)


def _is_of_many(draft: Draft) -> bool:
    """In the passive, in the plural, or said of a noun that is nobody by name: "ordusunun", "kısıtlamaların"."""
    predicate, morph = draft.predicate, draft.predicate.word.morph
    if "pass" in morph.voice or morph.possessor in ("3p", "1p") or morph.person == "1p":
        return True
    return predicate.form in ("fact", "fut") and (morph.plural or _agrees_with_a_noun(draft))


def _agrees_with_a_noun(draft: Draft) -> bool:
    around, words = draft.around, draft.around.sent.words
    if genitive_subject(around, draft.predicate) is not None:
        return False
    named = around.named_words
    own = (words[at].morph for at in around.own_words(draft.predicate) if at not in named)
    return any(morph.case == "gen" and morph.form is None and morph.pos in ("NOUN", "PROPN") for morph in own)


# -- the two leaders


def _people_of_pairs(draft: Draft, cast: Cast) -> dict[str, Refs]:
    """ "İki lider görüştü", "her iki lideri arayarak kutladı": the people, where the opinion took their states."""
    around, predicate = draft.around, draft.predicate
    people: dict[str, Refs] = {}
    own = [m for m in around.inside(predicate) if m.kind != "pair" and m.case != "gen" and not m.modifier]
    named = all_refs_of(own, cast)
    for mention in around.mentions:
        refs = refs_of(mention, cast)
        if mention.kind != "pair" or mention.case in ("gen", "loc") or not _belongs(mention, predicate, around):
            continue
        if len(refs) < 2 or any(cast.actors[ref].kind != "person" for ref in refs):
            continue
        for ref in (*draft.actors, *draft.recipients):
            same = tuple(each for each in refs if cast.countries((each,)) == cast.countries((ref,)))
            if same and ref not in named and cast.actors[ref].kind != "person":
                people[ref] = same
    return people


def _belongs(mention: Mention, predicate: Predicate, around: Around) -> bool:
    owner = around.owner(mention)
    leans = owner is not None and owner.form in _LEANING and predicate in around.above(owner)
    return owner is predicate or leans


# -- owners of those who act


def _beside_owners(draft: Draft, cast: Cast) -> dict[str, Refs]:
    """ "Trump'ın temsilcisi Witkoff'la", "Putin'in talimatıyla gittiği", "Machar'ın partisi": whom, and not whose."""
    around = draft.around
    found: dict[str, Refs] = {}
    for ref in (*draft.actors, *draft.recipients):
        mine = [mention for mention in around.mentions if ref in refs_of(mention, cast)]
        if cast.actors[ref].kind != "person" or not mine or any(mention.case != "gen" for mention in mine):
            continue
        for mention in mine:
            if instead := _owned(mention, ref, around, cast):
                found[ref] = instead
    return found


def _owned(mention: Mention, ref: str, around: Around, cast: Cast) -> Refs:
    """Who is meant by the noun that a person owns; nobody where it may be his deed."""
    compatriots = [
        m for m in around.mentions
        if m.kind == "person" and cast.sides_of((m,)) == cast.countries((ref,)) and ref not in refs_of(m, cast)
    ]  # fmt: skip
    envoy = next((m for m in compatriots if m.first == mention.last + 1), None)
    if envoy is not None:
        return refs_of(envoy, cast)
    for word in around.sent.words[mention.last + 1 : mention.last + 1 + _OWNED_WORDS]:
        morph, pack = word.morph, around.pack
        if word.kind == "punct" or morph.form is not None or morph.pos == "CONJ":
            break
        if morph.possessor is not None and morph.lemma in pack.own_bodies:
            return (state_of(ref, cast),)
        if morph.possessor is not None and morph.lemma in pack.behests:
            sent = next((m for m in compatriots if m.case == "nom" and not m.modifier), None)
            return refs_of(sent, cast) if sent is not None else ()
    return ()
