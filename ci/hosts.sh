#!/usr/bin/env bash
# Usage: ci/hosts.sh [--budget SECONDS] [--published DIR] [HOST...] [-- RUN OPTION...]
# Runs the published executable, as a user would, in hosts that differ from this one, and holds each run to what is promised
# everywhere: it ends, and with 0 (or with 3 and a remedy), nothing is red, what is not applicable says why and what to do
# about it, the page stays small, what it says follows from its samples, and nothing is left behind. How long it took is shown, and said where it was late; neighbours can
# make any run late, so only one that lost sight of its budget fails. Hosts are those of ci/host.sh, by default all of them, and
# `emulated`, which is ci/emulated-host.sh: some minutes, so by night and on demand.
#   --budget SECONDS  of each run, 20 by default; the emulated one measures at the default budget
#   --published DIR   what ci/publish.sh made; by default it is made anew
# Results are kept in artifacts/hosts/HOST. A host that cannot be had here is said and skipped.
# The last line is `N passed, N failed, N skipped`; the exit code is 0 only where nothing failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Seconds beyond the budget after which a run is called late, from process start to the last report. It plans for its reports, so what remains
# is an error of that plan: the case in hand when time runs out, and reports that take longer than foreseen; 2 s on half a processor.
readonly allowance=8
# So many budgets are no error of the plan, and no neighbour's doing: the run does not keep its budget.
readonly lost=3
# An emulated processor is some twenty times slower: the default budget of 120 s with its confirmation, and start and reports.
readonly emulated_seconds=240 emulated_wall=300
readonly page_bytes=1000000 impossible=69
budget=20 published='' hosts=()
while [[ $# -gt 0 && $1 != -- ]]; do
  case $1 in
    --budget) budget=$2 && shift 2 ;;
    --published) published=$(realpath "$2") && shift 2 ;;
    -*)
      printf 'hosts: %s is no option; the first lines of the script say which there are.\n' "$1" >&2
      exit 2
      ;;
    *) hosts+=("$1") && shift ;;
  esac
