#!/usr/bin/env bash
# Usage: ci/gate.sh [BASE [OPTION...]]
# Measures BASE and the work tree alternately in fresh processes and compares them; red ends with 1. BASE is a revision or a
# folder; by default $PERFSUITE_GATE_BASE, else where this branch left origin/main. Options are those of `perfsuite gate`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

base=${1:-${PERFSUITE_GATE_BASE:-}}
[[ $# -gt 0 ]] && shift
if [[ -z $base ]]; then
  base=$(git merge-base HEAD origin/main)
fi
# A shallow clone does not hold the base; one commit of it is enough.
if [[ ! -d $base ]] && ! git rev-parse --quiet --verify --end-of-options "$base^{commit}" >/dev/null; then
  git fetch --quiet --depth=1 -- origin "$base"
  base=$(git rev-parse --verify FETCH_HEAD)
fi
exec dotnet run -c Release --project src/PerfSuite.Cli -- gate --base="$base" --junit artifacts/gate.junit.xml "$@"
