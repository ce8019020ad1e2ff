"""What stands around the word of an act and says whether it happened, beside the verbs above it: a condition, a
participle that plans it, a head noun in the locative; and verbs that only seem to stand above it, being the act itself.
"""

from dragoman.event.clause import Around
from dragoman.lang.pack import Pack
from dragoman.model.acts import Act
from dragoman.sentence.clauses import Predicate

# "yayımladıkları dünkü ortak bildiride": the head of a participle stands this close behind it.
_HEAD_WORDS = 4
# "Olası bir İsrail saldırısı": so far before the noun the word for it may stand.
_POSSIBLE_WORDS = 3


def has_condition(predicate: Predicate, around: Around, pack: Pack) -> bool:
    """ "Gelmesi hâlinde salonu terk edecekler", "gerekirse kapatacaklarını", "kaldırılmadıkça veto edeceklerini"."""
    for other in around.predicates:
        if other.at < predicate.at and around.parent(other) is predicate:
            morph = other.word.morph
            conceded = around.next_word(other.at) in pack.topic_marks  # "kabul etmese bile", "karşı çıksa da"
            if (morph.tense == "cond" or morph.copula == "ise") and not conceded:
                return True
            if pack.modality.get(around.next_word(other.at)) == "hypothetical":
                return True
    return any(pack.modality.get(around.folded[at]) == "hypothetical" for at in around.own_words(predicate))


def is_own_word(lemma: str, predicate: Predicate, act: Act, around: Around) -> bool:
    """ "Büyükelçisini geri çağırdı", "akreditasyonunu iptal etti", "ülkeyi terk etmelerini istedi": the word that asks
    or ends is the act itself, as a frame has it.
    """
    here = {word.morph.lemma for word in around.sent.words[predicate.start : predicate.at + 1]}
    frames = (f for f in around.pack.event_frames.get(predicate.word.morph.lemma, ()) if f.act == act.act)
    return any(
        any(lemma in item for item in frame.items) and not any(here.isdisjoint(item) for item in frame.items)
        for frame in frames
    )


def is_agreed(predicate: Predicate, act: Act, pack: Pack) -> bool:
    """ "Hız vermeyi kararlaştırdı": what is agreed is done by that word, whatever is still to come of it."""
    frames = pack.event_frames.get(predicate.word.morph.lemma, ())
    return act.type == "AGREE" and any(frame.act == "agreement_reached" for frame in frames)


def is_at_occasion(predicate: Predicate, around: Around) -> bool:
    """ "Yayımladıkları bildiride çekilmesini istedi", "toplandıkları zirvede": what was issued or held, and what was
    said there. Of it and of the verb behind it each has a status of its own.
    """
    if predicate.form not in ("rel", "fact") or predicate.word.morph.case not in (None, "nom"):
        return False
    for word in around.sent.words[predicate.at + 1 : predicate.at + 1 + _HEAD_WORDS]:
        if word.morph.case == "loc" or word.morph.form is not None or word.kind == "punct":
            return word.morph.case == "loc" and word.morph.pos == "NOUN" and word.morph.form is None
    return False


def is_described_as_planned(noun: int, around: Around, pack: Pack) -> bool:
    """ "Yapılması tasarlanan zirve", "gelecek hafta yapılacak ikinci tur", "planlanan yolculuğunu"."""
    for before in reversed([p for p in around.predicates if noun - _HEAD_WORDS <= p.at < noun]):
        between = around.sent.words[before.at + 1 : noun]
        if any(word.kind == "punct" and word.text not in "()-" for word in between):
            return False
        morph = before.word.morph
        if morph.negated or before.form not in ("rel", "fut") or morph.case not in (None, "nom"):
            return False
        to_come = morph.tense == "fut" and morph.lemma in pack.occasion_verbs
        return to_come or pack.modality.get(morph.lemma) == "planned"
    return False


def is_possible(noun: int, around: Around, pack: Pack) -> bool:
    """ "Muhtemel saldırısı", "olası bir İsrail saldırısı"."""
    before = around.sent.words[max(0, noun - _POSSIBLE_WORDS) : noun]
    return any(word.morph.form is None and pack.modality.get(word.morph.lemma) == "hypothetical" for word in before)
