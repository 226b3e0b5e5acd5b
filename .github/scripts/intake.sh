#!/usr/bin/env bash
# From the form to a pull request: ISSUE is its number.  Run again after an edit of the form, it renews the same one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
told() { .venv/bin/python -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$folder/told.json" "$1"; }

gh api "repos/$GITHUB_REPOSITORY/issues/$ISSUE" >"$folder/issue.json"
branch="etude-$ISSUE"
if git fetch --quiet origin "refs/heads/$branch" 2>/dev/null; then
  git checkout --quiet -B "$branch" FETCH_HEAD  # what reviewers changed there since is kept
else
  git checkout --quiet -B "$branch"
fi

# The pictures of the form, which GitHub keeps: ten megabytes each at most, and none that is not there any more.
mkdir "$folder/pictures"
if ! .venv/bin/club intake "$folder/issue.json" --dry-run --json >"$folder/told.json" 2>"$folder/refusal"; then
  gh issue comment "$ISSUE" --body-file "$folder/refusal"
  exit 0
fi
.venv/bin/python -c 'import json, sys; print(*json.load(open(sys.argv[1]))["absent_pictures"], sep="\n")' \
  "$folder/told.json" | while IFS= read -r address; do
  case $address in
    https://github.com/user-attachments/assets/* | https://user-images.githubusercontent.com/*)
      name=${address%%\?*}
      curl --silent --location --max-time 60 --max-filesize 10000000 --output "$folder/pictures/${name##*/}" -- \
        "$address" || echo "Une image n'a pas pu être lue : la liste à vérifier le dit."
      ;;
  esac
done

.venv/bin/club intake "$folder/issue.json" --pictures "$folder/pictures" --checklist "$folder/checklist.md" --json \
  >"$folder/told.json"
BODY="$folder/checklist.md" .github/scripts/propose.sh "$branch" "$(told subject)" case-studies
