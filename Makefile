# The dashboard's commands. `make help` lists them; everything installs what it needs into .venv first.
PYTHON ?= python3
BIN = .venv/bin
# What `make profile` looks at: PAGE=/roadmap, or FILE=一覧.xlsx.
PAGE ?= /online
FILE ?=
# A pin without its extra (coverage for coverage[toml]) is none to the pip that comes with Python 3.11.
LOCKING = --quiet --universal --no-strip-extras --fork-strategy fewest --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"
UNDER_TEST = app.py serve.py pages dashboard data/prefecture data/sample benchmarks bundle tests

.PHONY: run help test fast check lint fix coverage bench profile sample bundle installed lock hooks

run: .venv/run ## the dashboard on http://127.0.0.1:8501
	$(BIN)/python -m dashboard build
	$(BIN)/python -m streamlit run serve.py

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

test: .venv/dev ## every test, the browser's too
	tests/ensure_programs.sh $(BIN)/python
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

fast: .venv/dev ## the contract and unit tests, in about five minutes on two cores
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not browser and not slow" --hypothesis-profile=dev

check: lint test ## format, lint, types and every test

lint: .venv/dev ## format, lint, types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy $(UNDER_TEST)

fix: .venv/dev ## format, and mend what the linter can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

coverage: .venv/dev ## what the tests reach of ledger, store and datasets, branch by branch
	$(BIN)/python -m pytest -m "not browser" --ignore=tests/pages --ignore=tests/charts --cov

bench: .venv/dev ## measure everything anew and write benchmarks/RESULTS.md
	$(BIN)/python -m benchmarks

profile: .venv/dev ## where the time goes: PAGE=/roadmap (one rerun) or FILE=一覧.xlsx (one import that only looks)
	$(BIN)/python -m benchmarks.profile $(if $(FILE),--file "$(FILE)",--page "$(PAGE)")

sample: .venv/dev ## write the sample city's spreadsheets again
	$(BIN)/python data/sample/generate.py

bundle: .venv/run ## dist/*.zip: all that a machine without internet needs, for Windows and for Linux
	$(BIN)/python -m bundle.make

installed: .venv/run ## a bundle on an empty machine without a network: installed, serving the sample city
	$(BIN)/python -m bundle.trial

lock: .venv/dev ## requirements*.txt → requirements*.lock: every package, its version and its hashes
	$(BIN)/uv pip compile $(LOCKING) --output-file requirements.lock requirements.txt
	$(BIN)/uv pip compile $(LOCKING) --constraint requirements.lock --output-file requirements-dev.lock requirements-dev.txt
	$(BIN)/uv pip compile $(LOCKING) --constraint requirements-dev.lock --output-file requirements-spark.lock requirements-spark.txt
	$(BIN)/uv pip compile $(LOCKING) --output-file bundle/requirements.lock bundle/requirements.txt

hooks: .venv/dev ## check what is committed, before it is (pre-commit)
	$(BIN)/pre-commit install

.venv/run: requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 以上が必要です。PYTHON=python3.11 のように指定してください。")'
	test -d .venv || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	touch $@

.venv/dev: .venv/run requirements-dev.lock requirements-spark.lock
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.lock --requirement requirements-spark.lock
	touch $@
