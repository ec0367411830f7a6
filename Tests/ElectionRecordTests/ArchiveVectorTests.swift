//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import ElectionRecord
import Foundation
import RecordFixtures
import TestSupport
import Testing

/// Recorded archives, and the altered ones whose fault lies in the archive itself.
struct ArchiveVectorTests {
    @Test("Sound archives are read to their end", arguments: SoundArchive.all)
    func soundArchivesAreRead(_ archive: SoundArchive) throws {
        var reader = try ArchiveReader(try ArchiveSource(path: archive.path))
        var types: [EventType] = []
        var end = reader.head.size
        while let event = try reader.next() {
            #expect(event.range.lowerBound == end)
            end = event.range.upperBound
            types.append(event.event.type)
        }
        #expect(end == (try Fixture.bytes(archive.file)).count)
        #expect(types.filter { $0 == .ballot }.count == archive.ballots)
        #expect(types.count == archive.events)
        #expect(reader.head.type == types.last)
    }

    @Test("Sound archives are rebuilt byte for byte from what their events say", arguments: SoundArchive.all)
    func soundArchivesAreRebuilt(_ archive: SoundArchive) throws {
        let original = try Fixture.bytes(archive.file)
        let (header, events) = try ArchiveReplay.events(of: original)
        var head = RecordHead(header: header)
        var rebuilt = header.record
        for event in events {
            let records = try EventRecords(event, after: head)
            rebuilt += records.records
            head = records.head
            #expect(head.size == rebuilt.count)
        }
        #expect(rebuilt == original)
    }

    @Test("The last event's hash is the checksum that the tool calls final")
    func finalHash() throws {
        let json = try Fixture.bytes("belenios/sound/threshold-3.3.0/checksums.json")
        var reader = try ArchiveReader(try ArchiveSource(path: SoundArchive.threshold.path))
        while try reader.next() != nil {}
        let hash = try #require(reader.head.hash)
        let text = String(decoding: json, as: UTF8.self)
        #expect(text.hasSuffix("\"final\":\"\(String(decoding: hash.hex, as: UTF8.self))\"}\n"))
    }

    @Test("Every altered archive is refused by the check named, or read if its archive is sound")
    func alteredArchives() throws {
        let expected = Self.refused
        var seen = Set<String>()
        for altered in try AlteredArchive.all() {
            let code = ArchiveReplay.fault(of: try Fixture.bytes(altered.file))
            #expect(code == expected[altered.id], "\(altered.id): \(altered.what)")
            seen.insert(altered.id)
        }
        #expect(seen.isSuperset(of: expected.keys))
    }

    @Test("An archive under another election's name is refused by a check of its own")
    func fileName() throws {
        #expect(ArchiveName.matches(path: SoundArchive.small.path, uuid: "avpHmfAVfquKZi"))
        #expect(!ArchiveName.matches(path: "/x/ZZZZZZZZZZZZZZ.bel", uuid: "avpHmfAVfquKZi"))
        #expect(!ArchiveName.matches(path: "avpHmfAVfquKZi", uuid: "avpHmfAVfquKZi"))
        #expect(!ArchiveName.matches(path: "avpHmfAVfquKZi.bel/x", uuid: "avpHmfAVfquKZi"))
    }

    /// The cases whose archive is refused, with the check; all others are read to their end.
    static let refused: [String: ArchiveError.Code] = [
        "098-no-encrypted-tally": .eventOrder,
        "135-ballot-after-result": .eventOrder,
        "137-late-ballot-replaces-all": .eventOrder,
        "138-endballots-in-the-middle": .eventOrder,
        "139-second-setup": .eventOrder,
        "142-endballots-twice": .eventOrder,
        "145-false-result-last": .eventOrder,
        "148-endshuffles-between-decryptions": .eventOrder,
        "149-endshuffles-homomorphic": .eventOrder,
        "150-wrong-parent": .parent,
        "152-parent-skips-one": .parent,
        "154-unknown-event": .eventType,
        "163-dangling-data": .recordWithoutEvent,
        "164-tar-eof-blocks": .trailingBytes,
        "165-trailing-bytes": .trailingBytes,
        "166-trailing-data-record": .recordWithoutEvent,
        "167-unreferenced-data": .recordNotReferenced,
        "168-mtime": .tarHeader,
        "169-owner-name": .tarHeader,
        "170-ustar-magic": .tarHeader,
        "171-header-checksum": .tarHeader,
        "173-padding": .padding,
        "176-setup-order": .recordOrder,
        "178-no-header": .archiveHeader,
        "180-empty": .archiveHeader,
        "181-header-only": .noEvents,
    ]
}
