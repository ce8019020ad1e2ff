"""The sentences of an article in their order, each with what a reader has in mind when he comes to it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.event.clause import Around
from dragoman.event.draft import Scene, main_two
from dragoman.event.layout import NAMES, is_topic
from dragoman.event.lineup import AHEAD, named_units
from dragoman.lang.pack import Pack
from dragoman.model import Mention, Quote, Sentence
from dragoman.resolve.cast import Cast
from dragoman.sentence.clauses import find_predicates

# So many sentences make an article, which may be about two sides; fewer name whom they name.
_ARTICLE = 3


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
    return tuple(cast.meant_by(named))


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
        refs = scene.cast.meant_by(around.subject(predicate))
        if refs:
            scene.subject = tuple(dict.fromkeys(refs))
            return
