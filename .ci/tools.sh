#!/usr/bin/env bash
# Installs what the tests need and this machine lacks: Node.js, Chromium, pdftotext and the fonts
# Roboto and DejaVu Sans by the system's packages, with OFFICE=1 a C compiler for the race detector, LibreOffice,
# epubcheck and Firefox too; of npm, into a folder, axe-core, TypeScript and MDN's compatibility data. Says
# what it is about to do, and what to do where it may not.
# Usage: tools.sh FOLDER PACKAGE@VERSION…
set -euo pipefail
folder=$1
shift

missing=()
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
# The letters that pages are measured in, and the widest.
[ -n "$(fc-list Roboto file 2>/dev/null)" ] || missing+=(fontconfig fonts-roboto-unhinted)
[ -n "$(fc-list 'DejaVu Sans' file 2>/dev/null)" ] || missing+=(fontconfig fonts-dejavu-core)
# For the slow tests: what compiles for the race detector, what prints papers, and a font as wide as Times.
if [ -n "${OFFICE:-}" ]; then
	command -v gcc >/dev/null || command -v clang >/dev/null || missing+=(gcc libc6-dev)
	command -v soffice >/dev/null || missing+=(libreoffice-writer-nogui)
	command -v fc-list >/dev/null || missing+=(fontconfig)
	command -v epubcheck >/dev/null || missing+=(epubcheck)
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

# Asked by one slow test, which is skipped without it: not every system has it by this name.
if [ -n "${OFFICE:-}" ] && ! command -v firefox-esr >/dev/null && ! command -v firefox >/dev/null; then
	as_root=()
	[ "$(id -u)" = 0 ] || as_root=(sudo -n)
	echo "Now installing firefox-esr, where there is one"
	"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends firefox-esr >/dev/null ||
		echo "Firefox could not be installed: its test is skipped, with this reason"
fi

# Another reader of Word files, to compare with: the tests do without it and say so.
if [ -n "${OFFICE:-}" ] && ! command -v pandoc >/dev/null; then
	as_root=()
	[ "$(id -u)" = 0 ] || as_root=(sudo -n)
	echo "Now installing to compare with: apt-get install pandoc"
	{ "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install -y -qq --no-install-recommends pandoc; } >/dev/null 2>&1 ||
		echo "pandoc could not be installed: what import reads is not compared with it"
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
