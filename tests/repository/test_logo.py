"""The logo is drawn once: club.css holds the file that browsers show in their tabs."""

import re
from pathlib import Path
from urllib.parse import unquote

ASSETS = Path(__file__).parents[2] / "docs" / "assets"


def test_the_sheet_holds_the_logo_of_the_file() -> None:
    sheet = (ASSETS / "club.css").read_text("utf-8")
    (held,) = re.findall(r'--club-logo: url\("data:image/svg\+xml,(.*?)"\)', sheet)
    assert unquote(held).replace("'", '"') == (ASSETS / "logo.svg").read_text("utf-8").strip()
