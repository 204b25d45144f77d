# Two commands do everything on a fresh machine: `make demo` and `make test`.
# They create .venv from the lock file by themselves.
.DELETE_ON_ERROR:
.PHONY: demo test check format bench accuracy faults year lock clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.locked
SOURCES := mailflow worker.py tests
PYTEST_ARGS ?=

# Compiled once here: where Python may write no bytecode each start would compile anew.
$(STAMP): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "mailflow needs Python 3.11 or newer: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { echo "Python has no venv here: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m compileall -q worker.py mailflow
	@touch $@

demo: $(STAMP)
	$(BIN)/python worker.py demo $(DEMO_ARGS)

test: $(STAMP)
	$(BIN)/python -m pytest -n 2 --dist loadgroup $(PYTEST_ARGS)

check: $(STAMP)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy $(SOURCES)
	$(BIN)/lint-imports
	$(BIN)/deptry .

format: $(STAMP)
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/ruff check --fix $(SOURCES)

bench: $(STAMP)
	$(BIN)/python -m tests.bench $(BENCH_ARGS)

accuracy: $(STAMP)
	$(BIN)/python -m tests.accuracy $(ACCURACY_ARGS)

year: $(STAMP)
	$(BIN)/python -m tests.year $(YEAR_ARGS)

# Twenty minutes; MAILFLOW_FAULTS_MINUTES gives the long runs more or less. Each day begins at other points;
# MAILFLOW_FAULTS_SEED repeats a run, whose seed stands beside what it covered.
faults: export MAILFLOW_FAULTS_SEED ?= $(shell echo $$(( $$(date +%s) / 86400 )))
faults: $(STAMP)
	$(BIN)/python -m pytest tests/faults tests/adapters tests/contracts -n 2 --dist loadgroup -m "faults or not faults" $(PYTEST_ARGS)

# For developers only: resolves pyproject.toml anew (needs uv).
lock:
	uv lock --upgrade
	uv export --quiet --no-header --all-extras --all-groups --no-emit-project -o requirements.lock
	uv export --quiet --no-header --no-dev --no-emit-project -o requirements.run.lock

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache
