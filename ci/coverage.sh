#!/usr/bin/env bash
# Usage: ci/coverage.sh
# How much of the suite's own code its tests reach: pages in artifacts/report/coverage/, beside the report that links them.
# The measuring tests are left out, for instrumented code must not be measured, and so are the simulations of error rates:
# they call the same code millions of times.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly collected="$PWD/artifacts/coverage" pages="$PWD/artifacts/report/coverage"

rm -rf "$collected" "$pages"
outcome=0
for project in tests/*/*.csproj; do
  [[ $(basename "$project") == PerfSuite.Claims.Tests.csproj ]] && continue
  dotnet test "$project" -c Release --filter 'FullyQualifiedName!~.Simulation.' \
    --collect 'XPlat Code Coverage' --results-directory "$collected" || outcome=$?
done
dotnet restore ci/coverage.proj
dotnet msbuild ci/coverage.proj -nologo -t:Report "-p:Collected=$collected" "-p:Pages=$pages"
sed -n '1,20p' "$pages/Summary.txt"
printf 'Coverage: %s\n' "$pages/index.html"
exit "$outcome"
