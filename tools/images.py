"""Draws the pictures of the site: the one that a shared link shows, and the icon for telephones.

    python tools/images.py

In: the style sheets, typefaces and icon of web/static/. Out: web/static/og.png (1200 x 630) and
web/static/icon-180.png, drawn by the Chromium of the tests.
"""

import re
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

STATIC = Path(__file__).parent.parent / "web" / "static"
_TILES = re.findall(r"\.at-([\w-]+)", (STATIC / "tilemap.css").read_text(encoding="utf-8"))
_MAP = "".join(f'<li class="tile at-{name}"><span></span></li>' for name in _TILES)
_SHARED = f"""<!doctype html>
<link rel="stylesheet" href="site.css"><link rel="stylesheet" href="tilemap.css">
<style>
  @font-face {{ font-family: "Source Serif 4"; font-weight: 400; font-display: block;
    src: url("fonts/source-serif-4-400.woff2") }}
  @font-face {{ font-family: "Source Serif 4"; font-weight: 700; font-display: block;
    src: url("fonts/source-serif-4-700.woff2") }}
  body {{ display: grid; grid-template-columns: 1fr 290px; gap: 60px; align-items: center;
    width: 1200px; height: 630px; min-height: 0; padding: 0 80px;
    border-top: 20px solid var(--red) }}
  h1 {{ font-size: 96px; color: var(--red) }}
  p {{ font: 40px/1.4 var(--serif); margin-top: 20px }}
  img {{ width: 96px; display: block; margin-bottom: 24px }}
  .tile-map {{ gap: 5px; margin: 0 }}
  .tile > * {{ min-height: 31px; border-color: transparent; background: var(--gold) }}
</style>
<div><img src="icon.svg"><h1>Gương Sáng</h1>
<p>Gương điển hình và những<br>văn bản chỉ đạo phía sau</p></div>
<ul class="tile-map">{_MAP}</ul>
"""
_ICON = '<!doctype html><body style="margin: 0"><img src="icon.svg" width="180">'
PICTURES = {"og.png": (_SHARED, 1200, 630), "icon-180.png": (_ICON, 180, 180)}


def main() -> None:
    """Draw each picture and say how large it is."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for name, (html, width, height) in PICTURES.items():
            page = browser.new_page(
                viewport={"width": width, "height": height}, color_scheme="light"
            )
            draft = STATIC / "draft.html"
            draft.write_text(html, encoding="utf-8")
            try:
                page.goto(draft.as_uri())
                page.wait_for_load_state("networkidle")
                page.screenshot(path=STATIC / name)
            finally:
                draft.unlink()
            print(f"{name}: {(STATIC / name).stat().st_size / 1000:.1f} kB")


if __name__ == "__main__":
    main()
