# make test       what every change must pass; installs missing tools first
# make test-slow  what takes longer, ten minutes in all: kills builds at random, grows texts,
#                 fuzzes every target two thousand times, large sites, the law corpus
# make soak       the same, again and again: some hours
# make update     writes golden files anew; read the diff before you commit it

TOOLS := .tools
# Of npm, for tests alone: accessibility, types of scripts, what browsers have.
NPM := axe-core@4.14.1 typescript@5.9.3 @mdn/browser-compat-data@8.1.9

.PHONY: all build test test-slow soak tools office format vet unit js update bench clean

all: build

build:
	go build ./...

test: tools format vet unit js

# By apt where that is allowed, and by npm into $(TOOLS); says so before it does.
tools:
	@.ci/tools.sh $(TOOLS) $(NPM)

# LibreOffice, which prints the papers for the slow tests: 85 MB.
office:
	@OFFICE=1 .ci/tools.sh $(TOOLS) $(NPM)

format:
	@bad=$$(gofmt -l cmd internal search themes); \
	if [ -n "$$bad" ]; then echo "gofmt -w wanted:"; echo "$$bad"; exit 1; fi

vet:
	go vet ./...
	go tool staticcheck ./...

unit:
	go test -race -short ./...

js:
	.ci/js.sh

test-slow: office
	go vet -tags slow ./...
	.ci/slow.sh
	.ci/fuzz.sh 2000x

soak:
	.ci/slow.sh 10
	.ci/fuzz.sh 5m

update:
	go test $$(go list -f '{{.ImportPath}} {{.TestImports}} {{.XTestImports}}' ./... | sed -n 's|^\([^ ]*\).*chuyende/internal/golden.*|\1|p') -update

bench:
	go test -run '^$$' -bench . -benchmem ./internal/pipeline ./internal/markdown ./internal/papers ./search

clean:
	rm -rf $(TOOLS)
	find public -mindepth 1 ! -name .gitkeep -delete
