"""Events of an article: triggers, their sides, whether it happened, on whose word, when and where."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from dragoman.event.both_ways import both_ways
from dragoman.event.called_off import called_off
from dragoman.event.called_on import called_on
from dragoman.event.clause import Around
from dragoman.event.confidence import trusted
from dragoman.event.doer import with_doer
from dragoman.event.doubles import without_doubles
from dragoman.event.draft import Draft, Scene, is_spoken, is_whole, main_two
from dragoman.event.faint import faint_acts, second_choices, to_faint
from dragoman.event.fold import group_drafts, to_events
from dragoman.event.gapped import each_of_gapped
from dragoman.event.journeys import with_journeys
from dragoman.event.judged import judged, why_so
from dragoman.event.layout import NAMES, is_topic
from dragoman.event.lineup import AHEAD, named_units
from dragoman.event.meeting import share_meeting
from dragoman.event.one_by_one import one_by_one
from dragoman.event.opinion import MADE, Telling, propose, statement_at
from dragoman.event.overt import overt_sides
from dragoman.event.participants import with_participants
from dragoman.event.quantities import quantities_of
from dragoman.event.scope import in_scope, is_of_another_clause, is_of_nobody, is_own_affair
from dragoman.event.second_look import Told, look_again
from dragoman.event.setting import settle
from dragoman.event.setting_signs import Story
from dragoman.event.sides import find_sides
from dragoman.event.status import Reality, find_reality
from dragoman.event.toward import sure_of_actor, toward_nobody
from dragoman.event.triggers import Trigger, find_triggers
from dragoman.event.turned import turned_round
from dragoman.event.when_where import Clock, date_of, is_timetabled, place_of
from dragoman.event.whose_word import whose_word
from dragoman.lang.pack import Pack
from dragoman.model import Event, Faint, Mention, Quote, Sentence, Span, Statement
from dragoman.model.acts import ACTS, Act
from dragoman.resolve.cast import Cast
from dragoman.sentence.clauses import Predicate, find_predicates

# So many sentences make an article, which may be about two sides; fewer name whom they name.
_ARTICLE = 3
# Done by words, but not by saying that they will be done.
_DEEDS = ("recognition", "entry_ban", "appeal_for_help")


class Found(NamedTuple):
    """The events an article tells, one per act; and what it may tell besides, too unsure to be told by itself."""

    events: tuple[Event, ...]
    faint: tuple[Faint, ...]


def find_events(
    sents: Sequence[Sentence],
    quotes: Sequence[Quote],
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    cast: Cast,
    *,
    clock: Clock,
    page_id: str,
    pack: Pack,
) -> Found:
    """The events an article tells, one per act, and its faint ones."""
    arounds, tellings = find_told(sents, quotes, mentions, statements, cast, pack=pack)
    tellings = _again(tellings, pack)
    story = Story(arounds, clock, cast)
    groups = _grouped(tellings, story, pack)
    kept = trusted_acts(groups, story, pack)
    others = _grouped(second_choices(tellings), story, pack)
    faint = faint_acts(groups, others, kept, story, pack.opinion)
    settle(faint, story, pack.opinion, beside=kept)
    settle(kept, story, pack.opinion)
    told = to_events([*kept, *faint], cast, page_id=page_id)
    events = tuple(
        replace(each, quantities=quantities_of(each.act, each.evidence, clock.body, pack.numbers))
        for each in told[: len(kept)]
    )
    return Found(events, to_faint(faint, told[len(kept) :], kept, events, cast))


def trusted_acts(groups: Sequence[list[Draft]], story: Story, pack: Pack) -> list[list[Draft]]:
    """The acts likely enough to be told, each once, with the days and places that the rules give them."""
    whole = [group for group in groups if is_whole(group, story.cast)]
    kept = without_doubles(trusted(whole, pack.opinion, sentences=len(story.arounds)), story.cast)
    kept = in_scope(kept, story.arounds, story.cast, pack)
    share_meeting(kept, story.cast)
    return kept


def find_tellings(
    sents: Sequence[Sentence],
    quotes: Sequence[Quote],
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    cast: Cast,
    *,
    clock: Clock,
    pack: Pack,
) -> tuple[list[list[Draft]], Story]:
    """Everything in the article that may tell an act, put together by act; weak opinions are still among it."""
    arounds, told = find_told(sents, quotes, mentions, statements, cast, pack=pack)
    story = Story(arounds, clock, cast)
    return _grouped(_again(told, pack), story, pack), story


def _again(told: Sequence[Told], pack: Pack) -> list[Told]:
    """The tellings, once the whole article has been read."""
    weights = pack.opinion.again if pack.opinion is not None else {}
    return [(at, telling) for (at, _), telling in zip(told, look_again(told, weights), strict=True)]


def _grouped(told: Sequence[Told], story: Story, pack: Pack) -> list[list[Draft]]:
    """Tellings put together by act."""
    drafts: list[Draft] = []
    for at, telling in told:
        made = [*_drafts(telling, story.arounds[at], story.cast, story.clock, pack)]
        drafts += [with_doer(draft, drafts, story.cast) for draft in made]
    return group_drafts(drafts, story.cast)


def find_told(
    sents: Sequence[Sentence],
    quotes: Sequence[Quote],
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    cast: Cast,
    *,
    pack: Pack,
) -> tuple[list[Around], list[Told]]:
    """The sentences as they are seen, and what each by itself may tell, by its place among them."""
    arounds: list[Around] = []
    told: list[Told] = []
    for around, scene in walk(sents, quotes, mentions, cast, pack=pack):
        told += [(len(arounds), telling) for telling in _tellings(around, statements, scene, pack)]
        arounds.append(around)
    return arounds, told


def walk(
    sents: Sequence[Sentence], quotes: Sequence[Quote], mentions: Sequence[Mention], cast: Cast, *, pack: Pack
) -> Iterator[tuple[Around, Scene]]:
    """Each sentence with what a reader has in mind when he comes to it."""
    by_sent: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sent.setdefault(mention.sent, []).append(mention)
    scene = Scene(cast=cast, main=main_two(cast) if len(sents) >= _ARTICLE else ())
    stages = [_on_stage(by_sent.get(sent.index, ()), cast) for sent in sents]
    for at, sent in enumerate(sents):
        around = _around(sent, tuple(by_sent.get(sent.index, ())), quotes, pack)
        scene.enter(_on_stage(around.mentions, cast))
        scene.ahead = tuple(stages[at + 1 : at + 1 + AHEAD])
        yield around, scene
        _remember(around, scene)


def _on_stage(mentions: Sequence[Mention], cast: Cast) -> tuple[str, ...]:
    named = (m for m in mentions if not m.modifier and m.case != "loc")
    return tuple(ref for m in named for ref in cast.of.get(m.index, ()))


def _around(sent: Sentence, mentions: tuple[Mention, ...], quotes: Sequence[Quote], pack: Pack) -> Around:
    mentions = _subject_apart(sent, mentions)
    ends = {mention.last for mention in mentions if is_topic(mention, sent, pack)}
    zones = _zones(sent, quotes)
    inside = {i for m in mentions for i in range(m.first, m.last + 1) if m.kind != "place"}
    predicates = find_predicates(
        sent, ends_subject=lambda index: index in ends, in_name=lambda index: index in inside, zones=zones
    )
    return Around(sent=sent, mentions=mentions, predicates=predicates, pack=pack, zones=zones)


def _subject_apart(sent: Sentence, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """ "Norveç, Küba ve Peru'yu kınadı": read as a list of three, it would leave the verb without a subject."""
    size = next((at for at, mention in enumerate(mentions) if not mention.rule.endswith("+list")), 0) + 1
    if size < 3 or sent.words[mentions[0].last + 1].text != "," or mentions[0].case == "gen":
        return mentions
    first, others = mentions[0], mentions[size:]
    last = mentions[size - 1]
    bare = last.case == "nom" and not last.modifier
    named = any(m.case == "nom" and not m.modifier and m.kind in NAMES for m in others)
    active = any(w.morph.form == "finite" and "pass" not in w.morph.voice for w in sent.words[last.last + 1 :])
    if bare or named or not active:
        return mentions
    return (replace(first, case="nom", modifier=False, rule=first.rule.removesuffix("+list")), *mentions[1:])


def _zones(sent: Sentence, quotes: Sequence[Quote]) -> tuple[int, ...]:
    """The quotation each word stands in; one without a verb of its own is part of the clause around it."""
    zones = [0] * len(sent.words)
    for number, quote in enumerate(quotes, start=1):
        if not quote.span.overlaps(sent.span):
            continue
        inside = [i for i, word in enumerate(sent.words) if quote.span.covers(word.span)]
        if any(sent.words[i].morph.form == "finite" for i in inside):
            for i in inside:
                zones[i] = number
    return tuple(zones)


def _drafts(telling: Telling, around: Around, cast: Cast, clock: Clock, pack: Pack) -> Iterator[Draft]:
    trigger, predicate, statement = telling.trigger, telling.predicate, telling.statement
    negation_tells = any("neg" in marks for marks in trigger.frame.conditions.values())
    noun = trigger.verb if trigger.nominal else None
    act = judged(ACTS[trigger.frame.act], trigger, predicate, around)
    sides = toward_nobody(overt_sides(telling, around, cast), act, predicate, around, cast)
    sides = with_participants(sides, act, predicate, telling.at, around, cast)
    sides = turned_round(sides, trigger, predicate, around, cast)
    reality = find_reality(predicate, around, pack=pack, act=act, negation_tells=negation_tells, noun=noun)
    # "kınamadığını savundu" is no criticism; what the opinion calls a refusal it has read with its negation.
    undone = reality.rule == "negation" and trigger.frame.note != MADE and act.type == "ACCUSE"
    by_saying = not undone and _is_done_by_saying(act, predicate)
    if statement is not None and statement.speaker in sides.actors and by_saying:
        # "tanımayacaklarını duyurdu" is a refusal now, whatever the tense: the words are the act.
        reality = Reality("occurred", reality.background, "own-words")
    act, sides, reality = called_off(act, sides, reality, predicate, around, cast)
    act, sides, reality, asker = called_on(act, sides, reality, predicate, around, cast)
    if reality.status is None:
        return
    act_rule = why_so(act, telling, reality)
    asserted, asserted_rule = whose_word(trigger, sides.actors, statement, around, cast, pack)
    draft = Draft(
        act=act.act, trigger=trigger, around=around, predicate=predicate, actors=sides.actors, statement=statement,
        recipients=sides.recipients, status=reality.status, background=reality.background,
        asserted_by=asker or asserted, evidence=[_evidence(around, trigger, predicate)], words=_words(around, trigger),
        sure=sure_of_actor(telling) if sides.open_to_all else telling.sure, open_to_all=sides.open_to_all,
        rules={"act": act_rule, "actors": sides.actor_rule, "recipients": sides.recipient_rule,
               "status": reality.rule, "asserted_by": asserted_rule},
    )  # fmt: skip
    if is_own_affair(draft, cast) or is_of_nobody(draft, cast) or is_of_another_clause(draft, cast):
        return
    if is_timetabled(draft, clock):
        draft.status, draft.rules["status"] = "planned", "day-to-come"
    draft.date = date_of(draft, clock)
    draft.place = place_of(draft)
    for way in both_ways(draft, telling, cast):
        for each in each_of_gapped(way, telling, cast, clock):
            yield from one_by_one(each, cast)


def _is_done_by_saying(act: Act, predicate: Predicate) -> bool:
    """A refusal or a promise of what will be is made now; "tanıyacağız" is a plan."""
    ahead = predicate.form == "fut" or predicate.word.morph.tense == "fut"
    return is_spoken(act) and not (ahead and act.act in _DEEDS)


def _tellings(around: Around, statements: Sequence[Statement], scene: Scene, pack: Pack) -> Iterator[Telling]:
    """Words that tell an act, and the sides: by the frames alone, or with the opinion that the pack has learned."""
    triggers = find_triggers(around.sent, pack.frame_index)
    if pack.opinion is not None:
        told = propose(around, triggers, scene, statements, pack.opinion)
        yield from with_journeys(told, around, triggers, scene, statements)
        return
    for trigger in triggers:
        predicate = around.predicate_of(trigger.verb)
        if predicate is None:
            continue
        statement = statement_at(around.sent, trigger.verb, statements)
        sides = find_sides(trigger, predicate, around, scene, statement)
        if sides is not None:
            yield Telling(
                at=trigger.verb, trigger=trigger, predicate=predicate, statement=statement, sides=sides,
                act_rule=trigger.frame.name,
            )  # fmt: skip


def _remember(around: Around, scene: Scene) -> None:
    """The subject of the last main verb is what the next sentence may drop; lists may be taken up again as "they"."""
    units = named_units(around, scene.cast)
    for together in units:
        if len(together) > 1:
            scene.enter_list(together)
    scene.aside = tuple(dict.fromkeys(ref for together in units for ref in together))
    for predicate in reversed(around.predicates):
        if predicate.embedded:
            continue
        refs = [ref for mention in around.subject(predicate) for ref in scene.cast.of.get(mention.index, ())]
        if refs:
            scene.subject = tuple(dict.fromkeys(refs))
            return


def _words(around: Around, trigger: Trigger) -> Span:
    words = around.sent.words
    return Span(words[trigger.first].span.start, words[trigger.last].span.end)


def _evidence(around: Around, trigger: Trigger, predicate: Predicate) -> Span:
    """The clause of the act without its subject, or the noun with what stands before it."""
    words = around.sent.words
    first, last = trigger.first, max(trigger.last, predicate.at if not trigger.nominal else trigger.last)
    for mention in around.mentions:
        if predicate.start <= mention.first < first and not around.is_topic(mention):
            if trigger.nominal and trigger.first - mention.last > 4:
                continue
            first = min(first, mention.first)
    return Span(words[first].span.start, words[last].span.end)


__all__ = ["find_events"]
