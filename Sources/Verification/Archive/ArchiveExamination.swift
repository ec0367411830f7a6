//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import CanonicalText
import ElectionRecord
import KeyCeremony

/// Examines one archive in two readings: first its form, its set-up and which ballots count, then every ballot's proofs
/// and, from the ballots that count, sums, decryptions and result.
///
/// Between the two the caller may say to which cell each credential belongs.
struct ArchiveExamination {
    /// What the first reading yields.
    struct Record {
        let election: Election
        let trustees: Trustees
        let credentials: CredentialList
        var box: BallotBox
        var head: RecordHead
        /// The last event before EndBallots, or the last one so far.
        var lastVote: (height: Int, hash: Digest)
        var tally: (payload: TallyPayload, document: DataRecord)?
        var decryptions: [(owner: Int, document: DataRecord)] = []
        var result: DataRecord?
    }

    let source: ArchiveSource
    /// What findings begin with: the sheet, where there are several.
    let label: String
    let expectations: Expectations
    let progress: Progress
    /// The keys of the sheet's roll, if there is one.
    private let rollKeys: [Bytes32]
    /// Whether something was found that leaves nothing to go on from.
    private(set) var hasFailed = false
    private(set) var seenEvents: Set<Digest> = []
    private(set) var seenBallots: Set<Digest> = []

    init(
        _ source: ArchiveSource,
        label: String = "",
        rollKeys: [Bytes32] = [],
        expectations: Expectations,
        progress: Progress
    ) {
        self.source = source
        self.rollKeys = rollKeys
        self.label = label
        self.expectations = expectations
        self.progress = progress
    }

    // MARK: First reading

    /// What the events read so far yield; nil before the Setup, or if it is not fit to go on from.
    private(set) var record: Record?
    private var reader: ArchiveReader?

    /// Reads the whole archive; nil if it is not fit for a second reading.
    mutating func readRecord(_ findings: inout Findings) -> Record? {
        while next(&findings) != nil {}
        return hasFailed ? nil : record
    }

    /// Reads the next event; nil at the end, or if there is no sense in reading on.
    mutating func next(_ findings: inout Findings) -> RecordedEvent? {
        guard !hasFailed else { return nil }
        do throws(ArchiveError) {
            if reader == nil { reader = try ArchiveReader(source) }
            guard let event = try reader?.next() else {
                finish(&findings)
                return nil
            }
            progress.advance(event.range.count)
            keep(event)
            guard take(event, &findings) else {
                hasFailed = true
                return nil
            }
            return event
        } catch {
            findings.fail(error.check, label + "\(error)")
            hasFailed = true
            return nil
        }
    }

    /// Says that the archive was not read to its end, so that nothing more is made of it.
    mutating func abandon() {
        hasFailed = true
    }

    private mutating func finish(_ findings: inout Findings) {
        guard let head = reader?.head, record != nil else { return }
        record?.head = head
        for code in ArchiveError.formChecks where code != .parent { findings.done(code) }
        findings.done(.parent, label + "\(head.count) events")
    }

    private mutating func keep(_ event: RecordedEvent) {
        if expectations.events.contains(event.hash) { seenEvents.insert(event.hash) }
        if case .ballot(let ballot) = event.content, expectations.ballots.contains(ballot.hash) {
            seenBallots.insert(ballot.hash)
        }
    }

    /// Takes up one event; false if there is no sense in reading on.
    private mutating func take(_ event: RecordedEvent, _ findings: inout Findings) -> Bool {
        if case .setup(let election, let trustees, let credentials, _) = event.content {
            record = setUp(election, trustees, credentials, event, &findings)
            return record != nil
        }
        switch event.content {
        case .setup, .endBallots: break
        case .ballot(let ballot):
            record?.lastVote = (event.event.height, event.hash)
            takeBallot(ballot, height: event.event.height, &findings)
        case .encryptedTally(let payload, let document): record?.tally = (payload, document)
        case .partialDecryption(let owner, let document): record?.decryptions.append((owner, document.released))
        case .result(let document): record?.result = document
        }
        return true
    }

    private mutating func takeBallot(_ ballot: DataRecord, height: Int, _ findings: inout Findings) {
        guard let context = record?.election.context, let bytes = try? ballot.bytes() else { return }
        // A ballot that does not begin as ballots do is refused for that in the second reading.
        guard let credential = BallotBox.credential(ofBallot: bytes, in: context) else { return }
        do throws(BallotBox.Refusal) {
            try record?.box.take(credential: credential, ballot: ballot.hash, height: height)
        } catch {
            switch error {
            case .unknownCredential:
                let hex = String(decoding: Hex.encode(credential.array.reversed()), as: UTF8.self)
                findings.fail(
                    .ballotCredential,
                    at: height,
                    label + "ballot \(height): its credential \(hex) is not on the list"
                )
            case .duplicateBallot:
                findings.fail(.ballotTwice, at: height, label + "ballot \(height): the same ballot is recorded before")
            }
        }
    }

    /// Reads the set-up's documents; each on its own, so that every fault is named.
    private func setUp(
        _ election: DataRecord,
        _ trustees: DataRecord,
        _ credentials: DataRecord,
        _ event: RecordedEvent,
        _ findings: inout Findings
    ) -> Record? {
        let readElection: Election? = read(.election, \.electionCheck, &findings) {
            try Election(try election.bytes())
        }
        let readTrustees: Trustees? = read(.trusteesForm, \.trusteesCheck, &findings) {
            try Trustees(try trustees.bytes())
        }
        let list: CredentialList? = read(.credentials, \.credentialsCheck, &findings) {
            try CredentialList(credentials).sharing(rollKeys)
        }
        guard let readElection, let readTrustees, let list else { return nil }
        findings.done(.credentialTwice)
        checkTrustees(readTrustees, readElection, &findings)
        if list.entriesWithLogin > 0 {
            findings.warn(
                .credentials,
                label + "\(list.entriesWithLogin) credentials carry a third field; a public list should hold no logins"
            )
        }
        return Record(
            election: readElection,
            trustees: readTrustees,
            credentials: list,
            box: BallotBox(credentials: list),
            head: RecordHead(header: ArchiveHeader(timestamp: 0)),
            lastVote: (event.event.height, event.hash)
        )
    }

    private func read<Document>(
        _ code: CheckCode,
        _ check: (DocumentError) -> CheckCode,
        _ findings: inout Findings,
        _ body: () throws -> Document
    ) -> Document? {
        do {
            let document = try body()
            findings.done(code)
            return document
        } catch let error as DocumentError {
            findings.fail(check(error), label + "\(error)")
        } catch let error as ArchiveError {
            findings.fail(error.check, label + "\(error)")
        } catch {
            findings.fail(.unreadable, label + "\(error)")
        }
        return nil
    }

    private func checkTrustees(_ trustees: Trustees, _ election: Election, _ findings: inout Findings) {
        do throws(DocumentError) {
            try trustees.check(electionKey: election.publicKey)
        } catch {
            findings.fail(error.trusteesCheck, label + "\(error)")
            return
        }
        findings.done(.trusteeProof)
        findings.done(.publicKey)
        let keys = trustees.owners.map(\.key)
        for (place, key) in keys.enumerated() where keys[..<place].contains(key) {
            findings.warn(.trusteesForm, label + "trustee \(place + 1) has the key of another: they are one")
        }
        let hasGroup = trustees.entries.contains { if case .pedersen = $0 { true } else { false } }
        guard hasGroup else { return }
        for code in [CheckCode.certificate, .coefficients, .verificationKey, .verificationKeySignature] {
            findings.done(code)
        }
    }
}
