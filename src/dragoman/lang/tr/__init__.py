"""Turkish."""

import json
from collections.abc import Sequence
from importlib.resources import files

from dragoman.lang.frames import EventFrame
from dragoman.lang.numbers import load_numbers
from dragoman.lang.opinion import read_opinion
from dragoman.lang.pack import Pack
from dragoman.lang.rows import AgreementWord, SpeechFrame, Title
from dragoman.lang.tables import read_rows
from dragoman.lang.tr.in_context import analyse_sentence
from dragoman.lang.tr.morphology import analyse
from dragoman.lang.tr.page import load_page_pack
from dragoman.lang.tr.times import load_times

_HERE = "dragoman.lang.tr"


def load_pack() -> Pack:
    """The Turkish pack, read from the tables beside this file."""
    head_rows = list(read_rows(_HERE, "heads.tsv", 3))
    heads = {lemma: kind for lemma, kind, _ in head_rows}
    modal = list(read_rows(_HERE, "modality.tsv", 3))
    words = [(form, kind) for form, kind in read_rows(_HERE, "small_words.tsv", 2)]
    judgements = [(lemma, kind) for lemma, kind in read_rows(_HERE, "judgements.tsv", 2)]
    return Pack(
        code="tr",
        home="TUR",
        page=load_page_pack(),
        times=load_times(),
        agreements=_agreement_words(),
        joining=_of_kind(words, "joining"),
        made=_of_kind(words, "made"),
        between=_of_kind(words, "between"),
        abbreviations=frozenset(row[0] for row in read_rows(_HERE, "abbreviations.tsv", 2)),
        heads=heads,
        pointing=_of_kind(words, "pointing"),
        pointing_starts=_of_kind(words, "pointing start"),
        state_nouns=_of_kind(words, "state noun"),
        media=_of_kind(words, "medium"),
        lives=_of_kind(words, "life"),
        title_words=_of_kind(words, "title"),
        name_particles=_of_kind(words, "particle"),
        site_nouns=_of_kind(words, "site"),
        joiners=_of_kind(words, "joiner"),
        partner_word="ile",
        besides=("yanı", "sıra"),
        correlatives={"hem": "hem", "gerek": "gerek", "gerekse": "gerek"},
        neither="ne",
        pair_nouns=_of_kind(words, "pair"),
        state_pairs=frozenset({"ülke", "taraf"}),
        many_of_one=_of_kind(words, "many of one"),
        numbers=load_numbers("tr"),
        pair_counts={form: int(kind[-1]) for form, kind in words if kind.startswith("count ")},
        plural_pairs=_of_kind(words, "plural pair"),
        person_pairs=frozenset(form for form, kind in words if kind == "pair" and heads.get(form) == "role"),
        counterparts=_of_kind(words, "counterpart"),
        leaders=_of_kind(words, "leader"),
        state_relations=_of_kind(words, "state relation"),
        is_own_name=is_own_name,
        agent_words=_of_kind(words, "agent"),
        between_words=_of_kind(words, "between word"),
        negators=_of_kind(words, "negator"),
        expecting=_of_kind(words, "expecting"),
        refusing=_of_kind(words, "refusing"),
        invitations=_of_kind(words, "invitation"),
        offices={
            form: Title(english=english, kind=holder, special=special)
            for form, _, english, holder, _, special, _ in read_rows(_HERE, "offices.tsv", 7)
        },
        bodies={
            form: Title(english=english, kind=kind, special=special)
            for form, _, english, kind, special, _ in read_rows(_HERE, "bodies.tsv", 6)
        },
        groups={
            form: Title(english=english, kind="group", special="")
            for form, _, english, _ in read_rows(_HERE, "groups.tsv", 4)
        },
        speech_frames=_speech_frames(),
        venues=_of_kind(words, "venue"),
        audiences=_of_kind(words, "audience"),
        channels=_of_kind(words, "channel"),
        decisions=_of_kind(words, "decision"),
        lasting=_of_kind(words, "lasting"),
        speech_nouns=_of_kind(words, "speech noun"),
        sources=_of_kind(words, "source"),
        source_words=_of_kind(words, "source word"),
        event_frames=_event_frames(),
        modality={lemma: effect for lemma, effect, _ in modal},
        off=frozenset(lemma for lemma, _, note in modal if note == "off"),
        occasion_verbs=_of_kind(words, "occasion verb"),
        beside=_of_kind(words, "beside"),
        presence=_of_kind(words, "presence"),
        behests=_of_kind(words, "behest"),
        own_bodies=_of_kind(words, "own body"),
        talks=_of_kind(words, "talk"),
        each_other=_of_kind(words, "each other"),
        apart=_of_kind(words, "apart"),
        by_turns=_of_kind(words, "by turns"),
        as_words=_of_kind(words, "as"),
        swaps=_of_kind(words, "swap"),
        reciprocal=_of_kind(words, "reciprocal"),
        report_nouns=_of_kind(words, "report noun"),
        toward=_of_kind(words, "toward"),
        separately=_of_kind(words, "separately"),
        flags=_of_kind(words, "flag"),
        sport=_of_kind(words, "sport"),
        players=_of_kind(words, "player"),
        mobilisation=_of_kind(words, "mobilisation"),
        together=_of_kind(words, "together"),
        agreeing=_of_kind(words, "agreeing"),
        people=_of_kind(words, "people"),
        reasons=_of_kind(words, "reason"),
        purposes=_of_kind(words, "purpose"),
        deeds={lemma: frozenset(kinds.split()) for lemma, kinds in read_rows(_HERE, "deeds.tsv", 2)},
        being=_of_kind(words, "being"),
        judging=_of_kind(judgements, "verb"),
        praising=_of_kind(judgements, "good"),
        blaming=_of_kind(judgements, "bad"),
        neutral=_of_kind(judgements, "neutral"),
        judged_as=_of_kind(judgements, "as"),
        all_states=_of_kind(words, "all states"),
        each=_of_kind(words, "each"),
        friends=_of_kind(words, "friend"),
        communities=_of_kind(words, "community"),
        worldwide=_of_kind(words, "worldwide"),
        skies=_of_kind(words, "sky"),
        rumours=_of_kind(words, "rumour"),
        calls=_of_kind(words, "call"),
        warnings=_of_kind(words, "warning"),
        according=_of_kind(words, "according"),
        # A foreign name that is written with "e" may be read with "a": "Biden da". Hardly one is the other way round.
        clitics={"de": "eiöüéèêíî", "da": "aıoueiöüáâéíóú"},
        topic_marks=_of_kind(words, "topic mark"),
        analyse_sentence=analyse_sentence,
        name_titles=frozenset(lemma for lemma, _, note in head_rows if "name" in note.split()),
        title_names=_of_kind(words, "title name"),
        permanent=_of_kind(words, "permanent"),
        on_mission=_of_kind(words, "on mission"),
        attacks=_of_kind(words, "attack"),
        towns=_of_kind(words, "town"),
        capitals=frozenset({"başkent"}),
        speaking=_of_kind(words, "speaking"),
        nearby=_of_kind(words, "nearby"),
        houses=_of_kind(words, "house"),
        couples=_of_kind(words, "couple"),
        of_many=_of_kind(words, "of many"),
        title_vocabulary=_title_vocabulary(words),
        public_heads=frozenset(lemma for lemma, _, note in head_rows if "public" in note.split()),
        answered_nouns=_of_kind(words, "answered noun"),
        any_leader="lider",
        common_names={row[0]: (row[1], row[2]) for row in read_rows(_HERE, "common_names.tsv", 3)},
        title_endings=tuple((row[0], row[1]) for row in read_rows(_HERE, "title_endings.tsv", 3)),
        envoys=frozenset(lemma for lemma, _, note in head_rows if note == "envoy"),
        governments=frozenset(lemma for lemma, _, note in head_rows if note == "again"),
        anybody=frozenset(lemma for lemma, _, note in head_rows if note == "anybody"),
        clause_weights=json.loads(files(_HERE).joinpath("models/clauses.json").read_text(encoding="utf-8")),
        particle_names=_of_kind(words, "particle name"),
        opinion=read_opinion(_HERE, "models/opinion.json"),
    )


