"""What every browser test may use.

    def test_a_filter_is_kept_in_the_address(new_page):
        page = new_page(width=390)
        page.goto("/programs/")
        page.get_by_label("Online").check()
        …

`page`      a page at 1280 px in the light theme; addresses may be relative, as in "/programs/".
`new_page`  makes one: new_page(width=390, theme="dark", javascript=False). Each has cookies of
            its own, so a profile that it saves belongs to nobody else.
`axe`       axe(page) fails on any accessibility violation, naming rule, element and reason.
`theme`, `width`  a test that takes them runs in both themes, at both widths.
`listed_program`  the address of a program that only the federal list knows.

The site runs in a process and on a database of its own (tests/running_site.py): rows that a test
makes through the ORM are not on it. Do what a visitor would do, through the pages.

A page that logs an error, breaks the content security policy, lacks a file or asks another host
for anything fails its test, whatever else the test asserts.
"""

import fcntl
import os
import sqlite3
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import running_site

# Playwright keeps an event loop running in this thread for the rest of the session, which Django
# takes for asynchronous code: it would refuse the queries of whatever test comes next.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

SYSTEM_CHROMIUM = Path("/usr/bin/chromium")
HEIGHTS = {320: 640, 390: 844, 1280: 800}
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pytest_collection_modifyitems(items):
    """All tests in this folder drive a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def loaded_database(tmp_path_factory, worker_id):
    """A SQLite file with all data, built once whatever the number of test processes."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    original = shared / "loaded.sqlite3"
    with (shared / "loaded.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not original.exists():
            running_site.build_database(shared / "building.sqlite3").rename(original)
    return running_site.copy_database(original, own / "site.sqlite3")


@pytest.fixture(scope="session")
def listed_program(loaded_database):
    """The page of the listed program with the longest name."""
    connection = sqlite3.connect(f"file:{loaded_database}?mode=ro", uri=True)
    try:
        (slug,) = connection.execute(
            "SELECT program.slug FROM programs_program program"
            " JOIN programs_institution institution ON institution.id = program.institution_id"
            " WHERE program.tier = 'listed' AND NOT EXISTS (SELECT 1 FROM programs_federallink link"
            " WHERE link.unitid = institution.unitid AND link.cip6 = program.cip6)"
            " ORDER BY length(program.name) DESC, program.slug LIMIT 1"
        ).fetchone()
    finally:
        connection.close()
    return f"/programs/{slug}/"


@pytest.fixture(scope="session")
def server_log(tmp_path_factory):
    return tmp_path_factory.getbasetemp() / "server.log"


@pytest.fixture(scope="session")
def base_url(loaded_database, server_log):
    """Where the site answers. Relative addresses in `page.goto` are relative to it."""
    port = running_site.free_port()
    command = running_site.development_server(port)
    environment = running_site.environment(loaded_database)
    with running_site.serving(command, port, environment, server_log) as (address, _):
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    arguments = [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium refuses to start for root with it
    launch = browser_type_launch_args | {"args": arguments}
    if SYSTEM_CHROMIUM.exists():
        launch["executable_path"] = str(SYSTEM_CHROMIUM)
    return launch


@pytest.fixture
def new_page(new_context, base_url, server_log):
    """A function that makes a page: new_page(width=1280, theme="light", javascript=True)."""
    complaints = []
    logged = server_log.stat().st_size

    def make(width=1280, theme="light", javascript=True):
        context = new_context(
            viewport={"width": width, "height": HEIGHTS.get(width, 800)},
            color_scheme=theme,
            java_script_enabled=javascript,
            reduced_motion="reduce",
            locale="en-US",
            timezone_id="UTC",
        )
        context.set_default_timeout(10_000)
        page = context.new_page()
        _watch(page, base_url, complaints)
        return page

    yield make
    if complaints:
        said = server_log.read_bytes()[logged:].decode(errors="replace")
        pytest.fail("\n".join(["The page had errors:", *complaints, "The server said:", said]))


def _watch(page, base_url, complaints):
    def console(message):
        # A page that answers 404 is reported here too, and may be what the test is about.
        if message.type == "error" and "Failed to load resource" not in message.text:
            complaints.append(f"{page.url}: {message.text}")

    def response(answer):
        if answer.status >= 500 or (
            answer.status >= 400
            and answer.request.resource_type not in ("document", "fetch", "xhr")
        ):
            complaints.append(f"{page.url}: {answer.url} answered {answer.status}")

    def request(asked):
        if not asked.url.startswith((base_url, "data:", "blob:", "about:")):
            complaints.append(f"{page.url}: asked another host for {asked.url}")

    page.on("console", console)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("response", response)
    page.on("request", request)


@pytest.fixture
def page(new_page):
    return new_page()


@pytest.fixture(params=["light", "dark"])
def theme(request):
    return request.param


@pytest.fixture(params=[390, 1280], ids=["390px", "1280px"])
def width(request):
    return request.param


@pytest.fixture
def axe():
    """axe(page): no violation of WCAG 2.2 level AA, nor of axe's best practices."""

    def check(page):
        options = {"runOnly": {"type": "tag", "values": STANDARDS}, "resultTypes": ["violations"]}
        loaded = page.evaluate("'axe' in window")
        results = (Axe("") if loaded else Axe()).run(page, options=options)
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"

    return check
