#!/usr/bin/env bash
# Installs what the tests need and this machine lacks: a C compiler for the
# race detector, Node.js, Chromium and pdftotext by the system's packages, with
# OFFICE=1 LibreOffice too; of npm, into a folder, axe-core, TypeScript and MDN's compatibility data. Says
# what it is about to do, and what to do where it may not.
# Usage: tools.sh FOLDER PACKAGE@VERSION…
set -euo pipefail
folder=$1
shift

missing=()
command -v gcc >/dev/null || command -v clang >/dev/null || missing+=(gcc libc6-dev)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
# For the slow tests: what prints papers, and a font as wide as Times.
if [ -n "${OFFICE:-}" ]; then
	command -v soffice >/dev/null || missing+=(libreoffice-writer-nogui)
	command -v fc-list >/dev/null || missing+=(fontconfig)
	fc-list ':charset=1ec7' family 2>/dev/null | grep -q 'Liberation Serif' || missing+=(fonts-liberation)
fi
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
	echo "The tests need what this system lacks. Now installing for all its users:"
	echo "  ${as_root[*]:+${as_root[*]} }apt-get install ${missing[*]}"
	export DEBIAN_FRONTEND=noninteractive
	"${as_root[@]}" apt-get update -qq
	# Where there are two, only the second has the Vietnamese letters.
	if apt-cache show fonts-liberation2 >/dev/null 2>&1; then
		missing=("${missing[@]/%fonts-liberation/fonts-liberation2}")
	fi
	"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

major=$(node -p 'process.versions.node.split(".")[0]')
if [ "$major" -lt 20 ]; then
	echo "the tests need Node.js 20 or later; here is $(node --version): install it from https://nodejs.org" >&2
	exit 1
fi

# All at once: npm takes away what it is not asked for.
wanted=()
for package in "$@"; do
	name=${package%@*}
	[ -f "$folder/node_modules/$name/package.json" ] &&
		[ "$(node -p "require('./$folder/node_modules/$name/package.json').version")" = "${package##*@}" ] || wanted=("$@")
done
if [ ${#wanted[@]} -gt 0 ]; then
	echo "Now fetching into $folder by npm: ${wanted[*]}"
	mkdir -p "$folder"
	npm install --silent --no-audit --no-fund --no-save --prefix "$folder" "${wanted[@]}"
fi
