#!/usr/bin/env bash
# Usage: ci/gate-self-test.sh
# The gate proves itself on scratch branches of the last commit, through the real executable: an untouched tree is green, a
# planted 15 % slowdown of an arm is red by claim, size and interval, a broken counter and a removed case are red by name and
# confirmed by a second gate, a corrupt baseline ends with 2, a shallow clone gates after its fetch and lets through what its
# commit says is meant, and Ctrl-C leaves no work tree.
# An inconclusive measurement is said and tried again; one that stays so counts as skipped, never as passed.
# The last line is `N passed, N failed, N skipped`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# A claim that is cheap, and whose value hardly differs between processes: what is proved is the gate.
readonly timed=view-stream-copies-twice counted=no-system-calls-when-mapped tries=2
readonly crossing=src/PerfSuite.Claims/Crossings/NoSystemCallsWhenMapped.cs
passed=0 failed=0 skipped=0
work=$(mktemp -d)
repository=$PWD
unset PERFSUITE_PLANT_SLOWDOWN PERFSUITE_BASELINES PERFSUITE_PROFILE PERFSUITE_OUT GITHUB_STEP_SUMMARY GITHUB_ACTIONS

remove() {
  rm -rf "$work"
  git -C "$repository" worktree prune
}
trap remove EXIT

pass() {
  printf 'passed: %s\n' "$1"
  passed=$((passed + 1))
}

fail() {
  printf 'FAILED: %s\n' "$1"
  failed=$((failed + 1))
}

skip() {
  printf 'skipped: %s\n' "$1"
  skipped=$((skipped + 1))
}

conclude() {
  printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [[ $failed -eq 0 ]]
  exit
}

perfsuite() {
  dotnet "$work/tool/PerfSuite.Cli.dll" "$@"
}

# gate PROCESSES OPTION...: base against head; prints what it said and leaves its exit code in $code.
gate() {
  code=0
  (cd "$work" && perfsuite gate --base "$work/base" --head "$work/head" --processes "$1" --out "$work/out" "${@:2}") \
    >"$work/said.txt" 2>&1 || code=$?
  cat "$work/said.txt"
}

said() {
  grep -Eq "$1" "$work/said.txt"
}

# What a gate says follows from the samples that it keeps.
follows() {
  if perfsuite report --verify "$work/out/results.json"; then pass "every verdict of the gate follows from its samples"; else fail "a verdict of the gate does not follow from its samples"; fi
}

as_committed() {
  git -C "$work/head" checkout --quiet -- .
  git -C "$work/head" clean -fdq -- src
}

untouched_is_green() {
  gate 6 --claims "$timed"
  if [[ $code -eq 0 ]]; then pass "an untouched tree is green"; else fail "an untouched tree ended with $code"; fi
  follows
}

planted_slowdown_is_red() {
  cat >"$work/head/src/PerfSuite.Claims/PlantedForTheGate.cs" <<'PLANT'
using System.Runtime.CompilerServices;

namespace PerfSuite.Claims;

/// <summary>A scratch branch's slowdown.</summary>
internal static class PlantedForTheGate
{
#pragma warning disable CA2255
    [ModuleInitializer]
    internal static void Plant() => Environment.SetEnvironmentVariable("PERFSUITE_PLANT_SLOWDOWN", "ViewStreamCopiesTwice.ReadIntoArray:15");
#pragma warning restore CA2255
}
PLANT
  local try
  for ((try = 1; try <= tries; try++)); do
    gate 6 --claims "$timed"
    if [[ $code -eq 1 ]] && said "^RED $timed" && said 'Regressed by [0-9.]+% \([0-9.-]+% … [0-9.]+%\)'; then
      pass "a planted 15 % slowdown is red by claim, size and interval"
      break
    elif [[ $code -eq 0 ]] && said 'inconclusive'; then
      printf 'Inconclusive, try %d of %d: this machine is too busy to tell 15 %%.\n' "$try" "$tries"
      [[ $try -lt $tries ]] || skip "a planted 15 % slowdown stayed inconclusive $tries times"
    else
      fail "a planted 15 % slowdown ended with $code"
      break
    fi
  done
  as_committed
}

# break_counter TREE: a call inside the mapped arm, and one of two block sizes gone.
break_counter() {
  sed -i -e '/private ulong SumAll/,/{/ s/^    {$/    {\n        _ = System.IO.File.ReadAllText("\/proc\/self\/stat");/' \
    -e 's/\[Params(4, 64)\]/[Params(4)]/' "$1/$crossing"
  if [[ $(git -C "$1" diff --numstat -- "$crossing" | cut -f 1) -ne 2 ]]; then
    fail "$crossing has changed so that the self-test cannot break it; mend ci/gate-self-test.sh"
    return 1
  fi
}

