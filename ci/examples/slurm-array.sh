#!/usr/bin/env bash
#SBATCH --job-name=perfsuite
#SBATCH --array=1-4
#SBATCH --exclusive
#SBATCH --time=00:10:00
# Usage: sbatch ci/examples/slurm-array.sh; when all parts have ended: perfsuite merge results/part-* -o merged
# Four parts of a run, each alone on a node. PERFSUITE names the executable of ci/publish.sh, on a file system that all nodes see.
set -euo pipefail

"${PERFSUITE:-perfsuite/PerfSuite.Cli}" run --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" --out "results/part-$SLURM_ARRAY_TASK_ID" || {
  # Red ends with 1; the whole is judged where the parts are joined.
  code=$?
  [[ $code -eq 1 ]] || exit "$code"
}
