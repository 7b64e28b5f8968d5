#!/usr/bin/env bash
# Usage: ci/record-baseline.sh [RUNS [OPTION...]]
# Measures RUNS times (default 5) and writes this machine's folder under baselines/, or the one that --baselines
# names. Commits nothing: a baseline is reviewed like code. Options are those of `perfsuite baseline record`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

runs=${1:-5}
[[ $# -gt 0 ]] && shift
dotnet run -c Release --project src/PerfSuite.Cli -- baseline record --runs "$runs" "$@"
git status --short -- baselines
