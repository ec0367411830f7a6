//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import BallotCore
import CanonicalText
import ElectionRecord
import Foundation
import Registrar
import Rounds
import SealedFiles
import TestSupport
import Testing

@Suite("Code issuer")
struct CodeIssuerTests {
    private func issuer(register: Register? = nil, votes: VotesPerAddress = .one) throws -> CodeIssuer {
        let plan = try IssuePlan(
            definition: SampleRound.definition(votes: votes),
            register: register ?? SampleRound.register()
        )
        return try CodeIssuer(
            plan: plan,
            elections: SampleRound.elections,
            registerDigest: Digest(of: [1]),
            registerDate: #require(Day("2028-01-01"))
        )
    }

    private func issue(
        _ issuer: CodeIssuer,
        _ url: URL,
        seed: UInt64 = 1,
        protection: IssueProtection = .rehearsal
    ) async throws -> IssueNumbers {
        var generator = SeededGenerator(seed: seed)
        return try await issuer.issue(into: url, protection: protection, threads: 2, using: &generator)
    }

    /// An issue of the sample round.
    private func withIssue(_ body: (CodeIssuer, IssueFolder) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let issuer = try issuer()
            let files = IssueFolder(folder.appending(path: "uitgifte"))
            let numbers = try await issue(issuer, files.url)
            #expect(try IssueNumbers(json: [UInt8](Data(contentsOf: files.numbers))) == numbers)
            try await body(issuer, files)
        }
    }

    private func roll(_ files: IssueFolder, _ sheet: SheetID) throws -> Roll {
        try Roll(json: [UInt8](Data(contentsOf: files.roll(sheet))))
    }

    private func link(_ issuer: CodeIssuer, _ files: IssueFolder) throws -> LinkTable {
        try LinkTable.open(files.link, of: issuer.plan.definition, passphrases: [:])
    }

    @Test("makes a roll per sheet that holds every letter, spare and paper code under its stratum")
    func rolls() async throws {
        try await withIssue { issuer, files in
            let advisory = try roll(files, "raad")
            #expect(advisory.counts(of: .letter) == [8, 6, 7, 0, 0])
            #expect(advisory.counts(of: .reserve) == [4, 4, 4, 0, 0])
            #expect(advisory.counts(of: .paper) == [0, 0, 0, 3, 3])
            let binding = try roll(files, "besluit")
            #expect(binding.counts(of: .letter) == [8, 7, 0])
            #expect(binding.counts(of: .reserve) == [4, 4, 0])
            #expect(binding.counts(of: .paper) == [0, 0, 3])
            #expect(advisory.definition == issuer.plan.definition.digest)
            for (sheet, roll) in [(SheetID("raad"), advisory), (SheetID("besluit"), binding)] {
                let list = try CredentialList([UInt8](Data(contentsOf: files.credentials(sheet))))
                #expect(list.keys == (0..<roll.count).map { roll[$0].key })
                #expect(!list.isWeighted)
                try list.checkKeys(in: 0..<list.count)
            }
        }
    }

    @Test("gives each letter a code whose credentials, with its address, are on the rolls")
    func letters() async throws {
        try await withIssue { issuer, files in
            let table = try link(issuer, files)
            #expect(table.letters.count == 21)
            for letter in table.letters {
                let code = try table.code(of: letter)
                for (sheet, election) in SampleRound.elections {
                    let roll = try roll(files, sheet)
                    let credential = code.credential(
                        uuid: [UInt8](election.text.utf8),
                        postcode: [UInt8](letter.address.postcode.text.utf8),
                        houseNumber: [UInt8](letter.address.number.text.utf8)
                    )
                    let place = roll.index(of: credential.publicKey.bytes)
                    #expect((place != nil) == (sheet == "raad" || letter.stratum.group == "inwoners"))
                    guard let place else { continue }
                    let expected = letter.stratum.text == "zuid/winkels" ? "noord/winkels" : letter.stratum.text
                    #expect(roll[place].role == .letter)
                    #expect(roll.letterStrata[roll[place].stratum].text == expected)
                }
            }
        }
    }

    @Test("gives spare codes whose credentials have no address in them")
    func spares() async throws {
        try await withIssue { issuer, files in
            let definition = issuer.plan.definition
            let reserve = try SpareCodes.open(files.reserve, .reserve, of: definition, passphrases: [:])
            #expect(reserve.names.count == 12)
            for name in reserve.names {
                guard case .reserve(let stratum, _) = name else { return #expect(Bool(false)) }
                let code = try reserve.code(name)
                let place = try #require(try index(code, "raad", files))
                #expect(try roll(files, "raad")[place].role == .reserve)
                #expect(try (index(code, "besluit", files) != nil) == (stratum.group == "inwoners"))
            }
            let paper = try SpareCodes.open(files.paper, .paper, of: definition, passphrases: [:])
            #expect(paper.names.count == 9)
            for name in paper.names {
                guard case .paper(let sheet, let weight, _) = name else { return #expect(Bool(false)) }
                let roll = try roll(files, sheet)
                let place = try #require(try index(paper.code(name), sheet, files))
                #expect(
                    roll[place]
                        == Roll.Entry(key: roll[place].key, role: .paper, stratum: roll.letterStrata.count + weight)
                )
            }
        }
    }

    private func index(_ code: VotingCode, _ sheet: SheetID, _ files: IssueFolder) throws -> Int? {
        let uuid = try #require(SampleRound.elections[sheet]).text
        let credential = code.credential(uuid: [UInt8](uuid.utf8), postcode: [], houseNumber: [])
        return try roll(files, sheet).index(of: credential.publicKey.bytes)
    }

    @Test("prints the letters in the order of addresses, with the codes of the link file")
    func lettersFile() async throws {
        try await withIssue { issuer, files in
            let table = try link(issuer, files)
            let rows = String(decoding: try Data(contentsOf: files.letters), as: UTF8.self).split(separator: "\r\n")
            let place = "straat;huisnummer;huisletter;huisnummertoevoeging;postcode;woonplaats"
            #expect(rows.first == "nummer;\(place);gebied;groep;stemcode")
            #expect(rows.count == table.letters.count + 1)
            for (row, letter) in zip(rows.dropFirst(), table.letters) {
                let code = String(decoding: try table.code(of: letter).printed, as: UTF8.self)
                let place = letter.address.postcode.text
                let fields =
                    "\(letter.address.number);\(letter.address.letter);;\(letter.address.postcode.spaced);Assen"
                let stratum = "\(letter.stratum.zone);\(letter.stratum.group)"
                #expect(row == "\(letter.number);\"Straat; \"\"\(place)\"\"\";\(fields);\(stratum);\(code)")
            }
        }
    }

    @Test("says the numbers in public, and neither code nor address")
    func numbers() async throws {
        try await withIssue { issuer, files in
            let numbers = try IssueNumbers(json: [UInt8](Data(contentsOf: files.numbers)))
            #expect(numbers.letters == 21)
            #expect(numbers.source.addresses == 22)
            #expect(numbers.rolls.map(\.sheet) == ["raad", "besluit"])
            for entry in numbers.rolls {
                #expect(try Digest(of: [UInt8](Data(contentsOf: files.roll(entry.sheet)))) == entry.digest)
                #expect(entry.election == SampleRound.elections[entry.sheet])
            }
            let table = try link(issuer, files)
            for sheet in [SheetID("raad"), "besluit"] {
                let urls = [files.roll(sheet), files.credentials(sheet), files.numbers]
                let text = try urls.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }.joined()
                #expect(!text.contains("9401"))
                for letter in table.letters {
                    #expect(!text.contains(String(decoding: try table.code(of: letter).printed, as: UTF8.self)))
                }
            }
        }
    }

    @Test("keeps every secret in files and folders of its owner alone")
    func modes() async throws {
        try await withTemporaryFolder { folder in
            let files = IssueFolder(folder.appending(path: "uitgifte"))
            _ = try await issue(issuer(), files.url)
            func mode(_ url: URL) throws -> Int? {
                try FileManager.default.attributesOfItem(atPath: url.path(percentEncoded: false))[.posixPermissions]
                    as? Int
            }
            for url in [files.letters, files.link, files.reserve, files.paper] { #expect(try mode(url) == 0o600) }
            #expect(try mode(files.letters.deletingLastPathComponent()) == 0o700)
            let all = try FileManager.default.subpathsOfDirectory(atPath: files.url.path(percentEncoded: false))
            #expect(
                all.sorted() == [
                    "public", "public/besluit", "public/besluit/credentials.json", "public/besluit/roll.json",
                    "public/issue.json", "public/raad", "public/raad/credentials.json", "public/raad/roll.json",
                    "secret", "secret/letters.csv", "secret/link.sealed", "secret/paper.sealed",
                    "secret/reserve.sealed",
                ]
            )
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)) == ["uitgifte"]
            )
        }
    }

    @Test("needs two officials for a spare code, and one for the link file")
    func sealing() async throws {
        try await withTemporaryFolder { folder in
            let issuer = try issuer()
            let files = IssueFolder(folder.appending(path: "uitgifte"))
            let passphrases = ["een": "de eerste wachtzin", "twee": "de tweede wachtzin"]
                .mapValues { SecretBytes(copying: [UInt8]($0.utf8)) }
            let locks = try passphrases.sorted { $0.key < $1.key }.map {
                try SealLock(name: $0.key, passphrase: $0.value)
            }
            let protection = IssueProtection(
                link: .passphrases(locks, needed: .one, cost: .rehearsal),
                spare: .passphrases(locks, needed: .two, cost: .rehearsal)
            )
            _ = try await issue(issuer, files.url, protection: protection)
            let one = passphrases.filter { $0.key == "twee" }
            let definition = issuer.plan.definition
            #expect(try LinkTable.open(files.link, of: definition, passphrases: one).letters.count == 21)
            #expect(throws: SealedFileError.self) {
                try SpareCodes.open(files.reserve, .reserve, of: definition, passphrases: one)
            }
            #expect(
                try SpareCodes.open(files.reserve, .reserve, of: definition, passphrases: passphrases).names.count == 12
            )
            #expect(throws: SealedFileError.self) {
                try SpareCodes.open(files.reserve, .paper, of: definition, passphrases: passphrases)
            }
            #expect(throws: SealedFileError.self) {
                try LinkTable.open(files.link, of: SampleRound.definition(votes: .fromRegister), passphrases: one)
            }
        }
    }

    @Test("gives the same folder for the same random numbers, however many threads there are, and another for others")
    func determinism() async throws {
        try await withTemporaryFolder { folder in
            let issuer = try issuer(register: SampleRound.register(noord: 700, zuid: 40, shops: 30))
            var rolls: [[UInt8]] = []
            for (name, seed, threads) in [("a", UInt64(1), 1), ("b", 1, 5), ("c", 2, 2)] {
                var generator = SeededGenerator(seed: seed)
                let url = folder.appending(path: name)
                _ = try await issuer.issue(into: url, protection: .rehearsal, threads: threads, using: &generator)
                rolls.append([UInt8](try Data(contentsOf: IssueFolder(url).roll("raad"))))
            }
            #expect(rolls[0] == rolls[1])
            #expect(rolls[0] != rolls[2])
        }
    }

    @Test("counts its work to the end")
    func progress() async throws {
        try await withTemporaryFolder { folder in
            let issuer = try issuer()
            let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
            var generator = SeededGenerator(seed: 1)
            _ = try await issuer.issue(
                into: folder.appending(path: "a"),
                protection: .rehearsal,
                using: &generator,
                progress: { continuation.yield($0) }
            )
            continuation.finish()
            var done = 0
            for await count in stream { done += count }
            #expect(done == issuer.work)
            #expect(done == 21 + 12 + 6 + 15 + 8 + 3)
        }
    }

    @Test("overwrites nothing, and leaves nothing behind when it fails")
    func failures() async throws {
        try await withTemporaryFolder { folder in
            let issuer = try issuer()
            let taken = folder.appending(path: "er-al")
            try FileManager.default.createDirectory(at: taken, withIntermediateDirectories: false)
            let error = await #expect(throws: IssueError.self) { try await issue(issuer, taken) }
            #expect(error?.code == .folderExists)
            let weak = try SealLock(name: "een", passphrase: SecretBytes(copying: [1]))
            let protection = IssueProtection(link: .passphrases([weak], needed: .one), spare: .fileMode)
            await #expect(throws: SealedFileError.self) {
                try await issue(issuer, folder.appending(path: "zwak"), protection: protection)
            }
            let nowhere = folder.appending(path: "geen").appending(path: "map")
            let missing = await #expect(throws: IssueError.self) { try await issue(issuer, nowhere) }
            #expect(missing?.code == .unwritable)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)) == ["er-al"]
            )
        }
    }

    @Test("says what a run that was broken off has left, until it is destroyed")
    func leftovers() async throws {
        try await withTemporaryFolder { folder in
            let issuer = try issuer()
            let files = IssueFolder(folder.appending(path: "uitgifte"))
            let left = folder.appending(path: ".uitgifte.12345.tmp")
            let others = [".uitgifte.tmp", ".uitgifte.x.tmp", ".uitgifte-2.1.tmp", "uitgifte.1.tmp"]
            for name in others {
                try FileManager.default.createDirectory(
                    at: folder.appending(path: name),
                    withIntermediateDirectories: false
                )
            }
            _ = try await issue(issuer, files.url)
            try FileManager.default.createDirectory(
                at: left.appending(path: "secret"),
                withIntermediateDirectories: true
            )
            try Data("codes".utf8).write(to: left.appending(path: "secret/letters.csv"))
            try FileManager.default.moveItem(at: files.url, to: folder.appending(path: "weg"))
            let error = await #expect(throws: IssueError.self) { try await issue(issuer, files.url) }
            #expect(error?.code == .leftover && error?.detail.contains(".uitgifte.12345.tmp") == true)
            try FileManager.default.moveItem(at: folder.appending(path: "weg"), to: files.url)
            try SecretFolder.destroy(files)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
            #expect(names.sorted() == (others + ["uitgifte"]).sorted())
        }
    }

    @Test("refuses a random source that repeats itself")
    func badRandomness() async throws {
        struct Constant: RandomNumberGenerator {
            func next() -> UInt64 { 0 }
        }
        try await withTemporaryFolder { folder in
            let issuer = try issuer()
            var generator = Constant()
            await #expect(throws: RecordError.self) {
                try await issuer.issue(into: folder.appending(path: "a"), protection: .rehearsal, using: &generator)
            }
        }
    }

    @Test("refuses elections that are not those of the sheets")
    func elections() throws {
        let plan = try issuer().plan
        let one = try #require(SampleRound.elections["raad"])
        for elections in [[:], ["raad": one], ["raad": one, "besluit": one], ["raad": one, "ander": one]]
            as [[SheetID: ElectionID]]
        {
            let error = try #require(throws: IssueError.self) {
                try CodeIssuer(
                    plan: plan,
                    elections: elections,
                    registerDigest: Digest(of: [1]),
                    registerDate: #require(Day("2028-01-01"))
                )
            }
            #expect(error.code == .sheets)
        }
    }
}
