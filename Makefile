# make          format check, lint, types, docs, content, tests
# make serve    set up, check the content, build the index, serve http://127.0.0.1:8000 (PORT=…)
# make edit     set up, open the editors' desk in the browser: http://127.0.0.1:8010
# make test     set up and run the whole test suite, in a browser and in LibreOffice as well

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed
DEVELOPED := .venv/developed
PIP := $(BIN)/python -m pip install --disable-pip-version-check --quiet

.DEFAULT_GOAL := all
.PHONY: all setup develop serve edit test check format lint types docs docs-check content index bench eval judged fuzz fuzz-site \
	fuzz-api load growth audit browser office test-cluster pythons mutants wheel lock clean

all: check test

check: lint types docs-check content

# What running needs, and the program itself; nothing is fetched that is not pinned. bat-dau.cmd does the same.
$(INSTALLED): requirements.txt pyproject.toml
	$(PYTHON) bat-dau.py --install
	touch $@

# What working on it needs besides.
$(DEVELOPED): requirements-dev.txt $(INSTALLED)
	$(PIP) --require-hashes -r requirements-dev.txt
	touch $@

setup: $(INSTALLED)

develop: $(DEVELOPED)

serve: setup
	-$(BIN)/kb check
	$(BIN)/kb index || [ $$? -eq 3 ] # 3: something was left out, and told; the rest is served
	$(BIN)/python -m web

edit: setup
	$(BIN)/kb edit

# On two workers, each test file on one of them.
test: develop browser office
	$(BIN)/python -m pytest -n 2 --dist loadfile

# Engines' common tests on a real cluster of OpenSearch: three Java processes on this machine (needs Java, Maven).
# Then its elected manager is killed three times, before a site that is read meanwhile; tells what that cost.
test-cluster: develop
	$(BIN)/python -m tests.support.install_cluster
	$(BIN)/python -m pytest -q -s --cluster -m cluster tests/kb/index/test_engines.py tests/kb/publish/test_engines.py \
		tests/kb/publish/test_sharing.py tests/kb/publish/test_backup.py tests/kb/publish/test_loading.py \
		tests/kb/search/test_engines.py tests/web/test_cluster.py tests/web/test_cluster_login.py tests/web/test_cluster_troubles.py

browser: develop
	$(BIN)/python -m tests.support.install_browser

office: develop
	$(BIN)/python -m tests.support.install_office

# Sabotages of our own, each of which the tests must notice: minutes. One kind only: make mutants WORDS="relative"
mutants: develop
	$(BIN)/python tools/mutants.py $(WORDS)

# The suite without browser and office on every Python from 3.11 on that is here, pyenv's included.
pythons: setup
	$(BIN)/python tools/pythons.py

format: develop
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: develop
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: develop
	$(BIN)/mypy

docs: setup
	$(BIN)/python tools/generate.py

docs-check: setup
	$(BIN)/python tools/generate.py --check

content: setup
	$(BIN)/kb check

index: setup
	$(BIN)/kb index

# The articles to search among are not part of the repository: make bench ARTICLES=news.jsonl.gz
bench: setup
	$(BIN)/kb bench --articles $(ARTICLES)

# The judged searches of the real content; rewrites their table in docs/search.md.
judged: setup
	$(BIN)/python tools/judged.py

# Judged questions are not part of the repository either; rewrites their table in docs/search.md.
eval: setup
	$(BIN)/python tools/measure.py $(PASSAGES) $(QUESTIONS) $(DISTRACTORS)

# Addresses that nobody types, as many as FUZZ says; the suite asks some each time.
fuzz: export FUZZ ?= 100000
fuzz: develop
	$(MAKE) --jobs=2 fuzz-site fuzz-api

fuzz-site fuzz-api: fuzz-%:
	$(BIN)/python -m pytest -q -s tests/web/test_fuzz_$*.py

# A hundred readers at once for three minutes, on this machine (needs wrk); rebuilds the index meanwhile.
# More records, not part of the repository: make load ARTICLES=news.jsonl.gz
load: setup
	$(BIN)/python tools/load.py $(if $(ARTICLES),--articles $(ARTICLES))

# What grows with the collection: the real records, and twenty thousand made of them, each kind of page side by side.
# Their texts are not part of the repository: make growth ARTICLES=news.jsonl.gz
growth: setup
	$(BIN)/python -m tools.growth $(if $(ARTICLES),--articles $(ARTICLES))

# The program as a package, for collections elsewhere: dist/guong_sang-….whl.
wheel: setup
	rm -rf build
	$(BIN)/python -m pip wheel --disable-pip-version-check --quiet --no-deps --no-build-isolation --no-index -w dist .

# Known vulnerabilities of everything pinned, as osv.dev tells them; needs a network.
audit: develop
	$(BIN)/python tools/audit.py requirements-dev.txt

lock:
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --extra install pyproject.toml -o requirements.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --extra install --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean:
	rm -rf .venv var
