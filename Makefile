# `make` lists what can be made. Set PYTHON to choose the interpreter, PORT the address.
.DEFAULT_GOAL := help

# Local work: a known secret key, local hosts, plain HTTP. Servers set their own environment.
DEVELOPMENT ?= 1
export DEVELOPMENT

PORT ?= 8000
# Test processes at once: a number, or auto for one per core.
WORKERS ?= auto
# More words for the command, as in: make test ARGS="-k compare"
ARGS ?=

PY := .venv/bin/python
UV := .venv-tools/bin/uv
# One file stays in one process, so that what its tests share is made once.
TEST := $(PY) -m pytest -n $(WORKERS) --dist loadfile

.PHONY: help
help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: environment ## Install what is needed, load the data and serve on 127.0.0.1:8000
	@$(PY) scripts/prepare.py
	@DJANGO_RUNSERVER_HIDE_WARNING=true $(PY) manage.py runserver 127.0.0.1:$(PORT)

.PHONY: test
test: environment-dev browser ## Run every test, those in a browser included
	$(TEST) $(ARGS)

.PHONY: postgres-test
postgres-test: environment-dev ## Run the tests on PostgreSQL (DATABASE_URL, a local or a private server)
	$(PY) scripts/with_postgres.py $(TEST) -m "not browser" $(ARGS)

.PHONY: lint
lint: environment-dev ## Check style, types, import rules, templates and migrations
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy config programs decisions
	PYTHONPATH=. $(PY) -c "from importlinter.cli import lint_imports_command as lint; lint()"
	$(PY) -m djlint --lint --quiet templates
	DATABASE_URL=sqlite://:memory: $(PY) manage.py makemigrations --check --dry-run

.PHONY: format
format: environment-dev ## Put the code into the one format
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

.PHONY: superuser
superuser: environment ## Create an account for the admin
	@$(PY) scripts/prepare.py --migrate-only
	@$(PY) manage.py createsuperuser

.PHONY: bench
bench: environment-dev ## Measure speed, memory and page sizes against an empty page
	$(PY) -m tests.benchmarks $(ARGS)

.PHONY: lock
lock: ## Choose the newest allowed versions and write both lock files
	@test -x $(UV) || { scripts/find-python -m venv .venv-tools && .venv-tools/bin/python -m pip install --quiet uv; }
	$(UV) pip compile pyproject.toml --upgrade --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --custom-compile-command "make lock" --quiet -o requirements.lock
	$(UV) pip compile pyproject.toml --upgrade --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --custom-compile-command "make lock" --quiet \
		--group dev -c requirements.lock -o requirements-dev.lock

.PHONY: environment environment-dev browser
environment:
	@scripts/install requirements.lock

environment-dev:
	@scripts/install requirements-dev.lock

browser: environment-dev
	@scripts/browser
