#!/usr/bin/env bash
# Usage: ci/nightly-full.sh [OPTION...]
# Gives every reader 100,000 files with something wrong, or as many as $PERFSUITE_MUTATIONS says; then measures everything at the documents' own sizes (4 GiB file; most of an hour) and adds it
# to the history in artifacts/history, or to the one that $PERFSUITE_HISTORY names. Options are those of `perfsuite run`. Red ends with 1, and so does a reader that failed, after the measurement.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readers=0
for project in PerfSuite.Cli.Tests PerfSuite.Tests; do
  PERFSUITE_MUTATIONS=${PERFSUITE_MUTATIONS:-100000} dotnet test "tests/$project" -c Release --filter 'FullyQualifiedName~MutatedInputTests|FullyQualifiedName~Gating.AcceptTrailerTests' || readers=1
done

dotnet run -c Release --project src/PerfSuite.Cli -- run --profile full \
  --history "${PERFSUITE_HISTORY:-artifacts/history}" --junit artifacts/nightly.junit.xml "$@" || exit
exit "$readers"
