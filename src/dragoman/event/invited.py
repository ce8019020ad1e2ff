"""Who answers an invitation answers his host: "Peru daveti kabul etti, Küba reddetti", both invited by Norway."""

from collections.abc import Sequence

from dragoman.event.draft import Draft, is_likely
from dragoman.event.stands_for import with_others
from dragoman.resolve.cast import Cast

_INVITING = "agreement_to_meet"
_ANSWERS = ("agreement_to_meet", "refusal", "refusal_of_talks")
# The answer stands in the sentence of the invitation or in one of the next two.
_SOON = 2


def answering(draft: Draft, earlier: Sequence[Draft], cast: Cast) -> Draft:
    """The same telling, toward the host where one guest answers and another guest was taken for whom."""
    words, invitations = draft.around.sent.words, draft.around.pack.invitations
    if draft.act not in _ANSWERS or not any(word.morph.lemma in invitations for word in words):
        return draft
    mine, other = cast.countries(draft.actors), cast.countries(draft.recipients)
    for invitation in reversed(earlier):
        if invitation.act != _INVITING or not is_likely(invitation):
            continue
        if draft.around.sent.index - invitation.around.sent.index > _SOON:
            break
        guests = cast.countries(invitation.recipients)
        if mine and other and mine < guests and other < guests and mine.isdisjoint(other):
            return with_others(draft, dict.fromkeys(draft.recipients, invitation.actors), "whose invitation it was")
    return draft
