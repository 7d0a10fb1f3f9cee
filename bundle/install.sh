#!/bin/sh
# DX推進ダッシュボードを入れる、または新しい版にします。python3.11〜3.14 のどれかが要ります。
# All that is decided is decided by the installer, which is Python; this only finds one.
here=$(cd "$(dirname "$0")" && pwd)
for name in python3.14 python3.13 python3.12 python3.11 python3; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$name" -B "$here/program/bundle/installer" install "$@"
    fi
done
echo "Python 3.11 以上が見つかりません。「はじめに.txt」の「Python がないとき」をご覧ください。" >&2
exit 1
