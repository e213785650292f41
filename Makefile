# make run   create .venv and open the app        make test   run every check and test
# make data  rebuild the tables from data/raw     make bench  measure speed in a browser
# make test-long  what takes minutes by nature: every control of every page after a restart
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Two halves of about one length run side by side; this test in a browser comes after the others.
LATER := tests/browser/test_committee.py

.PHONY: run test test-long data bench
run: $(VENV)/.app
	@$(BIN)/streamlit run app.py

test: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@$(BIN)/python -m pytest tests/browser --ignore=$(LATER) & browser=$$!; \
	  $(BIN)/python -m pytest --ignore=tests/browser && $(BIN)/python -m pytest $(LATER); \
	  rest=$$?; wait $$browser && exit $$rest

test-long: $(VENV)/.dev
	$(BIN)/python -m pytest -m long

data: $(VENV)/.app
	$(BIN)/python -m trafford_explorer.build

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks.measures
	$(BIN)/python -m benchmarks.documents
	$(BIN)/python -m benchmarks.run
	$(BIN)/python -m benchmarks.committee

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or later is needed, and $(PYTHON) is older. Try: make run PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.app: requirements.txt constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt requirements.txt constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/.app
