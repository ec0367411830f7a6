//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import ElectionRecord

/// Reads whole archives in memory.
public enum ArchiveReplay {
    /// The first fault of an archive; nil if it has none.
    public static func fault(of bytes: [UInt8]) -> ArchiveError.Code? {
        do throws(ArchiveError) {
            var reader = try ArchiveReader(ArchiveSource(bytes: bytes))
            while try reader.next() != nil {}
            return nil
        } catch {
            return error.code
        }
    }

    /// What an archive's events say, to be recorded again.
    public static func events(of bytes: [UInt8]) throws -> (header: ArchiveHeader, events: [NewEvent]) {
        var reader = try ArchiveReader(ArchiveSource(bytes: bytes))
        var events: [NewEvent] = []
        while let event = try reader.next() { events.append(try again(event)) }
        return (reader.header, events)
    }

    private static func again(_ event: RecordedEvent) throws -> NewEvent {
        switch event.content {
        case .setup(let election, let trustees, let credentials, _):
            let (election, trustees) = (try election.bytes(), try trustees.bytes())
            return .setup(election: election, trustees: trustees, credentials: try credentials.bytes())
        case .ballot(let ballot): return .ballot(try ballot.bytes())
        case .endBallots: return .endBallots
        case .encryptedTally(let payload, let tally):
            return .encryptedTally(try tally.bytes(), ballots: payload.ballots, weight: payload.weight)
        case .partialDecryption(let owner, let answer):
            return .partialDecryption(try answer.bytes(), owner: owner)
        case .result(let result): return .result(try result.bytes())
        }
    }
}
