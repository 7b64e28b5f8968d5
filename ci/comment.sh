#!/usr/bin/env bash
# Usage: GH_TOKEN=… GH_REPO=… RUN_ID=… HEAD_SHA=… HEAD_OWNER=… HEAD_BRANCH=… ci/comment.sh   (--dry-run FILE prints the comment)
# Puts the summary of a gate under its pull request, or renews the one that is there. The artifact was made by code of anybody:
# only its summary.md is read, up to a limit, and it is shown without HTML and without mentions. Which pull request it belongs
# to is asked of the server, never of the artifact.
set -euo pipefail

readonly largest=60000 mark='<!-- perfsuite gate -->'

# As text: no HTML, no mention of people, no image, no link, nothing that turns the direction of writing, no longer than a comment may be.
# What would act is broken by a character without width, which a table or a code span does not show.
comment_of() {
  local -r gap='\xe2\x80\x8b'
  printf '%s\n' "$mark"
  head -c "$largest" "$1" | iconv -f utf-8 -t utf-8 -c | tr -d '\000-\010\013-\037\177' | LC_ALL=C sed -E \
    -e 's/\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf|\xf3\xa0[\x80-\x81]./\xef\xbf\xbd/g' \
    -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e "s/@/@$gap/g" -e "s/!\\[/!$gap[/g" -e "s/\\](\\(|:|\\[)/]$gap\\1/g" -e "s#://#:$gap//#g" \
    -e "s/[Ww][Ww][Ww]\\./www$gap./g" -e "s/#([0-9])/#$gap\\1/g" -e "s/([Gg][Hh])-([0-9])/\\1$gap-\\2/g"
  if [[ $(stat -c %s "$1") -gt $largest ]]; then
    printf '\n\nCut here; the whole is in the artifact of the gate.\n'
  fi
}

if [[ ${1:-} == --dry-run ]]; then
  comment_of "$2"
  exit
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
artifact=$(gh api "repos/$GH_REPO/actions/runs/$RUN_ID/artifacts" --jq 'first(.artifacts[] | select(.name == "gate") | .id) // empty')
if [[ -z $artifact ]]; then
  echo "The run $RUN_ID has no gate to speak of."
  exit
fi
gh api "repos/$GH_REPO/actions/artifacts/$artifact/zip" >"$folder/gate.zip"
unzip -p "$folder/gate.zip" summary.md | head -c $((largest + 1)) >"$folder/summary" || true
if [[ ! -s $folder/summary ]]; then
  echo "The gate of run $RUN_ID left no summary."
  exit
fi

request=$(gh api -X GET "repos/$GH_REPO/pulls" -f state=open -f "head=$HEAD_OWNER:$HEAD_BRANCH" \
  --jq "first(.[] | select(.head.sha == \"$HEAD_SHA\") | .number) // empty")
if [[ -z $request ]]; then
  echo "No open pull request is at $HEAD_SHA any more."
  exit
fi
comment_of "$folder/summary" >"$folder/comment"
earlier=$(gh api --paginate "repos/$GH_REPO/issues/$request/comments" \
  --jq ".[] | select(.user.login == \"github-actions[bot]\" and (.body | startswith(\"$mark\"))) | .id" | head -n 1)
if [[ -n $earlier ]]; then
  gh api -X PATCH "repos/$GH_REPO/issues/comments/$earlier" -F "body=@$folder/comment" --silent
else
  gh api -X POST "repos/$GH_REPO/issues/$request/comments" -F "body=@$folder/comment" --silent
fi
echo "The summary stands under pull request $request."

# Neither red nor green: a check of its own that is neither. Where the token may not, the warning above the summary's table has to do.
if grep -q '^> \*\*Warning\.\*\* Undecided:' "$folder/summary"; then
  gh api -X POST "repos/$GH_REPO/check-runs" -f name=perfsuite -f "head_sha=$HEAD_SHA" -f status=completed -f conclusion=neutral \
    -f 'output[title]=Undecided: neither red nor green' -f 'output[summary]=Something may be slower, which is neither shown nor refuted. The comment under the pull request names it.' --silent \
    || echo "The token may not make a check; it needs the permission checks: write."
fi
