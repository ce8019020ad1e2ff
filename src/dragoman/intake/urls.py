"""Web addresses as they may be kept: http and https only, without user names and passwords."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

from dragoman.intake.limits import MAX_URL_CHARS

_SAFE = "%/:=&?~#+!$,;'@()*[]-._"
_PARTS = re.compile(r"(?s)((?:[A-Za-z][A-Za-z0-9+.-]{0,20}:(?=/)|(?i:https?:))?/{0,3})([^/?#]{0,2048})(.*)")
_HOST = re.compile(r"[A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+(?:%[A-Za-z0-9._~-]+)?\]")


def clean_url(url: str | None) -> str | None:
    """The address in a form that can be stored, shown and linked to; None when it is no web address.

    >>> clean_url("HTTPS://user:pass@Haber.example/a b?c=ş#son")
    'https://haber.example/a%20b?c=%C5%9F'
    >>> clean_url("javascript:alert(1)"), clean_url("http://user:80/secret@haber.example/")
    (None, None)
    """
    if not url or len(url) > MAX_URL_CHARS or may_hold_password(url):
        return None
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
        if parts.scheme not in ("http", "https") or not host:
            return None
        host = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii") if not host.isascii() else host
        if not _HOST.fullmatch(host):  # IDNA makes a space of a no-break space
            return None
    except (ValueError, UnicodeError):
        return None
    netloc = host if port is None else f"{host}:{port}"
    path, query = (quote(part, safe=_SAFE) for part in (parts.path, parts.query))
    cleaned = urlunsplit((parts.scheme, netloc, path, query, ""))
    return cleaned if len(cleaned) <= 3 * MAX_URL_CHARS else None


def without_password(url: str) -> str:
    """An address for a message, whatever it is: no user name, no password, even where these hold characters that end
    the host's name. When in doubt more is left out.

    >>> without_password("ftp://user:secret@host/a"), without_password("http://user:se/cr#et@host/a")
    ('ftp://host/a', 'http://host/a')
    >>> without_password("https://haber.example/@yazar")
    'https://haber.example/@yazar'
    """
    start, authority, rest = _parts(url)
    if "@" in rest and ":" in authority:  # a port, or the first half of a password
        authority, rest = "", rest.rpartition("@")[2]
    return (start + authority.rpartition("@")[2] + rest)[:500]


def may_hold_password(url: str) -> bool:
    """Whether "http://user:12/34@host/" was meant, which is by the rules port 12 of the host "user".

    >>> may_hold_password("http://user:12/34@host/"), may_hold_password("https://haber.example:443/@yazar")
    (True, False)
    """
    _, authority, rest = _parts(url.strip())
    host, colon, port = authority.rpartition("@")[2].rpartition(":")
    plain = (not colon or (port in ("80", "443") and "." in host)) and "@" not in authority
    return "@" in rest and not plain


def _parts(url: str) -> tuple[str, str, str]:
    """("http://", "user:secret@host:80", "/the rest") of anything."""
    found = _PARTS.fullmatch(url)
    assert found is not None
    return found[1], found[2], found[3]
