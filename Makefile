# The tasks of the project. `make` alone lists them. Nothing is needed beforehand but Python >= 3.11 and make.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
DOCS_READY := .venv/.docs-ready
SEED := seeds/cancer-imaging-2026-03.nbib
DRAFT := out/cancer-imaging-2026-03.docx
OFFICE := libreoffice-writer python3-uno poppler-utils
BROWSER := chromium
RECORDS ?= $(wildcard seeds/*.nbib)
# Annotated abstracts, which are not part of the repository: pairs of X.nbib and X.claims.jsonl.
GOLD ?= $(firstword $(wildcard ../*/gold))
# Abstracts without annotations, beside that folder.
CORPUS ?= $(wildcard $(dir $(GOLD))corpus/neuroimaging.nbib)

# Tests run side by side, a file at a time, so that what the tests of a file share is made once.
SIDE_BY_SIDE := -n auto --maxprocesses 8 --dist loadfile

# Where an environment forbids it, each of the many processes that tests start would compile all modules again.
unexport PYTHONDONTWRITEBYTECODE

COMMA := ,
# What is missing, its name, its packages: installs them where apt-get may, else says what to do.
define install
if ! command -v apt-get >/dev/null || [ "$$(id -u)" -ne 0 ]; then \
  echo "$(1) is missing; install $(2) (Debian: sudo apt-get install $(3))" >&2; exit 1; fi; \
apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(3)
endef

.DEFAULT_GOAL := help
.PHONY: help draft test coverage mutants test-system office browser lint format golden schema accuracy accuracy-check bench bench-reading bench-duplicates bench-pairs bench-updating bench-building bench-rendering bench-page bench-scaling docs pictures dist licences sbom man clean

help: ## list the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-18s %s\n", $$1, $$2}' Makefile

draft: $(READY) ## build the Word draft of the seed snapshot into out/
	@mkdir -p out && rm -f $(DRAFT)
# Exit code 1 means that problems were printed and the draft stands; anything else, or no draft, is a failure.
	@$(BIN)/draftreview build $(SEED) -o $(DRAFT) || { test $$? -eq 1 && test -f $(DRAFT); }

test: $(READY) ## run the tests, without those that need LibreOffice or Chromium
	$(BIN)/pytest $(SIDE_BY_SIDE) -m "not system"

coverage: $(READY) ## measure which branches the tests take, into docs/quality.md; fails below the bar
	mkdir -p out
	$(BIN)/pytest $(SIDE_BY_SIDE) -m "not system" --cov --cov-report=json:out/coverage.json
	$(BIN)/python -m benchmarks.coverage out/coverage.json --write docs/quality.md

mutants: $(READY) ## change what decides verdicts, line by line, and list the changes that no test notices
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[mutants]'
	rm -rf mutants
	nice -n 19 $(BIN)/mutmut run
	$(BIN)/mutmut results

test-system: $(READY) office browser ## have LibreOffice judge drafts, and Chromium the evidence page
	$(BIN)/pytest $(SIDE_BY_SIDE) -m system

lint: $(READY) ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(READY) ## bring the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: $(READY) ## write the golden drafts anew; read the difference before you commit it
	$(BIN)/pytest tests/golden --update-golden

schema: $(READY) ## write the JSON Schemas of the rule files anew
	$(BIN)/draftreview schema docs/schema

accuracy: $(READY) ## measure extraction on the annotated abstracts in GOLD=FOLDER; writes docs/accuracy.md
	$(BIN)/python -m benchmarks.accuracy record $(if $(GOLD),"$(GOLD)")

accuracy-check: $(READY) ## fail if extraction has become worse than docs/accuracy.md says
	$(BIN)/python -m benchmarks.accuracy check $(if $(GOLD),"$(GOLD)")

bench: $(READY) ## measure extraction beside spaCy's tokenizer and medSpaCy, into docs/scaling.md; FILE=X.nbib for a file of your own
	$(BIN)/python -m benchmarks.extraction $(or $(FILE),$(CORPUS))

