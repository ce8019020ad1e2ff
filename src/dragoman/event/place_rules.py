"""What is said of the place of an act beside what was weighed for it alone: places hold each other, and so do acts.

    "Busan kentindeki Gimhae Hava Üssü'nde"   the base, not the town
    "İki ülke 2021'de imzalamıştı"            was not in the town of today's meeting
    "Ankara'da … Külliye'de görüştü"          the house, not the town
    "Somali açıklarında"                      off Somalia
    "Lund … önerdi", behind his talks         where he talked

How each is chosen before that is decided in `setting`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.event.clause import Around
from dragoman.event.draft import is_spoken
from dragoman.event.places_again import in_the_capital, in_the_same_town
from dragoman.event.posts import is_post, of_mission
from dragoman.event.setting_signs import Deed, Story
from dragoman.event.speaking import goes_through_channel, where_spoken
from dragoman.event.when_where import place_named
from dragoman.model import Mention, Place, TimeSpan
from dragoman.model.acts import ACTS
from dragoman.sentence.clauses import Predicate


class Chosen(NamedTuple):
    """An act with the day and the place that were chosen for it."""

    deed: Deed
    day: TimeSpan | None
    place: Place | None


def right_places(chosen: Sequence[Chosen], story: Story) -> list[Place | None]:
    """The places of an article's acts once all have been chosen, in the same order."""
    found = [each._replace(place=_named_right(each, story)) for each in chosen]
    kept = [each._replace(place=None) if _is_from_afar(each, found) else each for each in found]
    narrowed = [each._replace(place=_in_the_house(_narrowed(each, kept), each.deed, story)) for each in kept]
    again = [each._replace(place=_taken_up(each, story)) for each in narrowed]
    return [each.place or _of_the_same_day(each, again) for each in again]


def _named_right(each: Chosen, story: Story) -> Place | None:
    """Where the mission stands that it is done to; nowhere, where the name is only somebody's post."""
    place = of_mission(each.deed, story.clock.body) or each.place
    return None if place is not None and is_post(place, each.deed) else place


# -- a place without its name


def _taken_up(each: Chosen, story: Story) -> Place | None:
    """The place that the act's own sentence takes up, or the one beside which it was done; else where its speaker is
    said to have spoken.
    """
    deed, place = each.deed, each.place
    found = in_the_same_town(deed, story) or in_the_capital(deed, story)
    if found is not None:
        return found
    if place is None or not any(_names(draft.around, place) for draft in deed.group):
        place = _beside(deed) or place
    return place or where_spoken(deed, story)


def _beside(deed: Deed) -> Place | None:
    """ "Somali açıklarında", "Tahran yakınlarında", "Polonya semalarını ihlal etti": the state or capital in whose
    waters, skies or surroundings it was done.
    """
    for draft in deed.group:
        around = draft.around
        for mention in around.inside(draft.predicate):
            behind = around.sent.words[mention.last + 1 : mention.last + 2]
            near = any(word.morph.lemma in around.pack.nearby and word.morph.possessor for word in behind)
            where = any(word.morph.case in ("loc", "acc") and not word.morph.ki for word in behind)
            if mention.kind == "state" and mention.modifier and near and where:
                return place_named(mention)
    return None


# -- a place in another


def _in_the_house(place: Place | None, deed: Deed, story: Story) -> Place | None:
    """The house of "geldiği Ankara'da Erdoğan'la Külliye'de görüştü", where the town was chosen from these words and
    nothing else is told of it; and the one that the act's own clause names, where only another sentence has the place.
    """
    around = next((a for a in story.arounds if place is not None and a.sent.span.covers(place.span)), None)
    if place is None or around is None or deed.best.act == "visit":
        return place
    house = None if _names(deed.best.around, place) else _own_house(deed, story)
    town = next((m for m in around.mentions if m.name == place.name and m.span.covers(place.span)), None)
    if house is None and town is not None and not _is_house(town, story) and not _is_also_where(town, story):
        houses = (m for m in _houses(around, story) if m.first > town.last and _is_of_one_act(m, town, deed, around))
        house = next(houses, None)
    return place_named(house) if house is not None else place


def _is_of_one_act(house: Mention, town: Mention, deed: Deed, around: Around) -> bool:
    """Not "Ankara'da Rutte'yle görüştü; haftaya Beyaz Saray'da Trump'la görüşecek"."""
    verbs = [draft.predicate for draft in deed.group if draft.around is around]
    owner = around.owner(house)
    below = owner is not None and (owner in verbs or around.parent(owner) in verbs)
    # "Ankara'ya gelen Faye'yi Külliye'de karşıladı": who came to the town is in the house.
    same = below or owner is around.owner(town) or town.case == "dat"
    return same and around.zone(house.first) == around.zone(town.first)