done
[[ $# -eq 0 ]] || shift
options=(--baselines none "$@")
[[ ${#hosts[@]} -gt 0 ]] || hosts=(one-cpu half-cpu memory-2g ordinary-user user-namespace tmpfs-data read-only-home busy)

passed=0 failed=0 skipped=0
started=''
work=$(mktemp -d -p /var/tmp)
chmod 755 "$work"

# shellcheck disable=SC2317 # called by the trap
remove() {
  if [[ -n $started ]]; then
    kill "$started" 2>/dev/null || true
    wait "$started" || true
  fi
  rm -rf "$work"
}
trap remove EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

conclude() {
  printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [[ $failed -eq 0 ]]
  exit
}

# What a user does in a host, and what is left there afterwards. It runs there, where nothing else of this script is known.
# $1 folder of results, $2 seconds after which the run is ended; then options of `perfsuite run`.
# shellcheck disable=SC2317 # handed over as text
as_a_user() {
  local out=$1 limit=$2 code=0 began group maker
  shift 2
  mkdir -p "$out"
  cgroups() { find /sys/fs/cgroup -type d -name 'perfsuite-*' 2>/dev/null | sort; }
  processes() { grep -lsFz "PERFSUITE_HOSTS_RUN=$out" /proc/[0-9]*/environ | cut -d / -f 3; }
  cgroups >"$out/cgroups.txt"
  began=$(date +%s%N)
  PERFSUITE_HOSTS_RUN=$out timeout --foreground --kill-after=10 "$limit" perfsuite run --out "$out/results" "$@" >"$out/said.txt" 2>&1 || code=$?
  echo "$((($(date +%s%N) - began) / 1000000))" >"$out/milliseconds"
  sleep 1
  {
    find "${PERFSUITE_DATA_DIR:-${TMPDIR:-/tmp}}" "${TMPDIR:-/tmp}" -maxdepth 1 -name 'perfsuite-*' | sort -u
    # A group bears the number of its maker. One that lives is another run's.
    cgroups | comm -13 "$out/cgroups.txt" - | while read -r group; do
      maker=${group##*/perfsuite-}
      [[ -d /proc/${maker%%-*} ]] || echo "$group"
    done
    processes | sed 's/^/process /'
  } >"$out/left.txt"
  processes | xargs -r kill -KILL
  echo "$code" >"$out/code"
}

# The run in a host; what it leaves is in $run.
in_host() {
  local host=$1 outcome=0
  if [[ $host == emulated ]]; then
    ci/emulated-host.sh --published "$published" --out "$folder" --limit $((2 * emulated_wall)) -- \
      bash -c "$(declare -f as_a_user); as_a_user \"\$@\"" bash /out/run $((2 * emulated_wall - 60)) "${options[@]}" >"$folder/host.txt" 2>&1 &
  else
    ci/host.sh "$host" --published "$published" --folder "$folder" -- \
      bash -c "$(declare -f as_a_user); as_a_user \"\$@\"" bash "$run" $((budget + 100)) "${options[@]}" "${timing[@]}" >"$folder/host.txt" 2>&1 &
  fi
  started=$!
  wait "$started" || outcome=$?
  started=''
  return "$outcome"
}

# Cases that are not applicable and do not say, each in a sentence, what is the matter and what to do about it.
readonly unexplained='[.cases[] | select(.claimVerdict == "NotApplicable")
  | select((.reason // "") | test("^\\S+ \\S+ .*[.)] Remedy: \\S+ \\S+ .*\\.$"; "s") | not) | "\(.claim) [\(.case)]"] | join(", ")'
readonly findings='[.cases[] | select(if has("finding") then .finding else .claimVerdict == "Contradicted" and .expectation != "Contradicted" end)] | length'

counted() {
  jq -r "$1" "$run/results/results.json"
}

verdicts() {
  counted "[.cases[] | select(.claimVerdict == \"$1\")] | length"
}

# Whether what looked red was confirmed, for as long again.
confirmed() {
  [[ -s $run/results/results.json && $(counted '.run.breakdown.freshProcesses // 0 | . > 1') == true ]]
}

# Everything that is wrong with a run, a line each.
wrong() {
  local code=$1 seconds=$2 most=$3 wall=$4 results=$run/results/results.json page=$run/results/report/index.html
  [[ $seconds -le $wall ]] || echo "took $seconds s from start to reports; at most $wall are allowed"
  [[ ! -s $run/left.txt ]] || echo "left behind: $(paste -sd ' ' "$run/left.txt")"
  if [[ $code -eq 3 ]]; then
    grep -q 'Remedy: ' "$run/said.txt" || echo 'ended with 3 and named no remedy'
    return
  fi
  [[ $code -eq 0 || $code -eq 1 ]] || echo "ended with $code: $(grep -v '^ *$' "$run/said.txt" | tail -n 3 | paste -sd ' ')"
  if [[ ! -s $results ]]; then
    echo 'left no results.json'
    return
  fi
  [[ $(counted '.run.complete') == true ]] || echo 'results.json is not complete'
  [[ $(counted ".run.durationSeconds <= $most") == true ]] || echo "measured until $(counted '.run.durationSeconds') s; at most $most are allowed"
  [[ $(counted 'any(.cases[]; .red)') == false ]] || echo "ended with $code, red: $(counted '[.cases[] | select(.red) | "\(.claim) [\(.case)]"] | join(", ")')"
  [[ $code -ne 1 || $(counted 'any(.cases[]; .red)') == true ]] || echo 'ended with 1, and nothing is red'
  [[ -z $(counted "$unexplained") ]] || echo "not applicable without a remedy: $(counted "$unexplained")"
  [[ -s $page ]] || echo 'there is no page'
  "$published/perfsuite" report --verify "$results" >"$run/verified.txt" 2>&1 || echo "what it says does not follow from its samples: $(tail -n 1 "$run/verified.txt")"
  [[ ! -s $page || $(stat -c %s "$page") -lt $page_bytes ]] || echo "the page has $(stat -c %s "$page") bytes; $page_bytes are too many"
}

readonly columns='%-15s %4s %8s %4s %9s %10s %15s %8s\n'

tabulate() {
  local cells=(– – – – –)
  if [[ -s $run/results/results.json ]]; then
    cells=("$(counted '[.cases[] | select(.red)] | length')" "$(counted "$findings")" "$(verdicts Inconclusive)" "$(verdicts NotApplicable)"
      "$(($(stat -c %s "$run/results/report/index.html" 2>/dev/null || echo 0) / 1000))")
  fi
  # shellcheck disable=SC2059 # the format is this script's own
  printf "$columns" "$@" "${cells[@]}"
}

keep() {
  rm -rf "artifacts/hosts/$1"
  mkdir -p "artifacts/hosts/$1"
  cp -r "$folder/host.txt" "$run/said.txt" "$run/left.txt" "artifacts/hosts/$1/"
  [[ ! -d $run/results ]] || cp -r "$run/results/." "artifacts/hosts/$1/"
}

check() {
  local host=$1 outcome=0 seconds problems problem most=$((lost * budget + allowance)) wall=$((lost * budget + allowance)) promised=$((budget + allowance))
  folder=$work/$host run=$work/$host/run
  mkdir -p "$run"
  [[ $host != emulated ]] || most=$emulated_seconds wall=$emulated_wall promised=$emulated_wall
  in_host "$host" || outcome=$?
  if [[ $outcome -eq $impossible ]]; then
    printf '%-15s skipped: %s\n' "$host" "$(tail -n 1 "$folder/host.txt" | sed 's/^[^:]*: //')"
    skipped=$((skipped + 1))
  elif [[ ! -s $run/code ]]; then
    printf '%-15s FAILED: the host ended with %d before the run: %s\n' "$host" "$outcome" "$(tail -n 3 "$folder/host.txt" | paste -sd ' ')"
    failed=$((failed + 1))
  else
    seconds=$((($(cat "$run/milliseconds") + 999) / 1000))
    tabulate "$host" "$(cat "$run/code")" "$seconds"
    ! confirmed || promised=$((promised + budget))
    [[ $seconds -le $promised ]] || printf '    late: %d s from start to reports, %d were promised\n' "$seconds" "$promised"
    problems=$(wrong "$(cat "$run/code")" "$seconds" "$most" "$wall")
    if [[ -z $problems ]]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
    while read -r problem; do
      [[ -z $problem ]] || printf '    FAILED: %s: %s\n' "$host" "$problem"
    done <<<"$problems"
    keep "$host"
  fi
}

ci/tools.sh jq:jq unshare:util-linux setpriv:util-linux taskset:util-linux >"$work/tools.txt" 2>&1 || true
if [[ -z $published ]]; then
  published=$work/published
  if ! ci/publish.sh "$published"; then
    printf 'FAILED: the executable cannot be published.\n'
    failed=1
    conclude
  fi
fi
if ! command -v jq >/dev/null; then
  cat "$work/tools.txt"
  failed=1
  conclude
fi
timing=(--budget "$budget")
if ! "$published/perfsuite" run --help | grep -q -- --budget; then
  printf 'hosts: this executable keeps no budget.\n'
  timing=() budget=120
fi
# shellcheck disable=SC2059
printf "$columns" host exit seconds red findings undecided 'not applicable' 'page KB'
for host in "${hosts[@]}"; do
  check "$host"
done
conclude
