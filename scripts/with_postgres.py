"""Run a command with DATABASE_URL set to a PostgreSQL server, and clean up after it.

    python scripts/with_postgres.py COMMAND [ARGUMENT…]

The server is, in this order: the one of DATABASE_URL; one on 127.0.0.1:5432 that lets us in
without a password; a private one, started with initdb and pg_ctl and thrown away afterwards.
"""

import getpass
import glob
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

HOST = "127.0.0.1"
OLDEST = 150_000  # PostgreSQL 15, as the server states it
HELP = """\
No PostgreSQL 15 or newer was found. One of these will do:
  - set DATABASE_URL=postgres://USER:PASSWORD@HOST:PORT/NAME (a user who may create databases);
  - let a server on 127.0.0.1:5432 accept the user postgres without a password;
  - install the server (Debian: apt-get install postgresql), and a private one is started.\
"""


def main(command: list[str]) -> int:
    if not command:
        sys.exit(__doc__)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with server_url() as url:
        say(f"PostgreSQL: {re.sub(r':[^:/@]*@', ':…@', url)}")
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}).returncode


@contextmanager
def server_url() -> Iterator[str]:
    """The address of a database to work in."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith(("postgres:", "postgresql:", "pgsql:")):
        yield given
    elif given:
        sys.exit("DATABASE_URL is set, but not to a PostgreSQL database. Change or unset it.")
    elif user := user_let_in(5432):
        with scratch_database(user, 5432) as url:
            yield url
    elif programs := server_programs():
        with private_server(programs) as url:
            yield url
    else:
        sys.exit(HELP)


def user_let_in(port: int) -> str | None:
    """The first user who may create databases on the local server without a password."""
    for user in dict.fromkeys((getpass.getuser(), "postgres", "root")):
        try:
            with connection(user, port) as server:
                may_create = server.execute(
                    "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
                ).fetchone()[0]
                if may_create and server.info.server_version >= OLDEST:
                    return user
        except psycopg.Error:
            continue
    return None


def connection(user: str, port: int) -> psycopg.Connection:
    return psycopg.connect(
        host=HOST, port=port, user=user, dbname="postgres", connect_timeout=3, autocommit=True
    )


@contextmanager
def scratch_database(user: str, port: int) -> Iterator[str]:
    """A database of our own; it goes afterwards, with the test databases named after it."""
    name = f"degree_of_belief_{os.getpid()}"
    with connection(user, port) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield f"postgres://{user}@{HOST}:{port}/{name}"
    finally:
        with connection(user, port) as server:
            left = server.execute(
                "SELECT datname FROM pg_database WHERE datname = %s OR starts_with(datname, %s)",
                [name, f"test_{name}"],
            ).fetchall()
            for (database,) in left:
                server.execute(
                    sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(database))
                )


def server_programs() -> Path | None:
    """The folder that holds initdb and pg_ctl, the newest where there are several."""
    folders = [
        Path(found)
        for pattern in (
            "/usr/lib/postgresql/*/bin",
            "/usr/pgsql-*/bin",
            "/opt/homebrew/opt/postgresql@*/bin",
        )
        for found in glob.glob(pattern)
    ]
    if on_path := shutil.which("initdb"):
        folders.append(Path(on_path).resolve().parent)
    usable = [
        folder
        for folder in folders
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists()
    ]
    return max(usable, key=version_of, default=None)


def version_of(folder: Path) -> int:
    printed = subprocess.run(
        [folder / "initdb", "--version"], capture_output=True, text=True, check=True
    ).stdout
    return int(re.search(r"(\d+)", printed).group(1))


@contextmanager
def private_server(programs: Path) -> Iterator[str]:
    """A server on a free port with its data in a folder of its own, for this run only."""
    account = unprivileged_account()
    as_user = {}
    home = Path(tempfile.mkdtemp(prefix="degree-of-belief-postgres-"))
    if account:
        shutil.chown(home, account.pw_name)
        as_user = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    data, port = home / "data", free_port()
    quick = f"-p {port} -k {home} -c listen_addresses={HOST} -c fsync=off -c full_page_writes=off"

    def run(program: str, *arguments: str) -> None:
        done = subprocess.run(
            [programs / program, "-D", data, *arguments],
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=(home / "output").open("ab"),
            stderr=subprocess.STDOUT,
            **as_user,
        )
        if done.returncode:
            sys.exit(f"{program} failed:\n{(home / 'output').read_text()}")

    try:
        run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        run("pg_ctl", "-w", "-l", str(home / "log"), "-o", quick, "start")
        try:
            yield f"postgres://postgres@{HOST}:{port}/postgres"
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def unprivileged_account() -> pwd.struct_passwd | None:
    """Who runs the server where we are root: PostgreSQL refuses that. None: ourselves."""
    if os.geteuid() != 0:
        return None
    accounts = {entry.pw_name: entry for entry in pwd.getpwall()}
    return accounts.get("postgres") or accounts["nobody"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
