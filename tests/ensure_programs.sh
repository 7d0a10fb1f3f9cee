#!/usr/bin/env bash
# Find the programs that tests open pages and files with, and sign in at, and install those that are missing. Usage: ensure_programs.sh PYTHON
set -euo pipefail
missing=()
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && browser=1
done
[ "${browser:-}" ] || missing+=(chromium)
fc-list 2>/dev/null | grep -qiE 'CJK|BIZ UD' || missing+=(fonts-noto-cjk fontconfig)
if command -v soffice >/dev/null; then
    office=$(dirname "$(readlink -f "$(command -v soffice)")")
fi
[ -e "${office:-/nowhere}/libsdlo.so" ] || missing+=(libreoffice-impress)
[ -e "${office:-/nowhere}/libsclo.so" ] || missing+=(libreoffice-calc)
[ -x /usr/sbin/nginx ] || command -v nginx >/dev/null || missing+=(nginx)
command -v openssl >/dev/null || missing+=(openssl)
# It says whether the unit of the service is right; nothing is started by it.
command -v systemd-analyze >/dev/null || missing+=(systemd)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
# Apache Spark runs on it.
command -v java >/dev/null || missing+=(default-jre-headless)
# The OpenID provider that tests sign in at, its packages by the hashes of its lock.
provider() {
    local place
    place="$(dirname "$0")/provider"
    cmp -s "$place/package-lock.json" "$place/node_modules/.installed" && return
    if ! npm ci --prefix "$place" --ignore-scripts --no-audit --no-fund --loglevel=error; then
        echo "The packages of tests/provider cannot be fetched by npm: the tests of signing in at an OpenID provider will fail." >&2
        return
    fi
    cp "$place/package-lock.json" "$place/node_modules/.installed"
}
if [ ${#missing[@]} = 0 ]; then
    provider
    exit 0
fi
root=()
[ "$(id -u)" = 0 ] || root=(sudo)
if command -v apt-get >/dev/null; then
    # What is installed to be started by tests is not to serve anybody else: Debian would start nginx at once.
    if [ ! -e /usr/sbin/policy-rc.d ]; then
        printf '#!/bin/sh\nexit 101\n' | "${root[@]}" install -m 755 /dev/stdin /usr/sbin/policy-rc.d
        trap '"${root[@]}" rm -f /usr/sbin/policy-rc.d' EXIT
    fi
    "${root[@]}" apt-get update -qq
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
elif [ ! "${browser:-}" ]; then
    "$1" -m playwright install chromium
fi
provider