broken_counter_and_removed_case_are_red() {
  break_counter "$work/head" || return 0
  gate 3 --claims "$counted"
  if [[ $code -eq 1 ]] && said "^RED $counted \[blockKiB=4\]" && said 'mapped arm'; then
    pass "a broken counter is red by name"
  else
    fail "a broken counter ended with $code"
  fi
  if said "^RED $counted \[blockKiB=64\]" && said 'Vanished'; then
    pass "a removed case is red by name"
  else
    fail "a removed case is not red"
  fi
  cp "$work/out/results.json" "$work/first.json"
  gate 3 --confirm "$work/first.json"
  if [[ $code -eq 1 ]] && said "^Confirmed, red on both: .*$counted \[blockKiB=4\]"; then
    pass "a second gate confirms what is red"
  else
    fail "the gate that confirms ended with $code"
  fi
  as_committed
}

corrupt_baseline_is_refused() {
  local file code=0
  (cd "$work" && perfsuite baseline record --runs 1 --claims "$counted" --machine here --baselines "$work/baselines") >/dev/null
  file="$work/baselines/here/$counted.json"
  truncate -s $(($(stat -c %s "$file") / 2)) "$file"
  (cd "$work" && perfsuite run --claims "$counted" --machine here --baselines "$work/baselines" --out "$work/out") >"$work/said.txt" 2>&1 || code=$?
  cat "$work/said.txt"
  if [[ $code -eq 2 ]] && said "$counted.json, line [0-9]+"; then pass "a corrupt baseline ends with 2 and the place"; else fail "a corrupt baseline ended with $code"; fi
}

# The base is the parent of the one commit that the clone holds, and that breaks a counter and takes a case away.
shallow_clone_gates_after_its_fetch() {
  local code=0 base
  base=$(git rev-parse HEAD)
  git clone --quiet --no-checkout "$repository" "$work/origin"
  git -C "$work/origin" checkout --quiet "$base"
  git -C "$work/origin" checkout --quiet -b scratch
  break_counter "$work/origin" || return 0
  git -C "$work/origin" -c user.name=gate -c user.email=gate@localhost commit --quiet --all -m head -m "Perfsuite-Accept: $counted one size will do"
  git clone --quiet --depth=1 --branch scratch "file://$work/origin" "$work/shallow"
  if git -C "$work/shallow" cat-file -e "$base" 2>/dev/null; then
    fail "the clone is not shallow"
    return
  fi
  (cd "$work/shallow" && timeout 900 ci/gate.sh "$base" --claims "$counted" --processes 3 --out "$work/out") >"$work/said.txt" 2>&1 || code=$?
  cat "$work/said.txt"
  if [[ $code -eq 0 && $(git -C "$work/shallow" worktree list | wc -l) -eq 1 ]]; then
    pass "a shallow clone gates after its fetch, and keeps no work tree"
  else
    fail "a shallow clone ended with $code"
  fi
  if said "^LET THROUGH $counted \[blockKiB=4\].*one size will do" && said "^LET THROUGH $counted \[blockKiB=64\]"; then
    pass "what a commit says is meant is let through, with its reason"
  else
    fail "what a commit says is meant is not let through"
  fi
}

interruption_leaves_nothing() {
  local code=0 gate
  mkdir "$work/temporary"
  cd "$work/shallow"
  TMPDIR=$work/temporary dotnet "$work/tool/PerfSuite.Cli.dll" gate --base HEAD --claims "$timed" --out "$work/out" >"$work/said.txt" 2>&1 &
  gate=$!
  for _ in $(seq 600); do
    grep -q 'process 2 of' "$work/said.txt" && break
    sleep 1
  done
  kill -TERM "$gate"
  wait "$gate" || code=$?
  cd "$repository"
  cat "$work/said.txt"
  if [[ $code -eq 130 && $(git -C "$work/shallow" worktree list | wc -l) -eq 1 && -z $(find "$work/temporary" -maxdepth 1 -name 'perfsuite-*') ]]; then
    pass "an interrupted gate ends with 130 and leaves no work tree and no file"
  else
    fail "an interrupted gate ended with $code and left: $(git -C "$work/shallow" worktree list; ls "$work/temporary")"
  fi
}

git worktree add --detach --quiet "$work/base" HEAD
git worktree add --detach --quiet "$work/head" HEAD
if ! dotnet publish "$work/base/src/PerfSuite.Cli" -c Release -o "$work/tool" --nologo -v quiet; then
  fail "the last commit does not build"
  conclude
fi
untouched_is_green
planted_slowdown_is_red
broken_counter_and_removed_case_are_red
corrupt_baseline_is_refused
shallow_clone_gates_after_its_fetch
interruption_leaves_nothing
conclude
