"""Events that are another over again: a noun for what its own clause tells, an act with its sides turned round."""

from collections.abc import Sequence

from dragoman.event.account import UNHEARD, Account
from dragoman.event.draft import Draft
from dragoman.event.layout import SHARING
from dragoman.model.acts import ACTS
from dragoman.resolve.cast import Cast
from dragoman.resolve.edtf import is_day

# A participle and the noun it describes stand this close: "omuz omuza savaştığı (kanlı) çatışmalar".
_NEAR_WORDS = 2
# Acts of which one undoes the other.
_OPPOSITES = (
    {"sanctions_lifted", "sanctions_imposed"}, {"vote_for", "veto"}, {"relations_opened", "relations_reduced"},
    {"access_granted", "entry_ban"}, {"access_granted", "restriction"},
)  # fmt: skip
# Any attack, and those that have a name of their own.
_ATTACK = "ground_attack"
_KINDS_OF_ATTACK = ("airstrike", "drone_attack", "shelling", "bombing")
# Acts of words, which have a matter that may sound like one of them.
_SPOKEN = ("SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN")


def without_doubles(groups: Sequence[list[Draft]], cast: Cast, account: Account = UNHEARD) -> list[list[Draft]]:
    """The events less those that only repeat a surer one; the order stays."""
    kept: list[list[Draft]] = []
    for group in groups:
        others = (other for other in groups if other is not group)
        found = next(((other, rule) for other in others if (rule := repeats(group, other, cast))), None)
        if found is None:
            kept.append(group)
        else:
            account.dropped(group, "repeats", found[1], by=found[0])
    return kept


def repeats(group: list[Draft], other: list[Draft], cast: Cast) -> str | None:
    """By which rule an event only repeats another, surer one; None where it does not."""
    for rule, is_repeated in _RULES:
        if is_repeated(group, other, cast):
            return rule
    return None


def _is_that_attack(group: list[Draft], other: list[Draft], cast: Cast) -> bool:
    """ "Havadan vurdu. Saldırıda beş kişi öldü": the attack that was told is meant, and no second one."""
    first, second = group[0], other[0]
    if first.act != _ATTACK or second.act not in _KINDS_OF_ATTACK or first.status != second.status:
        return False
    if second.words > first.words or _of_sides(first, cast) != _of_sides(second, cast):
        return False
    return all(_is_taken_up(draft) for draft in group)


def _is_taken_up(draft: Draft) -> bool:
    """The bare word for any attack, with nothing that says whose, where, when or by what it was."""
    around, words, noun = draft.around, draft.around.sent.words, draft.trigger.noun
    at = noun if noun is not None else draft.trigger.verb
    morph = words[at].morph
    bare = morph.lemma in around.pack.attacks and morph.possessor is None and not draft.own_date
    before = words[at - 1] if at else None
    return bare and (before is None or before.kind == "punct" or around.folded[at - 1] in around.pack.pointing)


def _names_again(group: list[Draft], other: list[Draft], cast: Cast) -> bool:
    """Every telling is a noun right behind a participle that tells an act of the same sides."""
    return all(any(_describes(clause, noun, cast) for clause in other) for noun in group if noun.actors)


def _describes(clause: Draft, noun: Draft, cast: Cast) -> bool:
    """ "savaştığı çatışmalar sürdü"; but "koyduğu vergileri kaldırdı" tells of two deeds."""
    trigger = noun.trigger
    is_noun = trigger.nominal or ACTS[noun.act].direction == "mutual"
    if trigger.noun is None or not is_noun or clause.trigger.nominal or clause.around.sent is not noun.around.sent:
        return False
    behind = 0 < trigger.noun - clause.predicate.at <= _NEAR_WORDS
    return behind and clause.predicate.form in ("rel", "fact") and _sides(clause, cast) == _sides(noun, cast)


def _mirrors(group: list[Draft], other: list[Draft], cast: Cast) -> bool:
    """The same act of the same sentences with its sides turned round, less sure; unless both did it to each other, or
    the sentence tells of two deeds: "Çin'e gideceğini, ardından Şi'nin geleceğini".
    """
    first, second = group[0], other[0]
    if not _is_surer(other, group) or ACTS[first.act].direction == "mutual" or _is_mutual(first):
        return False
    if _are_side_by_side(first, second):
        return False
    return _of_sides(first, cast) == _of_sides(second, cast)[::-1]


def _are_side_by_side(first: Draft, second: Draft) -> bool:
    """Two verbs of one kind, neither of which hangs on the other."""
    around, mine, theirs = first.around, first.predicate, second.predicate
    if around.sent is not second.around.sent or mine.at == theirs.at or mine.form != theirs.form:
        return False
    hangs = mine in around.above(theirs) or theirs in around.above(mine)
    return mine.form in ("finite", "fact", "fut") and not hangs


def _tells_with_doubt(group: list[Draft], other: list[Draft], cast: Cast) -> bool:
    """The same act of the same sides in the same sentences, once as done and once as planned or asked for, less sure:
    "hazırlanmakla itham etti" is one accusation.
    """
    first, second = group[0], other[0]
    if first.act != second.act or first.status == second.status or _of_sides(first, cast) != _of_sides(second, cast):
        return False
    if _went_on(first, second) or _went_on(second, first):
        return False
    return _is_given_up(first, second) or (_is_surer(other, group) and not _is_given_up(second, first))


def _went_on(done: Draft, ahead: Draft) -> bool:
    """ "Dün Bağdat'a inen bakan, bugün Erbil'e geçecek": each with a day of its own, one after the other."""
    if (done.status, ahead.status) != ("occurred", "planned") or done.date is None or ahead.date is None:
        return False
    days = done.date.edtf, ahead.date.edtf
    return done.own_date and ahead.own_date and all(map(is_day, days)) and days[0] < days[1]


def _is_given_up(plan: Draft, end: Draft) -> bool:
    """ "Yarın başlaması beklenen ziyaret iptal edildi": the plan is told only to say what came of it."""
    return plan.status == "planned" and end.status == "negated" and plan.around.sent is end.around.sent


def _is_that_call(group: list[Draft], other: list[Draft], cast: Cast) -> bool:
    """ "Fidan, Lavrov'la telefonda görüştü. Görüşmede …": talks of the same two, without day or place of their own."""
    if (group[0].act, other[0].act) != ("meeting", "call") or _sides(group[0], cast) != _sides(other[0], cast):
        return False
    plain = all(_word(draft) in draft.around.pack.talks for draft in group)
    first = min(draft.around.sent.index for draft in other)
    happened = group[0].status == other[0].status == "occurred" and not any(draft.background for draft in other)
    if not happened or any(draft.around.sent.index < first for draft in group):
        return False
    return plain and not any(d.own_place or d.own_date or d.background for d in group)


def _is_the_letter(group: list[Draft], other: list[Draft], cast: Cast) -> bool:
    """ "Mektup göndererek davet etti", "mektupla istedi": what is said to somebody, and in what."""
    if group[0].act != "message" or other[0].act == "message":
        return False
    return all(_is_means(draft) for draft in group) and any(
        draft.around.sent is group[0].around.sent and draft.predicate in draft.around.above(group[0].predicate)
        and _of_sides(draft, cast) == _of_sides(group[0], cast)
        for draft in other
    )  # fmt: skip


def _is_its_matter(group: list[Draft], other: list[Draft], cast: Cast) -> bool:
    """ "Yüklemekle eleştirdi", "destek için teşekkür etti": what an act of the same kind and sides is about."""
    first, second = group[0], other[0]
    if ACTS[first.act].type != ACTS[second.act].type or first.act == second.act:
        return False
    if ACTS[first.act].type not in _SPOKEN or (first.sure or 0) >= (second.sure or 0):
        return False
    return all(any(_is_below(draft, above, cast) for above in other) for draft in group)


