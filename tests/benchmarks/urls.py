"""The addresses of the site, an empty page behind the same middleware, and a ranking that is
worked out anew each time."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from decisions import services
from decisions.reader import own_profile
from decisions.views.results import results
from tests.benchmarks.pages import EMPTY, RANKED_ANEW


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def ranked_anew(request: HttpRequest, pk: UUID) -> HttpResponse:
    services.forget(own_profile(request, pk))
    return results(request, pk)


urlpatterns = [
    path(EMPTY.removeprefix("/"), empty),
    path(f"{RANKED_ANEW.removeprefix('/')}<uuid:pk>/", ranked_anew),
    path("", include("config.urls")),
]
