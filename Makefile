# Two commands matter: `make demo` and `make test`. The others help those who change the code.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
RUN := PYTHONPATH=src $(BIN)
PURE := src/vigie src/ancrage/content src/ancrage/kernel src/ancrage/companion/engines $(wildcard src/ancrage/*/rules.py) src/ancrage/exercises/sleep.py src/ancrage/exercises/choosing.py src/ancrage/orientation/contacts.py src/ancrage/orientation/hours.py src/ancrage/orientation/sessions.py src/ancrage/orientation/sheet.py src/ancrage/load/hearing.py src/ancrage/load/letting_go.py src/ancrage/load/picture.py src/ancrage/load/export.py
PURE += src/ancrage/journal/patterns.py src/ancrage/journal/change.py

.DEFAULT_GOAL := help
.PHONY: help demo test check bench bench-vigie format docs clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

demo: $(VENV)/.run ## Set everything up, then open the demonstration on http://localhost:8000
	@$(BIN)/ancrage demo

test: $(VENV)/.dev chromium ## Install what tests need, then check and run all of them (browser last)
	@$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest $(PYTEST)

check: $(VENV)/.dev ## Style, types, layers and words, without running anything
	$(BIN)/ruff check src tests bench
	$(BIN)/ruff format --check src tests bench
	PYTHONPATH=src $(BIN)/lint-imports
	MYPYPATH=src $(BIN)/mypy $(PURE)
	PYTHONPATH=src $(BIN)/python -m ancrage.console.main wording
	$(BIN)/codespell README.md CONTRIBUTING.md SECURITY.md CHANGELOG.md docs/decisions

bench: $(VENV)/.dev ## Measure speed and survival on this machine (minutes)
	$(RUN)/python -m bench

# What the simpler readers need stays out of the project's environment. FILES="…" measures other messages (add --half all).
bench-vigie: ## Measure vigie beside simpler readers, side by side (minutes)
	@test -x var/bench/bin/python || $(PYTHON) -m venv var/bench
	@var/bench/bin/python -m pip install --quiet --disable-pip-version-check -r bench/vigie_requirements.txt
	PYTHONPATH=src var/bench/bin/python -m bench.vigie_baselines $(FILES)

format: $(VENV)/.dev ## Put the code in its one format
	$(BIN)/ruff check --fix-only -q src tests bench
	$(BIN)/ruff format src tests bench

docs: $(VENV)/.dev ## Write again the reference pages that the code generates
	$(RUN)/python -m ancrage.console.reference
	$(RUN)/python -m ancrage.console.voice
	ANCRAGE_TEST_TOUR=docs/images/tour.png $(BIN)/python -m pytest -q tests/browser/test_story.py

clean: ## Remove the environment and the demonstration's data
	rm -rf $(VENV) var .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

$(VENV)/.run: requirements.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is needed: apt-get install python3.11 python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# Browser tests drive the system's Chromium. Without it, and without the right to install it, they say why they are skipped.
.PHONY: chromium
chromium:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || \
	 { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && \
	   DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null; } || \
	 { sudo -n true 2>/dev/null && sudo -n apt-get update -qq && sudo -n apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null; } || \
	 echo "Chromium is not installed and cannot be from here: browser tests will be skipped (apt-get install chromium)."
