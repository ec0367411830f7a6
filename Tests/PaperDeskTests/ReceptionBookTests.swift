//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Foundation
import PaperDesk
import Rounds
import SealedFiles
import Testing

@Suite("Reception of envelopes")
struct ReceptionBookTests {
    private let definition: RoundDefinition
    private let pile: Pile
    private let state: RoundState
    private let before: Moment
    private let after: Moment

    init() throws {
        definition = try PaperRound.definition()
        pile = try Pile.named("parkeren.1", of: definition)
        let instance = try #require(InstanceID("stemmen.example"))
        state = RoundState(terms: try #require(RoundTerms(definition, instance: instance)))
        before = definition.schedule.opens
        let until = try #require(definition.schedule.paper?.envelopesUntil)
        after = try #require(Moment(unixSeconds: until.unixSeconds + 1, offsetMinutes: until.offsetMinutes))
    }

    private func book(_ text: String) async throws -> ReceptionBook {
        try await withTemporaryFolder { folder in
            let url = folder.appending(path: "received.csv")
            try AtomicFile.write([UInt8](text.utf8), to: url.path, mode: 0o600)
            let book = try ReceptionBook(reading: url)
            try book.write(to: url)
            #expect(try Data(contentsOf: url) == Data(text.utf8))
            return book
        }
    }

    private func refuses(_ code: PaperError.Code, _ body: () throws -> Void) throws {
        let error = try #require(throws: PaperError.self) { try body() }
        #expect(error.code == code, "\(error)")
    }

    @Test("adds up what was counted for each pile, and takes back what was a mistake")
    func totals() async throws {
        let text = "2027-10-05T09:00:00+02:00;parkeren.1;7\n2027-10-06T09:00:00+02:00;ander.1;3\n"
        var book = try await book(text + "2027-10-06T09:30:00+02:00;parkeren.1;-1\n")
        #expect(book.total(pile) == 6)
        try book.add(-6, of: pile, at: after, in: state, definition)
        #expect(book.total(pile) == 0)
        try refuses(.count) { try book.add(-1, of: pile, at: before, in: state, definition) }
    }

    @Test("takes no envelope that was not sent, and none that is late")
    func refused() throws {
        var book = ReceptionBook()
        try refuses(.count) { try book.add(1, of: pile, at: before, in: state, definition) }
        try refuses(.late) { try book.add(1, of: pile, at: after, in: state, definition) }
        try refuses(.count) { try book.add(.max, of: pile, at: before, in: state, definition) }
        try refuses(.count) { try book.add(.min + 1, of: pile, at: before, in: state, definition) }
    }

    @Test("keeps few envelopes closed until no more can come")
    func opening() async throws {
        let few = try await book("2027-10-05T09:00:00+02:00;parkeren.1;9\n")
        try refuses(.early) { try few.demandOpening(of: pile, at: before, definition) }
        try few.demandOpening(of: pile, at: after, definition)
        let enough = try await book("2027-10-05T09:00:00+02:00;parkeren.1;10\n")
        try enough.demandOpening(of: pile, at: before, definition)
    }

    @Test(
        "is refused in any other form",
        arguments: [
            "x\n", "2027-10-05T09:00:00+02:00;parkeren.1\n", "2027-10-05T09:00:00+02:00;parkeren.1;+1\n",
            "2027-10-05;parkeren.1;1\n", "2027-10-05T09:00:00+02:00;parkeren.1;1", "\n",
            "2027-10-05T09:00:00+02:00;parkeren.1;99999999999\n",
            "2027-10-05T09:00:00+02:00;parkeren.1;-9223372036854775808\n",
        ]
    )
    func form(text: String) async throws {
        let error = await #expect(throws: PaperError.self) { try await book(text) }
        #expect(error?.code == .form)
    }
}
