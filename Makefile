# Everything a developer runs. `make help` lists it. Each target is good as the first command in a fresh clone:
# it needs a Python 3.11 or newer and make, and sets the rest up by itself.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup demo test lint format eval train bench chaos clean

# The first Python on the PATH that is new enough. Give another with `make PYTHON=/path/to/python3.12 test`.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python /usr/bin/python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)

# uv's own interpreter inside .venv, kept apart from whatever the caller's shell has set up.
RUN := env -u PYTHONPATH -u PYTHONHOME .venv/bin/

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1 /' | awk '{printf "  %-5s %-8s", $$1, $$2; $$1=$$2=""; print}'

setup: ## make .venv from uv.lock (every other target does this first)
	@[ -n "$(PYTHON)" ] || { echo "make: no Python 3.11 or newer found; install one, or say where: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@"$(PYTHON)" tools/bootstrap.py

demo: setup ## read the sample pages, record them, and look at the result
	@$(RUN)python tools/demo.py

test: setup ## run the tests
	@$(RUN)python tools/browser.py
	@$(RUN)python tools/run_tests.py

lint: setup ## style and types
	@$(RUN)ruff check src tests tools
	@$(RUN)mypy

format: setup ## mend what the formatter can mend
	@$(RUN)ruff check --fix src tests tools
	@$(RUN)ruff format src tests tools

eval: setup ## score reading and merging on the gold sets and check eval/floors.json
	@$(RUN)python tools/eval.py
	@$(RUN)python tools/eval_merge.py

train: setup ## learn the reader's weights anew from the sets in eval/ (about three quarters of an hour)
	@$(RUN)python tools/train/bank.py --check eval/training
	@OPENBLAS_NUM_THREADS=1 $(RUN)uv run --frozen --group train python tools/train/train.py

bench: setup ## how fast a page is read, merged and kept, and the memory over 10,000 pages
	-@$(RUN)python tools/bench.py --pages 10000
	-@$(RUN)python tools/bench_merge.py --pages 20000
	-@$(RUN)python tools/bench_merged.py --pages 20000
	-@$(RUN)python tools/bench_record.py --articles 20000 --after
	-@$(RUN)python tools/bench_serve.py --articles 3000

chaos: setup ## heavy inputs, mutated pages, feeds and archives, killed writers, turned bits, at a dose the tests cannot afford
	@$(RUN)python -m pytest -m chaos
	@$(RUN)python tools/chaos.py
	@$(RUN)python tools/chaos_record.py

clean: ## remove what was made here, .venv too
	rm -rf web/node_modules src/dragoman/serve/static/islands
	rm -rf .venv .venv-tools out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
