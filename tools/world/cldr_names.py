"""Write the names of states in Russian, Arabic and Korean from Unicode CLDR: `states.ru.tsv` and its sisters.

Needs babel (`uv pip install babel`), at build time only. Run it from the root of the repository and look at the diff:

    python tools/world/cldr_names.py

Only the role `name`: demonyms and capitals are left to people who read the language.
"""

from importlib.metadata import version
from pathlib import Path

from babel import Locale
from babel.core import get_global

WORLD = Path(__file__).parents[2] / "src" / "dragoman" / "world"
LANGUAGES = {"ar": "Arabic", "ko": "Korean", "ru": "Russian"}
HEADER = """\
# What      Names of states in {language}
# Source    Unicode CLDR as in babel {version}; written by tools/world/cldr_names.py, which keeps
#           the rows of source "hand": administrations that CLDR has no code for
# Licence   Unicode License v3 (https://www.unicode.org/license.txt); rows by hand CC0-1.0
# Columns   entry\tform\trole\tcontested\tnote\tsource
"""


def main() -> None:
    alpha2 = {three: two[0] for three, two in get_global("territory_aliases").items() if len(three) == 3}
    alpha2["XKX"] = "XK"  # CLDR's own alias is XKK
    ids = [line.split("\t")[0] for line in (WORLD / "states.tsv").read_text(encoding="utf-8").splitlines()]
    codes = {ident: alpha2[ident.upper()] for ident in ids if ident.upper() in alpha2}
    for lang, language in LANGUAGES.items():
        names = Locale.parse(lang).territories
        table = WORLD / f"states.{lang}.tsv"
        kept = [line for line in table.read_text(encoding="utf-8").splitlines() if line.endswith("\thand")]
        rows = [f"{ident}\t{names[two]}\tname\t\t\tcldr" for ident, two in codes.items()]
        header = HEADER.format(language=language, version=version("babel"))
        table.write_text(header + "\n".join(sorted(rows + kept)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
