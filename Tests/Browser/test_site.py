# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""A round on a real service, voted in by headless Chromium, counted and verified (docs/pages.md, "Tests").

Run by Scripts/test-browser. PROGRAMS names the folder of `stemronde`, `stemronde-verify` and `site-helper`.
"""

import base64
import json
import re
import shlex
import subprocess
import tarfile
import tempfile
import unittest
from pathlib import Path

from playwright.sync_api import Page, expect
from real_site import Letter, RealSite
from visit import BrowserTest

DAY = 86_400
COUNTS, REPLACED = "Ja, dit is de laatste stem", "Nee, de kiezer stemde later opnieuw"
site: RealSite
# The tracking codes of the ballots that were cast here, each with whether it is to count.
cast: dict[str, bool] = {}


def setUpModule() -> None:
    global site
    site = RealSite()


def tearDownModule() -> None:
    site.close()


class SiteTest(BrowserTest):
    """A visit to the real site."""

    def setUp(self) -> None:
        super().setUp()
        self.policies: list[str] = []
        self.addCleanup(site.go_to, 0)

    def new_page(self, context=None) -> Page:
        page = super().new_page(context)
        page.on("response", lambda response: self.policies.append(response.headers.get("content-security-policy", "")))
        page.on("request", lambda request: self.sent.append(f"{request.url} {json.dumps(request.headers)}"))
        return page

    def vote_page(self, page: Page | None = None, fragment: str = "", language: str = "nl") -> Page:
        page = page or self.page
        page.goto(f"{site.url}/{language}/kade/stemmen{fragment}")
        return page

    def identify(self, letter: Letter, page: Page | None = None) -> None:
        self.type_identity(letter.code, letter.postcode, letter.number, page)

    def answer_all(self, page: Page | None = None, both: bool = True) -> None:
        self.press("begin", page)
        self.answer("tempo--rustig", page=page)
        self.answer("plekken--banken", "plekken--bomen", page=page)
        if both:
            self.answer("autovrij--for", page=page)
        self.at("check", page)

    def to_the_last_page(self, letter: Letter, page: Page | None = None, both: bool = True) -> None:
        self.vote_page(page)
        self.identify(letter, page)
        self.at("start", page)
        self.answer_all(page, both)
        self.encrypt(page)

    def cast_codes(self, page: Page | None = None) -> list[str]:
        """Casts, and notes the tracking codes."""
        self.cast(page)
        codes = (page or self.page).locator("[data-tracking-code]:visible").all_inner_texts()
        cast.update({code: True for code in codes})
        return codes

    def replaced(self, codes: list[str]) -> None:
        cast.update({code: False for code in codes})

    def heading(self, page: Page | None = None) -> str:
        return (page or self.page).locator("h1:visible").inner_text()

    def assert_clean(self) -> None:
        """Nothing on the console, a policy on every answer."""
        self.assertEqual(self.messages, [])
        for policy in self.policies:
            self.assertTrue(policy.startswith("default-src 'none'"), policy)

    def assert_secret(self, letter: Letter) -> None:
        """Neither code nor address nor choice was sent, in an address, a header or a body; nor was it logged."""
        code = letter.code.replace("-", "")
        postcode = f"{letter.postcode[:4]} {letter.postcode[4:]}"
        secrets = [letter.code, code, letter.postcode, postcode, "rustig", "banken", "--for"]
        for request in self.sent:
            for secret in secrets:
                self.assertNotIn(secret.lower(), request.lower().replace(f"stemmen#code={letter.code.lower()}", ""))
        for request in self.sent:
            if "/credentials " in request and '{"credentials"' in request:
                for entry in json.loads(request.split(" ", 1)[1])["credentials"]:
                    self.assertEqual(list(entry), ["election", "letter", "reserve"])
        log = site.log.read_text()
        for secret in [letter.code, code, letter.postcode, *cast]:
            self.assertNotIn(secret, log)


class RoundTests(SiteTest):
    """While the round is open."""

    def test_from_the_start_page_to_the_ballot_found_again(self) -> None:
        letter, page = site.street(), self.page
        page.goto(site.url + "/")
        page.get_by_role("link", name="De kade en de Molenstraat").click()
        for text in ["Wie beslist?", "Dit ligt al vast", "Wat doet de gemeente met je antwoord?", "Liever op papier?"]:
            self.assertTrue(page.get_by_role("heading", name=text).is_visible(), text)
        page.get_by_role("link", name="Stem nu").click()
        self.identify(letter)
        self.at("start")
        expect(page.locator('[data-weight="advies"]')).to_contain_text("1 keer")
        self.answer_all()
        before = site.events()
        self.encrypt()
        expect(page.get_by_text("Je stem is nog niet binnen.")).to_be_visible()
        check_codes = page.locator("details [data-check-code]").all_text_contents()
        self.assertEqual(site.events(), before)
        codes = self.cast_codes()
        self.assertEqual(len(codes), 2)
        self.assertEqual(site.events(), before + 2)
        self.assertEqual(self.heading(), "Je stem is binnen")
        # The receipt is what the service has, and the ballot is the one whose check code was shown.
        with page.expect_download() as download:
            page.locator('[data-receipt-file="advies"]').click()
        address = codes[0].replace("+", "-").replace("/", "_")
        self.assertTrue(Path(download.value.path()).read_bytes().startswith(b"c2sp.org/tlog-proof@v1\n"))
        self.assertTrue(site.get(f"/api/rounds/kade/receipts/{address}").startswith(b"c2sp.org/tlog-proof@v1\n"))
        page.locator("[data-receipt-page]").click()
        self.assertEqual(page.locator("h1").inner_text(), "Ontvangstbewijs")
        for code in codes:
            expect(page.get_by_text(code, exact=True)).to_be_visible()
        page.get_by_role("link", name="Vind je stem terug").first.click()
        page.get_by_label("Volgcode", exact=True).fill(codes[1])
        page.get_by_role("button", name="Zoek je stem").first.click()
        expect(page.locator(".callout--open")).to_contain_text(COUNTS)
        self.assertEqual(len(check_codes), 2)
        # By voting code, in the browser.
        page.fill("#voting-code", letter.code)
        page.fill("#postcode", letter.postcode)
        page.fill("#house-number", letter.number)
        self.press("look-up")
        expect(page.locator("[data-status]")).to_contain_text("Met deze code is gestemd")
        expect(page.locator("[data-status]")).to_contain_text(codes[0])
        self.assert_secret(letter)
        self.assert_clean()

    def test_a_vote_by_keyboard_alone_at_360_pixels_in_english(self) -> None:
        letter = site.street()
        page = self.new_visitor(viewport={"width": 360, "height": 740}, locale="en-GB")
        self.vote_page(page, language="en")
        self.at("who", page)
        self.tab_to("#voting-code", page)
        page.keyboard.type(letter.code)
        self.tab_to("#postcode", page)
        page.keyboard.type(letter.postcode)
        self.tab_to("#house-number", page)
        page.keyboard.type(letter.number)
        page.keyboard.press("Enter")
        self.at("start", page)
        self.assert_accessible(page, "start 360")
        steps = [("begin", None), ("next", "#tempo--snel"), ("next", "#plekken--steiger"), ("next", "#autovrij--for")]
        for action, choice in steps:
            if choice is not None:
                self.tab_to(choice, page)
                page.keyboard.press("Space")
            self.tab_to(f'[data-action="{action}"]', page)
            page.keyboard.press("Enter")
        self.at("check", page)
        self.tab_to("[data-action=encrypt]", page)
        page.keyboard.press("Enter")
        self.at("decide", page)
        self.tab_to("[data-action=cast]", page)
        page.keyboard.press("Enter")
        self.at("receipt", page)
        self.assertEqual(self.heading(page), "Your vote is in")
        cast.update({code: True for code in page.locator("[data-tracking-code]:visible").all_inner_texts()})
        self.assert_accessible(page, "receipt 360")
        self.assert_secret(letter)
        self.assert_clean()

    def test_a_vote_at_400_per_cent(self) -> None:
        # A window of 1280 × 1024 at 400 %, in dark colours.
        page = self.new_visitor(viewport={"width": 320, "height": 256}, device_scale_factor=4, color_scheme="dark")
        letter = site.quay()
        self.vote_page(page)
        self.identify(letter, page)
        self.at("start", page)
        # One sheet only; its weight is told.
        self.assertEqual(page.locator(".sheets > li:visible").count(), 1)
        expect(page.locator('[data-weight="advies"]')).to_contain_text("2 keer")
        self.assert_accessible(page, "start 400 %")
        self.answer_all(page, both=False)
        self.assert_accessible(page, "check 400 %")
        self.encrypt(page)
        self.assert_accessible(page, "decide 400 %")
        self.assertEqual(len(self.cast_codes(page)), 1)
        self.assert_accessible(page, "receipt 400 %")
        self.assert_clean()

    def test_the_code_of_a_qr_code_leaves_the_address_bar(self) -> None:
        letter = site.quay()
        self.vote_page(fragment=f"#code={letter.code}")
        self.at("who")
        expect(self.page.locator("#voting-code")).to_have_value(letter.code)
        self.assertEqual(self.page.evaluate("location.hash"), "#wie")
        self.page.fill("#postcode", letter.postcode.lower())
        self.page.fill("#house-number", f"{letter.number} bis")
        self.press("identify")
        self.at("start")
        self.assertNotIn("code=", self.page.evaluate("JSON.stringify([location.href, history.state])"))
        self.assert_secret(letter)
        self.assert_clean()

    def test_to_vote_again_replaces_the_vote(self) -> None:
        letter = site.street()
        self.to_the_last_page(letter)
        first = self.cast_codes()
        self.press("restart")
        self.identify(letter)
        self.at("voted")
        self.press("again")
        self.at("start")
        # Nothing is left of the first answers.
        self.assertEqual(self.page.locator("input:checked").count(), 0)
        self.answer_all()
        self.encrypt()
        second = self.cast_codes()
        self.replaced(first)
        self.assertEqual(len({*first, *second}), 4)
        self.page.goto(f"{site.url}/nl/kade/mijn-stem?code={first[0].replace('+', '-').replace('/', '_')}")
        expect(self.page.locator(".callout")).to_contain_text(REPLACED)
        self.assert_clean()

    def test_an_audit_is_checked_with_other_software_and_casts_nothing(self) -> None:
        letter = site.street()
        before = site.events()
        self.to_the_last_page(letter)
        self.page.locator("details.audit summary").click()
        codes = self.page.locator("details [data-check-code]:visible").all_inner_texts()
        self.press("audit")
        self.at("audited")
        with self.page.expect_download() as download:
            self.page.locator("[data-audit-file]").click()
        with tempfile.TemporaryDirectory() as folder:
            elections = []
            for uuid in site.elections().values():
                path = Path(folder) / f"{uuid}.json"
                path.write_bytes(site.get(f"/api/elections/{uuid}/election"))
                elections += ["--election", path]
            audit = Path(folder) / "audit.json"
            text = Path(download.value.path()).read_text()
            audit.write_text(text)
            # The command that the page shows, in a folder with the files that it offers.
            for uuid, link in zip(site.elections().values(), self.page.locator(".actions a[download]:visible").all(), strict=True):
                self.assertEqual(link.get_attribute("href"), f"/api/elections/{uuid}/election")
                (Path(folder) / link.get_attribute("download")).write_bytes(site.get(link.get_attribute("href")))
            shown = self.page.locator(".command:visible").inner_text().split()
            (Path(folder) / shown[3]).write_text(text)
            self.assertEqual(shown[3], download.value.suggested_filename)
            checked = site.run(*shown, folder=folder)
            self.assertEqual(checked.returncode, 0, checked.stderr)
            for found in [*codes, "In drie jaar", "Banken", "Bomen", "Voor"]:
                self.assertIn(found, checked.stdout)
            # A file that says other choices than the ballots hold is found out.
            value = re.search(r'"value":(\d)', text)
            self.assertIsNotNone(value)
            audit.write_text(text.replace(value[0], f'"value":{1 - int(value[1])}', 1))
            self.assertEqual(site.run("stemronde", "ballot", "check", audit, *elections).returncode, 1)
        self.assertEqual(site.events(), before)
        self.press("to-check")
        self.encrypt()
        again = self.page.locator("details [data-check-code]").all_text_contents()
        self.assertEqual(set(again) & set(codes), set())
        self.cast_codes()
        self.assert_clean()

    def test_a_vote_without_a_script(self) -> None:
        letter = site.street()
        page = self.new_visitor(java_script_enabled=False)
        self.vote_page(page)
        self.assertEqual(page.locator("input:visible").count(), 0)
        page.get_by_role("link", name="Stem op een andere manier").click()
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "code").write_text(letter.code + "\n")
            (folder / "code").chmod(0o600)
            codes = []
            for link in page.locator("a[download$='.json']").all():
                election = folder / link.get_attribute("download")
                election.write_bytes(site.get(link.get_attribute("href")))
            *both, join = page.locator(".command").all_inner_texts()
            for commands in both:
                form, create = commands.replace("\\\n", " ").splitlines()
                *form, _, choices = shlex.split(form)
                text = site.run(*form, folder=name).stdout
                (folder / choices).write_text(re.sub(r"(?m)^(\d+):.*", r"\1: 1", text))
                create = create.replace("'1234 AB'", letter.postcode).replace("12 ", f"{letter.number} ")
                # On a terminal the code would be asked for.
                made = site.run(*shlex.split(create), "--code", "code", folder=name)
                self.assertEqual(made.returncode, 0, made.stderr)
                codes += re.findall(r"tracking code: (\S+)", made.stdout + made.stderr)
            subprocess.run(["bash", "-c", join], check=True, cwd=folder)
            ballots = (folder / "ballots.txt").read_text()
            page.get_by_role("button", name="Breng je stem uit").click()
            self.assertEqual(page.title().split(":")[0], "Fout")
            for text, message in [("hallo", "kan niet worden gelezen"), (ballots[:-40] + "\n", "kan niet worden gelezen")]:
                (folder / "other.txt").write_text(text)
                page.set_input_files("#ballots", folder / "other.txt")
                page.get_by_role("button", name="Breng je stem uit").click()
                self.assertTrue(page.locator("#ballots-error").is_visible(), page.content())
            page.set_input_files("#ballots", folder / "ballots.txt")
            page.get_by_role("button", name="Breng je stem uit").click()
        self.assertEqual(page.locator("h1").inner_text(), "Ontvangstbewijs")
        for code in codes:
            self.assertTrue(page.get_by_text(code, exact=True).is_visible())
            cast[code] = True
        self.assertEqual(len(codes), 2)
        # A reload sends nothing again.
        before = site.events()
        page.reload()
        self.assertEqual(page.locator("h1").inner_text(), "Ontvangstbewijs")
        self.assertEqual(site.events(), before)
        # The address is answered without a script, too.
        page.goto(f"{site.url}/nl/kade/adres")
        page.get_by_label("Postcode").fill(letter.postcode)
        page.get_by_label("Huisnummer").fill(letter.number)
        page.get_by_role("button", name="Kijk of het adres erbij hoort").click()
        self.assertTrue(page.locator("h1").inner_text().startswith("Ja, "))
        # The browser tells of the status that a form with a mistake is answered with.
        self.messages = [message for message in self.messages if "422" not in message]
        self.assert_clean()

    def test_answers_survive_back_and_reload_and_are_gone_after_casting(self) -> None:
        letter = site.street()
        self.to_the_last_page(letter)
        self.page.go_back()
        self.at("check")
        self.page.reload()
        self.at("who")
        expect(self.page.locator("#voting-code")).to_have_value("")
        self.assertTrue(self.page.is_checked("#tempo--rustig"))
        stored = json.dumps(self.storage())
        self.assertIn("rustig", stored)
        self.assertNotIn(letter.postcode, stored)
        self.identify(letter)
        self.at("start")
        self.press("begin")
        for _ in range(3):
            self.press("next")
        self.at("check")
        self.encrypt()
        codes = self.cast_codes()
        self.assertEqual(list(self.storage()), ["stemronde/kade/receipts"])
        self.assertEqual(self.page.evaluate("localStorage.length + document.cookie.length"), 0)
        events = site.events()
        for _ in range(3):
            self.page.go_back()
            self.at("receipt")
        self.page.reload()
        self.at("receipt")
        self.assertEqual(self.page.locator("[data-tracking-code]:visible").all_inner_texts(), codes)
        self.assertEqual(self.page.locator("input:checked").count(), 0)
        self.assertEqual(site.events(), events)
        self.assert_clean()

    def test_a_double_click_casts_once(self) -> None:
        before = site.events()
        self.to_the_last_page(site.street())
        button = self.page.locator('[data-action="cast"]:visible')
        button.evaluate("(button) => { button.click(); button.click(); button.click(); }")
        self.at("receipt")
        cast.update({code: True for code in self.page.locator("[data-tracking-code]:visible").all_inner_texts()})
        self.assertEqual(site.events(), before + 2)
        self.assert_clean()

    def test_of_two_tabs_the_last_vote_counts(self) -> None:
        letter = site.street()
        self.to_the_last_page(letter)
        other = self.new_page()
        self.to_the_last_page(letter, other)
        first = self.cast_codes()
        second = self.cast_codes(other)
        self.replaced(first)
        for codes, text in [(first, REPLACED), (second, COUNTS)]:
            self.page.goto(f"{site.url}/nl/kade/mijn-stem?code={codes[0].replace('+', '-').replace('/', '_')}")
            expect(self.page.locator(".callout")).to_contain_text(text)
        self.assert_clean()

    def test_a_vote_on_the_last_page_when_the_round_closes_is_told_so(self) -> None:
        letter = site.street()
        self.to_the_last_page(letter)
        events = site.events()
        site.go_to(60 * DAY)
        self.press("cast")
        self.at("notice", id="too-late")
        self.assertEqual(self.heading(), "Je kunt niet meer stemmen")
        self.assertEqual(site.events(), events)
        self.page.reload()
        self.assertEqual(self.heading(), "Je kunt niet meer stemmen")

    def test_a_vote_on_the_last_page_when_the_round_is_suspended_can_be_cast_later(self) -> None:
        letter = site.street()
        self.to_the_last_page(letter)
        events = site.events()
        site.errand("suspend er is een storing in het stadhuis")
        try:
            self.press("cast")
            self.at("notice", id="suspended")
            self.page.goto(f"{site.url}/nl/kade/")
            expect(self.page.locator("main")).to_contain_text("er is een storing in het stadhuis")
            self.assert_accessible(self.page, "suspended round")
            self.vote_page()
            self.assertEqual(self.heading(), "Het stemmen ligt stil")
            expect(self.page.locator("main")).to_contain_text("er is een storing in het stadhuis")
            self.assertEqual(site.events(), events)
        finally:
            site.errand("resume de storing is voorbij")
        self.to_the_last_page(letter)
        self.cast_codes()

    def test_too_early_and_too_late_have_pages_of_their_own(self) -> None:
        cases = [(-60, "Je kunt nog niet stemmen", "You cannot vote yet"), (60, "Je kunt niet meer stemmen", "You can no longer vote")]
        for days, dutch, english in cases:
            site.go_to(days * DAY)
            for language, heading in [("nl", dutch), ("en", english)]:
                self.vote_page(language=language)
                self.assertEqual(self.heading(), heading)
                self.assertEqual(self.page.locator("input").count(), 0)
                self.assert_accessible(self.page, heading)
                self.page.goto(f"{site.url}/{language}/kade/")
                self.assert_accessible(self.page, f"round {days}")
                self.page.goto(f"{site.url}/{language}/kade/stembestand")
                self.assertEqual(self.page.locator("input[type=file]").count(), 0)
        self.assert_clean()

    def test_who_may_not_vote_gets_a_page_that_says_why(self) -> None:
        letter, lost = site.street(), site.street()
        idle = site.errand(f"idle {letter.place}")
        new = site.errand(f"replace {lost.place}")
        cases = [
            (letter.code, letter.postcode, "9999", "not-entitled"),
            (idle, letter.postcode, letter.number, "idle"),
            (lost.code, lost.postcode, lost.number, "blocked"),
        ]
        for code, postcode, number, notice in cases:
            with self.subTest(notice):
                self.vote_page()
                self.type_identity(code, postcode, number)
                self.at("notice", id=notice)
                self.has_focus("h1")
                self.assert_accessible(self.page, notice)
        # The replacement works with the same address, although it is no part of its key.
        self.vote_page()
        self.type_identity(new, lost.postcode, lost.number)
        self.at("start")
        self.answer_all()
        self.encrypt()
        self.cast_codes()
        self.assert_clean()

    def test_what_the_service_refuses_is_told(self) -> None:
        def spoil(route) -> None:
            body = route.request.post_data
            spoilt = re.sub(r'"challenge":"(\d)', lambda match: match[0] + match[1], body, count=1)
            self.assertNotEqual(body, spoilt)
            route.continue_(post_data=spoilt)

        self.to_the_last_page(site.street())
        events = site.events()
        self.page.route("**/ballots", spoil)
        self.press("cast")
        self.at("notice", id="refused")
        self.assert_accessible(self.page, "refused")
        self.assertEqual(site.events(), events)

    def test_a_vote_whose_answer_is_lost_is_sent_again_and_stored_once(self) -> None:
        events = site.events()
        self.to_the_last_page(site.street())
        lost = []

        def lose(route) -> None:
            lost.append(route.fetch().status)
            route.abort()

        self.page.route("**/ballots", lose, times=1)
        self.press("cast")
        self.at("unsent")
        self.assert_accessible(self.page, "unsent")
        self.assertEqual(lost, [200])
        self.press("send-again")
        self.at("receipt")
        cast.update({code: True for code in self.page.locator("[data-tracking-code]:visible").all_inner_texts()})
        self.assertEqual(site.events(), events + 2)

    def test_without_the_booth_the_other_ways_are_told(self) -> None:
        letter = site.street()
        self.page.route("**/booth.wasm", lambda route: route.abort())
        self.vote_page()
        self.identify(letter)
        self.at("notice", id="unavailable")
        self.assert_accessible(self.page, "unavailable")

    def test_what_is_not_there_is_told_in_both_languages(self) -> None:
        for path in ["/nl/nergens/", "/nl/kade/nergens", "/nl/kade/uitslag", "/en/nergens/stemmen", "/en/x/y/z"]:
            answer = self.page.goto(site.url + path)
            self.assertEqual(answer.status, 404, path)
            self.assertEqual(self.page.evaluate("document.documentElement.lang"), path[1:3])
            self.assert_accessible(self.page, path)
        none = "A" * 43
        for path, status in [(f"mijn-stem?code={none}", 404), ("mijn-stem?code=x", 422), (f"ontvangstbewijs?code={none}", 404)]:
            answer = self.page.goto(f"{site.url}/nl/kade/{path}")
            self.assertEqual(answer.status, status, path)
            self.assert_accessible(self.page, path)

    def test_requests_that_no_page_makes_get_a_page_that_says_so(self) -> None:
        stale = b'--x\r\nContent-Disposition: form-data; name="ballots"; filename="a"\r\n\r\nx\r\n--x--\r\n'
        cases = [
            ("/nl/kade/stembestand", {"Content-Type": "multipart/form-data; boundary=x"}, stale, 403, "Dit formulier is verlopen"),
            ("/en/kade/adres", {"Content-Type": "text/plain"}, b"x", 415, "We could not read this"),
            ("/nl/kade/adres", {"Content-Type": "application/x-www-form-urlencoded"}, b"x" * 100_000, 413, "We konden dit niet lezen"),
            ("/nl/kade/adres", {"Sec-Fetch-Site": "cross-site"}, b"", 403, "Dit formulier is verlopen"),
        ]
        for path, headers, body, status, heading in cases:
            answered, page = site.ask("POST", path, body, headers)
            with self.subTest(heading):
                self.assertEqual(answered, status, heading)
                self.page.set_content(page.decode())
                self.assertEqual(self.heading(), heading)

    def test_every_page_passes_axe_in_both_languages_and_colours(self) -> None:
        letter = site.quay()
        self.to_the_last_page(letter, both=False)
        code = self.cast_codes()[0].replace("+", "-").replace("/", "_")
        paths = ["", "kade/", "kade/stemmen", "kade/adres", "kade/stembestand", "kade/mijn-stem", "kade/controleren"]
        paths += [f"kade/mijn-stem?code={code}", f"kade/ontvangstbewijs?code={code}"]
        for language in ["nl", "en"]:
            for scheme, width in [("light", 1280), ("dark", 360), ("dark", 1280), ("light", 320)]:
                self.page.emulate_media(color_scheme=scheme)
                self.page.set_viewport_size({"width": width, "height": 740})
                for path in paths:
                    with self.subTest(f"{language} {path} {scheme} {width}"):
                        answer = self.page.goto(f"{site.url}/{language}/{path}")
                        self.assertEqual(answer.status, 200)
                        self.assert_accessible(self.page, path)
        self.assert_clean()

    def test_breaking_the_policy_would_be_noticed(self) -> None:
        self.page.goto(f"{site.url}/nl/kade/stemmen")
        self.page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
        self.page.evaluate("fetch('https://example.org/').catch(() => {})")
        self.assertTrue(any("Content Security Policy" in message for message in self.messages), self.messages)
        with self.assertRaises(AssertionError):
            self.assert_clean()


class TallyTests(SiteTest):
    """When the round is over. Its tests come after those of `RoundTests`."""

    def test_the_record_verifies_and_the_result_is_shown(self) -> None:
        unused = {letter.place for letter in site.unused()}
        for place, lines in enumerate(site.submissions()):
            if place in unused:
                site.post("/api/rounds/kade/ballots", lines, "application/x-ndjson")
        site.stop()
        bundle = site.folder.parent / "public"
        self.assertEqual(site.errand(f"finish {bundle}"), "verified")
        verified = site.run("stemronde-verify", bundle)
        self.assertEqual(verified.returncode, 0, verified.stdout)
        self.assertIn("verdict: VERIFIED", verified.stdout)
        # Every ballot that a voter has a receipt for is in the record.
        self.assertGreater(len(cast), 0)
        archives = "".join(path.read_text() for path in bundle.glob("*/*.bel"))
        counted = (bundle / "result.json").read_text()
        self.assertIn('"round":"kade"', counted)
        for code in cast:
            self.assertTrue(self.has_object(archives, code), code)
        site.start()
        site.go_to(30 * DAY)
        from_the_web = site.run("stemronde-verify", f"{site.url}/api/rounds/kade/bundle/")
        self.assertEqual(from_the_web.returncode, 0, from_the_web.stdout + from_the_web.stderr)
        page = self.page
        page.goto(f"{site.url}/nl/")
        page.get_by_role("link", name="De kade en de Molenstraat").click()
        page.get_by_role("link", name="Bekijk de uitslag").first.click()
        expect(page.locator("main")).to_contain_text("Uitslag vastgesteld")
        expect(page.locator(".verdict").first).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("link", name="(.bel)").first.click()
        self.assertIn(Path(download.value.path()).read_bytes(), [path.read_bytes() for path in bundle.glob("*/*.bel")])
        with page.expect_download() as download:
            page.get_by_role("link", name="(tar)").click()
        with tarfile.open(download.value.path()) as tar:
            members = {member.name: tar.extractfile(member).read() for member in tar.getmembers()}
        files = [path for path in bundle.rglob("*") if path.is_file()]
        self.assertEqual(members, {f"kade/{path.relative_to(bundle)}": path.read_bytes() for path in files})
        for language in ["nl", "en"]:
            for scheme, width in [("light", 1280), ("dark", 360), ("dark", 1280), ("light", 320)]:
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size({"width": width, "height": 740})
                page.goto(f"{site.url}/{language}/kade/uitslag")
                page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
                self.assert_accessible(page, f"result {language} {scheme} {width}")
        self.the_feedback_is_shown(bundle.with_name("answered"))
        for code, counts in cast.items():
            page.goto(f"{site.url}/nl/kade/ontvangstbewijs?code={code.replace('+', '-').replace('/', '_')}")
            text = COUNTS if counts else REPLACED
            expect(page.locator("main")).to_contain_text(text)
        self.assert_clean()

    def the_feedback_is_shown(self, bundle: Path) -> None:
        words = "De gemeente doet wat eruit kwam."
        site.errand(f"answer {bundle} {words}")
        verified = site.run("stemronde-verify", bundle)
        self.assertEqual(verified.returncode, 0, verified.stdout)
        page = self.page
        for language, heading in [("nl", "Wat deed de gemeente met de uitslag?"), ("en", "What did the municipality do")]:
            for scheme, width in [("light", 1280), ("dark", 360)]:
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size({"width": width, "height": 740})
                for place in ["", "uitslag"]:
                    page.goto(f"{site.url}/{language}/kade/{place}")
                    self.assert_accessible(page, f"feedback {place} {language} {scheme} {width}")
                section = page.locator("section[aria-labelledby=feedback]")
                expect(section).to_contain_text(heading)
                # Of every question.
                self.assertEqual(section.get_by_text(words).count(), 3)
        with page.expect_download() as download:
            section.get_by_role("link", name="(JSON)").click()
        self.assertEqual(Path(download.value.path()).read_bytes(), (bundle / "feedback/1.json").read_bytes())

    @staticmethod
    def has_object(archives: str, code: str) -> bool:
        return base64.b64decode(code + "=").hex() in archives


if __name__ == "__main__":
    unittest.main()
