#!/usr/bin/env bash
# Find a Chromium for the browser tests; if there is none, install one. Usage: ensure_chromium.sh PYTHON
set -euo pipefail
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && have=1
done
fc-list 2>/dev/null | grep -qiE 'CJK|BIZ UD' && fonts=1
[ "${have:-}" ] && [ "${fonts:-}" ] && exit 0
root=()
[ "$(id -u)" = 0 ] || root=(sudo)
if command -v apt-get >/dev/null; then
    "${root[@]}" apt-get update -qq
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk fontconfig >/dev/null
else
    "$1" -m playwright install chromium
fi
