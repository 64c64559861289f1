"""The addresses of the site, an empty page behind the same middleware, and any page of a profile
as if nobody had looked at it before."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path, resolve

from decisions import services
from decisions.reader import own_profile
from tests.benchmarks.pages import ANEW, EMPTY


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def anew(request: HttpRequest, rest: str) -> HttpResponse:
    """The page at /rest, which is one of a profile, with nothing kept of the profile."""
    found = resolve(f"/{rest}")
    services.forget(own_profile(request, found.kwargs["pk"]))
    return found.func(request, *found.args, **found.kwargs)


urlpatterns = [
    path(EMPTY.removeprefix("/"), empty),
    path(f"{ANEW.removeprefix('/')}/<path:rest>", anew),
    path("", include("config.urls")),
]
