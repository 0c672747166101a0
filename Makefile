# One configuration for everything: release, with testable imports in the compiler's flags. Run and
# test share every object file, so the second of them compiles nothing again.
SHELL := /bin/bash
SWIFT ?= swift
SCRATCH ?= .build
# Without colours in the compiler's own words: it takes them as a flag, so that a build in a terminal
# would compile anew what a build into a file has made.
FLAGS := -c release -Xswiftc -enable-testing --no-color-diagnostics --scratch-path $(SCRATCH)
# The flag above already allows testable imports; the option would add a second one and so another
# configuration.
TEST_FLAGS := $(FLAGS) --disable-testable-imports
ARGS ?=
BASELINE ?=
# Counted and not timed, from the first seed on: the same search on every machine, a few seconds.
SEARCH_SEEDS ?= 1..3000
FUZZ_SECONDS ?= 600
FUZZ_SCRATCH ?= .build/fuzz
FILTER ?=

.PHONY: run build test search bench fuzz lint imports clean help needs

help:
	@echo "make run [ARGS='open paper-100']   build and start the explorer"
	@echo "make test [FILTER=Name]            build and run the tests, then the search"
	@echo "make search [SEARCH_SEEDS=1..3000] random faults and settings over all modes"
	@echo "make bench [BASELINE=other/build]  measure against targets, and another build in turn"
	@echo "make fuzz [FUZZ_SECONDS=600]       damaged scenarios, guided by the code they reach"
	@echo "make lint                          check the format of all Swift files"
	@echo "make imports                       check imports against declared dependencies"

run: build
	@$(SCRATCH)/release/prooftop $(ARGS)

build: needs
	$(SWIFT) build $(FLAGS) --product prooftop

test: needs
	$(SWIFT) build $(FLAGS) --product prooftop
	$(SWIFT) test $(TEST_FLAGS) $(if $(FILTER),--filter '$(FILTER)')
	$(if $(FILTER),,$(MAKE) --no-print-directory search)

# What breaks is made small and written into this folder.
search: build
	@$(SCRATCH)/release/prooftop check storm --settings --seeds $(SEARCH_SEEDS)

bench: build
	@$(SCRATCH)/release/prooftop bench $(if $(BASELINE),--against $(BASELINE)) $(ARGS)

# Coverage-guided, with LLVM's fuzzer; what it keeps stays in the scratch folder for the next time.
fuzz: needs
	PROOFTOP_FUZZ=1 $(SWIFT) build -c release --scratch-path $(FUZZ_SCRATCH) \
	  --product CoverageFuzzer -Xswiftc -sanitize=fuzzer -Xswiftc -use-ld=lld
	mkdir -p $(FUZZ_SCRATCH)/corpus
	cp demos/*.yaml $(FUZZ_SCRATCH)/corpus
	cd $(FUZZ_SCRATCH) && release/CoverageFuzzer corpus -max_total_time=$(FUZZ_SECONDS) \
	  -timeout=20 -rss_limit_mb=3072 -max_len=20000

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests demos Package.swift

imports: needs
	$(SWIFT) build $(FLAGS) --explicit-target-dependency-import-check error

# ncurses is the only need that SwiftPM can't bring.
needs:
	@if [ ! -e /usr/include/ncurses.h ] && [ ! -e /usr/include/ncursesw/ncurses.h ]; then \
	  echo "libncursesw5-dev is missing; installing it"; \
	  sudo=; if [ "$$(id -u)" != 0 ]; then sudo=sudo; fi; \
	  $$sudo apt-get update -q && \
	  DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -q -y --no-install-recommends \
	    libncursesw5-dev; \
	fi

clean:
	$(SWIFT) package --scratch-path $(SCRATCH) clean
