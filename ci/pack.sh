#!/usr/bin/env bash
# Usage: ci/pack.sh FOLDER [VERSION]
# Packs PerfSuite, PerfSuite.Interop, PerfSuite.Paths, PerfSuite.Claims and the tool into FOLDER. A warning is an error.
set -euo pipefail

folder=$(realpath -m "${1:?Usage: ci/pack.sh FOLDER [VERSION]}")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
for project in PerfSuite.Interop PerfSuite PerfSuite.Paths PerfSuite.Claims PerfSuite.Cli; do
  dotnet pack "src/$project" -c Release -o "$folder" -warnaserror ${2:+-p:Version="$2"}
done
