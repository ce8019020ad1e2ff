"""Compressed pages, unpacked within bounds: gzip, deflate, brotli, zstd, and these inside one another.

A few hundred bytes can hold gigabytes, so no decoder is ever asked for more than the limit and one byte. What a page
is packed in is known by its first bytes or by its Content-Encoding; nothing else is tried. Raises on no bytes whatever.
"""

import sys
import zlib
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from dragoman.intake.limits import MAX_LAYERS, MAX_UNPACKED_BYTES

_GZIP, _ZSTD = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"
_ZLIB = (b"\x78\x01", b"\x78\x9c", b"\x78\xda")  # 78 5E is zlib too, and "x^": only a header may say so
_CHUNK = 1 << 16
_MAX_PARTS = 1_000  # gzip members or zstd frames in a row; log shippers make dozens, only a bomb makes thousands
_ZSTD_WINDOW_LOG = 23  # 8 MB, what RFC 8878 asks every decoder for; a frame may ask for gigabytes


_Made = tuple[bytes, list[str]]  # unpacked bytes, flags


class Unpacked(NamedTuple):
    """`flags`: "trailing-bytes" behind the packed part, "cut-short" when its end was missing."""

    data: bytes
    flags: tuple[str, ...]


class Refusal(NamedTuple):
    """Why not: reason "bomb", "layers" or "corrupt", and the words for a person."""

    reason: str
    detail: str


class _Refused(Exception):  # noqa: N818  (never leaves this module)
    def __init__(self, reason: str, detail: str) -> None:
        self.refusal = Refusal(reason, detail)


