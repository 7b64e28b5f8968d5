#!/usr/bin/env bash
# Usage: ci/hosts-self-test.sh
# ci/hosts.sh proves that it can fail: an executable that only pretends to measure does one thing wrong at a time, and each is
# found and named; the one that does nothing wrong passes. Takes seconds, measures nothing.
# The last line is `N passed, N failed, N skipped`.
# shellcheck disable=SC2016 # what the pretender does is expanded by it
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

passed=0 failed=0
work=$(mktemp -d -p /var/tmp)
trap 'rm -rf "$work"' EXIT

# The pretender; $1 is done before it writes its results, which $2, a jq expression, has changed.
pretend() {
  cat >"$work/perfsuite" <<EXECUTABLE
#!/usr/bin/env bash
[[ \$2 != --help ]] || { echo ' --budget'; exit; }
[[ \$1 != report ]] || exit $([[ $2 == *forged* ]] && echo 1 || echo 0)
out=\$3 code=0
mkdir -p "\$out/report"
echo page >"\$out/report/index.html"
$1
jq -n '{run: {complete: true, durationSeconds: 1}, cases: [
  {claim: "a", case: "", claimVerdict: "Supported", expectation: "Supported", red: false, reason: ""},
  {claim: "b", case: "", claimVerdict: "NotApplicable", expectation: "Supported", red: false, reason: "There is one processor. Remedy: give it a second one."}]} | $2' >"\$out/results.json"
exit \$code
EXECUTABLE
  chmod +x "$work/perfsuite"
}

# check TITLE EXPECTED ACT CHANGE: what ci/hosts.sh has to say, an extended regular expression, of such a pretender.
check() {
  local title=$1 expected=$2 outcome=0
  pretend "$3" "$4"
  ci/hosts.sh --published "$work" --budget 1 one-cpu >"$work/said.txt" 2>&1 || outcome=$?
  if grep -Eq "$expected" "$work/said.txt" && [[ $outcome -eq 0 || $expected == *FAILED* ]]; then
    printf 'passed: %s\n' "$title"
    passed=$((passed + 1))
  else
    printf 'FAILED: %s. It ended with %d and said:\n' "$title" "$outcome"
    cat "$work/said.txt"
    failed=$((failed + 1))
  fi
}

nothing='true'
check 'a run without fault passes' '^1 passed, 0 failed' "$nothing" .
check '3 with a remedy passes' '^1 passed, 0 failed' 'echo "No disk. Remedy: get one."; exit 3' .
check '3 without a remedy fails' 'FAILED: .*named no remedy' 'exit 3' .
check 'another exit code fails' 'FAILED: .*ended with 134' 'code=134' .
check 'red fails' 'FAILED: .*red: a' 'code=1' '.cases[0].red = true'
check 'a run cut short fails' 'FAILED: .*not complete' "$nothing" '.run.complete = false'
check 'no results fail' 'FAILED: .*no results' 'exit 0' .
check 'too long a measurement fails' 'FAILED: .*measured until 99 s' "$nothing" '.run.durationSeconds = 99'
check 'too long a run fails' 'FAILED: .*took 1[2-9] s' 'sleep 11.5' .
check 'a late run is told, and passes' 'late: 1[01] s' 'sleep 9.5' .
check 'what does not follow from the samples fails' 'FAILED: .*does not follow' "$nothing" '.forged = true'
check 'a reason without remedy fails' 'FAILED: .*without a remedy: b' "$nothing" '.cases[1].reason = "There is one processor."'
check 'an empty remedy fails' 'FAILED: .*without a remedy: b' "$nothing" '.cases[1].reason = "There is one processor. Remedy: ."'
check 'too large a page fails' 'FAILED: .*the page has' 'head -c 1000000 /dev/zero >"$out/report/index.html"' .
check 'a file left behind fails' 'FAILED: .*left behind: .*/perfsuite-1-x' 'mkdir "$TMPDIR/perfsuite-1-x"' .
check 'a process left behind fails' 'FAILED: .*left behind: process' 'sleep 60 &' .

printf '\n%d passed, %d failed, 0 skipped\n' "$passed" "$failed"
[[ $failed -eq 0 ]]
