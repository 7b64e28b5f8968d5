#!/usr/bin/env bash
# Usage: ci/gate-repeat.sh N [--load] [GATE OPTION...]
# Gates the last commit against itself N times and counts: every red is a false one, and ends this with 1. With --load, two
# processes a core spin and one writes to the disk meanwhile. Without gate options, one timed claim is gated.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly repetitions=${1:?Usage: ci/gate-repeat.sh N [--load] [GATE OPTION...]}
shift
load=false
if [[ ${1:-} == --load ]]; then
  load=true
  shift
fi
options=("$@")
[[ ${#options[@]} -gt 0 ]] || options=(--claims sequential-warm-copy)

work=$(mktemp -d)
repository=$PWD
loaders=()

remove() {
  [[ ${#loaders[@]} -eq 0 ]] || kill "${loaders[@]}" 2>/dev/null || true
  rm -rf "$work"
  git -C "$repository" worktree prune
}
trap remove EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

git worktree add --detach --quiet "$work/base" HEAD
git worktree add --detach --quiet "$work/head" HEAD
dotnet publish "$work/base/src/PerfSuite.Cli" -c Release -o "$work/tool" --nologo -v quiet
if [[ $load == true ]]; then
  for ((i = 0; i < 2 * $(nproc); i++)); do
    (while :; do :; done) &
    loaders+=($!)
  done
  (while :; do dd if=/dev/zero of="$work/load" bs=1M count=64 conv=fsync status=none; done) &
  loaders+=($!)
fi

green=0 red=0 other=0
for ((i = 1; i <= repetitions; i++)); do
  code=0
  (cd "$work" && dotnet "$work/tool/PerfSuite.Cli.dll" gate --base "$work/base" --head "$work/head" --out "$work/out" "${options[@]}") >"$work/said.txt" 2>&1 || code=$?
  case $code in
    0) green=$((green + 1)) ;;
    1) red=$((red + 1)) && cat "$work/said.txt" ;;
    *) other=$((other + 1)) && cat "$work/said.txt" ;;
  esac
  printf '%d of %d: exit code %d; %s\n' "$i" "$repetitions" "$code" "$(grep -E '^[0-9]+ cases?:' "$work/said.txt" || true)"
done
printf '%d green, %d red, %d ended otherwise\n' "$green" "$red" "$other"
[[ $red -eq 0 && $other -eq 0 ]]
