//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// One kind of check, by the code that output, pages and docs/checks.md share. Codes are never reused.
///
/// The order of the cases is the order of the report.
public enum CheckCode: String, CaseIterable, Sendable {
    // The archive file, record by record.
    case unreadable = "V00"
    case archiveHeader = "V01"
    case tarHeader = "V02"
    case recordName = "V03"
    case padding = "V04"
    case afterLastRecord = "V05"
    case noEvents = "V06"
    case eventForm = "V07"
    case eventType = "V08"
    case parent = "V09"
    case eventOrder = "V10"
    case payloadForm = "V11"
    case recordOrder = "V12"
    case recordNotReferenced = "V13"
    case recordMissing = "V14"
    case recordWithoutEvent = "V15"
    case fileName = "V16"

    // Set-up.
    case election = "V20"
    case trusteesForm = "V21"
    case trusteeProof = "V22"
    case certificate = "V23"
    case coefficients = "V24"
    case verificationKey = "V25"
    case verificationKeySignature = "V26"
    case publicKey = "V27"
    case credentials = "V28"
    case credentialTwice = "V29"

    // Ballots.
    case ballotForm = "V30"
    case ballotElection = "V31"
    case ballotShape = "V32"
    case ballotGroup = "V33"
    case ballotSignature = "V34"
    case individualProof = "V35"
    case overallProof = "V36"
    case blankProof = "V37"
    case ballotCredential = "V38"
    case ballotTwice = "V39"

    // Tally, decryption, result.
    case encryptedTally = "V40"
    case tallyNumbers = "V41"
    case decryptionForm = "V42"
    case decryptionGroup = "V43"
    case decryptionProof = "V44"
    case decryptionOwner = "V45"
    case decryptionsEnough = "V46"
    case resultForm = "V47"
    case result = "V48"

    // What was kept from before.
    case keptEvents = "V49"

    // A bundle: its files and its log.
    case checksums = "V50"
    case definition = "V51"
    case rolls = "V52"
    case rollAgainstDefinition = "V53"
    case issue = "V54"
    case credentialsAgainstRoll = "V55"
    case electionAgainstDefinition = "V56"
    case checkpoint = "V57"
    case logTree = "V58"
    case logEntries = "V59"
    case logAgainstArchives = "V60"
    case statementHeading = "V61"
    case statementSigners = "V62"
    case phases = "V63"
    case chainOfActs = "V64"
    case opening = "V65"
    case extensions = "V66"
    case blocks = "V67"
    case activations = "V68"
    case lateRegistrations = "V69"
    case blockedWithBallot = "V70"
    case idleWithBallot = "V71"
    case secondPaperBallot = "V72"
    case closing = "V73"
    case reconciliation = "V74"
    case destroyedCodes = "V75"
    case cells = "V76"
    case cellProofs = "V77"
    case cellProducts = "V78"
    case cellCounts = "V79"
    case resultDocument = "V80"
    case resultTable = "V81"
    case resultOnRecord = "V82"
    case anchor = "V83"
    case rosters = "V84"
    case rosterSigners = "V85"
    case rosterNumbers = "V86"
    case feedback = "V87"

    /// The checks of an archive by itself.
    static let archiveChecks = Array(allCases.prefix { $0 != .checksums })

    /// The checks of a bundle: the archive's own, but for the name, which its place in the bundle fixes.
    static let bundleChecks = allCases.filter { $0 != .fileName }

    /// The checks that hold if the log was walked through without a problem.
    static let logChecks: [CheckCode] = [
        .logAgainstArchives, .statementHeading, .statementSigners, .phases, .chainOfActs, .extensions, .blocks,
        .activations, .lateRegistrations, .blockedWithBallot, .idleWithBallot, .secondPaperBallot, .destroyedCodes,
        .rosters, .rosterSigners, .rosterNumbers,
    ]

    /// The checks of an archive's ballots.
    static let ballotChecks: [CheckCode] = [
        .ballotForm, .ballotElection, .ballotShape, .ballotGroup, .ballotSignature, .individualProof, .overallProof,
        .blankProof, .ballotCredential, .ballotTwice,
    ]

