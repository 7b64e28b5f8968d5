#!/usr/bin/env bash
# Measures the suite's own performance and prints it as Markdown. docs/performance.md explains the figures.
#
#   performance/run.sh [STUDY…]     all studies but peers, scale and history by default; some minutes, on a machine that does nothing else
#
# PERFSUITE_DATA_DIR  folder for data files (default: a new one in the temporary folder)
# The study "peers" compares the suite with independent programs; ci/peers.sh runs it and says how. The study "scale" runs the catalogue at quick,
# standard and full: more than an hour; PERFSUITE_SCALE_RUNS names a folder that keeps the three runs, and where one lies whole it is not measured again. The study "history"
# writes a database of 100,000 runs (PERFSUITE_STUDY_RUNS), some GB.
set -euo pipefail
cd "$(dirname "$0")/.."

command -v gcc >/dev/null || { echo "performance/run.sh: gcc is missing; install it, the studies card, parity and peers build C programs." >&2; exit 2; }
studies=("$@")
[ ${#studies[@]} -gt 0 ] || studies=(commands run card parity copy bandwidth growth page interleaving)

data=${PERFSUITE_DATA_DIR:-}
if [ -z "$data" ]; then
  data=$(mktemp -d)
  trap 'rm -rf "$data"' EXIT
fi

dotnet build -c Release --nologo -v quiet src/PerfSuite.Cli >&2
dotnet build -c Release --nologo -v quiet performance >&2

echo "# Performance of the suite"
echo
echo "$(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2- | xargs), $(nproc) processors, Linux $(uname -r), .NET $(dotnet --version), load average $(cut -d' ' -f1 /proc/loadavg) at the start."
echo
dotnet performance/bin/Release/net10.0/PerfSuite.Performance.dll "$data" "${studies[@]}"
