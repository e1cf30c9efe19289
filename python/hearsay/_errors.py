"""What can go wrong, as a small family of exceptions; all are HearsayError."""


class HearsayError(Exception):
    """Any failure of hearsay."""


class InputError(HearsayError, ValueError):
    """What was given to read is wrong; the message names file, line, byte or key."""


class UsageError(HearsayError, ValueError):
    """The caller's words are wrong: an unknown filter or view, a query with a mistake (the message points at it)."""


class NotFoundError(HearsayError, LookupError):
    """Nothing of that name or id, or no graph in that folder."""


class UnsupportedError(HearsayError):
    """Understood, but not offered: a newer format, a limit that a query reached."""


class StorageError(HearsayError, OSError):
    """The system refused: disk full, no permission, another process writes the graph."""


class DamagedError(HearsayError):
    """Stored data is damaged, or the folder holds something else than a graph."""


class ClosedError(HearsayError):
    """The graph was closed."""
