"""Words of the record in those of the visit: amounts, reasons for taking reports for one event, rules of reading. The
catalogue names each; what it lacks stays as the record writes it.
"""

import re
from collections.abc import Iterator

from dragoman.serve.tongue import Tongue

_AMOUNT = re.compile(r"([\d,]+(?:\.\d+)?(?:e[+-]?\d+)?) (\w+)", re.ASCII)
_FINDING = re.compile(r"([a-z_.]+) ([+-]\d+\.\d)", re.ASCII)
_SHARE = re.compile(r"\d\.\d+", re.ASCII)


def amount(text: str, tongue: Tongue) -> str:
    """
    >>> from dragoman.serve.tongue import tongue
    >>> [amount(each, tongue("tr")) for each in ("45 minute", "1,200 person", "2.5 tonne", "3 parsec", "bir")]
    ['45 dakika', '1.200 kişi', '2,5 ton', '3 parsec', 'bir']
    >>> [amount(each, tongue("en")) for each in ("1 minute", "45 minute", "2 round")]
    ['1 minute', '45 minutes', 'round 2']
    """
    found = _AMOUNT.fullmatch(text)
    if found is None or not tongue.has(f"unit.{found[2]}.other"):
        return text
    number = float(found[1].replace(",", ""))
    whole = number.is_integer()
    return tongue.say(f"unit.{found[2]}", n=int(number) if whole else tongue.number(number))


def finding(text: str, tongue: Tongue) -> str:
    """Why two reports are one event or are not, with what it counts.

    >>> from dragoman.serve.tongue import tongue
    >>> finding("sides.same +2.0", tongue("tr")), finding("never.act -20.0", tongue("en"))
    ('taraflar aynı (+2,0)', 'acts that exclude each other')
    """
    found = _FINDING.fullmatch(text)
    if found is None or not tongue.has(f"why.{found[1]}"):
        return text
    words = tongue.say(f"why.{found[1]}")
    if found[1].startswith("never."):  # settles the matter alone
        return words
    weight = float(found[2])
    return f"{words} ({'+' if weight > 0 else ''}{tongue.number(weight)})"


def rule(text: str, tongue: Tongue) -> str:
    """What a rule of the reader means, shortly; nothing where the catalogue has no words for it.

    >>> from dragoman.serve.tongue import tongue
    >>> rule("frame visit «gel» + model 0.98", tongue("tr")), rule("chain.role.name+list", tongue("en"))
    ('eylemin söz kalıbı, model (%98)', 'office and name together, as members of one list')
    >>> rule("something.new", tongue("en"))
    ''
    """
    return ", ".join(dict.fromkeys(said for part in text.split(" + ") for said in _said(part, tongue)))


def _said(part: str, tongue: Tongue) -> Iterator[str]:
    name, is_list = part.split(" ")[0].removesuffix("+list"), part.endswith("+list")
    if name == "model" and (share := _SHARE.search(part)):
        yield tongue.say("rule.model.share", share=round(float(share[0]) * 100))
    elif known := _longest(name, tongue):
        yield tongue.say(known)
    if is_list:
        yield tongue.say("rule.of-list")


def _longest(name: str, tongue: Tongue) -> str | None:
    """The catalogue's key for a rule or, where it has none, for what it is one of."""
    while name:
        if tongue.has(f"rule.{name}"):
            return f"rule.{name}"
        name = name.rpartition(".")[0]
    return None
