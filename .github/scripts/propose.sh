#!/usr/bin/env bash
# Puts what has changed under some paths on a branch, and opens a pull request from it, or renews the one that is open:
# propose.sh BRANCH TITLE PATH…    BODY: a file with its text.  GH_TOKEN: who pushes and opens.
set -euo pipefail
branch=$1 title=$2
shift 2

git add --all -- "$@"
if git diff --cached --quiet; then
  echo "Rien n'a changé : il n'y a rien à proposer."
  exit 0
fi
git config user.name 'github-actions[bot]'
git config user.email '41898282+github-actions[bot]@users.noreply.github.com'
git commit --quiet --message "$title"
gh auth setup-git
git push --quiet --force-with-lease origin "HEAD:refs/heads/$branch"

body=${BODY:-/dev/null}
if [ "$(gh pr list --head "$branch" --state open --json number --jq length)" = 0 ]; then
  gh pr create --head "$branch" --title "$title" --body-file "$body"
else
  gh pr edit "$branch" --title "$title" --body-file "$body"
fi
