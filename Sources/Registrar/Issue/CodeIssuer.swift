//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
public import CanonicalText
public import Foundation
public import Rounds
import SealedFiles

/// Makes the voting codes of a round, and everything that follows from them.
///
/// The codes come from the plan's order and the random source alone. What is secret goes into files that only their
/// owner may read; what is public names neither codes nor addresses.
public struct CodeIssuer: Sendable {
    public let plan: IssuePlan
    public let source: IssueNumbers.Source
    /// The election of each sheet, in the definition's order.
    let elections: [ElectionID]

    /// - Parameters:
    ///   - elections: the uuids that the round's adoption gave its sheets, each to one.
    ///   - registerDigest: SHA-256 of the file that the plan's register was read from, as it was on `registerDate`.
    ///   - votersDigest: SHA-256 of the file with the numbers of voters, if there was one.
    /// - Throws: `IssueError` with code `sheets` if these are not the elections of the definition's sheets.
    public init(
        plan: IssuePlan,
        elections: [SheetID: ElectionID],
        registerDigest: Digest,
        registerDate: Day,
        votersDigest: Digest? = nil
    ) throws(IssueError) {
        let sheets = plan.definition.sheets.map(\.id)
        let ordered = sheets.compactMap { elections[$0] }
        guard ordered.count == sheets.count, elections.count == sheets.count, Set(ordered).count == sheets.count else {
            throw IssueError(.sheets, "round \(plan.definition.id): each of its sheets needs one election of its own")
        }
        self.plan = plan
        self.elections = ordered
        source = IssueNumbers.Source(
            digest: registerDigest,
            date: registerDate,
            addresses: plan.register.entries.count,
            votersDigest: votersDigest
        )
    }

    /// Credentials to be derived: what `progress` of `issue` counts up to.
    public var work: Int {
        plan.definition.sheets.indices.reduce(0) { $0 + plan.items(sheet: $1).count }
    }

    /// Makes the codes and writes the folder, which must not be there yet; if anything fails it is not there at all.
    ///
    /// - Parameters:
    ///   - threads: credentials are derived on so many at a time.
    ///   - generator: `SodiumGenerator`, except in tests.
    ///   - progress: hears how many credentials have been derived since it was called last.
    /// - Throws: `IssueError` with code `folderExists`, `leftover` or `unwritable`; `SealedFileError`; `RecordError` if the
    ///   random source gives the same code twice.
    public func issue(
        into folder: URL,
        protection: IssueProtection,
        threads: Int = ProcessInfo.processInfo.activeProcessorCount,
        using generator: inout some RandomNumberGenerator,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> IssueNumbers {
        let vault = CodeVault(count: plan.codeCount, using: &generator)
        return try await FolderWriter.make(folder) { url in
            let files = IssueFolder(url)
            try FolderWriter.makeFolder(files.secret, isPrivate: true)
            try FolderWriter.makeFolder(files.open, isPrivate: false)
            try SecretWriter(plan: plan, vault: vault).write(files, protection)
            var rolls: [IssueNumbers.SheetRoll] = []
            for (place, sheet) in plan.definition.sheets.enumerated() {
                let roll = try await roll(sheet: place, vault, threads, progress)
                try FolderWriter.makeFolder(files.roll(sheet.id).deletingLastPathComponent(), isPrivate: false)
                let digest = try PublicWriter.write(roll, files, sheet.id)
                rolls.append(IssueNumbers.SheetRoll(sheet: sheet.id, election: elections[place], digest: digest))
            }
            let numbers = try numbers(rolls)
            var file = try OutputFile(files.numbers.path(percentEncoded: false), .everybody)
            try file.append(numbers.json)
            try file.finish()
            return numbers
        }
    }

    private func roll(
        sheet: Int,
        _ vault: CodeVault,
        _ threads: Int,
        _ progress: @escaping @Sendable (Int) -> Void
    ) async throws -> Roll {
        let deriver = CredentialDeriver(vault: vault, register: plan.register, election: elections[sheet])
        let entries = try await deriver.entries(plan.items(sheet: sheet), threads: threads, progress: progress)
        return try Roll(
            election: elections[sheet],
            sheet: plan.definition.sheets[sheet].id,
            definition: plan.definition.digest,
            strata: plan.strata.sheets[sheet],
            entries: entries
        )
    }

    private func numbers(_ rolls: [IssueNumbers.SheetRoll]) throws(RecordError) -> IssueNumbers {
        try IssueNumbers(
            round: plan.definition.id,
            definition: plan.definition.digest,
            source: source,
            excludedStatuses: plan.excludedStatuses,
            leftOut: plan.leftOut,
            parts: plan.parts,
            rolls: rolls
        )
    }
}
