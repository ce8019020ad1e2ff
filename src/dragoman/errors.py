"""The few exceptions of Dragoman.

Bad input is not an exception but a result (`model.Rejected`). These are for a bad set-up or a bad request; each
message names the place, the problem and the next step, and each carries the exit code the command line ends with
(sysexits.h).
"""


class DragomanError(Exception):
    """Something the user has to change. `str(error)` is one line made for reading."""

    exit_code = 1


class UsageError(DragomanError):
    """The request cannot be carried out as asked (an unknown act, a malformed date)."""

    exit_code = 64


class NoChangeError(UsageError):
    """What somebody wants to say is so already; nothing is kept."""


class InputError(DragomanError):
    """A path that holds nothing readable."""

    exit_code = 66


class DataError(DragomanError):
    """A table of ours or of the user's breaks its own format."""

    exit_code = 65


class RecordError(DragomanError):
    """A record file that is not ours, is of a newer version, or cannot be written."""

    exit_code = 78
