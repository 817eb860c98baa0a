# Everything a user or a developer runs. `make run` and `make test` work on a fresh machine with Python 3.11, Node and git.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
OUT ?= out
PORT ?= 8000
VENDOR := src/dondoc/faces/vendor/fonts.css
CODE := src tests tools bench
# A file stays on one worker: its tests share what is costly to make. Groups of pytest-xdist 3.8 do nothing under pytest 9.
TWO := -n 2 --dist loadfile
ON_BOTH := tests/apps tests/faces/desk tests/faces/api tests/faces/feeds tests/browser tests/robustness

.PHONY: run test test-sqlite test-postgres test-browser check fix score bench catalogue examples read-examples vendor clean

# The web application with a province that does not exist, on http://127.0.0.1:$(PORT)/; data in var/.
run: $(VENV)/.run vendor
	@sh tools/system_packages.sh --optional tesseract-ocr tesseract-ocr-vie
	@exec $(BIN)/dondoc serve --demo --port $(PORT)

# Everything on SQLite, then what touches the database once more on PostgreSQL.
test: $(VENV)/.dev vendor
	@sh tools/system_packages.sh postgresql-15 tesseract-ocr tesseract-ocr-vie tesseract-ocr-osd antiword libreoffice-writer-nogui libreoffice-calc-nogui chromium poppler-utils fonts-liberation2 gettext
	@$(MAKE) --no-print-directory check
	@$(MAKE) --no-print-directory test-sqlite
	@$(MAKE) --no-print-directory test-postgres

test-sqlite: $(VENV)/.dev vendor
	$(BIN)/python -m pytest $(TWO) tests src/dondoc

test-postgres: $(VENV)/.dev vendor
	tools/with_postgres.py -- $(BIN)/python -m pytest $(TWO) $(ON_BOTH)

# Real Chromium through the journeys, and what is killed or crowded, alone, on both databases.
test-browser: $(VENV)/.dev vendor
	$(BIN)/python -m pytest $(TWO) tests/browser tests/robustness
	tools/with_postgres.py -- $(BIN)/python -m pytest $(TWO) tests/browser tests/robustness

check: $(VENV)/.dev
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy

fix: $(VENV)/.dev
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

score: $(VENV)/.dev
	$(BIN)/python tools/score.py ../shared/gold ../shared/seeds

bench: $(VENV)/.dev
	@$(BIN)/python -m pip install -q --disable-pip-version-check pdfplumber "markitdown[docx]" || echo "không cài được các công cụ so sánh; chỉ đo dondoc"
	$(BIN)/python bench/run.py
	$(BIN)/python bench/province measure --page $(OUT)/province.md

catalogue: $(VENV)/.dev
	$(BIN)/python tools/catalogue.py
	$(BIN)/python tools/web_catalogue.py

# Build the example plans from their sources; read them and write the results to out/.
examples: $(VENV)/.dev
	$(BIN)/python tools/build_examples.py --out src/dondoc/examples

read-examples: $(VENV)/.run
	@$(BIN)/python tools/run_examples.py --out $(OUT)

# Type from npm, copied once; without Node the pages take the fonts of the machine.
vendor: $(VENV)/.run
	@sh tools/vendor.sh $(BIN)/python $(VENDOR)

# What users need; pip checks every hash.
$(VENV)/.run: requirements.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(VENV)/.run $@

clean:
	rm -rf $(VENV) $(OUT) node_modules src/dondoc/faces/vendor .mypy_cache .ruff_cache .hypothesis