    /// The checks of partial decryptions.
    static let decryptionChecks: [CheckCode] = [.decryptionForm, .decryptionGroup, .decryptionProof, .decryptionOwner]

    /// What is checked, in a few words.
    public var title: String {
        switch self {
        case .unreadable: "files"
        case .archiveHeader: "archive header"
        case .tarHeader: "record headers"
        case .recordName: "record names"
        case .padding: "padding"
        case .afterLastRecord: "end of the archive"
        case .noEvents: "events"
        case .eventForm: "form of the events"
        case .eventType: "event types"
        case .parent: "chain of events"
        case .eventOrder: "order of events"
        case .payloadForm: "form of the payloads"
        case .recordOrder: "order of records"
        case .recordNotReferenced: "unreferenced records"
        case .recordMissing: "missing records"
        case .recordWithoutEvent: "records without event"
        case .fileName: "file name"
        case .election: "election"
        case .trusteesForm: "trustees"
        case .trusteeProof: "trustees' proofs of their keys"
        case .certificate: "threshold certificates"
        case .coefficients: "threshold coefficients"
        case .verificationKey: "verification keys"
        case .verificationKeySignature: "signatures of verification keys"
        case .publicKey: "election key"
        case .credentials: "credentials"
        case .credentialTwice: "credentials listed once"
        case .ballotForm: "form of the ballots"
        case .ballotElection: "ballots of this election"
        case .ballotShape: "answers and proofs asked"
        case .ballotGroup: "numbers and points in range"
        case .ballotSignature: "signatures"
        case .individualProof: "proofs of each choice"
        case .overallProof: "proofs of the number of choices"
        case .blankProof: "proofs of blank answers"
        case .ballotCredential: "ballots of listed credentials"
        case .ballotTwice: "ballots recorded once"
        case .encryptedTally: "encrypted tally"
        case .tallyNumbers: "numbers beside the tally"
        case .decryptionForm: "form of the partial decryptions"
        case .decryptionGroup: "decryption factors in range"
        case .decryptionProof: "proofs of decryption"
        case .decryptionOwner: "one decryption a trustee"
        case .decryptionsEnough: "trustees needed"
        case .resultForm: "form of the result"
        case .result: "result"
        case .keptEvents: "what was kept from before"
        case .checksums: "checksums"
        case .definition: "definition"
        case .rolls: "rolls"
        case .rollAgainstDefinition: "rolls against the definition"
        case .issue: "issue of the letters"
        case .credentialsAgainstRoll: "credentials against the rolls"
        case .electionAgainstDefinition: "elections against definition and rolls"
        case .checkpoint: "signature of the log"
        case .logTree: "log's tree"
        case .logEntries: "form of the log's entries"
        case .logAgainstArchives: "log against archives"
        case .statementHeading: "statements of this round"
        case .statementSigners: "signatures of statements"
        case .phases: "phases"
        case .chainOfActs: "chain of acts"
        case .opening: "opening"
        case .extensions: "extensions"
        case .blocks: "blocks"
        case .activations: "activations"
        case .lateRegistrations: "late registrations"
        case .blockedWithBallot: "blocked credentials have no ballot"
        case .idleWithBallot: "idle credentials have no ballot"
        case .secondPaperBallot: "one ballot a paper credential"
        case .closing: "closing"
        case .reconciliation: "reconciliation"
        case .destroyedCodes: "destroyed codes"
        case .cells: "cells"
        case .cellProofs: "proofs of the cells"
        case .cellProducts: "archive's factors from the cells'"
        case .cellCounts: "counts of the cells"
        case .resultDocument: "outcome"
        case .resultTable: "outcome as a table"
        case .resultOnRecord: "result on record"
        case .anchor: "observer's anchor"
        case .rosters: "chain of rosters"
        case .rosterSigners: "signatures of rosters"
        case .rosterNumbers: "numbers of signatures asked"
        case .feedback: "feedback"
        }
    }
}
