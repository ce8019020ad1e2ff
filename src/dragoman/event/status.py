"""Whether it happened: tense, voice and negation of the act's verb, and of the verbs above it, composed."""

from dataclasses import dataclass

from dragoman.event.beside import (
    has_condition,
    is_agreed,
    is_at_occasion,
    is_described_as_planned,
    is_own_word,
    is_possible,
)
from dragoman.event.clause import Around
from dragoman.event.draft import is_spoken
from dragoman.lang.pack import Pack
from dragoman.model import Status, Word
from dragoman.model.acts import Act
from dragoman.sentence.clauses import Predicate

# Agreeing is itself such an act ("ateşkes ilan edilmesi konusunda anlaştı"); what else is agreed on is to come.
_AGREED = ("AGREE", "CONCEDE", "RETREAT")
# What is held or made: the word that calls it off is never its own.
_MET = "CONSULT"
_ASKING = ("REQUEST", "THREATEN", "AGREE", "CONSULT")
# "Ortak açıklamayla çekilmeye çağırdı", "mektupla istedi": what is sent to ask for something is not asked for.
_MEANS = ("joint_statement", "message")
# "görüşme önümüzdeki hafta planlanıyor": words that may stand between an act's noun and the verb that plans it.
_NOUN_REACH = 4


@dataclass(frozen=True, slots=True)
class Reality:
    """`status` is None where the act below a verb of asking or refusing is not coded at all."""

    status: Status | None
    background: bool
    rule: str


def find_reality(
    predicate: Predicate,
    around: Around,
    *,
    pack: Pack,
    act: Act,
    negation_tells: bool = False,
    noun: int | None = None,
) -> Reality:
    """What the chain of verbs from the act up to the end of the sentence makes of it.

    `negation_tells`: the act itself is told by a negated verb ("kabul etmedi" is a refusal that occurred).
    `act`: what it is; a word for asking above an act of asking may be its own.
    `noun`: the word of an act told by a noun alone, `predicate` then being the verb of its clause.
    """
    held = predicate.word.morph.lemma in pack.occasion_verbs
    if noun is not None and not held and is_described_as_planned(noun, around, pack):
        return _of_planned(predicate, noun, around, pack)
    if noun is not None and around.next_word(noun) in pack.reasons:
        if is_possible(noun, around, pack):
            return Reality("hypothetical", False, "possible")  # "olası bir saldırı nedeniyle kapattı"
        # "Vetosu nedeniyle kabul edilmedi", "saldırı nedeniyle gelmeyecek": the reason was there.
        return Reality("occurred", _of_occasion(predicate, around).background, "reason")
    case = around.sent.words[noun].morph.case if noun is not None else None
    if case == "loc" or (case == "ins" and act.act in _MEANS):
        return _of_occasion(predicate, around)
    status, rule = _own(predicate.word, predicate, around, pack)
    if rule == "negation" and act.type == _MET and _modal_lemma(predicate, around, pack) in pack.off:
        status, rule = "planned", "not-off"  # "ziyaret ertelenmedi"
    if rule == f"verb.{predicate.word.morph.lemma}" and is_agreed(predicate, act, pack):
        status, rule = "occurred", "agreed"
    if noun is None and status == "occurred":
        status, rule = _of_modal(predicate, around, pack, act=act) or (status, rule)
    if noun is not None and status == "occurred" and _governs_noun(predicate, noun, around):
        status, rule = _of_noun(predicate, noun, around, pack) or (status, rule)
    if negation_tells and rule == "negation":
        status, rule = "occurred", "negation-tells"
    background = is_pluperfect(predicate, around)
    if _is_denied_report(predicate, around, pack):
        return Reality(None, background, "denied-report")
    current, of_a_noun = predicate, False
    for _ in range(6):
        parent = around.parent(current)
        if parent is None:
            break
        background = background or is_pluperfect(parent, around)
        of_a_noun = of_a_noun or _is_of_a_noun(current, parent)
        if is_circumstance(current, around, pack):
            break
        if is_at_occasion(current, around):
            # Only the time of the main verb is theirs as well.
            background = background or any(is_pluperfect(above, around) for above in around.above(parent))
            break
        effect = _effect(current, parent, around, pack)
        if effect == "agreed":
            effect = None if act.type in _AGREED else "planned"
        if effect == "planned" and is_agreed(parent, act, pack):
            effect = None
        if effect == "nothing" and not is_spoken(act) and is_own_word(parent.word.morph.lemma, parent, act, around):
            effect = None
        if effect == "asked":
            effect = None if act.type in _ASKING else "nothing"
        if effect in ("nothing", "denied"):
            return Reality(None, background, f"under.{parent.word.morph.lemma}")
        if of_a_noun:
            current = parent
            continue
        if effect in ("planned", "called_for", "hypothetical", "negated"):
            if status == "occurred":
                status, rule = effect, f"under.{parent.word.morph.lemma}"  # type: ignore[assignment]
            if parent.word.morph.negated and effect in ("planned", "hypothetical"):
                status, rule = "negated", f"under.not.{parent.word.morph.lemma}"
        elif parent.word.morph.negated and current.form in ("ger", "inf"):
            status, rule = "negated", f"under.not.{parent.word.morph.lemma}"
        conditional = parent.word.morph.tense == "cond" or parent.word.morph.copula == "ise"
        if conditional and current.form in ("ger", "inf") and status == "occurred":
            status, rule = "hypothetical", "conditional"  # "saldırmaya devam ederse"
        if current.form == "conv" and status == "occurred" and not (is_spoken(act) and parent.embedded):
            # A converb takes tense and mood from the verb it leans on: "gelerek imzalayacak" is all future.
            status, rule = _own(parent.word, parent, around, pack)
        current = parent
    if status == "planned" and rule == "future" and has_condition(predicate, around, pack):
        status, rule = "hypothetical", "condition"
    return Reality(status, background, rule)