class _Decoder(Protocol):
    """What zlib, zstd and bz2 decoders have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = ..., /) -> bytes: ...


def packing_of(data: bytes) -> str | None:
    """What the first bytes say: "gzip", "zstd" or "deflate"; brotli has no sign of its own.

    >>> packing_of(b"\\x1f\\x8b\\x08...")
    'gzip'
    """
    if data.startswith(_GZIP):
        return "gzip"
    if data.startswith(_ZSTD):
        return "zstd"
    return "deflate" if data.startswith(_ZLIB) else None


def unpack(
    data: bytes,
    *,
    encodings: Sequence[str] = (),
    max_bytes: int = MAX_UNPACKED_BYTES,
    max_layers: int = MAX_LAYERS,
) -> Unpacked | Refusal:
    """The page without its packing. `encodings` as Content-Encoding names them, in the order they were applied."""
    named = [name for name in (encoding.strip().lower() for encoding in encodings) if name not in ("", "identity")]
    if len(named) > max_layers:
        return Refusal("layers", f"packed {len(named)} times over; {max_layers} times is the most that is unpacked")
    flags: list[str] = []
    try:
        layers = 0
        while (kind := _next_packing(data, named)) is not None:
            if kind == "":
                continue
            layers += 1
            if layers > max_layers:
                return Refusal("layers", f"packed more than {max_layers} times over")
            data, more = _DECODERS[kind](data, max_bytes)
            flags += more
    except _Refused as refused:
        return refused.refusal
    return Unpacked(data, tuple(dict.fromkeys(flags)))


def _next_packing(data: bytes, named: list[str]) -> str | None:
    """What to undo next: by name, last applied first, then by the first bytes. "" when a name turned out untrue."""
    if not named:
        return packing_of(data)
    kind = _NAMES.get(named.pop(), "")
    # Archives often keep the header and store the body unpacked.
    if kind in ("gzip", "zstd") and packing_of(data) != kind:
        return ""
    return "" if kind in ("br", "deflate") and _is_text(data) else kind


def _is_text(data: bytes) -> bool:
    """Whether the body is plainly not packed: markup or words from its first byte on."""
    head = data[:512]
    if not head.strip() or any(byte < 9 or 13 < byte < 32 for byte in head):
        return False
    # Sixteen bytes of brotli are hardly ever UTF-8; the last letter of the head may be cut in two.
    return len(head) >= 16 and (head.lstrip().startswith(b"<") or "\ufffd" not in head.decode("utf-8", "replace")[:-3])


def _in_parts(data: bytes, max_bytes: int, make: Callable[[], _Decoder], magic: bytes | None) -> _Made:
    """One packed part after another (gzip members, zstd frames), all of them one page."""
    out: list[bytes] = []
    flags: list[str] = []
    at = size = 0
    for _ in range(_MAX_PARTS):
        decoder = make()
        made, at = _one_part(decoder, data, at, max_bytes - size)
        out.append(made)
        size += len(made)
        if not decoder.eof:
            flags.append("cut-short")
            break
        if at >= len(data):
            break
        if magic is None or not data.startswith(magic, at):
            flags.append("trailing-bytes")
            break
    else:
        raise _Refused("layers", f"packed in more than {_MAX_PARTS} pieces")
    return b"".join(out), flags


def _one_part(decoder: _Decoder, data: bytes, at: int, max_bytes: int) -> tuple[bytes, int]:
    """What one decoder makes of `data` from `at` on, and where it stopped."""
    out: list[bytes] = []
    size = 0
    pending = b""  # what zlib gives back when it was not allowed to put out more
    while not decoder.eof:
        chunk = pending or data[at : at + _CHUNK]
        if not pending:
            at += len(chunk)
        try:
            made = decoder.decompress(chunk, max_bytes - size + 1)
        except Exception as error:  # zlib.error, ZstdError: whatever the decoder calls damage
            raise _Refused("corrupt", f"packed, and damaged ({error})") from None
        pending = getattr(decoder, "unconsumed_tail", b"")
        out.append(made)
        size += len(made)
        if size > max_bytes:
            raise _bomb(max_bytes)
        if not made and not chunk:
            break
    return b"".join(out), at - len(decoder.unused_data)


def _bomb(max_bytes: int) -> _Refused:
    limit = f"{MAX_UNPACKED_BYTES / 1e6:g} MB" if max_bytes > 1e6 else "the limit"
    return _Refused("bomb", f"unpacks to more than {limit}; no news page is that large")


def _gunzip(data: bytes, max_bytes: int) -> _Made:
    return _in_parts(data, max_bytes, lambda: zlib.decompressobj(31), _GZIP)


def _inflate(data: bytes, max_bytes: int) -> _Made:
    """By its definition "deflate" is zlib; many servers send raw deflate."""
    try:
        return _in_parts(data, max_bytes, zlib.decompressobj, None)
    except _Refused as refused:
        if refused.refusal.reason != "corrupt":
            raise
        return _in_parts(data, max_bytes, lambda: zlib.decompressobj(-15), None)


def _unzstd(data: bytes, max_bytes: int) -> _Made:
    if sys.version_info >= (3, 14):
        from compression.zstd import DecompressionParameter, ZstdDecompressor
    else:
        from backports.zstd import DecompressionParameter, ZstdDecompressor

    options: dict[int, int] = {DecompressionParameter.window_log_max: _ZSTD_WINDOW_LOG}
    return _in_parts(data, max_bytes, lambda: ZstdDecompressor(options=options), _ZSTD)


def _unbrotli(data: bytes, max_bytes: int) -> _Made:
    import brotli

    decoder, size, at = brotli.Decompressor(), 0, 0
    out: list[bytes] = []
    while not decoder.is_finished():
        chunk = b""
        if decoder.can_accept_more_data():
            chunk, at = data[at : at + _CHUNK], at + _CHUNK
            if not chunk:
                return b"".join(out), ["cut-short"]
        try:
            made = decoder.process(chunk, output_buffer_limit=_CHUNK)
        except brotli.error as error:
            raise _Refused("corrupt", f"packed, and damaged ({error})") from None
        out.append(made)
        size += len(made)
        if size > max_bytes:
            raise _bomb(max_bytes)
    return b"".join(out), []


_DECODERS: dict[str, Callable[[bytes, int], _Made]] = {
    "gzip": _gunzip, "deflate": _inflate, "br": _unbrotli, "zstd": _unzstd,
}  # fmt: skip
_NAMES = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate", "br": "br", "zstd": "zstd"}
