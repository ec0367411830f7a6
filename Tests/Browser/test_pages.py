# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every page of .build-preview in headless Chromium: axe, widths, links, keyboard (docs/pages.md, "Tests").

Run by Scripts/test-browser. BOOTH_PEER names the native peer, CHROMIUM the browser, SCREENSHOTS a folder for pictures.
"""

import os
import unittest
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from booth_peer import Peer
from pages_site import PAGES, Site
from playwright.sync_api import Page, sync_playwright
from visit import OVERFLOW

ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Width, height, colours, axe's rules. 320 × 256 is a screen of 1280 × 1024 at 400 %.
VIEWS = [
    (1280, 900, "light", ALL),
    (1280, 900, "dark", ["color-contrast"]),
    (360, 740, "light", ALL),
    (320, 256, "dark", ["color-contrast", "target-size", "scrollable-region-focusable"]),
]

# Links and controls under 24 px that do not stand in a line of text (WCAG 2.5.8).
SMALL = """
() => [...document.querySelectorAll("a, button, input, summary")]
  .filter((element) => element.checkVisibility() && element.closest("p:not(.sheet__kind), dd, .skip-link") === null)
  .filter((element) => {
    const { width, height } = element.getBoundingClientRect();
    return width < 24 || height < 24;
  })
  .map((element) => element.outerHTML.slice(0, 80))
"""


class PagesTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.peer = Peer(os.environ["BOOTH_PEER"])
        cls.site = Site(cls.peer)
        cls.playwright = sync_playwright().start()
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        cls.browser = cls.playwright.chromium.launch(executable_path=path)
        cls.axe = Axe()

    @classmethod
    def tearDownClass(cls) -> None:
        cls.browser.close()
        cls.playwright.stop()
        cls.site.close()
        cls.peer.close()

    def open(self, width: int, height: int, scheme: str) -> tuple[Page, list[str]]:
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce", locale="nl-NL"
        )
        self.addCleanup(context.close)
        page = context.new_page()
        messages: list[str] = []
        page.on("console", lambda message: messages.append(message.text))
        page.on("pageerror", lambda error: messages.append(str(error)))
        return page, messages

    def assert_sound(self, page: Page, name: str, rules: list[str]) -> None:
        found = self.axe.run(page, options={"runOnly": rules, "preload": False}).response["violations"]
        text = [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]
        self.assertEqual(text, [], name)
        self.assertEqual(page.evaluate(OVERFLOW), [], f"{name}: sticks out")
        self.assertEqual(page.evaluate(SMALL), [], f"{name}: smaller than 24 px")

    def test_axe_finds_nothing_on_any_page(self) -> None:
        for width, height, scheme, rules in VIEWS:
            page, messages = self.open(width, height, scheme)
            for sample in self.site.samples:
                name = f"{sample['language']}/{sample['name']} {width} {scheme}"
                with self.subTest(name):
                    messages.clear()
                    page.goto(f"{self.site.url}/{sample['language']}/sample/{sample['name']}")
                    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
                    self.assert_sound(page, name, rules)
                    self.assertEqual(messages, [])
                    if folder := os.environ.get("SCREENSHOTS"):
                        Path(folder).mkdir(exist_ok=True)
                        picture = name.replace("/", "-").replace(" ", "-")
                        page.screenshot(path=f"{folder}/{picture}.png", full_page=True)

    def test_axe_finds_what_is_wrong(self) -> None:
        page, _ = self.open(1280, 900, "light")
        page.goto(f"{self.site.url}/nl/")
        page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=x><div class=w>x</div>')")
        with self.assertRaises(AssertionError):
            self.assert_sound(page, "spoilt", ALL)

    def test_text_spaced_as_readers_need_it_is_not_cut_off(self) -> None:
        page, _ = self.open(360, 740, "light")
        for name in ["start", "round-open", "result-provisional", "voting", "my-ballot-found", "receipt"]:
            page.goto(f"{self.site.url}/nl/sample/{name}")
            # WCAG 1.4.12; set through the object model, which the policy allows.
            page.evaluate(
                """() => { for (const element of document.querySelectorAll("body *")) {
                  element.style.lineHeight = "1.5"; element.style.letterSpacing = "0.12em";
                  element.style.wordSpacing = "0.16em"; } }"""
            )
            self.assertEqual(page.evaluate(OVERFLOW), [], name)

    def test_links_between_pages_lead_to_pages(self) -> None:
        page, _ = self.open(1280, 900, "light")
        addresses: set[str] = set()
        for language in ["nl", "en"]:
            for path in PAGES:
                page.goto(f"{self.site.url}/{language}/{path}")
                addresses.update(
                    page.evaluate("[...document.querySelectorAll('a[href^=\"/\"], link')].map((a) => a.href)")
                )
        pages = {address.split("#")[0] for address in addresses if "/api/" not in address}
        answers = {address: page.request.get(address).status for address in pages if "/speeltuin/" not in address}
        self.assertEqual({address: status for address, status in answers.items() if status != 200}, {})

    def test_the_language_switch_keeps_the_page(self) -> None:
        page, _ = self.open(1280, 900, "light")
        page.goto(f"{self.site.url}/nl/halfweg-2028/mijn-stem")
        page.get_by_role("link", name="English").click()
        self.assertEqual(page.url, f"{self.site.url}/en/halfweg-2028/mijn-stem")
        self.assertEqual(page.evaluate("document.documentElement.lang"), "en")

    def test_the_first_tab_leads_past_the_header(self) -> None:
        page, _ = self.open(1280, 900, "light")
        page.goto(f"{self.site.url}/nl/halfweg-2028/")
        page.keyboard.press("Tab")
        self.assertEqual(page.evaluate("document.activeElement.textContent"), "Naar de inhoud")
        self.assertGreaterEqual(page.evaluate("document.activeElement.getBoundingClientRect().top"), 0)
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        self.assertTrue(page.evaluate("document.activeElement.closest('main') !== null"))

    def test_a_mistake_gets_the_focus_and_leads_to_its_field(self) -> None:
        page, _ = self.open(1280, 900, "light")
        page.goto(f"{self.site.url}/nl/sample/address-errors")
        self.assertTrue(page.evaluate("document.activeElement.classList.contains('error-summary')"))
        page.get_by_role("link", name="Vul een huisnummer in").click()
        self.assertEqual(page.evaluate("document.activeElement.id"), "house-number")

    def test_the_receipt_can_be_printed(self) -> None:
        page, _ = self.open(1280, 900, "dark")
        page.goto(f"{self.site.url}/nl/halfweg-2028/ontvangstbewijs")
        page.evaluate("window.print = () => { window.printed = true; }")
        page.get_by_role("button", name="Print deze pagina").click()
        self.assertTrue(page.evaluate("window.printed"))
        page.emulate_media(media="print", color_scheme="dark")
        self.assertFalse(page.get_by_role("button").first.is_visible())
        self.assertTrue(page.locator("code").first.is_visible())
        if folder := os.environ.get("SCREENSHOTS"):
            page.screenshot(path=f"{folder}/print-receipt.png", full_page=True)


if __name__ == "__main__":
    unittest.main()
