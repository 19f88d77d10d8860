PYTHON ?= python3
BIN := .venv/bin
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
endif
STAMP := .venv/.ready

.PHONY: setup demo test check benchmark clean

setup: $(STAMP)

$(STAMP): requirements/dev.txt pyproject.toml
	$(PYTHON) -c "import sys; sys.exit('Dateline needs CPython 3.11 or newer; this is ' + sys.version) if sys.version_info < (3, 11) else None"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -c "from pathlib import Path; Path('$(STAMP)').touch()"

demo: setup
	$(BIN)/dateline build examples/reports --record demo/demo.dateline
	$(BIN)/dateline show demo/demo.dateline --limit 12
	$(BIN)/dateline export demo/demo.dateline --format html --out demo/record.html
	@echo "Open demo/record.html in a browser."

test: setup
	$(BIN)/python -m pytest

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_imports.py

benchmark: setup
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/parse.py

clean:
	rm -rf .venv demo dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
