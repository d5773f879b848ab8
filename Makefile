# The two commands that a newcomer needs are `make run` and `make test`; both set everything up first.
PYTHON ?= python3
ARGS ?=

.PHONY: setup run test bench translations
setup: ; @$(PYTHON) installer/bootstrap.py setup
run: ; @$(PYTHON) installer/bootstrap.py run $(ARGS)
test: ; @$(PYTHON) installer/bootstrap.py test $(ARGS)
bench: ; @$(PYTHON) installer/bootstrap.py bench $(ARGS)
translations: ; @$(PYTHON) installer/bootstrap.py translations