def _is_below(draft: Draft, above: Draft, cast: Cast) -> bool:
    around = draft.around
    if around.sent is not above.around.sent or _of_sides(draft, cast) != _of_sides(above, cast):
        return False
    under = draft.predicate.form in ("inf", "ger") and above.predicate in around.above(draft.predicate)
    noun = draft.trigger.nominal and around.next_word(draft.trigger.verb) in around.pack.purposes
    return under or (noun and draft.predicate is above.predicate)


def _is_means(draft: Draft) -> bool:
    """By a converb, or with the letter as the means of the verb."""
    words, noun = draft.around.sent.words, draft.trigger.noun
    with_it = noun is not None and words[noun].morph.case == "ins"
    return with_it or draft.predicate.word.morph.converb in SHARING


def _is_the_shot(group: list[Draft], other: list[Draft], cast: Cast) -> bool:
    """Weapons are tested or used, not both by the same words."""
    if group[0].act != "weapons_test" or ACTS[other[0].act].type != "ASSAULT":
        return False
    mine = cast.countries(group[0].actors)
    return mine == cast.countries(other[0].actors) and all(_at_one_verb(draft, other) for draft in group)


def _at_one_verb(draft: Draft, others: Sequence[Draft]) -> bool:
    return any(each.around.sent is draft.around.sent and each.predicate.at == draft.predicate.at for each in others)


def _is_opposite(group: list[Draft], other: list[Draft], cast: Cast) -> bool:
    """The same words for an act and for what undoes it: the surer one is meant."""
    pair = {group[0].act, other[0].act}
    if pair not in _OPPOSITES or _of_sides(group[0], cast) != _of_sides(other[0], cast):
        return False
    surer = ((other[0].sure or 0), other[0].act) > ((group[0].sure or 0), group[0].act)
    return surer and all(_at_one_verb(draft, other) for draft in group)


def _is_called_off(group: list[Draft], other: list[Draft], cast: Cast) -> bool:
    """ "Yapılacak zirveyi iptal etti": what was planned is told only to say who calls it off."""
    plan, end = group[0], other[0]
    refused = end.act == "refusal_of_talks" and plan.status == "planned" and ACTS[plan.act].type == "CONSULT"
    return refused and _sides(plan, cast) == _sides(end, cast) and _in_sentences_of(other, group)


_RULES = (
    ("names-again", _names_again), ("turned-round", _mirrors), ("with-doubt", _tells_with_doubt),
    ("that-call", _is_that_call), ("the-letter", _is_the_letter), ("the-shot", _is_the_shot),
    ("that-attack", _is_that_attack), ("its-matter", _is_its_matter), ("the-opposite", _is_opposite),
    ("called-off", _is_called_off),
)  # fmt: skip


def _word(draft: Draft) -> str:
    return draft.around.sent.words[draft.trigger.verb].morph.lemma


def _is_surer(surer: list[Draft], group: list[Draft]) -> bool:
    """Both tell the same act, one of them surer, in all the sentences of the other."""
    first, second = group[0], surer[0]
    if first.act != second.act or (first.sure or 0) >= (second.sure or 0):
        return False
    return _in_sentences_of(surer, group)


def _in_sentences_of(other: list[Draft], group: list[Draft]) -> bool:
    theirs = {draft.around.sent.index for draft in other}
    return all(draft.around.sent.index in theirs for draft in group)


def _of_sides(draft: Draft, cast: Cast) -> tuple[frozenset[str], frozenset[str]]:
    return cast.countries(draft.actors), cast.countries(draft.recipients)


def _is_mutual(draft: Draft) -> bool:
    pack = draft.around.pack
    return any(word.morph.lemma in pack.reciprocal for word in draft.around.sent.words)


def _sides(draft: Draft, cast: Cast) -> frozenset[str]:
    return cast.countries(draft.actors + draft.recipients)
