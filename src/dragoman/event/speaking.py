"""Where somebody spoke, as his sentence says it beside the verb of speaking.

    "Arendal'da yaptığı konuşmada", "Nuuk'ta soruları cevaplarken", "Bergen'de konuşan Lund"   there
    "Davos'tan yaptığı paylaşımda", "Kudüs'ten konuşan"     from there, so he was there
    "Narva'daki köprüyü kapatacaklarını bildirdi"           may be said anywhere

What he says in that sentence and in those that follow was said there. Refuses what is told through a channel elsewhere:
he may have left.
"""

from collections.abc import Iterator

from dragoman.event.clause import Around
from dragoman.event.draft import is_spoken
from dragoman.event.setting_signs import Deed, Story
from dragoman.event.when_where import place_named
from dragoman.model import Mention, Place
from dragoman.model.acts import ACTS
from dragoman.sentence.clauses import Predicate

# How many sentences on he is still at it.
_ON = 5


def where_spoken(deed: Deed, story: Story) -> Place | None:
    """Where the speaker of this act stood, by the sentence of the act or one of those before it; a lead may be
    explained by the sentence behind.
    """
    best = deed.best
    if best.status != "occurred" or not is_spoken(ACTS[best.act]) or not deed.people:
        return None
    sent = best.around.sent.index
    behind = story.behind(sent)
    nearest = [best.around, *story.arounds[max(0, sent - _ON) : sent][::-1], *([behind] if behind else [])]
    for around in nearest:
        if around is not best.around and goes_through_channel(around, best.around):
            continue
        for mention, verb in _stands(around, story):
            if deed.people <= set(story.cast.meant_by(around.subject(verb))):
                return place_named(mention)
    return None


def goes_through_channel(*arounds: Around) -> bool:
    """Whether one of these sentences speaks of what reaches people elsewhere."""
    return any(word.morph.lemma in around.pack.channels for around in arounds for word in around.sent.words)


def _stands(around: Around, story: Story) -> Iterator[tuple[Mention, Predicate]]:
    """The towns and houses of a sentence that stand beside a verb of speaking, each with that verb."""
    for mention in story.sites(around):
        verb = around.owner(mention)
        country = mention.kind == "state" and not mention.rule.startswith(("world.capital", "world.seat"))
        if verb is None or mention.modifier or country or mention.rule.startswith("place.locative"):
            continue  # a stranger that one speaks in may be a channel: "VTV'de konuşan"
        ki = around.sent.words[mention.last].morph.ki
        if not ki and mention.case in ("loc", "abl") and _speaks(verb, around, mention.case):
            yield mention, verb


def is_venue(participle: Predicate, around: Around) -> bool:
    """ "Yaptığı konuşmada", "yayımladığı videoda"."""
    behind = around.sent.words[participle.at + 1 : participle.at + 3]
    return any(word.morph.lemma in around.pack.venues and word.morph.case in ("loc", "ins") for word in behind)


def _speaks(verb: Predicate, around: Around, case: str) -> bool:
    """Whether a verb itself tells of speaking, and does not only say what was said. From a town one speaks by a word
    for it or not at all: "Oslo'dan çekilmesini istedi".
    """
    morph, words = verb.word.morph, around.sent.words
    if "pass" in morph.voice:
        return False
    if verb.form == "fact":
        return is_venue(verb, around)
    if verb.form not in ("conv", "rel", "finite"):
        return False
    if case == "abl":
        return morph.lemma in around.pack.speaking
    audience = words[verb.start : verb.at]
    return morph.lemma in around.pack.speaking or any(word.morph.lemma in around.pack.audiences for word in audience)
