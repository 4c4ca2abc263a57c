# make demo   sets everything up and reads the shipped sample reports into a new ledger
# make test   sets everything up and runs all tests
# make check  format, lint, floors, types, tests, docs: what has to pass before a change lands
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check format lint floors types docs bench model clean
.DEFAULT_GOAL := demo

$(STAMP): pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit("foedus needs Python 3.11 or newer; this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint requirements.lock --editable '.[dev]'
	touch $@

demo: $(STAMP)
	@rm -f build/demo.db && mkdir -p build
	$(BIN)/foedus read --ledger build/demo.db samples
	$(BIN)/foedus brief --ledger build/demo.db

test: $(STAMP)
	$(BIN)/python -m pytest -n 2 -m 'not slow'
	$(BIN)/python -m pytest -m slow

format: $(STAMP)
	$(BIN)/ruff format src tests training
	$(BIN)/ruff check --fix src tests training

lint: $(STAMP)
	$(BIN)/ruff format --check src tests training
	$(BIN)/ruff check src tests training

floors: $(STAMP)
	$(BIN)/lint-imports

types: $(STAMP)
	$(BIN)/mypy

check: lint floors types test docs
