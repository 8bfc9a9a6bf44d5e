# make demo     set up, then run the whole study on the built-in sample shop
# make test     set up, then lint, type-check and run every test, with each kernel
# make check    lint and types only
# make sanitize tests of the compiled kernel under the address and undefined-behaviour sanitizers
# make bench    benchmarks: ratios against scikit-learn and others, in one run, in .venv-bench
# make screenshots  every page of the server and the report, on the sample, into out-screenshots
# make docs     build the documentation into docs/_build
# make acceptance   simulations of the verdict for MINUTES on JOBS cores; writes docs/acceptance.md
VENV ?= .venv
PYTHON := $(VENV)/bin/python
BENCH ?= .venv-bench
OUT ?= out
# The compiled kernel: auto builds it where it can be, enabled insists, disabled leaves it to numpy.
NATIVE = auto
SOURCES := $(shell find src -type f -not -path '*/__pycache__/*')

export PATH := $(abspath $(VENV))/bin:$(PATH)

.PHONY: demo test check sanitize bench bench-here screenshots docs acceptance constraints clean

demo: $(VENV)/.installed
	$(VENV)/bin/clustomer run -o $(OUT) --overwrite

# In CI a compiled kernel that cannot be built is a failure.
test check sanitize: NATIVE = $(if $(CI),enabled,auto)

test: check
	$(PYTHON) -m pytest -n 2 --dist loadfile
	CLUSTOMER_KERNEL=numpy $(PYTHON) -m pytest -n 2 --dist loadfile -m kernel
	sh scripts/sanitize.sh $(VENV)

sanitize: $(VENV)/.ready-test $(VENV)/.installed
	sh scripts/sanitize.sh $(VENV)

check: $(VENV)/.ready-test $(VENV)/.installed
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

# The rivals have an environment of their own, so that the tests' stays small.
bench:
	$(MAKE) VENV=$(BENCH) bench-here

bench-here: $(VENV)/.ready-bench $(VENV)/.installed
	$(PYTHON) -m benchmarks

screenshots: $(VENV)/.ready-test $(VENV)/.installed
	$(PYTHON) scripts/screenshots.py out-screenshots

docs: $(VENV)/.installed constraints/docs.txt
	$(PYTHON) -m pip install --quiet --require-hashes -r constraints/docs.txt
	$(PYTHON) -m sphinx -W -b html docs docs/_build

# The suite's name is in every seed: the date for fresh data, an earlier date to repeat its runs.
SUITE ?= $(shell date +%F)
MINUTES ?= 60
JOBS ?= 2

acceptance: $(VENV)/.ready-test $(VENV)/.installed
	$(PYTHON) -m tests.acceptance --suite $(SUITE) --minutes $(MINUTES) --jobs $(JOBS)

# Pinned versions with hashes and without addresses; needs uv.
constraints:
	uv pip compile pyproject.toml --extra build -o constraints/run.txt $(COMPILE)
	uv pip compile pyproject.toml --extra build --extra test -o constraints/test.txt $(COMPILE)
	uv pip compile pyproject.toml --extra build --extra web -o constraints/web.txt -c constraints/test.txt $(COMPILE)
	uv pip compile pyproject.toml --extra build --extra docs -o constraints/docs.txt -c constraints/test.txt $(COMPILE)
	uv pip compile pyproject.toml --extra build --extra bench -o constraints/bench.txt -c constraints/test.txt $(COMPILE)

COMPILE := --quiet --universal --python-version 3.11 --no-emit-index-url --generate-hashes \
	--custom-compile-command "make constraints"

$(VENV)/.ready-run: constraints/run.txt scripts/setup.sh
	sh scripts/setup.sh $(VENV) run
	touch $@

$(VENV)/.ready-test: constraints/test.txt scripts/setup.sh
	sh scripts/setup.sh $(VENV) test
	touch $@ $(VENV)/.ready-run

$(VENV)/.ready-bench: constraints/bench.txt scripts/setup.sh
	sh scripts/setup.sh $(VENV) bench
	touch $@ $(VENV)/.ready-run

# The build directory stays, so that only what changed is compiled again.
BUILD := meson.build meson.options scripts/list_sources.py scripts/try_compiler.c
$(VENV)/.installed: $(VENV)/.ready-run pyproject.toml $(BUILD) $(SOURCES)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check \
		--no-deps --no-index --no-build-isolation --force-reinstall \
		-Cbuild-dir=$(VENV)/build -Csetup-args=-Dnative=$(NATIVE) -Csetup-args=--clearcache .
	touch $@

clean:
	rm -rf $(VENV) $(BENCH) build dist .mypy_cache .pytest_cache .ruff_cache docs/_build
