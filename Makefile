# make test       what every change must pass; installs missing tools first
# make test-slow  what takes longer: kills builds at random, texts of a megabyte,
#                 fuzzes every target two thousand times, large sites, the law corpus
# make soak       the same, again and again: some hours
# make docs       writes the tables of the manual, docs/, anew from the schemas and rules
# make baselines  draws the pictures of pages anew that test-slow compares with; look at each
# make update     writes golden files anew; read the diff before you commit it

TOOLS := .tools
# Of npm, for tests alone: accessibility, types of scripts, what browsers have.
# Lighthouse is heavy and only for the slow tests: a folder of its own, as npm takes away what it is not asked for.
LIGHTHOUSE := lighthouse@12.8.2
MAMMOTH := mammoth@1.13.0
NPM := axe-core@4.14.1 typescript@5.9.3 @mdn/browser-compat-data@8.1.9

.PHONY: all build test test-slow soak tools office format vet unit js docs baselines update bench clean

all: build

build:
	go build ./...

# What is fetched and what is computed do not wait for each other.
test: format
	@$(MAKE) --no-print-directory -j2 tools vet
	@$(MAKE) --no-print-directory -j2 unit js

# By apt where that is allowed, and by npm into $(TOOLS); says so before it does.
tools:
	@.ci/tools.sh $(TOOLS) $(NPM)

# LibreOffice, which prints the papers for the slow tests, and what checks books: 150 MB; Lighthouse: 190 MB.
office:
	@OFFICE=1 .ci/tools.sh $(TOOLS) $(NPM)
	@.ci/tools.sh $(TOOLS)/mammoth $(MAMMOTH) || echo "mammoth could not be fetched: what import reads is not compared with it"
	@.ci/tools.sh $(TOOLS)/lighthouse $(LIGHTHOUSE) || echo "Lighthouse could not be fetched: its test is skipped, with this reason"

format:
	@bad=$$(gofmt -l cmd internal search themes); \
	if [ -n "$$bad" ]; then echo "gofmt -w wanted:"; echo "$$bad"; exit 1; fi

# Less is done about garbage: a third of staticcheck's processor time and a fifth of the tests'. Only here: test-slow
# runs the same tests with as much of it as who runs the program has.
FEWER := GOGC=400

vet:
	go vet ./...
	$(FEWER) go tool staticcheck ./...

# All tests but the slow ones, without the race detector: to compile everything for it once more, and
# tests that it makes several times slower, took half of the time. test-slow runs the same tests with it.
# go vet has looked already. The longest packages come first, so that none is left over at the end.
LONGEST := ./internal/e2e ./cmd/chuyende ./internal/pipeline

unit:
	$(FEWER) go test -short -vet off -timeout 30m $(LONGEST) $$(go list ./... | grep -vE "/internal/e2e$$|/cmd/chuyende$$|/internal/pipeline$$")

js:
	.ci/js.sh

# What counts allocations the race detector would upset.
test-slow: office
	go vet -tags slow ./...
	go test -race -short -vet off -timeout 60m -skip TestMemoryGrowth ./...
	.ci/slow.sh
	.ci/fuzz.sh 2000x

soak:
	.ci/slow.sh 10
	.ci/fuzz.sh 5m

docs:
	go test ./cmd/chuyende -run '^TestManualTables$$' -update

update:
	go test $$(go list -f '{{.ImportPath}} {{.TestImports}} {{.XTestImports}}' ./... | sed -n 's|^\([^ ]*\).*chuyende/internal/golden.*|\1|p') -update

baselines: tools
	go test -tags slow ./internal/e2e -run '^TestBaselines$$' -update
	@git status --short internal/e2e/testdata/baselines

bench:
	go test -run '^$$' -bench . -benchmem ./internal/pipeline ./internal/markdown ./internal/papers ./search

clean:
	rm -rf $(TOOLS)
	find public -mindepth 1 ! -name .gitkeep -delete
