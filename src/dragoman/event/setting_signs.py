"""When and where an act could have been, and what can be seen of each possibility: what the learned opinion weighs.

Possible days are those of the times near the words that tell the act, those of other acts of the article, the day of
publication, and none; possible places likewise. What the rules of `when_where` and `meeting` chose is one of the signs.
Training and reading both come through here. Says nothing about which it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.event.clause import Around
from dragoman.event.draft import Draft, is_spoken
from dragoman.event.meeting import best_placed
from dragoman.event.when_where import Clock, is_place
from dragoman.mention.times import TimeExpr
from dragoman.model import Mention, Place, Span, TimeSpan
from dragoman.model.acts import ACTS
from dragoman.resolve.cast import Cast
from dragoman.resolve.times import resolve_time

# How many sentences back a time or place may stand and still be meant.
_BACK = 12
_FUTURE = ("planned", "called_for", "hypothetical")
Group = Sequence[Draft]
Sides = tuple[frozenset[str], frozenset[str]]  # countries of actors and of recipients


@dataclass(slots=True)
class Option:
    """One day or place that an act could have; `made` is None where it is not known."""

    name: str
    made: TimeSpan | Place | None
    signs: dict[str, None] = field(default_factory=dict)

    def seen(self, *signs: str) -> None:
        self.signs.update(dict.fromkeys(signs))


@dataclass(frozen=True, slots=True)
class Story:
    """The sentences of an article in order, its clock and its cast."""

    arounds: Sequence[Around]
    clock: Clock
    cast: Cast

    def before(self, sent: int) -> Iterator[tuple[int, Around]]:
        """The sentences before one, nearest first, with how far back they stand; 4 is four and more."""
        for back in range(1, _BACK + 1):
            if sent - back >= 0:
                yield min(back, 4), self.arounds[sent - back]


def setting_contexts(group: Group) -> tuple[str, ...]:
    """What a sign is weighed together with: the act, its status, and the form of its words."""
    best = _best(group)
    act = ACTS[best.act]
    morph = best.predicate.word.morph
    background = all(draft.background for draft in group)
    spoken = "said" if is_spoken(act) else "done"
    claimed = "c" if best.asserted_by else "o"
    return (
        "", act.act, act.type, f"{best.status}/{background:d}", f"{best.predicate.form}/{morph.tense}/{background:d}",
        f"{spoken}/{best.status}/{background:d}{claimed}",
    )  # fmt: skip


def _best(group: Group) -> Draft:
    return max((draft for draft in group if draft.actors), key=lambda draft: draft.sure or 0.0)


def rule_date(group: Group) -> TimeSpan | None:
    return next((d.date for d in group if d.own_date and d.date), _best(group).date)


def rule_place(group: Group) -> Place | None:
    return best_placed([_best(group), *group]).place


# --- days -----------------------------------------------------------------------------------------------------------


def day_options(group: Group, groups: Sequence[Group], story: Story) -> list[Option]:
    """All days the act could have been on, each with its signs; "" is the unknown day."""
    options: dict[str, Option] = {"": Option("", None)}
    best, published = _best(group), story.clock.published
    future = best.status in _FUTURE
    sent = best.around.sent.index
    general = [f"i{min(sent, 3)}", f"n{min(len(group), 3)}"]
    for draft in group:
        times = story.clock.times(draft.around.sent)
        general.append(f"t{min(len(times), 3)}")
        for expr in times:
            _add_time(options, expr, draft.around, story, future, _time_signs(expr, draft, times, draft is best))
    for back, around in story.before(sent):
        for expr in story.clock.times(around.sent):
            _add_time(options, expr, around, story, future, [f"back{back}", f"back{back}/{expr.rule}", _lead(around)])
    for other in groups:
        date = rule_date(other)
        if other is not group and date is not None and date.span is not None:
            _option(options, date.edtf, date).seen(*_relation("ev", group, other, story))
    if published:
        made = TimeSpan(edtf=published[:10], span=None, rule="published")
        _option(options, made.edtf, made).seen("pub")
    told = rule_date(group)
    _option(options, told.edtf if told else "", told).seen("rule", f"rule/{_kind_of_rule(told)}")
    options[""].seen("none")
    for option in options.values():
        option.seen(f"g={_grain(option.name)}", f"w={_way(option.name, published)}")
        kind = "p" if "pub" in option.signs else "n" if not option.name else "t"
        option.seen(*(f"{kind}:{sign}" for sign in (*general, *_general(group))))
    return list(options.values())


def _lead(around: Around) -> str:
    """Whether a sentence is one of those that open the article: what is told there holds for the rest."""
    return f"lead{min(around.sent.index, 2)}"


def _add_time(
    options: dict[str, Option], expr: TimeExpr, around: Around, story: Story, future: bool, signs: Iterable[str]
) -> None:
    edtf = resolve_time(expr, published=story.clock.published, future=future)
    if edtf is not None:
        made = TimeSpan(edtf=edtf, span=expr.span.shift(around.sent.span.start), rule=expr.rule)
        _option(options, edtf, made).seen(*signs)


def _option(options: dict[str, Option], name: str, made: TimeSpan | Place | None) -> Option:
    return options.setdefault(name, Option(name, made))


def _kind_of_rule(told: TimeSpan | None) -> str:
    return "none" if told is None else "pub" if told.span is None else "own"


def _general(group: Group) -> Iterator[str]:
    """What speaks for or against the unknown and the day of publication, whatever the text says of times."""
    best = _best(group)
    morph = best.predicate.word.morph
    background = all(draft.background for draft in group)
    yield f"f={best.predicate.form}/{morph.tense}"
    yield f"v={'+'.join(morph.voice)}"
    yield f"s={best.status}/{background:d}"
    yield f"said={best.statement.kind if best.statement else '-'}/{bool(best.asserted_by):d}"
    yield f"noun={best.trigger.nominal:d}"
    yield f"l={morph.lemma}"
    parent = best.around.parent(best.predicate)
    yield f"up={parent.form + '/' + str(parent.word.morph.tense) if parent else 'top'}"
    yield f"upl={parent.word.morph.lemma if parent else 'top'}"


def _time_signs(expr: TimeExpr, draft: Draft, times: Sequence[TimeExpr], best: bool) -> Iterator[str]:
    around, at = draft.around, draft.predicate.at
    words = _words_of(expr.span.shift(around.sent.span.start), around)
    if not words:
        return
    yield f"r={expr.rule}"
    yield f"best{best:d}"
    yield from _where_in_sentence(words[0], words[-1], draft)
    after = around.next_lemma(words[-1])
    yield f"af={after}"
    near = min(times, key=lambda other: _gap(other, around, at))
    yield f"near{near is expr:d}"
    yield f"only{len(times) == 1:d}"


def _gap(expr: TimeExpr, around: Around, at: int) -> int:
    words = _words_of(expr.span.shift(around.sent.span.start), around)
    return min((abs(at - word) for word in words), default=999)


def _words_of(span: Span, around: Around) -> list[int]:
    return [i for i, word in enumerate(around.sent.words) if span.covers(word.span)]


def _where_in_sentence(first: int, last: int, draft: Draft) -> Iterator[str]:
    """Before or behind the words of the act, how far, in which clause and quotation."""
    around, at = draft.around, draft.predicate.at
    side = "<" if last < at else ">"
    gap = at - last if side == "<" else first - at
    near = "1" if gap <= 1 else "2" if gap <= 2 else "4" if gap <= 4 else "8" if gap <= 8 else "9"
    yield f"d={side}{near}"
    yield f"first{first <= 1:d}"
    zone, own = around.zone(first), around.zone(at)
    yield "z=same" if zone == own else "z=in" if zone else "z=out"
    low, high = (last, at) if side == "<" else (at, first)
    forms = [p.form for p in around.predicates if low < p.at < high and around.zone(p.at) == own]
    path = "-".join(forms[:3]) + ("+" if len(forms) > 3 else "")
    yield f"pa={side}{path}"
    yield f"paf={side}{path}/{first <= 1:d}"
    reach = draft.predicate.start <= first and last < at
    yield f"in{reach:d}{draft.trigger.first <= first and last <= draft.trigger.last:d}"
    owner = next((p for p in around.predicates if p.at > last and p.start <= first), None)
    if owner is not None and owner is not draft.predicate:
        yield f"ow={owner.form}/{around.parent(owner) is draft.predicate:d}"
    yield f"own{owner is draft.predicate:d}"


def _grain(edtf: str) -> str:
    return "none" if not edtf else "span" if "/" in edtf else {4: "year", 7: "month"}.get(len(edtf), "day")


def _way(edtf: str, published: str | None) -> str:
    if not edtf or not published:
        return "-"
    day = published[:10]
    size = min(len(edtf), 10)
    return "same" if edtf[:10] == day else "in" if edtf[:size] == day[:size] else "past" if edtf[:10] < day else "ahead"


# --- places ---------------------------------------------------------------------------------------------------------


def place_options(group: Group, groups: Sequence[Group], story: Story) -> list[Option]:
    """All places the act could have been at, each with its signs; "" is the unknown place."""
    options: dict[str, Option] = {"": Option("", None)}
    best = _best(group)
    sent = best.around.sent.index
    sides = (story.cast.countries(best.actors), story.cast.countries(best.recipients))
    for draft in group:
        for mention in _sites(draft.around):
            _at(options, mention).seen(*_site_signs(mention, draft, story, sides), f"best{draft is best:d}")
    for back, around in story.before(sent):
        for mention in _sites(around):
            if mention.case == "loc" or mention.kind == "place":
                _at(options, mention).seen(f"back{back}", f"back{back}/{mention.kind}/{mention.case}", _lead(around))
    for other in groups:
        place = rule_place(other)
        if other is not group and place is not None:
            _option(options, place.name, place).seen(*_relation("ev", group, other, story))
    told = rule_place(group)
    _option(options, told.name if told else "", told).seen("rule", f"rule/{told is not None:d}")
    options[""].seen("none")
    for option in options.values():
        kind = "t" if option.name else "n"
        option.seen(*(f"{kind}:{sign}" for sign in (f"i{min(sent, 3)}", f"o{min(len(options), 5)}", *_general(group))))
        if isinstance(option.made, Place):
            option.seen(f"pr={option.made.rule}", f"mine={_whose(option.made.country, sides)}")
            times = sum(mention.name == option.name for around in story.arounds for mention in around.mentions)
            option.seen(f"often{min(times, 4)}")
    return list(options.values())


def _whose(country: str | None, sides: Sides) -> str:
    """The country of an actor, of a recipient, or of neither."""
    return "-" if country is None else f"{country in sides[0]:d}{country in sides[1]:d}"


def _sites(around: Around) -> list[Mention]:
    """Whatever may name a place: places, states by name, capitals, and houses that stand for their masters."""
    return [
        m for m in around.mentions
        if m.kind == "place"
        or (m.kind == "state" and m.rule.startswith(("world.capital", "world.name")))
        or (m.kind == "body" and (m.entry or "").startswith("body:"))
    ]  # fmt: skip


def _at(options: dict[str, Option], mention: Mention) -> Option:
    made = Place(name=mention.name, country=mention.country, span=mention.span, rule=mention.rule)
    return _option(options, mention.name, made)


def _site_signs(mention: Mention, draft: Draft, story: Story, sides: Sides) -> Iterator[str]:
    around = draft.around
    case = "m" if mention.modifier else str(mention.case)
    rule = mention.rule.split("+")[0]
    yield f"k={mention.kind}/{case}"
    yield f"r={rule}/{case}"
    yield f"ok{is_place(mention, draft):d}"
    yield from _where_in_sentence(mention.first, mention.last, draft)
    refs = set(story.cast.of.get(mention.index, ()))
    yield f"side{bool(refs & set(draft.actors)):d}{bool(refs & set(draft.recipients)):d}"
    yield f"mine{_whose(mention.country, sides)}/{case}"
    yield f"af={around.next_lemma(mention.last)}"
    yield f"head={mention.head}"
    following = around.sent.words[mention.last + 1].morph if mention.last + 1 < len(around.sent.words) else None
    yield f"ac={case}/{following.pos if following else '-'}/{following.possessor if following else '-'}"
    others = [m for m in _sites(around) if m is not mention and m.case == "loc"]
    yield f"locs{min(len(others), 2)}/{case}"


def _relation(mark: str, group: Group, other: Group, story: Story) -> Iterator[str]:
    """How another act of the article stands to this one: its kind, who was there, how far away it is told."""
    mine, theirs = _best(group), _best(other)
    people = {ref for ref in mine.actors if story.cast.actors[ref].kind == "person"}
    there = {ref for draft in other for ref in (*draft.actors, *draft.recipients)}
    ours = story.cast.countries(mine.actors + mine.recipients)
    states = story.cast.countries(tuple(there))
    shared = "who" if people and people <= there else "all" if ours <= states else "some" if ours & states else "no"
    gap = mine.around.sent.index - theirs.around.sent.index
    far = "0" if not gap else f"{'<' if gap > 0 else '>'}{min(abs(gap), 3)}"
    same = all(d.background for d in group) == all(d.background for d in other)
    kind = ACTS[theirs.act].type
    yield f"{mark}={shared}"
    yield f"{mark}k={kind}/{shared}/{same:d}"
    yield f"{mark}a={theirs.act}/{shared}/{same:d}"
    yield f"{mark}g={far}/{shared}/{same:d}"
    yield f"{mark}s={theirs.status}/{same:d}"
