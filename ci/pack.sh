#!/usr/bin/env bash
# Usage: ci/pack.sh FOLDER [VERSION]
# Packs the libraries that users' claims are built on, the claims over engines, and the tool, into FOLDER. A warning is an error.
set -euo pipefail

folder=$(realpath -m "${1:?Usage: ci/pack.sh FOLDER [VERSION]}")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
for project in PerfSuite.Interop PerfSuite.Judging PerfSuite PerfSuite.Paths PerfSuite.Claims PerfSuite.Engines.Sqlite PerfSuite.Engines.Lmdb PerfSuite.Cli; do
  dotnet pack "src/$project" -c Release -o "$folder" -warnaserror ${2:+-p:Version="$2"}
done
