"""How many queries each page makes, in a process of its own with the same settings.

python -m tests.benchmarks.queries reads {"paths": […], "cookies": {…}} and writes {path: count}.
"""

import json
import subprocess
import sys

from tests.running_site import HOST, ROOT


def count(paths: list[str], environment: dict[str, str], cookies: dict[str, str]) -> dict[str, int]:
    """Queries of each page on its second visit, when what is kept in memory is there."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.queries"],
        cwd=ROOT,
        env=environment,
        input=json.dumps({"paths": paths, "cookies": cookies}),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


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
    counted = {}
    for path in given["paths"]:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        counted[path] = len(captured)
    json.dump(counted, sys.stdout)


if __name__ == "__main__":
    main()
