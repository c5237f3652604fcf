#!/usr/bin/env bash
# js.sh: checks the browser's scripts: tests, types, and that neither the sources
# nor what is bundled of them need more than the browsers named in internal/bundle.
set -euo pipefail
cd "$(dirname "$0")/.."
site=$(mktemp -d)
trap 'rm -rf "$site"' EXIT
mkdir "$site/content"
echo '# Trang' >"$site/content/trang.md"
go run ./cmd/chuyende build --source "$site" --output "$site/public" >/dev/null
node .ci/js/check.mjs "$site"/public/assets/*.js "$site"/public/assets/*.css "$site/public/search/client.js"
node --test $(find .ci search/bench search/client themes -name '*.test.js' -o -name '*.test.mjs')