def _of_kind(words: Sequence[tuple[str, str]], wanted: str) -> frozenset[str]:
    """The small words of one kind."""
    return frozenset(form for form, kind in words if kind == wanted)


def _title_vocabulary(words: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Every word inside a title of the tables, and the small words that stand before titles."""
    tables = (("offices.tsv", 7), ("bodies.tsv", 6))
    rows = [row[0] for name, columns in tables for row in read_rows(_HERE, name, columns)]
    return frozenset(part for row in rows for part in row.split()) | {form for form, kind in words if kind == "title"}


def is_own_name(name: str) -> bool:
    """True where the given name is in the lexicon: Turkish parents give it, foreign ones rarely do."""
    given = name.split()[0]
    return any(morph.known and morph.pos == "PROPN" for morph in analyse(given))


def _speech_frames() -> dict[str, tuple[SpeechFrame, ...]]:
    frames: dict[str, list[SpeechFrame]] = {}
    for words, takes, note in read_rows(_HERE, "speech_verbs.tsv", 3):
        lemmas = tuple(words.split())
        frames.setdefault(lemmas[-1], []).append(
            SpeechFrame(
                lemmas=lemmas,
                clause=takes in ("clause", "both"),
                quote=takes in ("quote", "both"),
                hearsay=note == "hearsay",
            )
        )
    return {last: tuple(sorted(found, key=lambda frame: -len(frame.lemmas))) for last, found in frames.items()}


def _agreement_words() -> dict[str, tuple[AgreementWord, ...]]:
    found: dict[str, list[AgreementWord]] = {}
    for lemmas, kind, when in read_rows(_HERE, "agreements.tsv", 3):
        words = tuple(lemmas.split())
        found.setdefault(words[-1], []).append(AgreementWord(lemmas=words, kind=kind, when=when))
    return {last: tuple(sorted(rows, key=lambda row: -len(row.lemmas))) for last, rows in found.items()}


def _event_frames() -> dict[str, tuple[EventFrame, ...]]:
    roles = {act: rest for act, *rest in read_rows(_HERE, "act_roles.tsv", 4)}
    frames: dict[str, list[EventFrame]] = {}
    for table in sorted(path.name for path in files(_HERE).joinpath("frames").iterdir() if path.name.endswith(".tsv")):
        for act, words, actors, recipients, note in read_rows(_HERE, f"frames/{table}", 5):
            frame = _frame(
                act, words, actors or roles[act][0], recipients or roles[act][1], roles[act][2] == "other", note
            )
            for lemma in frame.items[-1]:
                frames.setdefault(lemma, []).append(frame)
    return {last: tuple(sorted(found, key=lambda frame: -len(frame.items))) for last, found in frames.items()}


def _frame(act: str, words: str, actors: str, recipients: str, needs_other: bool, note: str) -> EventFrame:
    items: list[frozenset[str]] = []
    conditions: dict[str, frozenset[str]] = {}
    nominal = words.endswith("*")
    for item in words.removesuffix("*").split():
        lemmas: set[str] = set()
        for alternative in item.split("|"):
            lemma, *marks = alternative.replace("!", "+").split("+")
            lemmas.add(lemma)
            if marks:
                conditions[lemma] = frozenset(marks)
        items.append(frozenset(lemmas))
    if "iste" in items[-1] and act != "call_for_talks":
        # "yardım etmek istiyor" is one's own wish: only what another is to do is asked for.
        for lemma in frozenset().union(*items[:-1]):
            conditions[lemma] = conditions.get(lemma, frozenset()) | {"another"}
    return EventFrame(
        act=act,
        words=words,
        items=tuple(items),
        nominal=nominal,
        actors=tuple(actors.split(",")),
        recipients=tuple(filter(None, recipients.split(","))),
        needs_other=needs_other,
        note=note,
        conditions=conditions,
    )
