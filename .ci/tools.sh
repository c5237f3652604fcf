#!/usr/bin/env bash
# Installs what the tests need and this machine lacks: a C compiler for the
# race detector, Node.js, Chromium, pdftotext, axe-core. Says what to do where it may not.
# Usage: tools.sh FOLDER AXE_VERSION
set -euo pipefail
folder=$1 axe=$2

missing=()
command -v gcc >/dev/null || command -v clang >/dev/null || missing+=(gcc libc6-dev)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
command -v chromium >/dev/null || command -v chromium-browser >/dev/null ||
	command -v google-chrome >/dev/null || missing+=(chromium)

if [ ${#missing[@]} -gt 0 ]; then
	as_root=()
	if [ "$(id -u)" != 0 ]; then
		command -v sudo >/dev/null && sudo -n true 2>/dev/null && as_root=(sudo -n)
	fi
	if ! command -v apt-get >/dev/null || { [ "$(id -u)" != 0 ] && [ ${#as_root[@]} = 0 ]; }; then
		echo "missing for the tests: ${missing[*]}" >&2
		echo "install them (on Debian: sudo apt-get install ${missing[*]}) and run make test again" >&2
		exit 1
	fi
	echo "installing for the tests: ${missing[*]}"
	export DEBIAN_FRONTEND=noninteractive
	"${as_root[@]}" apt-get update -qq
	"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

if [ ! -f "$folder/node_modules/axe-core/axe.min.js" ] ||
	[ "$(node -p "require('./$folder/node_modules/axe-core/package.json').version")" != "$axe" ]; then
	mkdir -p "$folder"
	npm install --silent --no-audit --no-fund --no-save --prefix "$folder" "axe-core@$axe"
fi
