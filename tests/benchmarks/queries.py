"""How many queries each page makes, in a process of its own with the same settings.

python -m tests.benchmarks.queries reads {"pages": [[path, address to ask for first or ""], …],
"cookies": {…}} and writes [count, …].
"""

import json
import subprocess
import sys
from collections.abc import Sequence

from tests.benchmarks.pages import Page
from tests.running_site import HOST, ROOT


def count(
    pages: Sequence[Page], environment: dict[str, str], cookies: dict[str, str]
) -> dict[str, int]:
    """By path: queries of each page on its second visit, when what is kept in memory is there."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.queries"],
        cwd=ROOT,
        env=environment,
        input=json.dumps({"pages": [(p.path, p.first) for p in pages], "cookies": cookies}),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return dict(zip((page.path for page in pages), json.loads(done.stdout), strict=True))


def main() -> None:
    import django

    django.setup()

    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    given = json.load(sys.stdin)
    client = Client(headers={"host": HOST})
    for name, value in given["cookies"].items():
        client.cookies[name] = value
    counted = []
    for path, first in given["pages"]:
        for visited in filter(None, (first, path)):
            client.get(visited)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        counted.append(len(captured))
    json.dump(counted, sys.stdout)


if __name__ == "__main__":
    main()
