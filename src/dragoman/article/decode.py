"""Bytes to text: which encoding a page is in, whatever it says it is in. Refuses to mend words.

Order: byte order mark, UTF-16 by its zero bytes, strict UTF-8, UTF-8 with a few bad bytes, what its server says, what
the page declares, windows-1254. UTF-8 comes before what is said because Turkish text in another encoding is practically
never valid UTF-8, while pages that wrongly declare themselves windows-1254 are common. The server comes before the page
as it does in browsers, where the page's author saw that it looked right.
"""

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

MAX_BYTES = 10_000_000
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,3}=\s{0,3}["']?([A-Za-z0-9_.:-]{2,30})""")
_TEXT, _OPEN, _UNPACK, _NO_PAGE = (
    "save its text as .txt", "open it and save the text as .txt", "unpack it first", "there is no page in it",
)  # fmt: skip
# How files that are no text begin, what such a file is, and what to do about it.
_MAGIC = (
    (b"%PDF", "a PDF file", _TEXT),
    (b"\x89PNG", "a picture (PNG)", _NO_PAGE),
    (b"\xff\xd8\xff", "a photograph", _NO_PAGE),
    (b"GIF8", "a picture (GIF)", _NO_PAGE),
    (b"PK\x03\x04", "a ZIP archive or an office document", "name an archive *.zip, save a document's text as .txt"),
    (b"\x1f\x8b", "packed with gzip", _UNPACK),
    (b"BZh", "packed with bzip2", _UNPACK),
    (b"\xfd7zXZ", "packed with xz", _UNPACK),
    (b"7z\xbc\xaf", "a 7z archive", _UNPACK),
    (b"Rar!", "a RAR archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "packed with zstd", _UNPACK),
    (b"\x7fELF", "a program", _NO_PAGE),
    (b"RIFF", "a sound, film or picture", _NO_PAGE),
    (b"\xd0\xcf\x11\xe0", "an old office document", _OPEN),
    (b"SQLite format 3", "an SQLite database", _NO_PAGE),
    (b"OggS", "a sound or film", _NO_PAGE),
    (b"ID3", "a sound", _NO_PAGE),
    (b"wOFF", "a font", _NO_PAGE),
    (b"wOF2", "a font", _NO_PAGE),
)
# Labels that browsers read as windows-1254 or that Turkish pages bear by mistake; all are read as windows-1254, which
# differs from latin-1 only in the six Turkish letters and the typographic quotes.
_WESTERN = {"iso8859-1", "iso8859-9", "cp1252", "cp1254", "ascii", "iso8859-15", "latin-1"}
# Other encodings of web pages, by Python's names. Python knows more under that word: some make the text from escapes,
# some take minutes, and none of them is an encoding of the web.
_KNOWN = re.compile(
    r"cp125[0-8]|cp866|cp874|cp932|cp949|iso8859-\d{1,2}|koi8-[ru]|mac-(?:roman|cyrillic|turkish)|tis-620"
    r"|gb2312|gbk|gb18030|big5|big5hkscs|euc_jp|euc_kr|shift_jis"
)
_LOST = str.maketrans("ýþðÝÞÐ", "ışğİŞĞ")
MIN_LOST = 5  # such letters on a page; fewer may be names
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """text   the page; `text.encode(encoding)` gives the page's bytes back unless "replaced-bytes" is among the flags
    flags  "encoding-guessed": not declared, or declared otherwise; "replaced-bytes": some bytes stand as U+FFFD;
           "mojibake": letters lost in an earlier conversion were put back (their byte offsets stay as they are)
    """

    text: str
    encoding: str
    flags: tuple[str, ...] = ()


def is_binary(data: bytes) -> str | None:
    """What these bytes look like instead of a text and what to do, or None for a text."""
    for start, what, remedy in (*_MAGIC, (data[:4] + b"ftyp", "a film", _NO_PAGE)):
        if data.startswith(start):
            return f"it looks like {what}; {remedy}"
    head = data[:65536]
    controls = len(_CONTROLS.findall(head))
    if controls > max(4, len(head) // 100) and _utf16(data) is None:
        return f"{controls} control bytes in the first {len(head)}; was it cut off, or is it packed or a document?"
    return None


def decode(data: bytes, *, said: str | None = None) -> Decoded:
    """Never fails: what cannot be decoded stands as U+FFFD and is flagged. A byte order mark stays as a character.

    `said` is the charset of the answer's Content-Type: a witness like the page's own declaration, and no more.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _lossy(data, encoding)
    if (encoding_16 := _utf16(data)) is not None:
        return _lossy(data, encoding_16, "encoding-guessed")
    declared = [name for name in (_codec(said), _declared(data)) if name]
    try:
        text, mended = _latin5(data.decode("utf-8"))
        guessed = any(name != "utf-8" for name in declared) and not text.isascii()
        flags = (("encoding-guessed",) if guessed else ()) + (("mojibake",) if mended else ())
        return Decoded(text=text, encoding="utf-8", flags=flags)
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(data):
        return _lossy(data, "utf-8")
    return _single_byte(data, declared)


def _latin5(text: str) -> tuple[str, bool]:
    """Turkish that was read as latin-1 before it was saved: "Dýþiþleri" -> "Dışişleri".

    The six letters take two bytes in UTF-8 before and after, so offsets hold. Icelandic and Faroese write these letters
    too, but never without á, í, ó, ú or æ.
    """
    lost = sum(text.count(c) for c in "ýþðÝÞÐ")
    if lost < MIN_LOST or any(c in text for c in "ışğİŞĞ") or any(c in text for c in "áíóúæÁÍÓÚÆ"):
        return text, False
    return text.translate(_LOST), True


def _single_byte(data: bytes, declared: Sequence[str]) -> Decoded:
    """`declared` in the order of trust; none of them is UTF-8 any more, whatever it says."""
    for name in declared:
        if name in _WESTERN:
            break
        try:
            if _KNOWN.fullmatch(name):
                flags = () if set(declared) == {name} else ("encoding-guessed",)
                return Decoded(text=data.decode(name), encoding=name, flags=flags)
        except UnicodeDecodeError:
            continue
    flags = () if declared and set(declared) <= {"cp1254", "iso8859-9"} else ("encoding-guessed",)
    for encoding in ("cp1254", "iso8859-9"):  # cp1254 leaves seven bytes undefined, iso8859-9 none
        try:
            return Decoded(text=data.decode(encoding), encoding=encoding, flags=flags)
        except UnicodeDecodeError:
            continue
    return _lossy(data, "cp1254", "encoding-guessed")


def _lossy(data: bytes, encoding: str, *flags: str) -> Decoded:
    try:
        return Decoded(text=data.decode(encoding), encoding=encoding, flags=flags)
    except UnicodeDecodeError:
        return Decoded(
            text=data.decode(encoding, errors="replace"), encoding=encoding, flags=(*flags, "replaced-bytes")
        )


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: in Latin text every second byte is mostly zero, and the other never."""
    head = data[:4096]
    half = len(head) // 2
    if half < 8:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.6 * half and even < 0.02 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.02 * half:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4096])
    return _codec(match[1].decode("ascii")) if match else None


def _codec(name: str | None) -> str | None:
    """Python's name for an encoding as somebody wrote it; None when there is none of that name."""
    try:
        return codecs.lookup(name).name if name and len(name) <= 30 and name.isascii() else None
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return None


def _mostly_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 but for a few: at least four good sequences for every bad byte."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("�")
    good = len(data.decode("ascii", errors="ignore"))
    multibyte = len(text) - bad - good
    return multibyte >= max(1, 4 * bad)
