# Everything works on a fresh clone: each target first makes .venv with the pinned versions of constraints.txt.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test check lint types layers messages pictures trace bench build clean

run: $(READY)
	@$(BIN)/floortui $(ARGS)

test: $(READY)
	$(BIN)/pytest -n auto $(ARGS)

check: lint types layers test

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

layers: $(READY)
	$(BIN)/lint-imports

messages: $(READY)
	$(BIN)/python docs/messages.py

pictures: $(READY)
	$(BIN)/python docs/pictures.py

trace: $(READY)
	$(BIN)/python docs/trace.py

bench: $(READY)
	$(BIN)/python -m benchmarks.run $(ARGS)

build: $(READY)
	$(BIN)/python -m build --outdir dist .

clean:
	rm -rf $(VENV) build dist

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(READY)
