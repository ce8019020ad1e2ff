"""Who says what: quotations and reported clauses, each with its speaker."""

from collections.abc import Iterator, Sequence

from dragoman.lang.pack import Pack
from dragoman.lang.rows import SpeechFrame
from dragoman.model import UNNAMED, Mention, Morph, Quote, Sentence, Span, Statement, Word
from dragoman.resolve.cast import Cast
from dragoman.statement.frames import Saying, find_sayings
from dragoman.statement.speaker import SpeakerFinder
from dragoman.text import fold

# Between a reported clause and its verb stand at most a few small words ("de", "bir kez daha").
_MAX_BEFORE_VERB = 5
# A quotation of fewer words without a verb is a phrase somebody's sentence borrows, not a statement.
_MIN_VERBLESS_QUOTE = 6
_MIN_SAID_QUOTE = 3  # … "dedi": a nominal sentence is whole without a verb


def find_statements(
    body: str,
    sents: Sequence[Sentence],
    quotes: Sequence[Quote],
    mentions: Sequence[Mention],
    cast: Cast,
    *,
    pack: Pack,
) -> tuple[Statement, ...]:
    """The statements of an article, in the order of the text."""
    speakers = SpeakerFinder(mentions, cast, pack)
    found: list[Statement] = []
    for sent in sents:
        found += sorted(_of_sentence(body, sent, quotes, speakers, pack), key=lambda statement: statement.span)
    return tuple(found)


def _of_sentence(
    body: str, sent: Sentence, quotes: Sequence[Quote], speakers: SpeakerFinder, pack: Pack
) -> Iterator[Statement]:
    sayings = find_sayings(sent.words, pack=pack)
    inside = [quote for quote in quotes if sent.span.covers(quote.outer) or quote.outer.covers(sent.span)]
    speakers.enter(sent, inside)
    outside = [saying for saying in sayings if not _in_quote(sent, saying, inside) and not speakers.in_name(saying.at)]
    taken: list[Span] = []
    for saying in outside:
        span = _reported_clause(sent, saying, outside, speakers)
        if span is None:
            continue
        speaker = speakers.of_saying(saying, outside)
        if speaker is None:
            continue
        taken.append(span)
        yield _statement(body, sent, span, speaker, "indirect", saying)
    for quote in inside:
        if any(span.covers(quote.span) for span in taken):
            continue
        yield from _quotation(body, sent, quote, outside, speakers, pack)
    speakers.leave()


def _in_quote(sent: Sentence, saying: Saying, quotes: Sequence[Quote]) -> bool:
    return any(quote.span.covers(sent.words[saying.at].span) for quote in quotes)


# -- reported clauses


def _reported_clause(sent: Sentence, saying: Saying, sayings: Sequence[Saying], speakers: SpeakerFinder) -> Span | None:
    """The clause that this verb reports, as a span of the body, or None."""
    if not saying.frame.clause or saying.form not in ("finite", "conv", "rel", "attr"):
        return None
    end = complement(sent, saying)
    if end is None:
        return None
    start = speakers.clause_start(saying, end, sayings)
    if start > end:
        return None
    return Span(sent.words[start].span.start, _word_end(sent, end))


def complement(sent: Sentence, saying: Saying) -> int | None:
    """Index of the verb of the reported clause: the nearest before the verb of saying, with little in between.

    A bare one ("-dığı belirtildi", "-acağı uyarısını yaptı") stands right before; else it describes some other noun.
    """
    passed = 0
    for index in range(saying.first - 1, max(-1, saying.first - 2 - _MAX_BEFORE_VERB), -1):
        word = sent.words[index]
        morph = word.morph
        verb = _reported_verb(word)
        if verb is not None:
            bare = verb.case in (None, "nom")
            return index if not bare or not passed else None
        if word.kind == "punct" and word.text not in "'’‘\"”“«»":
            return None
        if morph.form is not None and morph.pos == "VERB" and morph.form != "inf":
            return None
        if morph.case == "acc" and morph.pos in ("NOUN", "PROPN") and saying.frame.lemmas[0] != morph.lemma:
            return None
        if morph.pos not in ("ADV", "PART", "CONJ", "DET", "NUM", "POSTP") and word.kind == "word":
            passed += morph.lemma not in ("bir", "kez", "kere")
    return None


def _reported_verb(word: Word) -> Morph | None:
    """The word as the verb of a reported clause; "geleceğini" is one, though it may also be the noun "gelecek"."""
    for morph in (word.morph, *word.other):
        if morph.form in ("fact", "fut") and morph.possessor is not None and not morph.ki:
            return morph if morph is word.morph or morph.case == "acc" else None
    return None


def _word_end(sent: Sentence, index: int) -> int:
    """The end of a word, with the mark that closes a quotation right behind it."""
    end = sent.words[index].span.end
    nxt = sent.words[index + 1] if index + 1 < len(sent.words) else None
    if nxt is not None and nxt.text in "”\"’'»" and nxt.span.start == end:
        opened = any(word.text in "“\"‘'«" for word in sent.words[:index])
        return nxt.span.end if opened else end
    return end


# -- quotations


