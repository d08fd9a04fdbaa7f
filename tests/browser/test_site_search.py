"""The search of the copy compares as the atlas does: names with the ending of a case, too."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from dashboard import searching
from dashboard.case import translator
from dashboard.choosing.searched_words import searched_words
from dashboard.outputs.site import finding
from dashboard.paths import SCRIPTS
from support import shipped, some

TYPED = {
    "ky": ("Кара-Ойдун", "Бекмолдого", "Таластагы", "Жерүйгө, Андаштан", "жерүй", "аралаш"),
    "ru": ("Джеруем", "на Джеруе", "Кара-Ое", "Кара-Оем Таласа", "Чолпон-Аты", "Талас", "талант"),
}
ENOUGH = 4  # of what is typed that finds something


@pytest.mark.parametrize("lang", list(TYPED))
def test_the_copy_finds_what_the_atlas_does(browser: Browser, lang: str) -> None:
    data = shipped()
    made = finding.page(data, translator(data, lang))
    page = browser.new_page()
    script = (SCRIPTS / "site_search.js").read_text(encoding="utf-8")
    page.set_content(f"{''.join(made.parts)}<script>{script}</script>")
    listed = [searching.folded(text) for text in page.locator(".searched li").all_text_contents()]
    found = 0
    for typed in some(TYPED[lang]):
        page.get_by_role("searchbox").fill(typed)
        wanted = searched_words(typed, data)
        held = sum(searching.holds(text, wanted) for text in listed)
        expect(page.locator(".searched li:not([hidden])")).to_have_count(held)
        found += held > 0
    assert found >= ENOUGH
    page.close()


def test_names_of_another_case_take_endings_in_its_copy(browser: Browser, copied: Path) -> None:
    page = browser.new_page()
    page.goto((copied / "ky" / "search.html").as_uri())
    page.get_by_role("searchbox").fill("Ak-Tashта")
    expect(page.locator(".searched li:visible").filter(has_text="Ak-Tash").first).to_be_visible()
    page.close()
