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
	@$(MAKE) --no-print-directory unit js

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

vet:
	go vet ./...
	go tool staticcheck ./...

# Three parts go without the race detector here, which makes them several times slower and watches
# what other tests watch: the browser's tests, the scripts of the command, and the tests that build
# a site again and again. test-slow runs them with it; what counts allocations it would upset.
LONG := TestSession(Folders)?$$|TestDamaged|TestTimeBreaksNothing|TestMemoryGrowth|TestPortal|TestCachedBuilds
WITHOUT_RACE := ./internal/e2e ./cmd/chuyende

unit:
	go test -race -short -timeout 30m -skip '$(LONG)' $$(go list ./... | grep -vE "internal/e2e|cmd/chuyende")
	go test -short -timeout 30m $(WITHOUT_RACE)
	go test -short -timeout 30m -run '$(LONG)' ./internal/pipeline

js:
	.ci/js.sh

test-slow: office
	go vet -tags slow ./...
	go test -race -short -timeout 60m -skip TestMemoryGrowth $(WITHOUT_RACE) ./internal/pipeline
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