def _quotation(
    body: str, sent: Sentence, quote: Quote, sayings: Sequence[Saying], speakers: SpeakerFinder, pack: Pack
) -> Iterator[Statement]:
    words = [word for word in sent.words if quote.span.covers(word.span) and word.kind != "punct"]
    if not words:
        return
    saying = _saying_of(sent, quote, sayings, pack)
    has_verb = any(_is_clause_verb(word.morph) for word in words)
    whole = quote.outer.start <= sent.span.start + 1 and quote.outer.end >= sent.span.end - 1
    introduced = _after_colon(body, quote)
    if saying is None and not (introduced and has_verb) and not (whole and has_verb and len(words) > 3):
        return
    if not has_verb and len(words) < _least_words(saying):
        return
    if _is_name_for(sent, quote) and not _is_clause_verb(words[-1].morph):
        return
    speaker = speakers.of_quote(quote, saying, sayings)
    if speaker is None:
        return
    span = _trim(body, quote.span)
    yield _statement(body, sent, span, speaker, "direct", saying)


def _least_words(saying: Saying | None) -> int:
    """How many words a quotation without a verb needs to be a sentence: few where somebody is said to say it."""
    return _MIN_SAID_QUOTE if saying is not None and saying.form in ("finite", "rel") else _MIN_VERBLESS_QUOTE


def _is_name_for(sent: Sentence, quote: Quote) -> bool:
    """'Kararı "terörizme verilmiş ödül" sözleriyle eleştirdi': what he calls the thing that stands right before."""
    before = [word for word in sent.words if word.span.end <= quote.outer.start]
    return bool(before) and before[-1].morph.case == "acc" and before[-1].morph.pos in ("NOUN", "PROPN", "PRON")


def _is_clause_verb(morph: Morph) -> bool:
    """A finite verb, or a noun with a personal or copular ending ("yerdeyiz", "değil")."""
    nominal = morph.lemma in ("değil", "yok", "var") or (
        morph.form is None and morph.person in ("1s", "1p", "2s", "2p")
    )
    return (
        morph.form == "finite"
        or (morph.form is None and morph.tense is not None)
        or morph.copula is not None
        or nominal
    )


def _speech_noun(sent: Sentence, quote: Quote, pack: Pack) -> Saying | None:
    """'"…" uyarısını yaptı', '"…" sözleriyle': a noun of speech that the quotation owns."""
    behind = next((i for i, word in enumerate(sent.words) if word.span.start >= quote.outer.end), None)
    if behind is None:
        return None
    morph = sent.words[behind].morph
    if morph.lemma not in pack.speech_nouns or morph.possessor not in ("3s", "3p") or morph.case == "gen":
        return None
    if _is_answered(morph, pack):
        return None
    verb = next((i for i in range(behind + 1, len(sent.words)) if sent.words[i].morph.pos == "VERB"), behind)
    form = sent.words[verb].morph.form or "finite"
    frame = SpeechFrame(lemmas=(morph.lemma,), clause=False, quote=True, hearsay=False)
    return Saying(first=behind, at=verb, frame=frame, form=form, passive="pass" in sent.words[verb].morph.voice)


def _is_answered(morph: Morph, pack: Pack) -> bool:
    """'… sorusuna', '… çağrısına': what somebody else has said, and the subject answers."""
    return morph.lemma in pack.answered_nouns and morph.case == "dat"


def _saying_of(sent: Sentence, quote: Quote, sayings: Sequence[Saying], pack: Pack) -> Saying | None:
    """The verb of saying right behind the quotation, or the one before its colon."""
    after = [
        saying for saying in sayings if saying.frame.quote and sent.words[saying.first].span.start >= quote.span.end
    ]
    if after:
        first = after[0]
        between = [
            word for word in sent.words if quote.outer.end <= word.span.start < sent.words[first.first].span.start
        ]
        if len(between) <= 4:
            # '"Hazır mısınız?" sorusuna yanıt verdi': what is answered is somebody else's.
            return None if between and _is_answered(between[0].morph, pack) else first
    noun = _speech_noun(sent, quote, pack)
    if noun is not None:
        return noun
    before = [saying for saying in sayings if sent.words[saying.at].span.end <= quote.outer.start]
    if before:
        between = [w for w in sent.words if sent.words[before[-1].at].span.end <= w.span.start < quote.outer.start]
        if between and between[-1].text == ":" and len(between) <= 3:
            return before[-1]
    return None


def _after_colon(body: str, quote: Quote) -> bool:
    return body[max(0, quote.outer.start - 3) : quote.outer.start].rstrip().endswith(":")


def _trim(body: str, span: Span) -> Span:
    start, end = span
    while end > start and body[end - 1] in " \n.,;":
        end -= 1
    while start < end and body[start].isspace():
        start += 1
    return Span(start, end)


def _statement(body: str, sent: Sentence, span: Span, speaker: str, kind: str, saying: Saying | None) -> Statement:
    if saying is None:
        verb, rule = Span(span.end, span.end), "quote.bare"
    else:
        verb = Span(sent.words[saying.first].span.start, sent.words[saying.at].span.end)
        rule = f"{'quote' if kind == 'direct' else 'clause'}.{'-'.join(fold(lemma) for lemma in saying.frame.lemmas)}"
    return Statement(
        speaker=speaker, kind="direct" if kind == "direct" else "indirect", text=span.of(body), span=span, verb=verb,
        rule=rule,
    )  # fmt: skip


__all__ = ["UNNAMED", "find_statements"]
