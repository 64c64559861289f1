"""What a page may load and run is said to the browser.

That every page says so is looked at with the other pages, in test_pages_valid.py.
"""

import pytest

POLICY = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'", "data:"},
    "connect-src": {"'self'"},
    "form-action": {"'self'"},
    "base-uri": {"'none'"},
    "frame-ancestors": {"'none'"},
    "manifest-src": {"'self'"},
}


def directives(policy):
    parts = (part.split() for part in policy.split(";") if part.strip())
    return {name: set(values) for name, *values in parts}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/admin/login/", "/healthz", "/static/css/base.css"])
def test_what_no_link_leads_to_is_no_less_guarded(client, path):
    answer = client.get(path)
    answer.close()

    assert answer.status_code == 200
    if path.startswith("/static/"):
        assert answer["X-Content-Type-Options"] == "nosniff"
    else:
        assert directives(answer["Content-Security-Policy"]) == POLICY
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
def test_the_login_of_curators_works_within_the_policy(client):
    html = client.get("/admin/login/").content.decode()

    assert 'type="password"' in html
    assert "<style" not in html
    assert ' style="' not in html
    assert "onclick=" not in html
