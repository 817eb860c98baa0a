#!/bin/sh
# Fetches the type of the pages with npm and copies it into the package, when it is missing or package-lock.json is newer.
#   vendor.sh PYTHON STAMP
# Without npm, or without a registry, this is said and the pages take the fonts of the machine.
set -u
python=$1
stamp=$2
[ -f "$stamp" ] && [ -d node_modules ] && [ ! package-lock.json -nt "$stamp" ] && [ ! tools/vendor.py -nt "$stamp" ] && exit 0
if ! command -v npm >/dev/null 2>&1; then
  echo "Máy chưa cài Node/npm: trang dùng phông chữ của máy thay cho Be Vietnam Pro."
  exit 0
fi
echo "Lấy phông chữ cho trang…"
if npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null 2>&1 && "$python" tools/vendor.py; then
  touch "$stamp"
else
  echo "Chưa lấy được phông chữ (npm ci không xong): trang dùng phông chữ của máy. Chạy «make vendor» để thử lại."
fi
exit 0
