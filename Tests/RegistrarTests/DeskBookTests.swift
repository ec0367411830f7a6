//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import Foundation
import Registrar
import SealedFiles
import Testing

@Suite("Desk book")
struct DeskBookTests {
    private func book(_ text: String) async throws -> DeskBook {
        try await withTemporaryFolder { folder in
            let url = folder.appending(path: "desk.csv")
            try AtomicFile.write([UInt8](text.utf8), to: url.path, mode: 0o600)
            let book = try DeskBook(reading: url)
            // What is written again is what was read.
            try book.write(to: url, after: book)
            #expect(try Data(contentsOf: url) == Data(text.utf8))
            return book
        }
    }

    @Test("says which spare codes a holder was given, the newest last")
    func spares() async throws {
        let book = try await book(
            "19;9401AB;12;A;1;noord/inwoners;noord.inwoners.1\nlate-1;9401AB;14;;;noord/inwoners;noord.inwoners.3\n"
                + "19;9401AB;12;A;1;noord/inwoners;noord.inwoners.2\n"
        )
        #expect(book.spares(of: .letter(19)).map(\.text) == ["noord.inwoners.1", "noord.inwoners.2"])
        #expect(book.spares(of: .late(1)).map(\.text) == ["noord.inwoners.3"])
        #expect(book.spares(of: .letter(20)).isEmpty)
        #expect(book.entries.count == 3)
    }

    @Test("is not written over what somebody else noted in the meantime")
    func changed() async throws {
        try await withTemporaryFolder { folder in
            let url = folder.appending(path: "desk.csv")
            let first = try await book("1;9401AB;12;;;noord/inwoners;noord.inwoners.1\n")
            let second = try await book("2;9401AB;14;;;noord/inwoners;noord.inwoners.1\n")
            // Both were made of a book without entries, and both gave the same code.
            try first.write(to: url, after: DeskBook())
            let error = #expect(throws: IssueError.self) { try second.write(to: url, after: DeskBook()) }
            #expect(error?.code == .changed)
            #expect(try DeskBook(reading: url) == first)

            let papers = folder.appending(path: "paper-given.txt")
            var given = PaperBook()
            try given.add(#require(Bytes32([UInt8](repeating: 1, count: 32))))
            try given.write(to: papers, after: PaperBook())
            let refusal = #expect(throws: IssueError.self) { try given.write(to: papers, after: PaperBook()) }
            #expect(refusal?.code == .changed)
        }
    }

    @Test("is empty where there is no file")
    func none() async throws {
        let book = try await withTemporaryFolder { try DeskBook(reading: $0.appending(path: "desk.csv")) }
        #expect(book.entries.isEmpty)
    }

    @Test(
        "is refused in any other form, and with a spare code that stands twice",
        arguments: [
            "0;9401AB;12;;;noord/inwoners;noord.inwoners.1\n", "x;9401AB;12;;;noord/inwoners;noord.inwoners.1\n",
            "late-0;9401AB;12;;;noord/inwoners;noord.inwoners.1\n", "1;9401ab;12;;;noord/inwoners;noord.inwoners.1\n",
            "1;9401AB;12;;;noord;noord.inwoners.1\n", "1;9401AB;12;;;noord/inwoners;noord.1\n",
            "1;9401AB;12;;;noord/inwoners;noord.inwoners.1", "1;9401AB;12;;;noord/inwoners;noord.inwoners.1;\n", "\n",
            "1;9401AB;12;;;noord/inwoners;noord.inwoners.1\n2;9401AB;14;;;noord/inwoners;noord.inwoners.1\n",
        ]
    )
    func refused(text: String) async throws {
        let error = await #expect(throws: IssueError.self) { try await book(text) }
        #expect(error?.code == .form)
    }
}
