"""Attach the reader to each request."""

from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.functional import SimpleLazyObject

from decisions.reader import reader_of


class ReaderMiddleware:
    """`request.reader`: who reads, looked up only when a page asks.

    A page that asked differs by cookie; one that somebody's own answers went into is kept by no
    shared cache.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        asked = []

        def look():
            asked.append(reader_of(request))
            return asked[0]

        request.reader = SimpleLazyObject(look)
        response = self.get_response(request)
        if asked:
            patch_vary_headers(response, ["Cookie"])
            if asked[0].has_profile:
                patch_cache_control(response, private=True)
        return response
