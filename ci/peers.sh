#!/usr/bin/env bash
# Usage: ci/peers.sh [--no-build] [warm] [cold]
# Compares the suite's throughput arms with independent programs, by turns: one pass over a file, warm, cold or (by default) both, in order and at
# random, blocks of 4, 8 and 16 KiB. The peers are the first document's experiment in C (needs gcc), fio, and what PERFSUITE_PEERS names:
#   PERFSUITE_PEERS        executables, separated by colons, called as PEER FILE BLOCK seq|rand read|map warm|cold;
#                          each has to end with 0 and to print one number, GB/s, as its last line
#   PERFSUITE_PEERS_BYTES  size of the file, whole MiB (default: 1 GiB, or a quarter of the available memory)
#   PERFSUITE_PEERS_TURNS  turns of each cell (default: 5)
#   PERFSUITE_DATA_DIR     folder for the file (default: a new one in the temporary folder)
# Prints Markdown tables, and which cells agree; docs/performance.md explains them. Installs nothing. A peer that is missing, does not build, fails or
# prints something else is left out with its message. Ends with 0, or with 2 where no peer is left or nothing could be measured.
# --no-build takes the program as it was built last.
set -euo pipefail

build=true residencies=()
for argument in "$@"; do
  case $argument in
    --no-build) build=false ;;
    warm | cold) residencies+=("$argument") ;;
    *)
      printf 'peers: "%s" is not understood; give --no-build, warm or cold.\n' "$argument" >&2
      exit 2
      ;;
  esac
done

# Paths of peers are relative to where the user is.
peers=''
IFS=: read -ra named <<<"${PERFSUITE_PEERS:-}"
for peer in ${named[@]+"${named[@]}"}; do
  [[ $peer == /* || -z $peer ]] || peer=$PWD/$peer
  peers+=$peer:
done
data=${PERFSUITE_DATA_DIR:-}
if [[ -z $data ]]; then
  data=$(mktemp -d)
  trap 'rm -rf "$data"' EXIT
fi
data=$(realpath "$data")

cd "$(dirname "${BASH_SOURCE[0]}")/.."
if [[ $build == true ]]; then
  dotnet build -c Release --nologo -v quiet performance >&2
fi
PERFSUITE_PEERS=$peers PERFSUITE_PEERS_RESIDENCIES=${residencies[*]} dotnet performance/bin/Release/net10.0/PerfSuite.Performance.dll "$data" peers
