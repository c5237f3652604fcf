#!/usr/bin/env bash
# fuzz.sh TIME: every fuzz target of every package for a time each, such as 300x
# or 5m. Targets are found by "go test -list", so a new one joins by itself. Where
# a failure stops others, give a count: at the end of a time Go now and then calls
# an input that was cut off a failure ("context deadline exceeded").
set -euo pipefail
cd "$(dirname "$0")/.."
status=0
for dir in $(grep -rlE '^func Fuzz' --include='*_test.go' cmd internal search | xargs -n1 dirname | sort -u); do
  for target in $(go test -list '^Fuzz' "./$dir" | grep '^Fuzz'); do
    echo "$dir: $target"
    go test -run '^$' -fuzz "^$target\$" -fuzztime "$1" -fuzzminimizetime 1x "./$dir" || status=1
  done
done
exit $status
