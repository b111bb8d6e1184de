# The front door: make run, make test. The other targets are parts of these.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help run build bench generate fmt clean \
	test begin generated format vet lint tidy go-test types browser weight report

CHROMIUM ?= /usr/bin/chromium
GO_DIRS := architecture_test.go cmd graph loader resolvers web
SKIPPED := bin/skipped.txt
# STRICT=1: what cannot run here fails the gate instead of being listed.
STRICT ?=

help:
	@echo 'make run       build everything and serve it on http://127.0.0.1:8080 (STEMMA_ADDR, STEMMA_STORE)'
	@echo 'make test      the gate; lists what this machine cannot run (STRICT=1: that fails)'
	@echo 'make bench     the benchmarks'
	@echo 'make weight    what a browser fetches, and how soon it shows something'
	@echo 'make build     bin/stemma, pages included'
	@echo 'make generate  what is made from schema.graphqls'
	@echo 'make fmt       gofumpt over everything'
	@echo 'make clean     remove what make made'

run: build
	@exec bin/stemma serve

# --- building ---------------------------------------------------------------

PAGE_SOURCES := $(shell find web/src web/public -type f) web/index.html web/graphiql.html web/embed/lineage.html \
	web/vite.config.ts web/tsconfig.json web/package.json web/package-lock.json \
	$(wildcard resolvers/examples/*.graphql)
NPM := $(shell command -v npm)

ifdef NPM
PAGES := web/dist/index.html
endif

build: $(PAGES)
	$(if $(NPM),,@echo 'npm is not here: the program is built without its pages')
	go build -o bin/stemma ./cmd/stemma

web/dist/index.html: web/node_modules/.stamp $(PAGE_SOURCES)
	cd web && node_modules/.bin/vite build --logLevel warn
	@touch $@

web/node_modules/.stamp: web/package.json web/package-lock.json
	cd web && npm ci --no-audit --no-fund --loglevel error
	@touch $@

generate:
	go generate ./...

fmt:
	go tool gofumpt -w $(GO_DIRS)

bench:
	go test -run '^$$' -bench . -benchmem ./...

clean:
	rm -rf bin web/node_modules web/test/shots
	find web/dist -mindepth 1 ! -name .keep -delete

# --- the gate, in the order in which it is cheapest to fail --------------------

test: begin generated format vet lint tidy $(PAGES) types go-test browser weight report

begin:
	@mkdir -p bin && : > $(SKIPPED)

generated:
	@echo '== generated code is what the schema makes'
	@made() { find resolvers/generated resolvers/model -name '*.go' -exec sha256sum {} + | sort; }; \
	before=$$(made); go generate ./...; \
	diff <(echo "$$before") <(made) || { echo 'run make generate, and commit what it makes'; exit 1; }

format:
	@echo '== gofumpt'
	@unformatted=$$(go tool gofumpt -l $(GO_DIRS)); \
	[ -z "$$unformatted" ] || { echo "$$unformatted"; echo 'run make fmt'; exit 1; }

vet:
	@echo '== go vet'
	@go vet ./...

lint:
	@echo '== staticcheck'
	@go tool staticcheck ./...

tidy:
	@echo '== go.mod and go.sum are tidy'
	@go mod tidy -diff

types: $(PAGES)
	@echo '== types of the pages'
	@if [ -n '$(NPM)' ]; then cd web && node_modules/.bin/tsc --noEmit; \
	else echo 'the pages: needs npm' >> $(SKIPPED); fi

# The race detector needs a C compiler. Results are not taken from the cache,
# since tests also read what lies outside the module.
go-test:
	@race=; if command -v gcc > /dev/null; then race=-race; \
	else echo 'the race detector: needs gcc' >> $(SKIPPED); fi; \
	echo "== go test $$race ./..."; \
	status=0; go test -v -count=1 -timeout 30m $$race ./... > bin/test.log 2>&1 || status=$$?; \
	[ $$status = 0 ] || grep -vE '^ *(=== |--- (PASS|SKIP)|PASS$$)' bin/test.log || true; \
	grep -E '^(ok|FAIL|\?)[[:space:]]' bin/test.log || true; \
	awk '/^ +[^ ]+\.go:[0-9]+: /{why=$$0; sub(/^ +[^ ]+\.go:[0-9]+: /, "", why)} /--- SKIP: /{print $$3 ": " why}' bin/test.log >> $(SKIPPED); \
	exit $$status

browser: build
	@echo '== the pages in a browser'
	@if [ -z '$(NPM)' ]; then echo 'the browser tests: needs npm' >> $(SKIPPED); \
	elif [ ! -x '$(CHROMIUM)' ]; then echo 'the browser tests: needs $(CHROMIUM)' >> $(SKIPPED); \
	else cd web && CHROMIUM='$(CHROMIUM)' STEMMA_SKIPPED='../$(SKIPPED)' node test/browser.mjs; fi

# Fails where the explorer's scripts weigh more than 250 kB as gzip sends them.
weight: build
	@echo '== the weight of the pages'
	@if [ -z '$(NPM)' ]; then echo 'the weight of the pages: needs npm' >> $(SKIPPED); \
	else cd web && CHROMIUM='$(CHROMIUM)' node test/weight.mjs; fi

report:
	@if [ ! -s $(SKIPPED) ]; then echo '== done, nothing skipped'; exit 0; fi; \
	echo '== skipped on this machine'; sort -u $(SKIPPED); \
	if [ -n '$(STRICT)' ]; then echo '== failed: STRICT=$(STRICT) allows no skip'; exit 1; fi; \
	echo '== done, with what is listed above skipped'