def _is_of_a_noun(current: Predicate, parent: Predicate) -> bool:
    """ "Oslo'ya inen bakanın geçmesi bekleniyor", "uyguladığı yaptırımlara karşılık vermesi istendi": what only says
    which one is meant is there, whatever becomes of him.
    """
    bare = current.form == "fact" and current.word.morph.case in (None, "nom")
    return (current.form == "rel" or bare) and parent.form in ("ger", "inf", "conv")


def is_circumstance(predicate: Predicate, around: Around, pack: Pack) -> bool:
    """ "Filistin'i tanıması üzerine büyükelçisini çağırdı": a deed that was the reason of another is neither asked
    for nor planned by the verb above it.
    """
    reason = predicate.form in ("ger", "fact") and around.next_word(predicate.at) in pack.reasons
    return reason and not predicate.word.morph.negated


def _of_modal(predicate: Predicate, around: Around, pack: Pack, *, act: Act) -> tuple[Status, str] | None:
    """The act was seen in the verb that asks for it, puts it off or gives it up: "koymasını istedi", "ertelendi".

    Without a verb below it such a word tells an act of its own ("bakanlığa çağırdı").
    """
    if is_spoken(act):
        return None
    lemma = _modal_lemma(predicate, around, pack)
    effect = pack.modality.get(lemma)
    if lemma in pack.off and act.type == _MET:
        return _of_called_off(predicate, lemma)
    if effect != "called_for" and is_own_word(lemma, predicate, act, around):
        return None
    if lemma in pack.off:
        return ("negated", f"verb.{lemma}") if act.type != "REJECT" else None
    asked = (p for p in around.predicates if p.form in ("ger", "inf") and around.parent(p) is predicate)
    below = any(not is_circumstance(p, around, pack) and not _is_purpose(p, around, pack) for p in asked)
    if effect == "agreed":
        return ("planned", f"verb.{lemma}") if below and act.type not in _AGREED else None
    if act.type in _ASKING or not below:
        return None
    effect = "called_for" if effect == "nothing" else effect
    if effect in ("called_for", "negated", "hypothetical"):
        return effect, f"verb.{lemma}"  # type: ignore[return-value]
    return None


def _of_called_off(predicate: Predicate, lemma: str) -> tuple[Status, str]:
    """Talks that are called off or put off are not held: "görüşme iptal edildi"; "iptal edilebilir" leaves it open."""
    able = predicate.word.morph.able or predicate.word.morph.tense == "cond"
    return "hypothetical" if able else "negated", f"verb.{lemma}"


def _is_purpose(predicate: Predicate, around: Around, pack: Pack) -> bool:
    """ "Bulunmak üzere", "görüşmek için": what somebody went for is not what the verb asks for."""
    return predicate.form == "inf" and around.next_word(predicate.at) in pack.purposes


def _of_occasion(predicate: Predicate, around: Around) -> Reality:
    """ "Görüşmede itidal gerektiğini söyledi": the talks were held, whatever was planned, asked or denied at them.

    Only the time of the main verb is theirs as well.
    """
    *_, top = predicate, *around.above(predicate)
    morph = top.word.morph
    ahead = morph.tense == "fut" or top.form == "fut"
    return Reality("planned" if ahead else "occurred", is_pluperfect(top, around), "occasion")


def _of_planned(predicate: Predicate, noun: int, around: Around, pack: Pack) -> Reality:
    """What is planned is no more than that, unless the verb behind it calls it off."""
    off = _of_noun(predicate, noun, around, pack) if _governs_noun(predicate, noun, around) else None
    status, rule = off or ("planned", "described-as-planned")
    return Reality(status, False, rule)


def _governs_noun(predicate: Predicate, noun: int, around: Around) -> bool:
    """The noun is what the verb right behind it plans, expects, puts off ("görüşme planlanıyor")."""
    return around.sent.words[noun].morph.case in ("nom", "acc") and 0 < predicate.at - noun <= _NOUN_REACH


