"""The answer to "are you alive?"."""

import pytest


def test_health_is_answered_without_asking_the_database(client):
    # No django_db mark: a query here would be an error.
    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.content == b"ok\n"
    assert answer["Content-Type"] == "text/plain"


def test_no_cache_keeps_the_answer_and_no_reader_gets_a_cookie(client):
    answer = client.get("/healthz")

    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_health_can_only_be_read(client, method):
    assert getattr(client, method)("/healthz").status_code == 405


def test_health_is_answered_over_plain_http_in_production_where_pages_are_redirected(
    client, settings
):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = [r"^healthz$"]

    assert client.get("/healthz").status_code == 200
    assert client.get("/data/").status_code == 301
