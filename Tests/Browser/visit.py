# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""A browser, and what a voter does and sees in the voting document: for all tests of pages."""

import os
import unittest

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect, sync_playwright

AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "preload": False}

# Elements that stick out of the page, other than what scrolls by itself.
OVERFLOW = """
() => [...document.querySelectorAll("body *")]
  .filter((element) => element.closest(".table-scroll, .visually-hidden, .skip-link, svg") === null)
  .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((element) => element.outerHTML.slice(0, 80))
"""


class BrowserTest(unittest.TestCase):
    """A visit in a browser of its own, in which every message on the console and every request is noted."""

    # A way to make the browser's context another one: `new_context` takes it.
    options: dict = {}

    @classmethod
    def setUpClass(cls) -> None:
        cls.playwright = sync_playwright().start()
        cls.addClassCleanup(cls.playwright.stop)
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        cls.browser = cls.playwright.chromium.launch(executable_path=path)
        cls.addClassCleanup(cls.browser.close)
        cls.axe = Axe()
        expect.set_options(timeout=15_000)

    def setUp(self) -> None:
        self.messages: list[str] = []
        self.sent: list[str] = []
        self.page = self.new_visitor()

    def new_visitor(self, **options) -> Page:
        """A browser that knows nothing yet."""
        context = self.browser.new_context(**{"locale": "nl-NL", "reduced_motion": "reduce", **self.options, **options})
        self.addCleanup(context.close)
        context.on("request", lambda request: self.sent.append(f"{request.url} {request.post_data or ''}"))
        return self.new_page(context)

    def new_page(self, context=None) -> Page:
        """Another tab."""
        page = (context or self.page.context).new_page()
        page.set_default_timeout(15_000)
        # Chromium tells what breaks the policy here, too.
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        return page

    # What a voter does

    def press(self, action: str, page: Page | None = None) -> None:
        (page or self.page).locator(f'[data-action="{action}"]:visible').click()

    def type_identity(self, code: str, postcode: str, number: str, page: Page | None = None) -> None:
        page = page or self.page
        self.at("who", page)
        page.fill("#voting-code", code)
        page.fill("#postcode", postcode)
        page.fill("#house-number", number)
        self.press("identify", page)

    def answer(self, *options: str, page: Page | None = None) -> None:
        page = page or self.page
        for option in options:
            page.check(f"#{option}")
        self.press("next", page)

    def encrypt(self, page: Page | None = None) -> None:
        self.press("encrypt", page)
        self.at("decide", page)

    def cast(self, page: Page | None = None) -> None:
        self.press("cast", page)
        self.at("receipt", page)

    def tab_to(self, selector: str, page: Page | None = None) -> None:
        """Goes on by the tabulator until the focus is there, where it must be seen."""
        page = page or self.page
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                self.assertNotEqual(outline, "none", selector)
                return
        self.fail(f"no way to {selector}")

    # What is to be seen

    def at(self, step: str, page: Page | None = None, id: str | None = None) -> None:
        """Waits for a step, which is then the only one, with the focus and the title."""
        page = page or self.page
        place = f'[data-step="{step}"]' + (f'[data-question="{id}"]' if step == "question" and id else "")
        place += f'[data-notice="{id}"]' if step == "notice" and id else ""
        expect(page.locator(f"{place}:not([hidden])")).to_be_visible()
        self.assertEqual(page.locator("[data-step]:visible").count(), 1)
        self.assertEqual(page.locator("h1:visible").count(), 1)
        heading = page.locator("h1:visible").inner_text()
        self.assertIn(heading, page.title())
        fragment = page.locator("[data-step]:visible").get_attribute("data-fragment")
        self.assertTrue(page.url.endswith(f"#{fragment}"), page.url)

    def has_focus(self, selector: str) -> None:
        self.assertTrue(self.page.evaluate("(selector) => document.activeElement.matches(selector)", selector))

    def storage(self, page: Page | None = None) -> dict:
        return (page or self.page).evaluate("({...sessionStorage})")

    def assert_accessible(self, page: Page, name: str) -> None:
        found = self.axe.run(page, options=AXE).response["violations"]
        text = [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]
        self.assertEqual(text, [], name)
        self.assertEqual(page.evaluate(OVERFLOW), [], f"{name}: sticks out")
