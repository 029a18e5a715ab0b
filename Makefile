# Every command of the house. `make help` lists them.
#
#   PYTHON=python3.12   the interpreter of a new .venv (3.11 or newer)
#   PORT=8000           where `make run` serves
#   FULL=1              every cell of the big test matrices
#   ARGS="-k word"      passed on to pytest
#
# uv makes the environment where it is installed, else venv and pip, from the same pinned files.

PYTHON ?= python3
PORT ?= 8000
ARGS ?=
PY := .venv/bin/python
UV := $(shell command -v uv 2>/dev/null)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory
.PHONY: help setup run test lint messages bench screenshots interpreter \
	lint-all lint-ruff lint-format lint-types lint-imports lint-templates lint-migrations lint-biome lint-audit

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | while IFS='	' read -r name words; do \
		printf '  make %-11s %s\n' "$$name" "$$words"; done
	@sed -n 's/^#   /  /p' Makefile

setup: .venv/.development ## install everything that run, test and lint need, into .venv
	@echo "Ready. 'make run' serves the site, 'make test' tests it."

run: .venv/.installed ## serve the site at http://127.0.0.1:8000/, with a demo on the first run
	@exec $(PY) manage.py serve --port $(PORT)

test: .venv/.development ## run the tests; FULL=1 for every cell, ARGS="-k word" for some
	@exec $(PY) -m pytest -n logical --maxprocesses 8 --dist worksteal $(ARGS)

messages: .venv/.installed ## collect what is to be translated, and compile what is (needs gettext)
	@$(PY) manage.py makemessages -l fr -l zh_Hans -l zh_Hant -l ja -l ar --no-obsolete --no-wrap \
		--add-location file --ignore '.venv' --ignore 'node_modules' --ignore 'tests/*' --ignore 'var'
	@$(PY) manage.py compilemessages --locale fr --locale zh_Hans --locale zh_Hant --locale ja --locale ar --ignore '.venv'

bench: .venv/.installed ## measure what the README's figures say
	@exec $(PY) -m benchmarks

screenshots: .venv/.development ## make the guides' pictures anew from the demo (needs Chromium)
	@exec $(PY) -m docs.screenshots

# --- Environment ---------------------------------------------------------------------------------
# The stamps hold until a pinned file changes. An interpreter asked for by name must be the one that is there.
ifneq ($(filter command environment,$(origin PYTHON)),)
.venv/.installed: | interpreter
endif
interpreter: .venv/bin/python
	@version='import sys; print("%d.%d" % sys.version_info[:2])'; there=$$($(PY) -c "$$version"); \
	[ "$$there" = "$$($(PYTHON) -c "$$version")" ] || \
		{ echo ".venv is made with Python $$there. To have another: rm -rf .venv" >&2; exit 1; }

.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || \
		{ echo "$(PYTHON) is not found. Install Python 3.11 or newer, or name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$$($(PYTHON) --version) is too old. Name Python 3.11 or newer: make PYTHON=python3.12" >&2; exit 1; }
	@if [ -n "$(UV)" ]; then uv venv --quiet --seed --python $(PYTHON) .venv; else \
		$(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "venv is missing. On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }; fi

.venv/.installed: requirements.txt | .venv/bin/python
	@echo "Installing $<"
	@$(call install,$<)
	@touch $@

.venv/.development: requirements-dev.txt .venv/.installed
	@echo "Installing $<"
	@$(call install,$<)
	@touch $@

install = if [ -n "$(UV)" ]; then uv pip install --quiet --python $(PY) -r $(1); \
	else $(PY) -m pip install --quiet --disable-pip-version-check -r $(1); fi

# --- Lint ----------------------------------------------------------------------------------------
lint: .venv/.development ## every check of style, types, imports, templates and known vulnerabilities
	@$(MAKE) -k lint-all

lint-all: lint-ruff lint-format lint-types lint-imports lint-templates lint-migrations lint-biome lint-audit

lint-ruff:
	@echo "== ruff" && $(PY) -m ruff check

lint-format:
	@echo "== ruff format" && $(PY) -m ruff format --check

lint-types:
	@echo "== mypy" && $(PY) -m mypy

lint-imports:
	@echo "== import-linter" && .venv/bin/lint-imports --no-cache --no-logo

lint-templates:
	@echo "== djade" && find articles -path '*/templates/*' -name '*.html' -print0 | \
		xargs -0 -r .venv/bin/djade --check --target-version 5.2

lint-migrations:
	@echo "== migrations" && $(PY) manage.py makemigrations --check --dry-run

lint-biome:
	@echo "== biome" && if [ -x node_modules/.bin/biome ]; then node_modules/.bin/biome check; else \
		echo "skipped: not installed; get it with: npm ci"; [ -z "$$CI" ]; fi

lint-audit:
	@echo "== pip-audit" && $(PY) .ci/audit.py
