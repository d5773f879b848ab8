# The two commands that a newcomer needs are `make run` and `make test`; both set everything up first.
PYTHON ?= python3
ARGS ?=
# `make torture BUDGET_MIN=60 SEED=1`: how long, which random numbers; begun again it goes on. torture-pr: the gate once.
# `make fuzz BUDGET_MIN=10 TARGET=push`: how long, and of what; without TARGET everything in turn.
torture: BUDGET_MIN ?= 60
fuzz: BUDGET_MIN ?= 10
SEED ?= 1
TARGET ?=

.PHONY: setup run test torture torture-pr fuzz bench translations keyboard screenshots
setup: ; @$(PYTHON) installer/bootstrap.py setup
run: ; @$(PYTHON) installer/bootstrap.py run $(ARGS)
test: ; @$(PYTHON) installer/bootstrap.py test $(ARGS)
torture: ; @$(PYTHON) installer/bootstrap.py torture BUDGET_MIN=$(BUDGET_MIN) SEED=$(SEED) $(ARGS)
torture-pr: ; @$(PYTHON) installer/bootstrap.py torture-pr SEED=$(SEED) $(ARGS)
fuzz: ; @$(PYTHON) installer/bootstrap.py fuzz BUDGET_MIN=$(BUDGET_MIN) TARGET=$(TARGET) $(ARGS)
bench: ; @$(PYTHON) installer/bootstrap.py bench $(ARGS)
translations: ; @$(PYTHON) installer/bootstrap.py translations
keyboard: ; @$(PYTHON) installer/bootstrap.py keyboard
screenshots: ; @$(PYTHON) installer/bootstrap.py screenshots $(ARGS)