bench-reading: $(READY) ## measure reading beside the bare parse of Bio.Medline; FILE=X.nbib for a file of your own
	$(BIN)/python -m benchmarks.reading $(FILE)

bench-duplicates: $(READY) ## count the duplicates found among damaged copies of the records in RECORDS=FILE
	$(BIN)/python -m benchmarks.duplicates $(RECORDS)

bench-pairs: $(READY) ## compare exports with what another program made of them, pairs of X.suffix and X.bib in PAIRS=FOLDER
	$(BIN)/python -m benchmarks.pairs $(PAIRS)

bench-updating: $(READY) ## measure how the time of comparing and updating drafts grows with their studies; takes minutes
	$(BIN)/python -m benchmarks.updating

bench-building: $(READY) ## measure later builds beside the first one, on CORPUS=FILE and a seed; writes docs/scaling.md
	$(BIN)/python -m benchmarks.building $(CORPUS) $(SEED) --write docs/scaling.md

bench-rendering: $(READY) ## measure how long drafts of many studies are rendered beside pandoc alone; takes minutes
	$(BIN)/python -m benchmarks.rendering

bench-page: $(READY) browser ## measure how fast the evidence page opens and filters in Chromium; FILE=X.nbib for a file of your own
	$(BIN)/python -m benchmarks.page $(FILE)

bench-scaling: $(READY) ## measure how time and memory of extraction grow, and what more processes gain; takes an hour; FILE=X.nbib
	$(BIN)/python -m benchmarks.scaling $(FILE) --record

docs: $(DOCS_READY) ## build the documentation as a site into out/site; warnings are errors
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict
	@$(BIN)/python -m documentation.hosts out/site
	@echo "out/site/index.html; its search needs a server: $(BIN)/python -m http.server -d out/site"

reference: $(READY) ## write the generated pages of the documentation anew
	$(BIN)/python -m documentation.reference

pictures: $(READY) office ## draw the picture of the tutorial anew
	$(BIN)/python -m documentation.pictures
.PHONY: fuzz crash-trials determinism
fuzz: $(READY) ## mutate files for every reader and see what breaks; NAME= for one, MINUTES= for each, SEED=, GUIDED=1 by coverage
	$(if $(GUIDED),$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[fuzz]')
	nice -n 19 $(BIN)/python -m tests.fuzz $(NAME) --minutes $(or $(MINUTES),1) --seed $(or $(SEED),0) $(if $(GUIDED),--guided)

crash-trials: $(READY) ## kill commands at every step and at RANDOM= moments, and look what is left; takes long
	$(BIN)/python -m tests.crash --random $(or $(RANDOM),20) --seed $(or $(SEED),0)

determinism: $(READY) ## compare outputs across hash seeds, locales, time zones, folders and interpreters, PYTHONS=...
	$(BIN)/python -m tests.determinism $(PYTHONS)

dist: $(READY) ## build wheel and source archive of the last commit into dist/, twice, and compare their bytes
	$(BIN)/python -m release.builds dist

licences: $(READY) ## list the licences of all that is installed, and refuse those not in release/licences.toml
	$(BIN)/python -m release.licences

sbom: $(READY) ## write the bill of materials of the program (CycloneDX) into out/
	$(BIN)/python -m release.bill out/sbom.cdx.json

man: $(READY) ## write the manual pages into out/man
	$(BIN)/python -m release.manual out/man

clean: ## remove the environment and everything built
	rm -rf .venv build dist out mutants .coverage .pytest_cache .mypy_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

office:
	@if command -v soffice >/dev/null && command -v pdftotext >/dev/null && /usr/bin/python3 -c "import uno" 2>/dev/null; \
	  then exit 0; fi; \
	$(call install,soffice$(COMMA) pdftotext or the uno module of /usr/bin/python3,LibreOffice Writer and poppler,$(OFFICE))

browser:
	@if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; \
	  then exit 0; fi; \
	$(call install,chromium,Chromium,$(BROWSER))

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one with make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

# The theme is an extra: more than 100 MB that no draft needs.
$(DOCS_READY): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[docs]'
	@touch $@
