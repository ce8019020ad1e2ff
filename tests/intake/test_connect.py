"""A host's addresses are all checked, and tried in order until one answers."""

import time

import httpcore2
import pytest

from dragoman.intake import connect
from dragoman.intake.connect import MAX_ADDRESSES, AddressRefused, Deadline, GuardedBackend, OutOfTime

PUBLIC = ["193.140.1.1", "193.140.1.2", "2a00:1450:4017::1"]


class Network:
    """Stands in for the network: some addresses answer, some refuse, some never say anything."""

    def __init__(self, answers: set[str], silent: set[str] = frozenset()) -> None:
        self.answers, self.silent, self.tried = answers, silent, list[tuple[str, float]]()

    def connect_tcp(self, address, port, timeout, *_):
        self.tried.append((address, timeout))
        if address in self.answers:
            return object()
        if address in self.silent:
            time.sleep(timeout)
            raise httpcore2.ConnectTimeout("no answer")
        raise httpcore2.ConnectError("refused")


def guarded(network: Network, addresses: list[str], *, seconds: float = 5.0) -> GuardedBackend:
    backend = GuardedBackend(Deadline(seconds), lookup=lambda host, port: addresses)
    backend._backend = network
    return backend


@pytest.mark.parametrize("answers", PUBLIC)
def test_the_first_address_that_answers_is_taken(answers):
    network = Network({answers})
    guarded(network, PUBLIC).connect_tcp("haber.example", 443)
    assert [address for address, _ in network.tried] == PUBLIC[: PUBLIC.index(answers) + 1]


def test_a_host_of_which_no_address_answers_is_not_reached():
    network = Network(set())
    with pytest.raises(httpcore2.ConnectError):
        guarded(network, PUBLIC).connect_tcp("haber.example", 443)
    assert [address for address, _ in network.tried] == PUBLIC


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize("inward", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "64:ff9b::7f00:1"])
def test_h137_one_inward_address_wherever_it_stands_refuses_the_host(place, inward):
    network = Network(set(PUBLIC))
    with pytest.raises(AddressRefused, match="no address of the public internet"):
        guarded(network, [*PUBLIC[:place], inward, *PUBLIC[place:]]).connect_tcp("haber.example", 443)
    assert network.tried == []


def test_an_inward_address_behind_those_that_would_be_tried_counts_too():
    many = [f"193.140.1.{number}" for number in range(50)]
    with pytest.raises(AddressRefused):
        guarded(Network(set(many)), [*many, "127.0.0.1"]).connect_tcp("haber.example", 443)


def test_the_time_to_connect_is_shared(monkeypatch):
    monkeypatch.setattr(connect, "CONNECT_S", 0.6)
    network = Network({PUBLIC[2]}, silent=set(PUBLIC))
    start = time.monotonic()
    guarded(network, PUBLIC).connect_tcp("haber.example", 443)
    assert time.monotonic() - start < 0.6
    assert [round(seconds, 1) for _, seconds in network.tried] == [0.2, 0.2, 0.2]


def test_the_deadline_of_the_whole_exchange_holds_here_too():
    network = Network(set(), silent=set(PUBLIC))
    start = time.monotonic()
    with pytest.raises((OutOfTime, httpcore2.ConnectTimeout)):
        guarded(network, PUBLIC, seconds=0.3).connect_tcp("haber.example", 443)
    assert time.monotonic() - start < 1


def test_of_very_many_addresses_some_are_tried():
    network = Network(set())
    with pytest.raises(httpcore2.ConnectError):
        guarded(network, [f"193.140.1.{number}" for number in range(200)]).connect_tcp("haber.example", 443)
    assert len(network.tried) == MAX_ADDRESSES
