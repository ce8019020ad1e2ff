"""Which addresses of the network may be spoken to: those of the public internet, and no others.

A page can name any host, and a host's name can stand for any address, so the address itself is what is asked about,
at the moment of connecting. Ranges that are translated to other addresses (IPv4 written in IPv6, NAT64, 6to4, Teredo)
are refused whole: what is behind them cannot be seen.
"""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

# Names and numbers as IANA's special-purpose registries have them, read 2026-11.
_NO_IPV4 = [IPv4Network(net) for net in (
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
    "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
    "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
)]  # fmt: skip
_GLOBAL_IPV6 = IPv6Network("2000::/3")  # all that is given out; NAT64 (64:ff9b::), mapped and local ranges lie outside
_NO_IPV6 = [ip_network(net) for net in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")]

Resolve = Callable[[str, int], Sequence[str]]


def is_public(address: str) -> bool:
    """Whether an address, as written in digits, is one of the public internet.

    >>> [is_public(a) for a in ("193.140.1.1", "127.0.0.1", "169.254.169.254", "::ffff:127.0.0.1", "fe80::1%eth0")]
    [True, False, False, False, False]
    """
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        inside = found in _GLOBAL_IPV6 and not found.scope_id
        return inside and not any(found in net for net in _NO_IPV6)
    return not any(found in net for net in _NO_IPV4)


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, each once, as the system's resolver gives them. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))
