//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ElectionRecord
import Foundation
import TestSupport

/// A recorded archive, with what is known of it.
struct SoundArchive: Sendable, CustomStringConvertible {
    let name: String
    let uuid: String
    let ballots: Int
    let events: Int

    static let small = Self(name: "small", uuid: "avpHmfAVfquKZi", ballots: 6, events: 13)
    static let open = Self(name: "open", uuid: "avpHmfAVfquKZi", ballots: 6, events: 7)
    static let threshold = Self(name: "threshold-3.3.0", uuid: "tyTZBiff4wiqxT", ballots: 4, events: 11)
    static let multi = Self(name: "multi", uuid: "Y5Fxy4FSNLBDv4", ballots: 6, events: 11)
    static let medium = Self(name: "medium", uuid: "F85Pe26swn4Yg2", ballots: 200, events: 205)
    static let all = [small, open, threshold, multi, medium]

    var description: String { name }
    var folder: String { "belenios/sound/\(name)" }
    var file: String { "\(folder)/\(uuid).bel" }
    var path: String { Fixture.url(file).path }
}

/// A case of `cases.json`.
struct AlteredArchive: Decodable {
    let id: String
    let base: String
    let what: String
    let expect: String
    let check: String

    static func all() throws -> [Self] {
        try JSONDecoder().decode([Self].self, from: Data(contentsOf: Fixture.url("belenios/tampered/cases.json")))
    }

    /// The archive, which is the only file in its folder.
    var file: String {
        get throws {
            let folder = "belenios/tampered/\(id)"
            let names = try FileManager.default.contentsOfDirectory(atPath: Fixture.url(folder).path)
            return "\(folder)/\(names.sorted().first ?? "none")"
        }
    }
}

/// Reads whole archives in memory.
enum ArchiveFault {
    /// The first fault of an archive; nil if it has none.
    static func code(of bytes: [UInt8]) -> ArchiveError.Code? {
        do throws(ArchiveError) {
            var reader = try ArchiveReader(ArchiveSource(bytes: bytes))
            while try reader.next() != nil {}
            return nil
        } catch {
            return error.code
        }
    }
}

/// What an archive's events say, to be recorded again.
func replay(_ bytes: [UInt8]) throws -> (header: ArchiveHeader, events: [NewEvent]) {
    var reader = try ArchiveReader(ArchiveSource(bytes: bytes))
    var events: [NewEvent] = []
    while let event = try reader.next() {
        switch event.content {
        case .setup(let election, let trustees, let credentials, _):
            events.append(
                .setup(
                    election: try election.bytes(),
                    trustees: try trustees.bytes(),
                    credentials: try credentials.bytes()
                )
            )
        case .ballot(let ballot): events.append(.ballot(try ballot.bytes()))
        case .endBallots: events.append(.endBallots)
        case .encryptedTally(let payload, let tally):
            events.append(.encryptedTally(try tally.bytes(), ballots: payload.ballots, weight: payload.weight))
        case .partialDecryption(let owner, let answer):
            events.append(.partialDecryption(try answer.bytes(), owner: owner))
        case .result(let result): events.append(.result(try result.bytes()))
        }
    }
    return (reader.header, events)
}
