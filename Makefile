# A thin cover over tasks.py, which does the work and runs everywhere: `python tasks.py run` is the same thing.
# Arguments go in ARGS:  make run ARGS="--plain"   make test ARGS="-k summary"

# The first Python here that is new enough. Each is tried by running it: a shim may be on PATH and not work.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo $$p; break; fi; done)

TASKS := run test check fix bench pictures pins

.PHONY: help $(TASKS)
.DEFAULT_GOAL := help

help $(TASKS):
	@if [ -z "$(PYTHON)" ]; then \
		echo "reflect needs Python 3.11 or newer, and none was found. Install one from python.org or your system's packages, then run this again." >&2; \
		exit 2; \
	fi
	@$(PYTHON) tasks.py $@ $(if $(ARGS),-- $(ARGS))
