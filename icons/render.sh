#!/bin/sh
# Makes the PNG sizes, the .ico and the .icns from the SVG. Needs rsvg-convert, icotool and png2icns
# (Debian: librsvg2-bin, icoutils, icnsutils).
set -eu
cd "$(dirname "$0")"
for size in 16 24 32 48 64 128 256 512; do
  rsvg-convert --width="$size" --height="$size" token-revoker.svg --output="token-revoker-$size.png"
done
icotool --create --output=token-revoker.ico \
  token-revoker-16.png token-revoker-24.png token-revoker-32.png token-revoker-48.png token-revoker-64.png \
  --raw=token-revoker-256.png
png2icns token-revoker.icns token-revoker-16.png token-revoker-32.png token-revoker-48.png token-revoker-128.png \
  token-revoker-256.png token-revoker-512.png
