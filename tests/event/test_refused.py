"""What somebody refuses to do is a refusal, and not the deed."""

import pytest

from dragoman.event.refused import refused
from dragoman.event.status import Reality
from dragoman.model.acts import ACTS
from event.reader import read

# text, its last verb, the act it was taken for, whether a frame names that by this verb, what it is
CASES = [
    ("Kanada, Peru'ya uyguladığı yaptırımları kaldırmayı reddetti.", "sanctions_lifted", False, "refusal_to_yield"),
    ("Kanada, Peru'daki esirleri serbest bırakmayı reddetti.", "release", False, "refusal_to_yield"),
    ("Kanada, Peru heyetiyle bir araya gelmeyi reddetti.", "meeting", False, "refusal_of_talks"),
    ("Kanada, Peru'ya silah satmayı reddetti.", "military_aid", False, "refusal"),
    # a frame names it, or it is a refusal already
    ("Kanada, Perululara vize vermeyi reddetti.", "entry_ban", True, "entry_ban"),
    ("Kanada, Peru'nun kararını tanımayı reddetti.", "refusal", False, "refusal"),
    # no deed is refused, or it is not refused
    ("Kanada, Peru'nun yaptırımlarını reddetti.", "sanctions_imposed", False, "sanctions_imposed"),
    ("Kanada, yaptırımları kaldırmayı reddetmedi.", "sanctions_lifted", False, "sanctions_lifted"),
    ("Kanada, yaptırımları kaldırmayı görüştü.", "sanctions_lifted", False, "sanctions_lifted"),
]


@pytest.mark.parametrize(("text", "act", "named", "wanted"), CASES)
def test_what_is_refused_is_not_done(text: str, act: str, named: bool, wanted: str) -> None:
    around, predicate = read(text).around(text.removesuffix(".").split()[-1])
    found = refused(ACTS[act], Reality("occurred", False, "past"), predicate, around, named=named)
    assert found.act == wanted
