"""Who of several guests answers an invitation answers the host."""

from dataclasses import replace

import pytest

from dragoman.event.find import find_tellings
from dragoman.event.invited import answering
from event.reader import read, turkish

# what follows the invitation, the act it is, who answers, whom that was taken to be toward, whom it is toward
ANSWERS = [
    ("Peru daveti kabul etti.", "agreement_to_meet", "per", "cub", "nor"),
    ("Küba daveti reddetti.", "refusal", "cub", "per", "nor"),
    # somebody else's answer, or one to somebody else
    ("Kanada daveti reddetti.", "refusal", "can", "cub", "cub"),
    ("Peru, Kanada'nın teklifini reddetti.", "refusal", "per", "can", "can"),
    # long after
    ("Hava güzeldi. Deniz sakindi. Peru daveti reddetti.", "refusal", "per", "cub", "cub"),
    # another act
    ("Peru, Küba'yı kınadı.", "criticism", "per", "cub", "cub"),
]


@pytest.mark.parametrize(("text", "act", "guest", "taken", "wanted"), ANSWERS)
def test_a_guest_answers_the_host(text: str, act: str, guest: str, taken: str, wanted: str) -> None:
    told = read(f"Norveç, Peru ile Küba'yı zirveye davet etti. {text}")
    groups, _ = find_tellings(
        told.sents, told.quotes, told.mentions, told.statements, told.cast, clock=told.clock, pack=turkish()
    )
    drafts = [draft for group in groups for draft in group]
    invitation = next(draft for draft in drafts if draft.act == "agreement_to_meet" and draft.around.sent.index == 0)
    invitation = replace(invitation, actors=("nor",), recipients=("per", "cub"))
    last = next(draft for draft in reversed(drafts) if draft.around.sent.index > 0)
    answer = replace(last, act=act, actors=(guest,), recipients=(taken,))
    assert answering(answer, [invitation], told.cast).recipients == (wanted,)
