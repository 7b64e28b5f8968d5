#!/usr/bin/env bash
# Usage: ci/nightly-full.sh [OPTION...]
# Measures everything at the documents' own sizes (4 GiB file; most of an hour) and adds it to the history in artifacts/history,
# or to the one that $PERFSUITE_HISTORY names. Options are those of `perfsuite run`. Red ends with 1.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

exec dotnet run -c Release --project src/PerfSuite.Cli -- run --profile full \
  --history "${PERFSUITE_HISTORY:-artifacts/history}" --junit artifacts/nightly.junit.xml "$@"
