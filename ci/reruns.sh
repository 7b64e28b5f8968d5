#!/usr/bin/env bash
# Usage: ci/reruns.sh RUNS FOLDER [RUN OPTION...]
# Runs the suite RUNS times (an even number from 4 on) on this machine, keeps every run under FOLDER, and prints what runs of the same code differ by: how many sweeps they
# have, how wide their intervals are, how many pairs of intervals of the same case do not touch, which claims flip, and how often `compare` is red, for ordered pairs of
# runs and for each half against the other. Runs that are there already are not made again. Ends with 1 where `compare` is red: every red is a false one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly runs=${1:?Usage: ci/reruns.sh RUNS FOLDER [RUN OPTION...]} folder=${2:?Usage: ci/reruns.sh RUNS FOLDER [RUN OPTION...]}
shift 2
perfsuite() { dotnet src/PerfSuite.Cli/bin/Release/net10.0/PerfSuite.Cli.dll "$@"; }

dotnet build src/PerfSuite.Cli -c Release --nologo -v quiet
mkdir -p "$folder"
files=()
for ((i = 1; i <= runs; i++)); do
  files+=("$folder/$i/results.json")
  [[ -e ${files[-1]} ]] || perfsuite run --baselines none --seed "$i" --out "$folder/$i" "$@" >"$folder/$i.txt" || [[ $? -eq 1 ]]
  printf 'run %d of %d: %s\n' "$i" "$runs" "$(grep -E '^[0-9]+ cases:' "$folder/$i.txt" | cut -c1-160)"
done

# Every timed case of every run, one a line.
jq -n '[inputs | .run.id as $run | .cases[] | select((.sweeps | length) > 0 and .ratio != null)
  | {run: $run, name: "\(.claim) [\(.case)]", sweeps: (.sweeps | length), verdict: .claimVerdict, lower: .ratio.lower, upper: .ratio.upper}]' "${files[@]}" >"$folder/cases.json"
jq -r '
  def middle: sort | if length == 0 then 0 else (.[(length - 1) / 2 | floor] + .[length / 2 | floor]) / 2 end;
  def pairs: . as $all | [range(length) as $i | range($i + 1; length) as $j | [$all[$i], $all[$j]]];
  (group_by(.name) | map(pairs) | add) as $pairs
  | "timed cases a run                        \(group_by(.run) | map(length) | middle)",
    "sweeps of a case: fewest, middle, most   \(map(.sweeps) | min), \(map(.sweeps) | middle), \(map(.sweeps) | max)",
    "undecided                                \(100 * (map(select(.verdict == "Inconclusive")) | length) / length | round) %",
    "half-width of a ratio, middle case       \(map(((.upper / .lower) | log) / 2) | middle * 1000 | round / 10) %",
    "pairs of intervals that do not touch     \($pairs | map(select(.[0].lower > .[1].upper or .[1].lower > .[0].upper)) | length) of \($pairs | length)",
    "claims that flip                         \([$pairs[] | select([.[].verdict] | sort == ["Contradicted", "Supported"]) | .[0].name] | unique | if length == 0 then "none" else join(", ") end)"
' "$folder/cases.json"

red=0 compared=0
compare() {
  local code=0
  perfsuite compare "$1" "$2" >"$folder/compared.txt" 2>&1 || code=$?
  compared=$((compared + 1))
  [[ $code -eq 0 ]] || { red=$((red + 1)) && grep -E '^RED' "$folder/compared.txt" || tail -n 3 "$folder/compared.txt"; }
}

for before in "${files[@]}"; do
  for after in "${files[@]}"; do
    [[ $before == "$after" ]] || compare "$before" "$after"
  done
done
printf 'compare, ordered pairs                   %d of %d red\n' "$red" "$compared"
half() { (IFS=,; printf '%s' "$*"); }
red=0 compared=0
compare "$(half "${files[@]:0:runs / 2}")" "$(half "${files[@]:runs / 2}")"
compare "$(half "${files[@]:runs / 2}")" "$(half "${files[@]:0:runs / 2}")"
printf 'compare, half against half               %d of %d red\n' "$red" "$compared"
[[ $red -eq 0 ]]
