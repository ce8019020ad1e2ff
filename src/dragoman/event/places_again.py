"""Places that an act's own sentence takes up again without their name.

    "aynı kentte görüştü"               in the town that the article named last as one where somebody was
    "Norveç'in başkentine gelen Silva"  came to Oslo, where the article names it

Refuses to guess a name that the article does not give.
"""

from collections.abc import Iterator

from dragoman.event.clause import Around
from dragoman.event.draft import Draft
from dragoman.event.setting_signs import Deed, Story
from dragoman.event.when_where import place_named
from dragoman.model import Mention, Place


def _own_words(deed: Deed) -> Iterator[tuple[Draft, int]]:
    """Of each telling the words that belong to the verb of the act, or to one it hangs on."""
    for draft in deed.group:
        around = draft.around
        verbs = [draft.predicate, *around.above(draft.predicate)]
        for at in range(min(verb.start for verb in verbs), max(verb.at for verb in verbs)):
            zone = around.zone(at)
            owner = next((p for p in around.predicates if p.start <= at < p.at and around.zone(p.at) == zone), None)
            if owner in verbs:
                yield draft, at


def in_the_same_town(deed: Deed, story: Story) -> Place | None:
    """ "Aynı kentte": the town that the article named last before these words."""
    for draft, at in _own_words(deed):
        around, morph = draft.around, draft.around.sent.words[at].morph
        same = at > 0 and around.folded[at - 1] in around.pack.pointing
        if same and morph.lemma in around.pack.towns and morph.case == "loc":
            here = around.sent.index, at
            towns = [m for m in _towns(story) if (m.sent, m.first) < here and m.case in ("loc", "dat")]
            return place_named(towns[-1]) if towns else None
    return None


def in_the_capital(deed: Deed, story: Story) -> Place | None:
    """ "Norveç'in başkentine gitti": the capital by its name, where the article has it anywhere."""
    for draft, at in _own_words(deed):
        around, morph = draft.around, draft.around.sent.words[at].morph
        owner = next((m for m in around.mentions if m.last == at - 1 and m.kind == "state"), None)
        goal = morph.case == "loc" or (morph.case == "dat" and draft.act == "visit")
        if goal and morph.lemma in around.pack.capitals and owner is not None and _owns(owner, around):
            capital = next((m for m in _towns(story) if _is_capital_of(m, owner)), None)
            if capital is not None:
                return place_named(capital)
    return None


def _is_capital_of(town: Mention, state: Mention) -> bool:
    return town.country == state.country and town.rule.startswith("world.capital")


def _owns(mention: Mention, around: Around) -> bool:
    return around.sent.words[mention.last].morph.case == "gen"


def _towns(story: Story) -> list[Mention]:
    """The towns of the article, in the order of the text."""
    mentions = (mention for around in story.arounds for mention in around.mentions)
    return [m for m in mentions if m.rule.startswith(("world.capital", "place.gazetteer"))]
