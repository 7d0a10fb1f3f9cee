# make run    the dashboard on http://127.0.0.1:8501
# make test   every test, the browser's too
# make check  format, lint, types, tests
PYTHON ?= python3
BIN = .venv/bin

.PHONY: run test check lint sample bench

run: .venv/run
	$(BIN)/python -m dashboard build
	$(BIN)/python -m streamlit run serve.py

test: .venv/dev
	tests/browser/ensure_chromium.sh $(BIN)/python
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: lint test

lint: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy app.py serve.py pages dashboard data/sample benchmarks

sample: .venv/dev
	$(BIN)/python data/sample/generate.py

bench: .venv/dev
	$(BIN)/python -m benchmarks

.venv/run: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 以上が必要です。PYTHON=python3.11 のように指定してください。")'
	test -d .venv || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --requirement requirements.txt
	touch $@

.venv/dev: .venv/run requirements-dev.txt
	$(BIN)/python -m pip install --quiet --requirement requirements-dev.txt
	touch $@
