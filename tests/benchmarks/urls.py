"""The addresses of the site, and an empty page behind the same middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from tests.benchmarks.pages import EMPTY


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


urlpatterns = [
    path(EMPTY.removeprefix("/"), empty),
    path("", include("config.urls")),
]
