#!/usr/bin/env bash
# Reviews a pull request: what is to be mended, on the lines themselves; what changes; the built site, drafts included.
# review.sh FOLDER    BASE: the branch it would join.  FOLDER/revue is for comment.sh, FOLDER/apercu for people.
set -euo pipefail
folder=$1
failed=0

make .venv/.ready
mkdir -p "$folder/revue" "$folder/apercu"
.venv/bin/club check --since "$(git merge-base "$BASE" HEAD)" --format github || failed=1
.venv/bin/club lint --format github || failed=1
if .venv/bin/club diff "$BASE" --format json >"$folder/revue/diff.json" && CLUB_PREVIEWS=1 make site; then
  cp -R site "$folder/apercu/site"
  .venv/bin/club preview "$folder/revue/diff.json" site "$folder/apercu/apercu.html"
else
  rm -f "$folder/revue/diff.json"
  failed=1
fi
exit "$failed"
