"""The time grammar of a language: words, endings and patterns, compiled from one TOML file.

Nothing here is of one language. The file's own header says how its patterns are written; this module puts the word
lists into the patterns, compiles them, and refuses a file that asks for a word list or an ending it does not have.
Finding expressions in a text is `mention.times`, giving them a date is `resolve.times`.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from dragoman.errors import DataError

Meaning = int | str | bool

_SLOT = re.compile(r"(?<!P)<([a-z]+)(2?)>")
_GROUP_NAME = re.compile(r"\(\?P<\w+>")
# Keys of a rule that are settings of the match and not part of what it means.
_SETTINGS = frozenset({"name", "pattern", "tails", "role", "after", "before", "needs"})
# A number inside a longer number, a name or a time of day is no date: "Zapad-2025", "1.250", "07:30".
_BEFORE = r"(?<![\w/-])(?<!\d[.,:])(?<!\w')"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule:
    """One kind of expression.

    role   None where the ending decides ("'dan beri" → since)
    before, needs  what must not, and what must, stand right before it
    fixed  what every match means, beside what its groups say: unit, shift, base, way, sign, span, month, day, …
    """

    name: str
    pattern: re.Pattern[str]
    role: str | None
    before: re.Pattern[str] | None
    needs: re.Pattern[str] | None
    fixed: Mapping[str, Meaning]


# Without `eq` it is hashed by identity: what is kept of a text (lru_cache) is kept by the grammar too.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TimeGrammar:
    """How one language writes times.

    fold    text → the form the patterns are written in, character for character
    start   finds where some rule can begin; the rules then decide
    words   list → word as folded → what it means
    validity  what follows a period that is the life of a plan, and the rules it holds for
    """

    fold: Callable[[str], str]
    start: re.Pattern[str]
    rules: tuple[TimeRule, ...]
    words: Mapping[str, Mapping[str, Meaning]]
    validity: re.Pattern[str]
    validity_rules: frozenset[str]


def load_grammar(package: str, name: str, *, fold: Callable[[str], str]) -> TimeGrammar:
    """Compile a grammar shipped with the program. Raises `DataError` for a pattern that cannot be read."""
    data = tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))
    return compile_grammar(data, fold=fold, where=name)


def compile_grammar(data: Mapping[str, Any], *, fold: Callable[[str], str], where: str) -> TimeGrammar:
    """A grammar from its parsed file. `where` is the file's name, for errors."""
    words = {kind: {fold(word): meaning for word, meaning in table.items()} for kind, table in data["words"].items()}
    slots = _Slots(words=words, macros=data["macro"], tails=data["tail"])
    rules = tuple(_rule(raw, slots=slots, where=where) for raw in data["rule"])
    # The same patterns without their groups, as one: the text is searched once and not once for every rule.
    start = "|".join(_GROUP_NAME.sub("(?:", rule.pattern.pattern.removeprefix(_BEFORE)) for rule in rules)
    return TimeGrammar(
        fold=fold,
        start=re.compile(f"{_BEFORE}(?:{start})"),
        rules=rules,
        words=words,
        validity=re.compile(data["validity"]["after"]),
        validity_rules=frozenset(f"times.{rule}" for rule in data["validity"]["rules"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slots:
    """What may stand between angle brackets in a pattern."""

    words: Mapping[str, Mapping[str, Meaning]]
    macros: Mapping[str, str]
    tails: Mapping[str, str]

    def fill(self, template: str, *, tails: tuple[str, ...] = ()) -> str:
        def slot(match: re.Match[str]) -> str:
            kind, second = match.groups()
            if kind + second in self.macros:
                return _SLOT.sub(slot, self.macros[kind + second])
            if kind == "tail":
                return "(?:" + "|".join(f"(?P<tail_{tail}>{self.tails[tail]})" for tail in tails) + ")"
            # The longest first, or "pazar" would stop "pazartesi".
            choices = "|".join(sorted(self.words[kind], key=len, reverse=True))
            return f"(?:{choices})" if kind == "number" else f"(?P<{kind}{second}>{choices})"

        return re.sub(r" (\??)", lambda m: "[ ]{0,2}" if m[1] else "[ ]{1,2}", _SLOT.sub(slot, template))


def _rule(raw: Mapping[str, Any], *, slots: _Slots, where: str) -> TimeRule:
    tails = tuple(raw.get("tails", ()))

    def behind(key: str) -> re.Pattern[str] | None:
        return re.compile(f"(?<!\\w)(?:{_GROUP_NAME.sub('(?:', slots.fill(raw[key]))})$") if key in raw else None

    try:
        # A word goes on after an apostrophe, except where the rule takes any ending.
        end = r"(?!\w)" if "other" in tails else r"(?!\w)(?!'\w)"
        after = f"(?!{_GROUP_NAME.sub('(?:', slots.fill(raw['after']))})" if "after" in raw else ""
        return TimeRule(
            name=f"times.{raw['name']}",
            pattern=re.compile(_BEFORE + slots.fill(raw["pattern"], tails=tails) + end + after),
            role=raw.get("role"),
            before=behind("before"),
            needs=behind("needs"),
            fixed={key: value for key, value in raw.items() if key not in _SETTINGS},
        )
    except re.error as error:
        raise DataError(f'{where}: rule "{raw["name"]}": {error}; the header says how patterns are written') from error
    except KeyError as error:
        raise DataError(f'{where}: rule "{raw["name"]}" asks for {error}; add it to words, macro or tail') from error
