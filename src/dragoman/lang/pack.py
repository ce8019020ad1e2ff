"""What a language pack offers. Rooms ask the pack; one that asks which language it is has found a missing question."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from dragoman.lang.base import PagePack
from dragoman.lang.frames import EventFrame, FrameIndex
from dragoman.lang.numbers import Numbers
from dragoman.lang.opinion import OpinionWeights
from dragoman.lang.rows import AgreementWord, SpeechFrame, Title
from dragoman.lang.times import TimeGrammar
from dragoman.model import Morph

_START = 3  # letters by which words for agreements are looked up


class SentenceAnalyser(Protocol):
    """Takes the tokens of one sentence, gives every token's analyses, the chosen one first."""

    def __call__(self, texts: Sequence[str]) -> tuple[tuple[Morph, ...], ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One language.

    code           ISO 639-1
    home           alpha-3 of the state whose officials news in this language names without their state
    page           what pages in this language look like
    times          how it writes times
    agreements     last lemma -> words for agreements, longest first
    joining        lemmas of nouns for joining a club ("üyelik"): an agreement of it is of who joins and the club
    made           lemmas of verbs by which there is an agreement ("imzala"): "imzalanan anlaşma" is no idea but a paper
    between        lemmas of postpositions behind those who have something with one another ("arasında")
    abbreviations  folded words whose full stop ends no sentence
    heads          lemma -> kind of mention that it is the head of (lang/tr/heads.tsv)
    title_words    folded words, not capitalised in running text, that stand inside titles ("özel", "eski")
    title_vocabulary  folded words that any title of the pack is made of ("kültür", "genelkurmay")
    name_particles folded words inside personal names ("el", "bin", "von")
    site_nouns     lemmas of nouns that names of places stand before, possessed ("açık" in "Köstence açıklarında")
    name_titles    lemmas of heads that people are also called ("emir", "kurum")
    particle_names folded names behind a particle that is also a topic mark ("silva" of "da Silva")
    joiners        folded words between members of a list ("ve", "ile")
    partner_word   the one of them that joins exactly two ("ile")
    correlatives   folded words before every member of a list -> the first of them ("gerekse" -> "gerek")
    neither        the folded word that, said before each of several, denies what is said of them ("ne Rusya ne Çin")
    state_pairs    those lemmas of `pair_nouns` that are states rather than people or bodies
    pair_nouns     lemmas that point to the sides just named when counted ("ülke", "lider" after "iki")
    many_of_one    those pair nouns of whom a state has several, where its people are named: "üç Rus diplomatı"
    pair_counts    the folded counting words -> how many they count
    plural_pairs   those pair nouns whose bare plural is enough ("taraflar", "liderler")
    person_pairs   those pair nouns that mean people ("lider")
    title_names    family names that look like a title's form ("Reisi")
    pointing       words before a noun that say it was named before: "bu örgüt", "söz konusu örgüt"
    pointing_starts  what may stand before those and is part of them: "söz" of "söz konusu"
    media          folded names of what people write on, which follow their own: "X hesabından"
    lives          what somebody loses who dies: "hayat"
    state_nouns    lemmas for a state, which with a pointing word are the state named before: "bu ülke"
    permanent      words of a title that say a state has sent its bearer: "BM Rusya Daimi Temsilcisi"
    attacks        lemmas that mean any attack ("saldırı")
    couples        heads that mean two people, whatever their office ("ikili")
    on_mission     words of a title that say what he was sent for: "Suriye Özel Temsilcisi" is of another state
    of_many        offices that only organisations have ("genel sekreter")
    counterparts   lemmas of words for the one who holds the same office elsewhere ("mevkidaş")
    speech_frames  last lemma -> frames of speech, longest first
    venues         lemmas of what is spoken in ("açıklama"): an adjunct of the speech, not part of it
    audiences      lemmas of whom one speaks to ("gazeteci", "basın")
    channels       lemmas of that through which one speaks to people elsewhere ("telefon", "mektup")
    lasting        lemmas of verbs of going on, and the nouns before them ("sür", "devam")
    decisions      lemmas of what was decided: "Kararı cuma günü açıklayan …" says when that was
    speech_nouns   lemmas that a quotation may be the possessor of ('"…" uyarısını yaptı')
    answered_nouns lemmas of speech nouns that in the dative are somebody else's words ("sorusuna")
    sources        lemmas of those who are quoted without a name ("kaynak", "yetkili")
    source_words   folded words that leave a source without a name ("aynı yetkili", "diğer yetkili")
    clitics        folded words for "too" -> the vowels they follow: "da" behind "Fidan", never "de"
    topic_marks    folded words that set a subject off from what follows ("ise", "da")
    event_frames   last lemma -> frames of events, longest first
    modality       lemma of a governing verb or noun -> what it makes of an act below it (lang/tr/modality.tsv)
    off            those lemmas of `modality` that are said of an act by its noun ("ziyareti iptal edildi")
    occasion_verbs lemmas of verbs that hold an occasion ("düzenle"): when and where it is held is when and where of
                   what is done at it
    towns          lemmas that take up a town ("kent"), capitals those that take up a capital
    speaking       lemmas of verbs of speaking to somebody, whatever is said ("konuş", "seslen")
    nearby         lemmas of what lies beside or above the place before them ("açık" of "Yemen açıklarında")
    houses         lemmas of houses that guests are received in ("saray")
    beside         folded words behind whoever acts together with the subject ("birlikte")
    presence       lemmas of what somebody lends to the acts of others ("arabuluculuk", "huzur")
    behests        lemmas of that at which others act ("talimat"); own_bodies: of what acts for its leader ("parti")
    talks          lemmas of talking that may be by telephone or face to face
    each_other     lemmas of whom two sides do the same to ("birbiri")
    apart          folded words behind those that say how two stand to each other, and not what they do ("komşu")
    by_turns       lemmas of how both do it ("karşılıklı"), and what may follow them (`as_words`: "olarak")
    swaps          lemmas of giving prisoners for prisoners
    reciprocal     lemmas of words for what two sides do to each other ("karşılıklı")
    report_nouns   lemmas of reports and claims ("haber", "iddia"): what they say is nobody's word
    toward         folded postpositions of whom something is directed at ("yönelik", "karşı")
    besides        folded words between the owner that opens a list and its other members: "Rusya'nın yanı sıra Çin'e"
    together       lemmas that make one event of a call with several partners ("üçlü")
    flags          folded words behind a state whose flag or plate something bears
    sport          lemmas that only news of sport has many of
    players        what people of sport are called ("teknik direktör")
    mobilisation   lemmas for calling up an army
    separately     folded words that tell of several partners one after the other ("ayrı", "sırasıyla")
    agreeing       lemmas of words that make one's act that of both ("hemfikir")
    people         lemmas of words for people of no state ("kişi", "yolcu")
    reasons        folded words behind a deed that was why another was done ("üzerine")
    purposes       folded words behind what somebody does another thing for ("üzere")
    deeds          lemma of a noun for a deed -> the types of acts, and acts, that it may name ("saldırı")
    being          lemmas of verbs that say what something is ("ol")
    judging        lemmas of verbs of judgement ("nitele"); praising, blaming: good and bad words that they judge with
    neutral        lemmas of nouns that a good word makes good ("adım"); judged_as: what stands behind them ("olarak")
    all_states     lemmas that in the plural, without more, are everybody ("devletler"); each: words before one ("her")
    friends        lemmas for those whom a state calls its own without naming them ("müttefiklerinden")
    communities    lemmas that are everybody behind a word of `worldwide` ("uluslararası toplum"), or by themselves
    skies          lemmas of what is closed to everybody who flies ("hava sahası")
    rumours        lemmas of what is denied toward nobody ("haber")
    warnings       lemmas for what one gives of what is to come: "vuracağı uyarısında"
    calls          lemmas of what one wants of somebody, who may refuse it ("talep")
    according      folded postposition of whose word it is ("göre")
    leaders        heads of the offices that `any_leader` may stand for
    any_leader     the head that may stand for any of `leaders` ("lider")
    common_names   words -> the organisation they mean when nothing nearer bears them ("İttifak"), and the one that the
                   article has to name beside it, if any
    title_endings  (ending, what stands in its place) that a title's last word may bear and its row lacks
    envoys         heads of those whom a state sends to another ("büyükelçi")
    anybody        lemmas of heads that any official may be called by ("diplomat", "yetkili")
    governments    lemmas of heads of states that alone take up the state last called so ("cunta", "yönetim")
    public_heads   lemmas of heads of organisations that with a state before them are its bodies ("komisyon")
    state_relations  heads of relations between states ("komşu"), not between people
    is_own_name    tells whether a personal name is one of the language's own ("Hakan", not "Stavros")
    agent_words    folded postpositions of the agent of a passive ("tarafından")
    between_words  folded words behind those between whom something is ("arasındaki")
    negators       lemmas of words that deny what stands before them ("değil"); expecting: of verbs that expect or ask
                   for what is to come ("bekle"); refusing: of those that refuse to do it ("reddet")
    invitations    lemmas of nouns for them ("davet")
    numbers        words for numbers and for what is counted (lang/numbers.py)
    offices, bodies, groups  title in small letters -> its English
    clause_weights what was learned of where a reported clause begins (statement/clause.py): sign -> weight
    opinion        what was learned of acts and sides (event/opinion.py); None reads by the frames alone
    """

    code: str
    home: str
    page: PagePack
    times: TimeGrammar
    agreements: Mapping[str, tuple[AgreementWord, ...]]
    joining: frozenset[str]
    made: frozenset[str]
    between: frozenset[str]
    abbreviations: frozenset[str]
    heads: Mapping[str, str]
    title_words: frozenset[str]
    name_particles: frozenset[str]
    joiners: frozenset[str]
    partner_word: str
    correlatives: Mapping[str, str]
    besides: tuple[str, ...]
    neither: str
    pair_nouns: frozenset[str]
    state_pairs: frozenset[str]
    numbers: Numbers
    pair_counts: Mapping[str, int]
    plural_pairs: frozenset[str]
    person_pairs: frozenset[str]
    counterparts: frozenset[str]
    leaders: frozenset[str]
    state_relations: frozenset[str]
    is_own_name: Callable[[str], bool]
    agent_words: frozenset[str]
    between_words: frozenset[str]
    negators: frozenset[str]
    expecting: frozenset[str]
    refusing: frozenset[str]
    invitations: frozenset[str]
    offices: dict[str, Title]
    bodies: dict[str, Title]
    groups: dict[str, Title]
    speech_frames: Mapping[str, tuple[SpeechFrame, ...]]
    venues: frozenset[str]
    audiences: frozenset[str]
    channels: frozenset[str]
    speech_nouns: frozenset[str]
    sources: frozenset[str]
    event_frames: Mapping[str, tuple[EventFrame, ...]]
    modality: Mapping[str, str]
    off: frozenset[str]
    occasion_verbs: frozenset[str]
    beside: frozenset[str]
    presence: frozenset[str]
    behests: frozenset[str]
    own_bodies: frozenset[str]
    talks: frozenset[str]
    each_other: frozenset[str]
    apart: frozenset[str]
    by_turns: frozenset[str]
    as_words: frozenset[str]
    swaps: frozenset[str]
    reciprocal: frozenset[str]
    report_nouns: frozenset[str]
    toward: frozenset[str]
    separately: frozenset[str]
    together: frozenset[str]
    flags: frozenset[str]
    sport: frozenset[str]
    players: frozenset[str]
    mobilisation: frozenset[str]
    agreeing: frozenset[str]
    people: frozenset[str]
    reasons: frozenset[str]
    purposes: frozenset[str]
    deeds: Mapping[str, frozenset[str]]
    being: frozenset[str]
    judging: frozenset[str]
    praising: frozenset[str]
    blaming: frozenset[str]
    neutral: frozenset[str]
    judged_as: frozenset[str]
    all_states: frozenset[str]
    each: frozenset[str]
    friends: frozenset[str]
    communities: frozenset[str]
    worldwide: frozenset[str]
    skies: frozenset[str]
    rumours: frozenset[str]
    calls: frozenset[str]
    warnings: frozenset[str]
    according: frozenset[str]
    topic_marks: frozenset[str]
    clitics: Mapping[str, str]
    analyse_sentence: SentenceAnalyser
    site_nouns: frozenset[str] = frozenset()
    many_of_one: frozenset[str] = frozenset()
    decisions: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    name_titles: frozenset[str] = frozenset()
    title_names: frozenset[str] = frozenset()
    permanent: frozenset[str] = frozenset()
    attacks: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()
    speaking: frozenset[str] = frozenset()
    nearby: frozenset[str] = frozenset()
    houses: frozenset[str] = frozenset()
    couples: frozenset[str] = frozenset()
    on_mission: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()
    pointing_starts: frozenset[str] = frozenset()
    state_nouns: frozenset[str] = frozenset()
    lives: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()
    of_many: frozenset[str] = frozenset()
    particle_names: frozenset[str] = frozenset()
    governments: frozenset[str] = frozenset()
    public_heads: frozenset[str] = frozenset()
    answered_nouns: frozenset[str] = frozenset()
    title_vocabulary: frozenset[str] = frozenset()
    envoys: frozenset[str] = frozenset()
    anybody: frozenset[str] = frozenset()
    any_leader: str | None = None
    title_endings: tuple[tuple[str, str], ...] = ()
    common_names: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    source_words: frozenset[str] = frozenset()
    clause_weights: Mapping[str, float] = field(default_factory=dict)
    opinion: OpinionWeights | None = None
    # `event_frames` in the form in which the words of a sentence are quick to ask for them.
    frame_index: FrameIndex = field(init=False, repr=False, compare=False)
    # The lemmas of `agreements` by their first letters.
    _agreement_starts: Mapping[str, Sequence[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "frame_index", FrameIndex(self.event_frames))
        starts: dict[str, list[str]] = {}
        for lemma in self.agreements:
            starts.setdefault(lemma[:_START], []).append(lemma)
        object.__setattr__(self, "_agreement_starts", starts)

    def agreements_like(self, lemma: str) -> Sequence[str]:
        """The lemmas of words for agreements that begin with the same letters."""
        return self._agreement_starts.get(lemma[:_START], ())
