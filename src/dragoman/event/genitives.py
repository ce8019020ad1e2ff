"""Which genitive an embedded verb agrees with: whoever does it ("Kim'in … teyit ettiğini")."""

from dragoman.event.layout import NAMES, Layout
from dragoman.model import Mention
from dragoman.sentence.clauses import Predicate


def genitive_subject(layout: Layout, predicate: Predicate) -> Mention | None:
    """The genitive that an embedded verb agrees with: "Kim'in … teyit ettiğini", "Rus kolluk kuvvetlerinin …"."""
    morph = predicate.word.morph
    if morph.possessor is None:
        return None
    found: list[Mention] = []
    for mention in layout.mentions:
        zone = layout.zone(mention.first) == layout.zone(predicate.at)
        if not _is_genitive(mention, layout) or mention.kind not in NAMES or not zone:
            continue
        if not predicate.start <= mention.first < predicate.at or _agrees_earlier(mention, predicate, layout):
            continue
        plural = morph.possessor == "3p" or morph.plural
        if plural and layout.owns_next(mention) and len(layout.with_list(mention)) == 1 and not mention.plural:
            continue  # "Sırbistan'ın egemenliğini desteklediklerini": they support it
        found.append(mention)
    if len(found) > 1 and _is_inner(predicate, layout):
        # "İsrail'in Bergusi'nin bırakılmasını reddettiğini": the inner verb has the nearer one.
        return next((m for m in reversed(found) if not layout.owns_next(m)), found[0])
    return found[0] if found else None


def _is_genitive(mention: Mention, layout: Layout) -> bool:
    """An owner, or who describes one: the noun right behind "Rus" is in the genitive."""
    if mention.case == "gen" or not mention.modifier:
        return mention.case == "gen"
    for word in layout.sent.words[mention.last + 1 : mention.last + 4]:
        morph = word.morph
        if word.kind == "punct" or morph.form is not None or morph.case not in (None, "nom"):
            return morph.case == "gen" and morph.pos in ("NOUN", "PROPN") and word.kind != "punct"
    return False


def _is_inner(predicate: Predicate, layout: Layout) -> bool:
    """Another verb noun right behind agrees with a genitive as well."""
    behind = next((p for p in layout.predicates if p.at > predicate.at), None)
    agrees = behind is not None and behind.form in ("fact", "fut", "ger") and behind.word.morph.possessor is not None
    return agrees and behind is not None and behind.start <= predicate.start


def _agrees_earlier(mention: Mention, predicate: Predicate, layout: Layout) -> bool:
    """Another embedded verb with a possessive of its own stands between and takes the genitive."""
    return any(
        mention.last < other.at < predicate.at and other.form in ("fact", "fut", "ger")
        and other.word.morph.possessor is not None and other.start <= mention.first
        for other in layout.predicates
    )  # fmt: skip
