#!/usr/bin/env bash
# Usage: ci/peers-self-test.sh
# ci/peers.sh keeps what it promises about peers: one that prints nonsense and one that fails are left out with their messages, one that answers is
# compared, and without any it ends with 2. Takes seconds; measures a tiny file, so the speeds say nothing.
# The last line is `N passed, N failed, N skipped`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

passed=0 failed=0
work=$(mktemp -d -p /var/tmp)
trap 'rm -rf "$work"' EXIT

plant() {
  printf '#!/usr/bin/env bash\n%s\n' "$2" >"$work/$1"
  chmod +x "$work/$1"
}

plant nonsense 'echo 2; echo fast'
plant failing 'echo "no such order" >&2; exit 3'
# shellcheck disable=SC2016 # expanded by the peer
plant good '[[ $# -eq 5 && -s $1 && $2 -ge 4096 && $3 =~ ^(seq|rand)$ && $5 == warm ]] || exit 9; echo "a note"; if [[ $4 == map ]]; then echo 3; else echo 2; fi'

# A path on which neither gcc nor fio is.
mkdir "$work/bin"
for program in bash env dirname mktemp realpath rm dotnet; do
  ln -s "$(command -v "$program")" "$work/bin/$program"
done

# check TITLE CODE EXPECTED... : the exit code of the last run, and extended regular expressions that lines of its output match.
check() {
  local title=$1 wanted=$2 expected
  shift 2
  local missed=()
  [[ $outcome -eq $wanted ]] || missed+=("ended with $outcome and not $wanted")
  for expected in "$@"; do
    grep -Eq "$expected" "$work/said.txt" || missed+=("no line like: $expected")
  done
  if [[ ${#missed[@]} -eq 0 ]]; then
    printf 'passed: %s\n' "$title"
    passed=$((passed + 1))
  else
    printf 'FAILED: %s\n' "$title"
    printf '  %s\n' "${missed[@]}"
    cat "$work/said.txt"
    failed=$((failed + 1))
  fi
}

# compare PEERS [ARGUMENT...]: runs ci/peers.sh on a tiny file; leaves its code and what it said.
compare() {
  local peers=$1
  shift
  outcome=0
  PATH=$work/bin PERFSUITE_PEERS=$peers PERFSUITE_PEERS_BYTES=${bytes:-1048576} PERFSUITE_PEERS_TURNS=2 ci/peers.sh --no-build "$@" >"$work/said.txt" 2>&1 || outcome=$?
}

dotnet build -c Release --nologo -v quiet performance
compare "$work/nonsense:$work/failing:$work/good" warm
check 'a peer that answers is compared' 0 "^### .*/good$" '^\| warm seq 4 KiB \| 2.000 \| 3.000 \| 1.500 \|' '^\| warm rand 16 KiB \|' '/good, suite ÷ peer: within 0.95 … 1.05'
check 'one that prints nonsense is left out' 0 "Left out: .*/nonsense: its last line is 'fast'"
check 'one that fails is left out' 0 'Left out: .*/failing: it ended with code 3 and said: no such order'
check 'what is missing is said' 0 'gcc is missing; remedy' 'fio is missing; remedy'
compare "$work/nonsense:$work/absent" warm
check 'without a peer it ends with 2' 2 'Left out: .*/absent: .* cannot be started' 'No peer .*Remedy: '
bytes=many compare "$work/good" warm
check 'a size that is none is refused' 2 "PERFSUITE_PEERS_BYTES has 'many'. Remedy: "
compare "$work/good" lukewarm
check 'another argument is refused' 2 '"lukewarm" is not understood'

printf '\n%d passed, %d failed, 0 skipped\n' "$passed" "$failed"
[[ $failed -eq 0 ]]
