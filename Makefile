# Everything a user or a developer runs. `make run` and `make test` work on a fresh machine with Python 3.11, Node and git.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
OUT ?= out

.PHONY: run test check fix score bench catalogue examples clean

run: $(VENV)/.run
	@sh tools/system_packages.sh --optional tesseract-ocr tesseract-ocr-vie
	@$(BIN)/python tools/run_examples.py --out $(OUT)

test: $(VENV)/.dev
	@sh tools/system_packages.sh tesseract-ocr tesseract-ocr-vie tesseract-ocr-osd antiword libreoffice-writer-nogui libreoffice-calc-nogui chromium poppler-utils fonts-liberation2
	@$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest -n 2 --dist loadgroup tests src/dondoc

check: $(VENV)/.dev
	$(BIN)/ruff check src tests tools bench
	$(BIN)/ruff format --check src tests tools bench
	$(BIN)/mypy

fix: $(VENV)/.dev
	$(BIN)/ruff check --fix src tests tools bench
	$(BIN)/ruff format src tests tools bench

score: $(VENV)/.dev
	$(BIN)/python tools/score.py ../shared/gold ../shared/seeds

bench: $(VENV)/.dev
	@$(BIN)/python -m pip install -q --disable-pip-version-check pdfplumber "markitdown[docx]" || echo "không cài được các công cụ so sánh; chỉ đo dondoc"
	$(BIN)/python bench/run.py

catalogue: $(VENV)/.dev
	$(BIN)/python tools/catalogue.py

examples: $(VENV)/.dev
	$(BIN)/python tools/build_examples.py --out src/dondoc/examples

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
	rm -rf $(VENV) $(OUT) .mypy_cache .ruff_cache .hypothesis