def _is_also_where(town: Mention, story: Story) -> bool:
    """Another sentence has something happen in that town."""
    others = (m for around in story.arounds if around.sent.index != town.sent for m in around.mentions)
    return any(m.name == town.name and m.case == "loc" for m in others)


def _own_house(deed: Deed, story: Story) -> Mention | None:
    """The house of the act's clause, or of who does it: "Oval Ofis'te basının önüne çıkan Trump"."""
    around, predicate = deed.best.around, deed.best.predicate
    verbs = [predicate, *around.above(predicate)]
    for house in _houses(around, story):
        owner = around.owner(house)
        if owner in verbs or (owner is not None and owner.form == "rel" and _is_done_by(owner, deed, story)):
            return house
    return None


def _is_done_by(verb: Predicate, deed: Deed, story: Story) -> bool:
    return not set(story.cast.meant_by(deed.best.around.subject(verb))).isdisjoint(deed.best.actors)


def _houses(around: Around, story: Story) -> list[Mention]:
    return [m for m in story.sites(around) if m.case == "loc" and not m.modifier and _is_house(m, story)]


def _is_house(mention: Mention, story: Story) -> bool:
    """A seat of government; that of an organisation is a town ("Brüksel'de")."""
    seat = mention.rule.startswith("world.seat") and mention.kind == "state"
    return seat or mention.kind == "body" or mention.head in story.clock.pack.houses


def _narrowed(each: Chosen, chosen: Sequence[Chosen]) -> Place | None:
    """The place within the one that was chosen, where this act or another of the same people and day is told with one;
    not where it says the wider one of this act, and who travels goes to the town.
    """
    place = each.place
    if place is None or each.deed.best.act == "visit" or _is_told_by_itself(place, each.deed):
        return place
    together = [other for other in chosen if other.deed is each.deed or _is_together(other, each)]
    arounds = {draft.around.sent.index: draft.around for other in together for draft in other.deed.group}
    within = (_within(place, around) for _, around in sorted(arounds.items()))
    return next((place_named(mention) for mention in within if mention is not None), place)


def _is_together(left: Chosen, right: Chosen) -> bool:
    return _is_same_day(left, right) and not left.deed.there.isdisjoint(right.deed.there)


def _is_told_by_itself(place: Place, deed: Deed) -> bool:
    """ "Roma'da Meloni'yle görüştü", whatever else lies in Rome."""
    return any(
        mention.name == place.name and mention.case in ("loc", "dat") and not _holds_another(mention, draft.around)
        for draft in deed.group
        for mention in draft.around.mentions
    )


def _holds_another(mention: Mention, around: Around) -> bool:
    return any(word.morph.ki for word in around.sent.words[mention.last : mention.last + 2])


def _within(place: Place, around: Around) -> Mention | None:
    """ "İskoçya'daki Turnberry", "Burundi sınırındaki Uvira": the place behind, with one word between at most."""
    for mention in around.mentions:
        if mention.name != place.name or not _holds_another(mention, around):
            continue
        words = around.sent.words
        start = mention.last + (1 if words[mention.last].morph.ki else 2)
        behind = next((other for other in around.mentions if other.first == start), None)
        if behind is not None and behind.kind == "place":
            return behind
    return None


# -- the places of other acts


def _is_from_afar(each: Chosen, chosen: Sequence[Chosen]) -> bool:
    """A place that only other sentences name, where no act of the same day was: what somebody said may be far from
    where he is, but what was done long ago, what states do and what never happened is told with its own place.
    """
    deed, place = each.deed, each.place
    if place is None or any(_names(draft.around, place) for draft in deed.group):
        return False
    there = (other for other in chosen if other.place is not None and other.place.name == place.name)
    if any(other.deed is not deed and _is_same_day(other, each) for other in there):
        return False
    return deed.background or not deed.people or deed.best.status != "occurred"


def _names(around: Around, place: Place) -> bool:
    named = any(mention.name == place.name for mention in around.mentions)
    return named or around.sent.span.covers(place.span)


def _is_same_day(left: Chosen, right: Chosen) -> bool:
    return (left.day and left.day.edtf) == (right.day and right.day.edtf)


def _of_the_same_day(each: Chosen, chosen: Sequence[Chosen]) -> Place | None:
    """Where the speaker did all else that the article has told of him on that day, unless he spoke from there to
    people elsewhere.
    """
    deed = each.deed
    if deed.best.status != "occurred" or not is_spoken(ACTS[deed.best.act]) or each.day is None or not deed.people:
        return None
    if goes_through_channel(*(draft.around for draft in deed.group)):
        return None
    sent = deed.best.around.sent.index
    places = [
        other.place
        for other in chosen
        if other.place is not None and other.deed is not deed and _is_same_day(other, each)
        if other.deed.best.status == "occurred" and other.deed.background == deed.background
        if deed.people <= other.deed.there
        if min(draft.around.sent.index for draft in other.deed.group) <= sent
    ]
    return places[0] if len({place.name for place in places}) == 1 else None
