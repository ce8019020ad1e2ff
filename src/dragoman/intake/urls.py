"""Web addresses as they may be kept: http and https only, without user names and passwords."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

from dragoman.intake.limits import MAX_URL_CHARS

_SAFE = "%/:=&?~#+!$,;'@()*[]-._"
_CONTROL = re.compile(r"[\x00-\x20\x7f]+")


def clean_url(url: str | None) -> str | None:
    """The address in a form that can be stored, shown and linked to; None when it is no web address.

    >>> clean_url("HTTPS://user:pass@Haber.example/a b?c=ş#son")
    'https://haber.example/a%20b?c=%C5%9F'
    >>> clean_url("javascript:alert(1)") is None
    True
    """
    if not url or len(url) > MAX_URL_CHARS:
        return None
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
        if parts.scheme not in ("http", "https") or not host or _CONTROL.search(host):
            return None
        host = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii") if not host.isascii() else host
    except (ValueError, UnicodeError):
        return None
    netloc = host if port is None else f"{host}:{port}"
    path, query = (quote(part, safe=_SAFE) for part in (parts.path, parts.query))
    cleaned = urlunsplit((parts.scheme, netloc, path, query, ""))
    return cleaned if len(cleaned) <= 3 * MAX_URL_CHARS else None
