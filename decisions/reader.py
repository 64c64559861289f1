"""The reader of a page: the person behind a saved profile, or somebody unknown."""

from programs.reader import AnonymousReader, Reader


def reader_of(request) -> Reader:
    """The reader of this request. No query for a reader without a session."""
    return AnonymousReader()
