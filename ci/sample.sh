#!/usr/bin/env bash
# Usage: ci/sample.sh
# The sample as its own project: packs PerfSuite into a clean folder, builds and tests samples/BTreePages there against the
# packages alone, then plants a regression in its mapped pages and sees the gate turn red.
# The last line is `N passed, N failed, N skipped`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly version="0.1.0-sample.$$.$(date +%s)"
passed=0 failed=0
work=$(mktemp -d)
cache=${NUGET_PACKAGES:-$HOME/.nuget/packages}
# The packages of this version exist for this script only, so they leave the machine's cache with it.
trap 'rm -rf "$work" "$cache"/perfsuite*/"$version"' EXIT
export PerfSuiteVersion=$version DOTNET_CLI_TELEMETRY_OPTOUT=1

check() {
  local title=$1 wanted=$2 outcome=0
  shift 2
  printf '\n--- %s\n' "$title"
  "$@" || outcome=$?
  if [[ $outcome -eq $wanted ]]; then
    passed=$((passed + 1))
  else
    printf 'FAILED: %s: exit code %d, expected %d\n' "$title" "$outcome" "$wanted"
    failed=$((failed + 1))
  fi
}

conclude() {
  printf '\n%d passed, %d failed, 0 skipped\n' "$passed" "$failed"
  [[ $failed -eq 0 ]]
  exit
}

commit() {
  git add -A
  git -c user.name=sample -c user.email=sample@localhost commit -q -m "$1"
}

named() {
  grep -q "^RED btree-mapped-lookups-beat-pread" "$work/gate.txt"
}

gate() {
  "$work/tool/perfsuite" gate --base HEAD~1 --head HEAD --project Claims/BTreePages.Claims.csproj --claims 'btree-*' | tee "$work/gate.txt"
}

measured() {
  dotnet publish Claims -c Release -o "$work/published" --nologo -v quiet && "$work/tool/perfsuite" run --from "$work/published/BTreePages.Claims.dll" --claims 'btree-*' --out "$work/out"
}

cp -r samples/BTreePages "$work/sample"
check "the packages are made without a warning" 0 ci/pack.sh "$work/sample/packages" "$version"
[[ $failed -eq 0 ]] || conclude
cd "$work/sample"
rm -rf {Pages,Claims}/{bin,obj} artifacts
git init -q
commit "Pager with its claims, and the packages that they need"
check "the tool installs from its package" 0 dotnet tool install PerfSuite.Cli --version "$version" --tool-path "$work/tool"
check "the sample builds and its claims hold" 0 dotnet test -c Release
check "the tool measures them beside its own" 0 measured
sed -i 's|range.ReadOnlySpan(\(.*\));|range.ReadOnlySpan(\1).ToArray();|' Pages/MappedPages.cs
commit "Copy a page before using it"
git --no-pager diff --stat HEAD~1
check "the gate is red for the planted regression" 1 gate
check "and names the claim" 0 named
conclude
