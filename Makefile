# One entry for everything; `make help` lists it. Every target sets itself up from a clean clone.
.DEFAULT_GOAL := help
.PHONY: help setup run demo tour test covered fuzz check audit soak chaos disk bench openapi lock clean
PY := .venv/bin/python
UV := $(or $(shell command -v uv),.venv-uv/bin/uv)
CODE := main.py ui window_client devices local_cache reference_platform benchmarks tests

help:     ## this list
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 10

setup:    ## only the set-up: environment in .venv, system packages, translations
	@.ci/setup

run: setup ## install what is missing, open the window in demo mode
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set). Without one: make tour" >&2; exit 1; fi
	@$(PY) main.py demo

demo: run ## the same as run

tour: setup ## drive the real windows without a person; leaves build/tour
	@$(PY) main.py tour --out build/tour

check: setup ## lint, types, walls, sizes, licences: no tests
	@.venv/bin/ruff check $(CODE)
	@.venv/bin/ruff format --check -q $(CODE)
	@.venv/bin/mypy --platform linux $(CODE)
	@.venv/bin/mypy --platform win32 --cache-dir .mypy_cache/win32 $(CODE)
	@.venv/bin/lint-imports --no-logo
	@$(PY) -m tests.architecture.check

test: check ## everything: lint, types, walls, tests (pytest last)
	@$(PY) -m pytest -q -n 2 --dist loadfile

covered: setup ## the domain's own tests reach every line of window_client/domain
	@mkdir -p build
	@$(PY) -m coverage run --data-file=build/domain.coverage --source=window_client/domain -m pytest -q tests/window_client/domain
	@$(PY) -m coverage report --data-file=build/domain.coverage --skip-covered --fail-under=100

fuzz: setup ## 200 000 seeded frames through every parser of the devices
	@FUZZ_FRAMES=200000 $(PY) -m pytest -q tests/devices/frames/test_fuzz.py

audit: setup ## known holes in the dependencies; what could not be asked about is printed and is no pass
	@$(PY) -m tests.architecture.holes

soak: setup ## MINUTES=30 of pulled, silenced and disturbed devices; ends with one JSON line
	@$(PY) -m tests.devices.soak --minutes $(or $(MINUTES),30)

chaos: setup ## kill a window at work N=300 times at named points; the platform's database judges; STORE=300: the store alone; WEEK=300: a week without network at so many visits a day
	@if [ -n "$(STORE)" ]; then STORE=$(STORE) $(PY) -m pytest -q -s tests/local_cache/test_chaos.py; \
		elif [ -n "$(WEEK)" ]; then VISITS_A_DAY=$(WEEK) $(PY) -m pytest -q -s -o faulthandler_timeout=0 tests/window_client/central/test_long_offline.py; \
		else $(PY) -m tests.end2end.sweep $(or $(N),300); fi

disk: setup ## the disk says no at every single write of every deed of the store: full, faulty, read-only
	@DISK_STEP=1 $(PY) -m pytest -q -s tests/local_cache/test_disk_faults.py

bench: setup ## bench figures: one JSON object a line on standard output, progress on standard error
	@$(PY) -m benchmarks

openapi: setup ## write docs/openapi.json anew from the contract
	@$(PY) -m reference_platform --openapi > docs/openapi.json

lock: setup ## write requirements.lock anew from pyproject.toml
	@$(UV) pip compile pyproject.toml --group dev --generate-hashes --universal --python-version 3.11 \
		--no-emit-index-url --no-emit-find-links --no-annotate --no-header -q -o requirements.lock

clean:    ## remove what was built, not the environment
	@rm -rf build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
