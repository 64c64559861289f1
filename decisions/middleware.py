"""Attach the reader to each request."""

from django.utils.functional import SimpleLazyObject

from decisions.reader import reader_of


class ReaderMiddleware:
    """`request.reader`: who reads, looked up only when a page asks."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.reader = SimpleLazyObject(lambda: reader_of(request))
        return self.get_response(request)
