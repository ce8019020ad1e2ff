"""The main path, one page long. Start reading here.

`read_page` opens no file, no socket, no clock and no database, and gives the same answer in any process.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from dragoman import __version__
from dragoman.article import extract_article, name_language
from dragoman.event import Clock, find_agreements, find_events
from dragoman.lang.base import PagePack
from dragoman.lang.opinion import OpinionWeights
from dragoman.lang.pack import Pack
from dragoman.mention import Tables, find_mentions
from dragoman.model import Actor, Article, Page, Reading, Rejected
from dragoman.model.acts import ACTS
from dragoman.resolve import Cast, resolve_actors
from dragoman.sentence import find_quotes, split_sentences
from dragoman.statement import find_statements
from dragoman.world import World
from dragoman.world.agreements import AgreementTable, load_agreements
from dragoman.world.folder import user_folder
from dragoman.world.holders import Holders, load_holders
from dragoman.world.members import load_members
from dragoman.world.places import Gazetteer, load_gazetteer
from dragoman.world.spelling import load_spellings
from dragoman.world.user_tables import check_user_tables

Packs = Mapping[str, Pack]
UNDATED = "undated"  # an article's flag: neither page nor carrier says when it was published


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of the world before any page is read."""

    world: World
    holders: Holders
    gazetteer: Gazetteer
    tables: Mapping[str, Tables]
    agreements: Mapping[str, AgreementTable]


def read_page(
    page: Page,
    *,
    packs: Packs,
    known: Known,
    page_packs: Mapping[str, PagePack] | None = None,
    considering: bool = False,
) -> Reading | Rejected:
    """Read one page from bytes to events. The whole pipeline, in order.

    page_packs  languages whose pages are told from the article on them, by code: those of `packs` where nothing is
                said. An article in one that `packs` has no grammar for goes into the `Rejected`
    considering  the reading is to hold what became of all that might tell an act
    """
    article = extract_article(page, packs=page_packs or {code: pack.page for code, pack in packs.items()})
    if isinstance(article, Rejected):
        return article
    if article.language not in packs:
        return _without_grammar(article, packs)
    pack = packs[article.language]
    if article.published is None:
        article = replace(article, flags=(*article.flags, UNDATED))
    published = article.published.value if article.published else page.published
    quotes = find_quotes(article.body)
    sents = split_sentences(article.body, quotes=quotes, pack=pack)
    mentions = find_mentions(sents, pack=pack, tables=known.tables[pack.code])
    cast = resolve_actors(mentions, pack=pack, world=known.world, holders=known.holders)
    statements = find_statements(article.body, sents, quotes, mentions, cast, pack=pack)
    clock = Clock(body=article.body, published=published, pack=pack)
    found = find_events(
        sents, quotes, mentions, statements, cast, clock=clock, page_id=page.id, pack=pack, considering=considering
    )
    events = found.events
    agreements = find_agreements(
        sents, mentions, events, cast, clock=clock, pack=pack, known=known.agreements[pack.code]
    )
    return Reading(
        article=article, mentions=mentions, actors=_named(cast, events, statements, agreements), events=events,
        statements=statements, agreements=agreements, reader=__version__, faint=found.faint,
        considered=found.considered,
    )  # fmt: skip


def _without_grammar(article: Article, packs: Packs) -> Rejected:
    """Turned away with its article: nobody is told that nothing happened where nothing was looked for."""
    language, read = name_language(article.language), " and ".join(map(name_language, sorted(packs)))
    detail = (
        f"an article in {language}, and events are read in {read} alone so far; "
        "`dragoman read --format page` shows what of the page is the article"
    )
    return Rejected(
        item_id=article.id, source=article.source, room="pipeline", reason="language", detail=detail, article=article
    )


def _named(cast: Cast, events: tuple, statements: tuple, agreements: tuple) -> tuple[Actor, ...]:  # type: ignore[type-arg]
    """The actors that take part in something; who is only spoken of stays in the mentions."""
    used = {ref for event in events for ref in (*event.actors, *event.recipients, *event.asserted_by)}
    used |= {statement.speaker for statement in statements}
    used |= {ref for agreement in agreements for ref in agreement.parties}
    return tuple(actor for actor in cast.actors.values() if actor.id in used)


def load_known(packs: Packs, *, user_dir: Path | None = None) -> Known:
    """The world's tables, with those of the user's folder, read once."""
    from dragoman.world import load_world

    # Some tables are read when they are first asked: ask now, so that reading a page opens nothing.
    len(ACTS)
    load_spellings()
    load_members()
    world, holders = load_world(user_dir=user_dir), load_holders(user_dir=user_dir)
    gazetteer = load_gazetteer(user_dir=user_dir)
    tables = {code: Tables.of(world, holders, gazetteer, pack=pack) for code, pack in packs.items()}
    agreements = {code: load_agreements(code, user_dir=user_dir) for code in packs}
    return Known(world=world, holders=holders, gazetteer=gazetteer, tables=tables, agreements=agreements)


def default_reader(opinions: Mapping[str, OpinionWeights] | None = None) -> Callable[[Page], Reading | Rejected]:
    """`read_page` with every language and table that the program ships, and the user's own tables.

    opinions  weights to read with instead of those that a language ships, by its code
    """
    from dragoman.lang.en.page import load_page_pack
    from dragoman.lang.tr import load_pack

    packs, folder = {"tr": load_pack()}, user_folder()
    packs |= {code: replace(packs[code], opinion=weights) for code, weights in (opinions or {}).items()}
    if folder is not None:
        check_user_tables(folder)
    pages = {"en": load_page_pack(), **{code: pack.page for code, pack in packs.items()}}
    return partial(read_page, packs=packs, known=load_known(packs, user_dir=folder), page_packs=pages)
