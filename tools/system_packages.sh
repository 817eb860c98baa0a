#!/bin/sh
# Installs Debian packages that are missing, where this may be done (root, or sudo without a password).
#   system_packages.sh [--optional] NAME …
# With --optional a refusal is one line of advice; without it the tests that need the package skip with a word.
set -u
optional=no
[ "${1:-}" = --optional ] && { optional=yes; shift; }
command -v dpkg-query >/dev/null 2>&1 || exit 0
missing=
for name in "$@"; do
  dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing="$missing $name"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ]; then as=; elif sudo -n true 2>/dev/null; then as="sudo -n"; else
  echo "Chưa cài các gói hệ thống:$missing (cần quyền quản trị: apt-get install$missing)"
  exit 0
fi
echo "Cài các gói hệ thống:$missing"
export DEBIAN_FRONTEND=noninteractive
$as apt-get update -qq >/dev/null 2>&1
$as apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1 ||
  for name in $missing; do $as apt-get install -y -qq --no-install-recommends "$name" >/dev/null 2>&1 || echo "Không cài được $name"; done
[ "$optional" = yes ] || true
exit 0
