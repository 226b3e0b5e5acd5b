#!/usr/bin/env bash
# Builds the site that is published next, unless it would lose an address or a calendar entry of the one that is online.
set -euo pipefail

make .venv/.ready
url=$(.venv/bin/python -c 'from pathlib import Path; from club.settings import site_url; print(site_url(Path()))')
list=.cache/online.json
mkdir -p .cache
status=$(curl --silent --show-error --location --retry 3 --max-time 60 --output "$list" --write-out '%{http_code}' \
  "${url}api/v1/addresses.json") || status=000

case $status in
  200) make site ONLINE="$list" ;;
  404)
    echo "Rien n'est encore en ligne à $url : c'est la première publication."
    make site
    ;;
  *)
    echo "Impossible de savoir ce qui est en ligne à $url (réponse $status) : rien n'est construit, le site reste tel quel." >&2
    exit 1
    ;;
esac
