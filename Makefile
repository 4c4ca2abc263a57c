# make demo   sets everything up and reads the shipped sample reports into a new ledger
# make test   sets everything up and runs all tests
# make check  format, lint, floors, types, tests, docs: what has to pass before a change lands
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check format lint floors types docs docs-refresh bench model clean
.DEFAULT_GOAL := demo

$(STAMP): pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit("foedus needs Python 3.11 or newer; this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint requirements.lock --editable '.[dev]'
	@# followthemoney brings stubs of SQLAlchemy 1 along, which hide the types that SQLAlchemy 2 has itself
	$(BIN)/python -m pip uninstall --quiet --yes sqlalchemy2-stubs
	touch $@

demo: $(STAMP)
	@rm -f build/demo.db && mkdir -p build
	$(BIN)/foedus read --ledger build/demo.db samples
	$(BIN)/foedus brief --ledger build/demo.db

test: $(STAMP)
	$(BIN)/python -m pytest -n 2 -m 'not slow'
	$(BIN)/python -m pytest -n 2 -m slow

check: lint floors types test

format: $(STAMP)
	$(BIN)/ruff format src tests training tools
	$(BIN)/ruff check --fix src tests training tools

lint: $(STAMP)
	$(BIN)/ruff format --check src tests training tools
	$(BIN)/ruff check src tests training tools

floors: $(STAMP)
	$(BIN)/lint-imports

types: $(STAMP)
	$(BIN)/mypy

# the examples of README and docs/, run; they are among the tests of `make test` too
docs: $(STAMP)
	$(BIN)/python -m pytest -q tests/docs

# writes what the examples really print into README and docs/
docs-refresh: $(STAMP)
	$(BIN)/python -m tests.docs.pages

bench: $(STAMP)
	$(BIN)/python -m foedus.evaluation.speed

# trains the English model anew; TREEBANKS is the folder that training/README.md describes
TREEBANKS ?= build/treebanks
MINUTES ?= 90
model: $(STAMP)
	test -x build/training/bin/python || $(PYTHON) -m venv build/training
	build/training/bin/python -m pip install --quiet -r training/requirements.txt
	PYTHONPATH=src build/training/bin/python -m training.make --treebanks $(TREEBANKS) --work build/model --minutes $(MINUTES)

clean:
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis
