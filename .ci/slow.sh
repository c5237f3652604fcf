#!/usr/bin/env bash
# slow.sh [TIMES]: the tests that take long. They are found by what marks them,
# so a new one joins by itself: those in files that are built only with the tag
# "slow", and those in files that leave something out with -short.
set -euo pipefail
cd "$(dirname "$0")/.."
mark='^//go:build slow|testing\.Short\(\)'
status=0
for dir in $(grep -rlE "$mark" --include='*_test.go' cmd internal search | xargs -n1 dirname | sort -u); do
  tests=$(grep -lE "$mark" "$dir"/*_test.go | xargs grep -hoE '^func Test[A-Za-z0-9_]*\(t ' | sed -E 's/^func ([A-Za-z0-9_]*).*/\1/' | paste -sd'|' -)
  [ -n "$tests" ] || continue
  echo "$dir: $tests"
  go test -tags slow -timeout 60m -count "${1:-1}" -run "^($tests)\$" "./$dir" || status=1
done
exit $status
