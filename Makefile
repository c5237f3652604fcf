# make test       what every change must pass; installs missing tools first
# make test-slow  what takes longer: kills builds at random, large sites, the law corpus
# make update     writes golden files anew; read the diff before you commit it

TOOLS := .tools
AXE_VERSION := 4.14.1

.PHONY: all build test test-slow tools format vet unit js update bench clean

all: build

build:
	go build ./...

test: tools format vet unit js

# Chromium for end-to-end tests, by apt where that is allowed; axe-core by npm.
tools:
	@.ci/tools.sh $(TOOLS) $(AXE_VERSION)

format:
	@bad=$$(gofmt -l cmd internal search themes); \
	if [ -n "$$bad" ]; then echo "gofmt -w wanted:"; echo "$$bad"; exit 1; fi

vet:
	go vet ./...
	go tool staticcheck ./...

unit:
	go test -race -short ./...

js:
	node --test $$(find search/client themes -name '*.test.js')

test-slow:
	go test -tags slow -timeout 40m ./...

update:
	go test ./internal/markdown ./search ./search/internal/plan ./search/internal/script ./internal/build -update

bench:
	go test -run '^$$' -bench . -benchmem ./internal/build ./internal/markdown ./search

clean:
	rm -rf $(TOOLS)
	find public -mindepth 1 ! -name .gitkeep -delete
