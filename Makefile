# On a fresh Debian 12 machine `make run` and `make test` need Python 3.11 or newer, make and git: they set up the rest.
# Another interpreter: make run PYTHON=python3.13

PYTHON ?= python3
BIN := .venv/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run test lint score proof practices practices-kept train learn bench soak shots wheel clean

help:
	@echo "make run    open the desk on a sample library (without a display: draw it into a picture)"
	@echo "make test   lint, types, room contracts and all tests"
	@echo "make lint   the first three of these"
	@echo "make score  hold the parser against texts that a person has read, and print figures"
	@echo "make proof  hold the rules of proofreading against gold, planted faults and clean prose, and print figures"
	@echo "make practices  hold drafts of practice records against what a person wrote, and print figures"
	@echo "make practices-kept  the same with the held-back half, totals only"
	@echo "make train  fit the parser's tables anew (resources/parser); then read the goldens again"
	@echo "make learn  let a simulated editor correct issue after issue, and print what the parser learns from it"
	@echo "make bench  print figures of speed and memory"
	@echo "make soak   long crash and fault tests, the parser on mangled files, and all laws with many more examples"
	@echo "make shots  draw the pictures of the README and the guide anew"
	@echo "make wheel  build the wheel into dist/"
	@echo "make clean  remove everything that was built or installed in this folder"

run:
	@$(PYTHON) packaging/set_up.py run
	@$(BIN) -m zugong_desk run-sample

# Tests that type real keys into a real window run one after another: two at once starve each other.
test: lint
	$(BIN) -m pytest -n 2 -m "not soak and not bench and not xvfb"
	$(BIN) -m pytest -m xvfb

lint:
	@$(PYTHON) packaging/set_up.py test
	$(BIN) -m ruff check
	$(BIN) -m ruff format --check
	$(BIN) -m mypy
	.venv/bin/lint-imports --no-logo

score:
	@$(PYTHON) packaging/set_up.py test
	$(BIN) -m tests.score

proof:
	@$(PYTHON) packaging/set_up.py test
	$(BIN) -m tests.proofscore

practices:
	@$(PYTHON) packaging/set_up.py test
	$(BIN) -m tests.practices

practices-kept:
	@$(PYTHON) packaging/set_up.py test
	$(BIN) -m tests.practices kept

train:
	@$(PYTHON) packaging/set_up.py test
	$(BIN) -m tests.train

learn:
	@$(PYTHON) packaging/set_up.py test
	$(BIN) -m tests.learning

bench:
	@$(PYTHON) packaging/set_up.py test
	$(BIN) -m pytest -m bench -s -p no:xdist

soak:
	@$(PYTHON) packaging/set_up.py test
	$(BIN) -m pytest -m soak -n 2
	HYPOTHESIS_PROFILE=thorough $(BIN) -m pytest -n 2 tests/domain tests/desk tests/reading

shots:
	@$(PYTHON) packaging/set_up.py test
	$(BIN) packaging/shots.py

wheel:
	@$(PYTHON) packaging/set_up.py test
	$(BIN) -m pip wheel --no-deps --no-build-isolation --wheel-dir dist .

clean:
	rm -rf .venv .cache build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
