//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

/// Finds which of the records before an event are its documents, and demands that they are all of them, in order.
struct EventContentReader {
    let event: Event
    let records: [DataRecord]
    /// Bytes from the start of the archive to the event's record.
    let offset: Int

    func content() throws(ArchiveError) -> RecordedEvent.Content {
        guard let hash = event.payload else {
            try demand([])
            return .endBallots
        }
        switch event.type {
        case .setup: return try setup(hash)
        case .ballot:
            try demand([hash])
            return .ballot(records[0])
        case .encryptedTally:
            let payload = try document(hash) { bytes throws(TextError) in try TallyPayload(bytes) }
            try demand([payload.tally, hash])
            return .encryptedTally(payload, records[0])
        case .partialDecryption:
            let payload = try document(hash) { bytes throws(TextError) in try OwnedPayload(bytes) }
            try demand([payload.payload, hash])
            return .partialDecryption(owner: payload.owner, records[0])
        case .result:
            try demand([hash])
            return .result(records[0])
        case .endBallots, .shuffle, .endShuffles:
            throw fault(.eventOrder, "\(event.type.rawValue) has no place in an election tallied by sums")
        }
    }

    private func setup(_ hash: Digest) throws(ArchiveError) -> RecordedEvent.Content {
        let payload = try document(hash) { bytes throws(TextError) in try SetupPayload(bytes) }
        let before = [payload.election, payload.trustees, payload.credentials]
        if let certificate = payload.certificate {
            try demand(before + [certificate, hash])
        } else {
            try demand(before + [hash])
        }
        let certificate = payload.certificate == nil ? nil : records[3]
        return .setup(election: records[0], trustees: records[1], credentials: records[2], certificate: certificate)
    }

    /// The document that the event points to.
    private func document<Payload>(
        _ hash: Digest,
        _ read: ([UInt8]) throws(TextError) -> Payload
    ) throws(ArchiveError) -> Payload {
        guard let record = records.first(where: { $0.hash == hash }) else {
            throw fault(.recordMissing, "the document that the event points to does not stand before it")
        }
        let bytes = try record.bytes()
        do throws(TextError) {
            return try read(bytes)
        } catch {
            throw fault(.payloadForm, "byte \(error.offset) of the event's document is not as the format has it")
        }
    }

    /// Demands that the records' hashes are `expected`, in order.
    private func demand(_ expected: [Digest]) throws(ArchiveError) {
        let found = records.map(\.hash)
        if found == expected { return }
        if let stray = records.first(where: { !expected.contains($0.hash) }) {
            throw fault(.recordNotReferenced, "the record at byte \(stray.offset) is not referenced")
        }
        guard expected.allSatisfy(found.contains) else {
            throw fault(.recordMissing, "a record that the event refers to does not stand before it")
        }
        throw fault(.recordOrder, "the event's records are not in the format's order")
    }

    private func fault(_ code: ArchiveError.Code, _ detail: String) -> ArchiveError {
        ArchiveError(code, offset: offset, height: event.height, detail: detail)
    }
}
