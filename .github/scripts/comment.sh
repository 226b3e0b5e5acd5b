#!/usr/bin/env bash
# Says on a pull request what it changes.  RUN: the run of check.yml that reviewed it; RUN_URL: its page; HEAD_SHA: the
# commit it looked at.  Nothing that the run left is believed: which pull request it is, GitHub tells; what it says of
# pages and dates, « club comment » reads as anybody's text.
set -euo pipefail

number=$(gh pr list --state open --limit 500 --json number,headRefOid \
  --jq '[.[] | select(.headRefOid == env.HEAD_SHA) | .number] | first // empty')
if [ -z "$number" ]; then
  echo "Aucune demande de fusion ouverte n'en est à ce commit : il n'y a rien à dire."
  exit 0
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if ! gh run download "$RUN" --name revue --dir "$folder"; then
  echo "La vérification n'a rien laissé : ses annotations disent pourquoi."
  exit 0
fi
.venv/bin/club comment "$folder/diff.json" --preview "$RUN_URL" >"$folder/comment.md"
gh pr comment "$number" --edit-last --create-if-none --body-file "$folder/comment.md"
