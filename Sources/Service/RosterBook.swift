//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Foundation
public import Rounds
import SealedFiles
public import SignedNotes
import Synchronization

/// The rosters of an instance's municipalities: the chain that every new roster must fit to, and that the log of each round
/// repeats.
///
/// In a folder each roster is a file `MUNICIPALITY/NUMBER.note`, which is written once and never changed. Several processes
/// may share the folder: what another one has written is read when it is asked for.
public final class RosterBook: Sendable {
    private let instance: InstanceID
    private let folder: String?
    private let chains: Mutex<[MunicipalityID: RosterChain]>

    /// The rosters in a folder of the instance, which may be empty or not there yet.
    public init(folder: String, instance: InstanceID) {
        self.folder = folder
        self.instance = instance
        chains = Mutex([:])
    }

    /// Rosters that are kept in memory alone.
    public init(_ chains: [MunicipalityID: RosterChain], instance: InstanceID) {
        folder = nil
        self.instance = instance
        self.chains = Mutex(chains)
    }

    /// The rosters of a municipality; none if it has none yet.
    ///
    /// - Throws: `ServiceError` with code `damaged` if a file is no roster or does not follow from those before it,
    ///   `unavailable` if it cannot be read.
    public func chain(of municipality: MunicipalityID) throws(ServiceError) -> RosterChain {
        var chain = chains.withLock { $0[municipality] } ?? RosterChain()
        guard folder != nil else { return chain }
        let known = chain.rosters.count
        while let note = try read(chain.rosters.count + 1, of: municipality) {
            let path = path(chain.rosters.count + 1, of: municipality)
            do {
                let roster = try Roster(text: note.text)
                guard roster.municipality == municipality, roster.instance == instance else {
                    throw ServiceError(.damaged, "\(path): a roster of \(roster.municipality) at \(roster.instance)")
                }
                try chain.append(roster, note)
            } catch let error as ServiceError {
                throw error
            } catch {
                throw ServiceError(.damaged, "\(path): \(error)")
            }
        }
        if chain.rosters.count > known { keep(chain, of: municipality) }
        return chain
    }

    /// Puts a municipality's first roster in place, on the machine itself. That it is the right one nobody but those on it
    /// can say: everybody signs it, and its fingerprint is published outside the system.
    ///
    /// - Parameter received: now.
    /// - Returns: the rules that it breaks, in which case nothing has changed; `roster-number` if there is one already.
    /// - Throws: as `chain`; `conflict` if another process was faster.
    public func begin(_ roster: Roster, _ note: SignedNote, received: Moment) throws(ServiceError) -> [RosterProblem] {
        try add(roster, note, running: [], logs: [], received: received)
    }

    /// Brings a roster into force, once and for all: when this returns it is on the disk.
    ///
    /// - Parameters:
    ///   - running: the rosters by which rounds that are not over are judged now.
    ///   - logs: the keys of logs.
    ///   - received: when it came in.
    /// - Returns: the rules that it breaks, in which case nothing has changed.
    /// - Throws: `ServiceError` with code `conflict` if another process was faster; `damaged` or `unavailable`.
    func add(
        _ roster: Roster,
        _ note: SignedNote,
        running: [Roster],
        logs: [VerifierKey],
        received: Moment
    ) throws(ServiceError) -> [RosterProblem] {
        var chain = try chain(of: roster.municipality)
        var problems = chain.problems(with: roster, note, running: running, logs: logs, received: received)
        if chain.current == nil, roster.instance != instance {
            problems.append(RosterProblem(.rosterElsewhere, "a roster at \(roster.instance), not \(instance)"))
        }
        guard problems.isEmpty else { return problems }
        do throws(RosterProblem) { try chain.append(roster, note) } catch { return [error] }
        try write(note, roster.number, of: roster.municipality)
        keep(chain, of: roster.municipality)
        return []
    }

    private func keep(_ chain: RosterChain, of municipality: MunicipalityID) {
        chains.withLock { chains in
            if chain.rosters.count > chains[municipality]?.rosters.count ?? 0 { chains[municipality] = chain }
        }
    }

    // MARK: Files

    private func path(_ number: Int, of municipality: MunicipalityID) -> String {
        "\(folder ?? "")/\(municipality)/\(number).note"
    }

    private func read(_ number: Int, of municipality: MunicipalityID) throws(ServiceError) -> SignedNote? {
        let path = path(number, of: municipality)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let bytes: [UInt8]
        do {
            let file = try FileHandle(forReadingFrom: URL(filePath: path))
            defer { try? file.close() }
            bytes = [UInt8](try file.read(upToCount: SignedNote.sizeLimit + 1) ?? Data())
        } catch {
            throw ServiceError(.unavailable, "\(path) cannot be read: \(error)")
        }
        do {
            return try SignedNote(parsing: bytes)
        } catch {
            throw ServiceError(.damaged, "\(path): \(error.detail)")
        }
    }

    private func write(_ note: SignedNote, _ number: Int, of municipality: MunicipalityID) throws(ServiceError) {
        guard let folder else { return }
        let path = path(number, of: municipality)
        do {
            try FileManager.default.createDirectory(
                atPath: "\(folder)/\(municipality)",
                withIntermediateDirectories: true
            )
            try AtomicFile.write(note.bytes, to: path)
        } catch let error as SealedFileError where error.code == .exists {
            throw ServiceError(.conflict, "\(path) is there by now: another roster \(number) came in first")
        } catch {
            throw ServiceError(.unavailable, "\(path) cannot be written: \(error)")
        }
    }
}