def _of_noun(predicate: Predicate, noun: int, around: Around, pack: Pack) -> tuple[Status, str] | None:
    lemma = _modal_lemma(predicate, around, pack, behind=noun)
    effect = pack.modality.get(lemma)
    if effect not in ("planned", "negated"):
        return None
    return ("negated" if predicate.word.morph.negated else effect), f"under.{lemma}"  # type: ignore[return-value]


def _modal_lemma(predicate: Predicate, around: Around, pack: Pack, *, behind: int = -1) -> str:
    """The verb's lemma, or that of the noun before a light verb ("iptal edildi", "talep etti"), which stands behind a
    word.
    """
    lemma = predicate.word.morph.lemma
    if lemma in pack.modality or predicate.at - 1 <= behind:
        return lemma
    return around.sent.words[predicate.at - 1].morph.lemma


def _is_of_neither(predicate: Predicate, around: Around, pack: Pack) -> bool:
    """ "Ne Rusya'yı ne de Çin'i kınadı": before somebody twice, in the clause of the verb."""
    zone = around.zone(predicate.at)
    named = {mention.first for mention in around.mentions}
    words = around.folded
    twice = [
        at
        for at in range(predicate.start, predicate.at)
        if words[at] == pack.neither and around.zone(at) == zone
        and (at + 1 in named or (words[at + 1] in pack.topic_marks and at + 2 in named))
    ]  # fmt: skip
    return len(twice) > 1


def _own(word: Word, predicate: Predicate, around: Around, pack: Pack) -> tuple[Status, str]:
    morph = word.morph
    after = around.next_word(predicate.at)
    if morph.form in ("inf", "ger", "fact", "fut"):
        effect = pack.modality.get(after)
        if effect is None and morph.form in ("inf", "ger"):
            effect = pack.modality.get(around.next_lemma(predicate.at))
        if effect in ("planned", "called_for", "hypothetical", "negated"):
            return effect, f"before.{after}"  # type: ignore[return-value]
    if morph.converb == "madan" and pack.modality.get(after) == "planned":
        return "planned", f"before.{after}"
    if morph.negated or after in pack.negators or morph.converb == "madan" or _is_of_neither(predicate, around, pack):
        return "negated", "negation"
    if pack.modality.get(morph.lemma) == "planned":
        return "planned", f"verb.{morph.lemma}"
    if morph.tense == "cond" or morph.copula == "ise" or (morph.able and morph.tense in ("aor", "fut")):
        return "hypothetical", "conditional"
    if morph.tense == "fut" or morph.form == "fut":
        return "planned", "future"
    if morph.tense in ("imp", "opt", "nec"):
        return "called_for", f"mood.{morph.tense}"
    return "occurred", "past"


def is_report(predicate: Predicate, around: Around, pack: Pack) -> bool:
    """ "… ihlal ettiği yönündeki haberler": the deed is what a report says, not what the outlet says."""
    if predicate.form not in ("fact", "fut", "ger"):
        return False
    behind = around.sent.words[predicate.at + 1 : predicate.at + 4]
    return any(word.morph.lemma in pack.report_nouns for word in behind)


def _is_denied_report(predicate: Predicate, around: Around, pack: Pack) -> bool:
    """A report that the sentence goes on to deny: the denial is the event, and no copy of the deed is kept."""
    if not is_report(predicate, around, pack):
        return False
    for parent in around.above(predicate):
        words = around.sent.words[max(0, parent.at - 3) : parent.at + 1]
        if any(pack.modality.get(word.morph.lemma) == "denied" for word in words):
            return True
    return False


def _effect(current: Predicate, parent: Predicate, around: Around, pack: Pack) -> str | None:
    """What the governing verb does to a nominalised act; a verb of saying does nothing to it."""
    if current.form not in ("ger", "inf", "fact", "fut"):
        return None
    if current.form in ("fact", "fut") and parent.word.morph.lemma not in pack.expecting:
        return None
    lemma = parent.word.morph.lemma
    if current.form in ("fact", "fut"):
        return pack.modality.get(lemma)
    # "göndermeye söz verdi", "uygulanması çağrısında bulundu": the noun before a light verb says what is meant.
    said = _modal_lemma(parent, around, pack, behind=current.at)
    effect = pack.modality.get(said)
    return "asked" if effect == "nothing" and said != lemma else effect


def is_pluperfect(predicate: Predicate, around: Around) -> bool:
    """ "gitmişti"; and "gitmiş" in "gitmiş, görüşmüştü", where the last verb has the ending for both."""
    morph = predicate.word.morph
    if morph.tense == "evid" and morph.copula is None and predicate.form == "finite":
        later = (p for p in around.predicates if p.at > predicate.at and p.form == "finite")
        behind = next((p for p in later if around.zone(p.at) == around.zone(predicate.at)), None)
        return behind is not None and behind.word.morph.tense == "evid" and is_pluperfect(behind, around)
    return morph.tense in ("evid", "past") and morph.copula == "idi"
