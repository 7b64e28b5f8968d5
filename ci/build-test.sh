#!/usr/bin/env bash
# Usage: ci/build-test.sh
# Restores, builds without warnings, and tests as the README says: dotnet test -c Release. TRX files go to artifacts/tests/.
# The last line is `N passed, N failed, N skipped` over all test projects; the exit code is 0 only where nothing failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly results="$PWD/artifacts/tests" patience=25m
passed=0 failed=0 skipped=0

conclude() {
  failures
  printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [[ $failed -eq 0 ]]
  exit
}

fail() {
  printf 'FAILED: %s\n' "$1"
  failed=$((failed + 1))
}

# The number that a TRX file's counters give for a kind of outcome.
counted() {
  grep -o '<Counters [^>]*' "$1" | grep -o " $2=\"[0-9]*\"" | grep -o '[0-9]*'
}

count() {
  local file total executed ok
  for file in "$results"/*.trx; do
    [[ -e $file ]] || continue
    total=$(counted "$file" total) executed=$(counted "$file" executed) ok=$(counted "$file" passed)
    passed=$((passed + ok)) failed=$((failed + executed - ok)) skipped=$((skipped + total - executed))
  done
}

# The tests that failed, a line each with the beginning of what it said: a log that is cut keeps its end.
failures() {
  cat "$results"/*.trx 2>/dev/null | tr '\n' ' ' | sed 's/<UnitTestResult /\n&/g' | grep '^<UnitTestResult [^>]*outcome="Failed"' \
    | sed -E 's/^.* testName="([^"]*)"[^>]*>(.*<Message>([^<]{0,400}))?.*/FAILED: \1: \3/' || true
}

# Runs whose process ended before its tests had, with its last words and the tests that ran then.
aborted() {
  local file
  for file in "$results"/*.trx; do
    if [[ -e $file ]] && grep -q 'The active test run was aborted' "$file"; then
      printf 'build-test: %s: %s\n' "$(basename "$file" .trx)" "$(grep -A 3 'The active test run was aborted' "$file" | sed 's/<[^>]*>//g')"
    fi
  done
  grep -hro '<Test [^>]* Completed="False"' "$results" | grep -o ' Name="[^"]*"' | sort -u | sed 's/^/build-test: it ran/' || true
}

rm -rf "$results"
mkdir -p "$results"
if ! dotnet restore || ! dotnet build -c Release --no-restore; then
  fail "the solution does not build"
  conclude
fi

outcome=0
timeout "$patience" dotnet test -c Release || outcome=$?
count
aborted
projects=$(find tests -name '*.csproj' | wc -l) files=$(find "$results" -name '*.trx' | wc -l)
if [[ $files -ne $projects ]]; then
  fail "$files of $projects test projects left results"
elif [[ $outcome -eq 124 ]]; then
  fail "the tests took longer than $patience"
elif [[ $outcome -ne 0 && $failed -eq 0 ]]; then
  fail "dotnet test ended with $outcome although no test failed"
fi
conclude
