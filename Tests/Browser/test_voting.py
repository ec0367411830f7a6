# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""The voting document in headless Chromium, with the real booth and a made-up service (docs/pages.md).

Run by Scripts/test-browser. BOOTH_PEER names the native peer, CHROMIUM the browser.
"""

import hashlib
import json
import os
import re
import unittest
from pathlib import Path

from booth_peer import Peer
from pages_site import Site, b64
from playwright.sync_api import Page, expect
from visit import AXE, BrowserTest

ADVICE, DECISION, PLAYGROUND = "F85Pe26swn4Yg2", "Y5Fxy4FSNLBDv4", "3yQbq3xJYDBSRw"
CODE = "01234-56789-ABCDE-FGHJT"


class Visit(BrowserTest):
    """A visit to the pages of .build-preview."""

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.peer = Peer(os.environ["BOOTH_PEER"])
        cls.addClassCleanup(cls.peer.close)
        cls.site = Site(cls.peer)
        cls.addClassCleanup(cls.site.close)

    def setUp(self) -> None:
        self.site.reset()
        super().setUp()

    @property
    def service(self):
        return self.site.service

    def open(self, round: str = "halfweg-2028", fragment: str = "", page: Page | None = None) -> Page:
        page = page or self.page
        page.goto(f"{self.site.url}/nl/{round}/stemmen{fragment}")
        return page

    def identify(self, code: str = CODE, postcode: str = "9401AB", number: str = "12", page: Page | None = None) -> None:
        self.type_identity(code, postcode, number, page)

    def answer_all(self) -> None:
        self.press("begin")
        self.answer("tempo--rustig")
        self.answer("plekken--markt", "plekken--kade")
        self.answer("autovrij--for")
        self.answer("naam---blank")
        self.at("check")

    def vote(self) -> None:
        self.identify()
        self.at("start")
        self.answer_all()
        self.encrypt()
        self.cast()

    def ballots(self) -> list[dict]:
        return [json.loads(line) for line in self.service.cast[-1]]


class VotingTests(Visit):
    """The voting document."""

    def test_a_vote_through_every_step(self) -> None:
        self.service.standings = {ADVICE: {"weight": "3/2"}}
        self.open()
        self.at("who")
        self.identify("o1234 56789 abcde fghjt", " 9401 ab", "12-a bis")
        self.at("start")
        self.has_focus("h1")
        expect(self.page.locator(f'[data-weight="advies"]')).to_contain_text("1,5 keer")
        self.press("begin")
        self.at("question", id="tempo")
        self.has_focus("h1")
        expect(self.page.locator("[data-progress]:visible")).to_have_text("Vraag 1 van 4")
        self.assertTrue(self.page.title().startswith("Vraag 1 van 4: Hoe snel"))
        self.answer("tempo--rustig")
        self.at("question", id="plekken")
        self.answer("plekken--markt", "plekken--kade")
        self.at("question", id="autovrij")
        self.answer("autovrij--for")
        self.at("question", id="naam")
        self.answer("naam---blank")
        self.at("check")
        answers = self.page.locator("[data-answer]:visible").all_inner_texts()
        texts = [re.sub(r"\s+", " ", answer).strip() for answer in answers]
        self.assertEqual(texts, ["Rustig aan, vóór 2035", "De Markt De kade", "Voor", "Blanco"])
        self.assertEqual(self.service.cast, [])
        self.encrypt()
        self.has_focus("h1")
        expect(self.page.get_by_text("Je stem is nog niet binnen.")).to_be_visible()
        codes = {sheet: self.page.locator(f'details [data-check-code="{sheet}"]').text_content() for sheet in ["advies", "besluit"]}
        self.assertEqual(self.service.cast, [])
        self.cast()
        self.has_focus("h1")
        ballots = self.ballots()
        self.assertEqual([ballot["election_uuid"] for ballot in ballots], [ADVICE, DECISION])
        self.assertEqual([ballot["signature"]["hash"] for ballot in ballots], [codes["advies"], codes["besluit"]])
        letters = [entry["letter"] for entry in self.service.asked[0]["credentials"]]
        self.assertEqual([ballot["credential"] for ballot in ballots], letters)
        self.assertEqual(self.messages, [])

    def test_the_receipt_has_codes_files_and_an_address_of_its_own(self) -> None:
        self.open()
        self.vote()
        codes = self.page.locator("[data-tracking-code]:visible").all_inner_texts()
        self.assertEqual(len(set(codes)), 2)
        for code, sheet in zip(codes, ["advies", "besluit"], strict=True):
            with self.page.expect_download() as download:
                self.page.locator(f'[data-receipt-file="{sheet}"]').click()
            self.assertEqual(download.value.suggested_filename, f"ontvangstbewijs-halfweg-2028-{sheet}.txt")
            proof = Path(download.value.path()).read_text()
            self.assertTrue(proof.startswith("c2sp.org/tlog-proof@v1\n") and code in proof)
        address = self.page.locator("[data-receipt-page]").get_attribute("href")
        url = [code.replace("+", "-").replace("/", "_") for code in codes]
        self.assertEqual(address, f"/nl/halfweg-2028/ontvangstbewijs?code={url[0]}&code={url[1]}")
        # A reload shows it again.
        self.page.reload()
        self.at("receipt")
        self.assertEqual(self.page.locator("[data-tracking-code]:visible").all_inner_texts(), codes)
        self.assertEqual(self.messages, [])

    def test_neither_code_nor_address_nor_choice_leaves_the_page(self) -> None:
        self.open(fragment=f"#code={CODE}")
        self.vote()
        secrets = [CODE, CODE.replace("-", ""), "9401AB", "9401 AB", "9401%20AB", "rustig", "Rustig", "tempo--", "markt"]
        for request in self.sent:
            for secret in secrets:
                self.assertNotIn(secret, request)
        names = {request.split(" ")[0].removeprefix(self.site.url) for request in self.sent}
        assets = {"booth-loader.js", "booth-module.js", "booth-worker.js", "booth.wasm", "page-api.js", "page-data.js"}
        assets |= {"page-errors.js", "page-identity.js", "stemronde.css", "voting-answers.js", "voting-receipt.js"}
        assets |= {"voting-steps.js", "voting-view.js", "voting.js", "icon.svg"}
        expected = {f"/assets/{asset}" for asset in assets} | {f"/nl/halfweg-2028/stemmen#code={CODE}"}
        expected |= {"/nl/halfweg-2028/stemmen", "/api/rounds/halfweg-2028/credentials", "/api/rounds/halfweg-2028/ballots"}
        expected |= {f"/api/elections/{election}/election" for election in [ADVICE, DECISION]}
        self.assertLessEqual(names, expected)
        self.assertEqual(self.messages, [])

    def test_nothing_in_the_document_can_be_posted(self) -> None:
        self.open()
        self.at("who")
        self.assertEqual(self.page.locator("form").count(), 0)
        self.assertEqual(self.page.locator("#voting-code").get_attribute("name"), None)
        self.assertEqual(self.page.locator("#postcode").get_attribute("name"), None)
        labels = self.page.evaluate("[...document.querySelectorAll('input')].filter((input) => input.labels.length !== 1).length")
        self.assertEqual(labels, 0)

    def test_a_code_in_the_address_is_filled_in_and_taken_out(self) -> None:
        self.open(fragment="#code=01234-56789-abcde-fghjt")
        self.at("who")
        expect(self.page.locator("#voting-code")).to_have_value(CODE)
        expect(self.page.locator("[data-qr]")).to_be_visible()
        self.assertEqual(self.page.evaluate("location.hash"), "#wie")
        self.page.fill("#voting-code", "")
        # Another letter in the same tab.
        self.page.evaluate("location.hash = '#code=01234%2056789ABCDEFGHJT'")
        expect(self.page.locator("#voting-code")).to_have_value(CODE)
        self.assertEqual(self.page.evaluate("location.hash"), "#wie")
        self.assertNotIn("code", json.dumps(self.storage()))
        self.assertEqual(self.messages, [])

    def test_mistakes_in_who_are_you_are_told_before_anything_is_sent(self) -> None:
        self.open()
        cases = [
            ("", "", "", ["Vul je stemcode in.", "Vul een postcode in", "Vul een huisnummer in"]),
            ("01234", "9401AB", "12", ["Een stemcode heeft 20 tekens"]),
            ("U1234-56789-ABCDE-FGHJT", "9401AB", "12", ["staat een teken dat nooit voorkomt"]),
            ("10234-56789-ABCDE-FGHJT", "9401AB", "12", ["Er zit een typefout in je stemcode"]),
            (CODE, "0401AB", "a", ["Vul een postcode in", "Vul een huisnummer in"]),
        ]
        for code, postcode, number, texts in cases:
            with self.subTest(code or "empty"):
                self.identify(code, postcode, number)
                links = self.page.locator("[data-summary]:visible a")
                expect(links).to_have_count(len(texts))
                for text, link in zip(texts, links.all_inner_texts(), strict=True):
                    self.assertIn(text, link)
                errors = self.page.locator(".error:visible").all_inner_texts()
                self.assertEqual(errors, links.all_inner_texts())
                self.has_focus("[data-summary]")
                self.assertTrue(self.page.title().startswith("Fout: Wie ben je?"))
                expect(self.page.locator("#postcode")).to_have_value(postcode)
                links.first.click()
                self.has_focus("input[aria-invalid=true]")
                self.assertEqual(self.page.evaluate("location.hash"), "#wie")
        self.assertEqual(self.service.asked, [])
        self.identify()
        self.at("start")
        self.assertFalse(self.page.title().startswith("Fout"))
        self.assertEqual(self.messages, [])

    def test_answers_that_do_not_fit_are_told_at_the_question(self) -> None:
        self.open()
        self.identify()
        self.at("start")
        self.press("begin")
        self.press("next")
        expect(self.page.locator("[data-summary]:visible")).to_contain_text("Kies een antwoord.")
        self.has_focus("[data-summary]")
        self.assertTrue(self.page.title().startswith("Fout: Vraag 1 van 4"))
        self.page.locator("[data-summary]:visible a").click()
        self.has_focus("#tempo--nu")
        self.answer("tempo--nu")
        for option in ["markt", "kade", "station"]:
            self.page.check(f"#plekken--{option}")
        self.press("next")
        expect(self.page.locator(".error:visible")).to_have_text("Kies hoogstens 2 antwoorden. Je hebt er 3 gekozen.")
        # Blank goes with nothing else.
        self.page.check("#plekken---blank")
        self.assertEqual(self.page.locator("[name=plekken]:checked").count(), 1)
        self.page.check("#plekken--kade")
        self.assertFalse(self.page.is_checked("#plekken---blank"))
        self.press("next")
        self.at("question", id="autovrij")

    def test_questions_without_a_minimum_or_of_exactly_two_answers(self) -> None:
        self.open("speeltuin")
        self.identify()
        self.at("start")
        self.press("begin")
        self.answer("tempo--nu")
        # None is an answer too.
        self.press("next")
        self.at("question", id="toestellen")
        self.answer("toestellen--markt")
        expect(self.page.locator(".error:visible")).to_contain_text("Kies minstens 2 antwoorden.")
        self.answer("toestellen--kade")
        self.at("question", id="kleuren")
        self.answer("kleuren--markt", "kleuren--kade", "kleuren--station")
        self.at("check")
        expect(self.page.locator('[data-answer="plekken"]')).to_have_text("Geen antwoord gekozen")
        self.encrypt()
        self.cast()
        self.assertEqual([ballot["election_uuid"] for ballot in self.ballots()], [PLAYGROUND])
        self.assertEqual(self.page.locator("[data-tracking-code]:visible").count(), 1)

    def test_changing_an_answer_leads_back_to_the_check(self) -> None:
        self.open()
        self.identify()
        self.at("start")
        self.answer_all()
        self.page.locator('[data-change="plekken"]').click()
        self.at("question", id="plekken")
        self.page.uncheck("#plekken--kade")
        self.press("next")
        self.at("check")
        expect(self.page.locator('[data-answer="plekken"]')).to_have_text("De Markt")
        self.encrypt()
        self.page.locator('[data-action="reconsider"]').click()
        self.at("check")
        self.page.locator('[data-change="tempo"]').click()
        self.answer("tempo--niet")
        self.at("check")
        self.encrypt()
        self.cast()

    def test_audit_opens_every_ballot_and_casts_none(self) -> None:
        self.open()
        self.identify()
        self.at("start")
        self.answer_all()
        self.encrypt()
        self.page.locator("details.audit summary").click()
        codes = self.page.locator("details [data-check-code]:visible").all_inner_texts()
        self.press("audit")
        self.at("audited")
        with self.page.expect_download() as download:
            self.page.locator("[data-audit-file]").click()
        self.assertEqual(download.value.suggested_filename, "controlebestand-halfweg-2028.json")
        file = json.loads(Path(download.value.path()).read_text())
        self.assertEqual([entry["ballot"]["election_uuid"] for entry in file["ballots"]], [ADVICE, DECISION])
        hashes = [sha(json.dumps(entry["ballot"], separators=(",", ":"), ensure_ascii=False)) for entry in file["ballots"]]
        self.assertEqual(hashes, codes)
        self.assertEqual(self.page.locator('[data-step="audited"] [data-check-code]').all_inner_texts(), codes)
        self.assertEqual(self.service.cast, [])
        # Forwards and backwards there is nothing to cast.
        self.page.go_back()
        self.at("check")
        self.page.go_forward()
        self.at("check")
        self.encrypt()
        self.assertNotEqual(self.page.locator("details [data-check-code]").all_inner_texts(), codes)
        self.cast()
        self.assertEqual(len(self.service.cast), 1)
        self.assertEqual(self.messages, [])

    def test_what_was_encrypted_is_worthless_once_an_answer_changes(self) -> None:
        self.open()
        self.identify()
        self.at("start")
        self.answer_all()
        self.encrypt()
        self.page.go_back()
        self.at("check")
        # Unchanged, it is still there.
        self.page.go_forward()
        self.at("decide")
        self.page.go_back()
        self.at("check")
        self.page.go_back()
        self.at("question", id="naam")
        self.page.check("#naam--bieb")
        self.page.go_forward()
        self.at("check")
        self.page.go_forward()
        self.at("check")
        self.encrypt()
        self.cast()

    def test_answers_survive_back_and_reload_and_are_gone_after_casting(self) -> None:
        self.open()
        self.identify()
        self.at("start")
        self.press("begin")
        self.answer("tempo--rustig")
        self.answer("plekken--markt")
        self.page.go_back()
        self.at("question", id="plekken")
        self.assertTrue(self.page.is_checked("#plekken--markt"))
        self.page.reload()
        self.at("who")
        expect(self.page.locator("[data-kept]")).to_be_visible()
        expect(self.page.locator("#voting-code")).to_have_value("")
        self.assertEqual(list(self.storage()), ["stemronde/halfweg-2028/answers"])
        self.identify()
        self.at("start")
        self.press("begin")
        self.assertTrue(self.page.is_checked("#tempo--rustig"))
        self.press("next")
        self.assertTrue(self.page.is_checked("#plekken--markt"))
        # Another tab knows nothing of it.
        other = self.open(page=self.new_page())
        self.at("who", other)
        self.assertEqual(self.storage(other), {})
        self.press("next")
        self.answer("autovrij--for")
        self.answer("naam--bieb")
        self.encrypt()
        self.cast()
        self.assertEqual(list(self.storage()), ["stemronde/halfweg-2028/receipts"])
        self.assertEqual(self.page.locator("[data-question] input:checked").count(), 0)
        expect(self.page.locator("#voting-code")).to_have_value("")

    def test_going_back_after_casting_leads_to_the_receipt(self) -> None:
        self.open()
        self.vote()
        for _ in range(4):
            self.page.go_back()
            self.at("receipt")
        self.page.evaluate("location.hash = '#uitbrengen'")
        self.at("receipt")
        self.assertEqual(len(self.service.cast), 1)

    def test_to_vote_again_is_to_begin_again(self) -> None:
        self.open()
        self.vote()
        self.service.standings = {ADVICE: {"state": "voted", "ballots": 1}, DECISION: {"state": "voted", "ballots": 1}}
        self.press("restart")
        self.at("who")
        expect(self.page.locator("[data-kept]")).to_be_hidden()
        self.identify()
        self.at("voted")
        self.press("again")
        self.at("start")
        self.answer_all()
        self.encrypt()
        self.cast()
        self.assertEqual(len(self.service.cast), 2)
        self.assertNotEqual(self.service.cast[0], self.service.cast[1])

    def test_a_fragment_leads_nowhere_that_the_voter_may_not_be(self) -> None:
        for fragment in ["vraag-tempo", "controleren", "uitbrengen", "ontvangst", "versturen", "melding-fault", "x"]:
            self.open(fragment=f"#{fragment}")
            self.at("who")
        self.identify()
        self.at("start")
        for fragment, step in [("uitbrengen", "check"), ("ontvangst", "start"), ("versturen", "check"), ("x", "start")]:
            self.page.evaluate("(fragment) => { location.hash = fragment; }", f"#{fragment}")
            self.at(step)
        # Nothing was answered.
        self.page.evaluate("location.hash = '#controleren'")
        self.press("encrypt")
        self.at("question", id="tempo")

    def test_only_the_sheets_that_the_voter_may_answer_are_asked(self) -> None:
        for state, warning in [("unknown", False), ("blocked", True), ("idle", False)]:
            with self.subTest(state):
                self.service.standings = {DECISION: {"state": state, "reason": "to-paper"}}
                self.open()
                self.identify()
                self.at("start")
                self.assertEqual(self.page.locator("[data-blocked-sheet]").is_visible(), warning)
                self.assertEqual(self.page.locator(".sheets > li:visible").count(), 1)
                self.press("begin")
                expect(self.page.locator("[data-progress]:visible")).to_have_text("Vraag 1 van 2")
                self.answer("tempo--nu")
                self.answer("plekken--kade")
                self.at("check")
                self.assertEqual(self.page.locator("[data-answer]:visible").count(), 2)
                self.encrypt()
                self.cast()
                self.assertEqual([ballot["election_uuid"] for ballot in self.ballots()], [ADVICE])
                self.assertEqual(self.page.locator("[data-receipt-entry] code:visible").count(), 1)

    def test_a_reserve_code_signs_with_the_reserve_credential(self) -> None:
        self.service.standings = {ADVICE: {"form": "reserve"}, DECISION: {"form": "reserve"}}
        self.open()
        self.vote()
        reserve = [entry["reserve"] for entry in self.service.asked[0]["credentials"]]
        self.assertEqual([ballot["credential"] for ballot in self.ballots()], reserve)

    def test_who_may_not_vote_gets_a_page_that_says_why(self) -> None:
        both = lambda **values: {ADVICE: values, DECISION: values}
        cases = [
            ("open", both(state="unknown"), "not-entitled", "Kijk je postcode en huisnummer na."),
            ("open", both(state="idle"), "idle", "Deze code is een reservecode."),
            ("open", both(state="blocked", reason="replaced"), "blocked", "Gebruik de code uit je nieuwste brief."),
            ("open", both(state="blocked", reason="to-paper"), "blocked", "Je hebt een stembiljet op papier gevraagd."),
            ("open", both(state="blocked", reason="withdrawn"), "blocked", "Deze code is ingetrokken"),
            ("too-early", {}, "too-early", "Deze stemronde begint op maandag 6 maart 2028 om 09.00 uur."),
            ("too-late", {}, "too-late", "Stemmen kon tot het einde van maandag 27 maart 2028."),
            ("suspended", {}, "suspended", "De gemeente heeft het stemmen even stilgelegd."),
            ("annulled", {}, "annulled", "De gemeente heeft deze stemronde ingetrokken."),
        ]
        for admission, standings, notice, text in cases:
            with self.subTest(notice):
                self.service.admission, self.service.standings = admission, standings
                self.open()
                self.identify()
                self.at("notice", id=notice)
                self.has_focus("h1")
                expect(self.page.locator("[data-step]:visible")).to_contain_text(text)
                self.page.go_back()
                self.at("who")
                # What was typed is still there.
                expect(self.page.locator("#postcode")).to_have_value("9401AB")
        self.assertEqual(self.messages, [])

    def test_faults_of_the_service_are_told_and_can_be_tried_again(self) -> None:
        cases = [
            (429, "too-many-attempts", 120, "too-many-attempts", "over 2 minuten"),
            (503, "busy", 30, "busy", "over een minuut"),
            (500, "fault", 0, "fault", ""),
            (502, None, 0, "busy", ""),
            (413, None, 0, "fault", ""),
            (404, "not-found", 0, "fault", ""),
        ]
        for status, code, wait, notice, text in cases:
            with self.subTest(f"{status} {code}"):
                self.service.failures = {"credentials": [(status, code, wait)]}
                self.open()
                self.identify()
                self.at("notice", id=notice)
                expect(self.page.locator("[data-step]:visible")).to_contain_text(text)
                self.press("retry")
                self.at("who")
                self.press("identify")
                self.at("start")

    def test_an_election_that_cannot_be_had_or_is_another_stops_the_vote(self) -> None:
        self.service.failures = {"election": [(500, "fault", 0)]}
        self.open()
        self.identify()
        self.at("notice", id="fault")
        self.service.altered = True
        self.open()
        self.identify()
        self.at("start")
        self.answer_all()
        self.press("encrypt")
        self.at("notice", id="fault")
        self.assertEqual(self.service.cast, [])

    def test_without_the_booth_the_other_ways_are_told(self) -> None:
        self.page.route("**/booth.wasm", lambda route: route.fulfill(status=404))
        self.open()
        self.identify()
        self.at("notice", id="unavailable")
        expect(self.page.locator("[data-step]:visible a[href$=stembestand]")).to_be_visible()
        self.assertEqual(self.service.asked, [])
        self.page.unroute("**/booth.wasm")
        self.press("retry")
        self.press("identify")
        self.at("start")

    def test_a_ballot_that_may_not_have_arrived_is_sent_again_unchanged(self) -> None:
        cases = [("lost", None), ("failure", (503, "busy", 30)), ("failure", (429, "too-many-attempts", 61)), ("failure", (504, None, 0))]
        for kind, failure in cases:
            with self.subTest(f"{kind} {failure}"):
                self.site.reset()
                self.open()
                self.identify()
                self.at("start")
                self.answer_all()
                self.encrypt()
                if kind == "lost":
                    self.service.lost = 1
                else:
                    self.service.failures = {"ballots": [failure]}
                self.press("cast")
                self.at("unsent")
                self.has_focus("h1")
                self.assertEqual(self.page.locator("[data-detail]:visible").count() > 0, bool(failure and failure[2]))
                # Going back does not lose it.
                self.page.go_back()
                self.at("unsent")
                self.press("send-again")
                self.at("receipt")
                self.assertTrue(all(lines == self.service.cast[0] for lines in self.service.cast))
                self.assertEqual(len(self.service.cast), 2 if kind == "lost" else 1)

    def test_a_vote_that_comes_too_late_is_told_so(self) -> None:
        cases = [(409, "too-late"), (409, "suspended"), (409, "annulled"), (422, "refused"), (403, "blocked"), (403, "not-entitled")]
        for status, code in cases:
            with self.subTest(code):
                self.open()
                self.identify()
                self.at("start")
                self.answer_all()
                self.encrypt()
                self.service.failures = {"ballots": [(status, code, 0)]}
                self.press("cast")
                self.at("notice", id=code)
                self.assertEqual(self.service.cast, [])
                # There is no way back to a vote that was refused: only to the beginning, with the answers kept.
                self.page.go_back()
                self.at("who")
                self.assertTrue(self.page.is_checked("#tempo--rustig"))

    def test_a_double_click_casts_once(self) -> None:
        self.open()
        self.identify()
        self.at("start")
        self.answer_all()
        self.encrypt()
        self.site.paused.clear()
        button = self.page.locator('[data-action="cast"]:visible')
        button.evaluate("(button) => { button.click(); button.click(); }")
        self.at("casting")
        button.evaluate("(button) => button.click()") if button.count() else None
        self.page.go_back()
        self.at("casting")
        self.site.paused.set()
        self.at("receipt")
        self.assertEqual(len(self.service.cast), 1)
        self.assertEqual(self.messages, [])

    def test_two_tabs_vote_each_for_itself(self) -> None:
        self.open()
        self.identify()
        self.at("start")
        other = self.open(page=self.new_page())
        self.identify(page=other, number="14")
        self.at("start", other)
        self.answer_all()
        self.encrypt()
        self.press("begin", other)
        self.answer("tempo--niet", page=other)
        self.cast()
        self.at("question", other, id="plekken")
        self.assertEqual(len(self.service.cast), 1)

    def test_a_vote_by_keyboard_alone(self) -> None:
        self.open()
        self.at("who")
        keyboard = self.page.keyboard

        tab_to = self.tab_to
        tab_to("#voting-code")
        keyboard.type(CODE)
        tab_to("#postcode")
        keyboard.type("9401AB")
        tab_to("#house-number")
        keyboard.type("12")
        keyboard.press("Enter")
        self.at("start")
        tab_to("[data-action=begin]")
        keyboard.press("Enter")
        self.at("question", id="tempo")
        tab_to("#tempo--nu")
        keyboard.press("ArrowDown")
        tab_to("[data-action=next]")
        keyboard.press("Enter")
        self.at("question", id="plekken")
        tab_to("#plekken--kade")
        keyboard.press("Space")
        tab_to("[data-action=next]")
        keyboard.press("Space")
        self.at("question", id="autovrij")
        tab_to("#autovrij--for")
        keyboard.press("Space")
        tab_to("[data-action=next]")
        keyboard.press("Enter")
        self.at("question", id="naam")
        tab_to("#naam--bieb")
        keyboard.press("Space")
        tab_to("[data-action=next]")
        keyboard.press("Enter")
        self.at("check")
        tab_to("[data-action=encrypt]")
        keyboard.press("Enter")
        self.at("decide")
        tab_to("[data-action=cast]")
        keyboard.press("Enter")
        self.at("receipt")
        answer = self.page.locator("[data-answer=tempo] p").all_text_contents()
        self.assertEqual(answer, ["Rustig aan, vóór 2035"])
        self.assertEqual(self.messages, [])

    def test_without_a_script_the_other_ways_are_told(self) -> None:
        context = self.browser.new_context(java_script_enabled=False)
        self.addCleanup(context.close)
        page = context.new_page()
        page.goto(f"{self.site.url}/nl/halfweg-2028/stemmen")
        self.assertEqual(page.locator("h1:visible").all_inner_texts(), ["Stemmen"])
        self.assertTrue(page.locator("noscript p").is_visible())
        self.assertEqual(page.locator("input:visible").count(), 0)
        page.get_by_role("link", name="Stem op een andere manier").click()
        self.assertTrue(page.url.endswith("/stembestand"))
        self.assertTrue(page.get_by_label("Stembestand", exact=True).is_visible())
        page.goto(f"{self.site.url}/nl/halfweg-2028/mijn-stem")
        self.assertTrue(page.locator("noscript p").is_visible())
        self.assertTrue(page.get_by_label("Volgcode", exact=True).is_visible())

    def test_every_step_passes_axe_at_every_width_in_both_colours(self) -> None:
        def check(step: str) -> None:
            self.at(step)
            for width, scheme in [(1280, "light"), (360, "dark"), (320, "light")]:
                self.page.set_viewport_size({"width": width, "height": 640})
                self.page.emulate_media(color_scheme=scheme)
                found = self.axe.run(self.page, options=AXE).response["violations"]
                text = [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]
                self.assertEqual(text, [], f"{step} {width} {scheme}")
                overflow = self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
                self.assertFalse(overflow, f"{step} {width}")

        self.service.standings = {ADVICE: {"state": "voted", "weight": "3/2"}}
        self.open()
        check("who")
        self.identify("", "", "")
        expect(self.page.locator("[data-summary]:visible")).to_be_visible()
        check("who")
        self.identify()
        check("voted")
        self.press("again")
        check("start")
        self.press("begin")
        self.press("next")
        check("question")
        self.page.go_back()
        self.at("start")
        self.answer_all()
        check("check")
        self.encrypt()
        self.page.locator("details.audit summary").click()
        check("decide")
        self.press("audit")
        check("audited")
        self.press("to-check")
        self.encrypt()
        self.service.failures = {"ballots": [(502, None, 0)]}
        self.press("cast")
        check("unsent")
        self.press("send-again")
        check("receipt")


class MyCodeTests(Visit):
    """*Was my code used?*"""

    def look_up(self, code: str = CODE) -> None:
        self.page.goto(f"{self.site.url}/nl/halfweg-2028/mijn-stem")
        self.page.fill("#voting-code", code)
        self.page.fill("#postcode", "9401AB")
        self.page.fill("#house-number", "12")
        self.press("look-up")

    def test_each_standing_is_told(self) -> None:
        voted = {"state": "voted", "ballots": 2, "trackingCode": "A" * 43}
        cases = [
            ({ADVICE: voted}, ["Met deze code is gestemd", "Aantal keren gestemd: 2.", "A" * 43, "Met deze code is niet gestemd"]),
            ({ADVICE: {"state": "unknown"}, DECISION: {"state": "unknown"}}, ["We kennen deze combinatie van code en adres niet"]),
            ({ADVICE: {"state": "blocked", "reason": "replaced"}}, ["Deze code is geblokkeerd", "Deze code is vervangen."]),
            ({ADVICE: {"state": "idle"}}, ["Deze code is niet in gebruik"]),
        ]
        for standings, texts in cases:
            with self.subTest(texts[0]):
                self.service.standings = standings
                self.look_up()
                for text in texts:
                    expect(self.page.locator("[data-status]")).to_contain_text(text)
        self.assertEqual(self.messages, [])

    def test_a_mistake_is_told_and_nothing_is_sent(self) -> None:
        self.look_up("10234-56789-ABCDE-FGHJT")
        expect(self.page.locator("[data-summary]:visible")).to_contain_text("Er zit een typefout in je stemcode.")
        self.assertEqual(self.service.asked, [])

    def test_faults_are_told(self) -> None:
        cases = [(429, "te veel pogingen"), (503, "verbinding"), (500, "Er ging iets mis op de site")]
        for status, text in cases:
            self.service.failures = {"credentials": [(status, None, 0)]}
            self.look_up()
            expect(self.page.locator("[data-status]")).to_contain_text(text)

    def test_nothing_typed_leaves_the_page(self) -> None:
        self.look_up()
        expect(self.page.locator("[data-status] h3")).to_have_count(2)
        for request in self.sent:
            for secret in [CODE, "0123456789ABCDE", "9401AB", "9401 AB"]:
                self.assertNotIn(secret, request)


def sha(text: str) -> str:
    return b64(hashlib.sha256(text.encode()).digest())


if __name__ == "__main__":
    unittest.main()
