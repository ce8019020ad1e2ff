"""The places that an act could have been at, each with its signs.

Those near the words that tell the act, those of other acts of the article, and none; what the rules of `when_where` and
`meeting` chose is one of the signs.
"""

from collections.abc import Iterator

from dragoman.event.clause import Around
from dragoman.event.draft import Draft
from dragoman.event.setting_signs import (
    Deed,
    Deeds,
    Option,
    Options,
    Story,
    lead_sign,
    option_of,
    place_in_sentence,
)
from dragoman.event.when_where import is_place, place_named
from dragoman.model import Mention, Place

Sides = tuple[frozenset[str], frozenset[str]]  # countries of actors and of recipients


def place_options(at: int, deeds: Deeds, story: Story) -> list[Option[Place]]:
    """All places the act at this place among `deeds` could have been at, each with its signs; "" is the unknown."""
    options: Options[Place] = {"": Option("", None)}
    deed = deeds[at]
    best = deed.best
    sent = best.around.sent.index
    sides = (story.cast.countries(best.actors), story.cast.countries(best.recipients))
    for draft in deed.group:
        for mention in story.sites(draft.around):
            _at(options, mention).seen(*_site_signs(mention, draft, story, sides), f"best{draft is best:d}")
    nearer: set[str] = set()
    for back, around in story.before(sent):
        here = [m for m in story.sites(around) if m.case == "loc" or _is_told_place(m)]
        before = list(_before_signs(around, deed, story)) if here else []
        for mention in here:
            signs = (f"back{back}", f"back{back}/{mention.kind}/{mention.case}", lead_sign(around))
            _at(options, mention).seen(*signs, *before, f"nearer{min(len(nearer - {mention.name}), 3)}")
        nearer.update(m.name for m in here)
    if (behind := story.behind(sent)) is not None:
        for mention in story.sites(behind):
            if mention.case == "loc":
                _at(options, mention).seen("behind", f"behind/{mention.kind}")
    for other, relation in deeds.others(at):
        if (place := other.place) is not None:
            option_of(options, place.name, place).seen(*relation)
    told = deed.place
    option_of(options, told.name if told else "", told).seen("rule", f"rule/{told is not None:d}")
    options[""].seen("none")
    general = [*deed.general, f"i{min(sent, 3)}", f"o{min(len(options), 5)}"]
    for option in options.values():
        option.kind, option.general = "t" if option.name else "n", general
        if option.made is not None:
            option.seen(f"pr={option.made.rule}", f"mine={_whose(option.made.country, sides)}")
            option.seen(f"often{min(story.named[option.name], 4)}")
    return list(options.values())


def _before_signs(around: Around, deed: Deed, story: Story) -> Iterator[str]:
    """How a sentence before the act stands to it."""
    best = deed.best
    refs, states, form = story.named_in(around)
    people = {ref for ref in (*best.actors, *best.recipients) if story.cast.actors[ref].kind == "person"}
    ours = story.cast.countries(best.actors), story.cast.countries(best.recipients)
    there = "all" if people and people <= refs else "some" if people & refs else "none" if people else "-"
    both = f"{ours[0] <= states:d}{'-' if not ours[1] else int(ours[1] <= states)}"
    paragraphs, heads = story.parts.between(best.around.sent.index, around.sent.index)
    yield f"bp={there}"
    yield f"bs={both}"
    yield f"bps={there}/{both}"
    yield f"bf={form}/{deed.background:d}"
    yield f"par{min(paragraphs, 3)}"
    yield f"heads{min(heads, 2)}"
    if around.sent.index < 2:
        yield f"lead bps={there}/{both}"
        yield f"lead heads{min(heads, 2)}"


def _whose(country: str | None, sides: Sides) -> str:
    """The country of an actor, of a recipient, or of neither."""
    return "-" if country is None else f"{country in sides[0]:d}{country in sides[1]:d}"


def _is_told_place(mention: Mention) -> bool:
    """ "Lahey'e giden", "Doha oturumu": what a sentence before speaks of as a town, whatever its case."""
    if mention.kind == "place":
        return mention.rule != "place.suffixed"  # a stranger there may be anything
    town = mention.rule.startswith("world.capital")
    return town and (mention.case == "dat" or (mention.case == "nom" and mention.modifier))


def _at(options: Options[Place], mention: Mention) -> Option[Place]:
    name = mention.name
    if name not in options:
        made = place_named(mention)
        options[name] = Option(name, made)
    return options[name]


def _site_signs(mention: Mention, draft: Draft, story: Story, sides: Sides) -> Iterator[str]:
    around = draft.around
    case = "m" if mention.modifier else str(mention.case)
    rule = mention.rule.split("+")[0]
    yield f"k={mention.kind}/{case}"
    yield f"r={rule}/{case}"
    yield f"ok{is_place(mention, draft):d}"
    yield from place_in_sentence(mention.first, mention.last, draft)
    refs = set(story.cast.of.get(mention.index, ()))
    yield f"side{bool(refs & set(draft.actors)):d}{bool(refs & set(draft.recipients)):d}"
    yield f"mine{_whose(mention.country, sides)}/{case}"
    yield f"af={around.next_lemma(mention.last)}"
    yield f"head={mention.head}"
    following = around.sent.words[mention.last + 1].morph if mention.last + 1 < len(around.sent.words) else None
    yield f"ac={case}/{following.pos if following else '-'}/{following.possessor if following else '-'}"
    others = [m for m in story.sites(around) if m is not mention and m.case == "loc"]
    yield f"locs{min(len(others), 2)}/{case}"
