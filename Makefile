# Everything works on a fresh clone: each target first makes .venv with the pinned versions of constraints.txt.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DIST ?= dist
TESTS ?= not slow
READY := $(VENV)/.ready

.PHONY: run test check lint types layers messages pictures pinyin tables trace bench build clean

run: $(READY)
	@$(BIN)/floortui $(ARGS)

test: $(READY)
	$(BIN)/pytest -n auto -m '$(TESTS)' $(ARGS)

check: lint types layers test

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

layers: $(READY)
	$(BIN)/lint-imports

messages: $(READY)
	$(BIN)/python -m docs.messages

pictures: $(READY)
	$(BIN)/python -m docs.pictures

pinyin: $(READY)
	$(BIN)/python -m docs.pinyin

tables: $(READY)
	$(BIN)/python -m docs.tables

trace: $(READY)
	$(BIN)/python -m docs.trace

bench: $(READY)
	$(BIN)/python -m benchmarks.run $(ARGS)

build: $(READY)
	$(BIN)/python -m build --outdir $(DIST) .

clean:
	rm -rf $(VENV) build dist

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(READY)
