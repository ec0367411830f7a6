//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds
import SealedFiles
public import SignedNotes
import Synchronization

/// The keys of the rounds' logs: one file each in a folder that only the service may read.
public final class LogKeys: Sendable {
    private let folder: String
    private let instance: InstanceID
    private let known = Mutex<[RoundID: SigningKey]>([:])
    /// Longer than any key's text.
    private static let sizeLimit = 1024

    /// The keys in `folder`, which is there.
    public init(folder: String, instance: InstanceID) {
        self.folder = folder
        self.instance = instance
    }

    /// The key of a round's log.
    ///
    /// - Throws: `ServiceError` with code `logKey` if it is not there, or may be read by others.
    public func key(of round: RoundID) throws(ServiceError) -> SigningKey {
        if let key = known.withLock({ $0[round] }) { return key }
        let key: SigningKey
        do {
            let text = try SecretFile.read(path(round), limit: Self.sizeLimit)
            key = try text.withUnsafeBytes { bytes throws(NoteError) in try SigningKey(text: bytes) }
        } catch {
            throw ServiceError(.logKey, "the key of the log of round \(round): \(error)")
        }
        guard key.verifierKey.name == (try name(round)) else {
            throw ServiceError(.logKey, "the key in \(path(round)) is that of \(key.verifierKey.name)")
        }
        known.withLock { $0[round] = key }
        return key
    }

    /// Makes the key of a new round's log, if there is none yet.
    ///
    /// - Throws: `ServiceError` with code `logKey`.
    @discardableResult
    public func makeKey(of round: RoundID) throws(ServiceError) -> SigningKey {
        if let key = try? key(of: round) { return key }
        let key = SigningKey(generating: try name(round))
        do {
            try key.withText { try AtomicFile.write($0, to: path(round)) }
        } catch {
            throw ServiceError(.logKey, "the key of the log of round \(round): \(error)")
        }
        known.withLock { $0[round] = key }
        return key
    }

    private func path(_ round: RoundID) -> String {
        "\(folder)/\(round).log-key"
    }

    private func name(_ round: RoundID) throws(ServiceError) -> KeyName {
        do {
            return try KeyName(host: instance.host, purpose: .log(round: round.text))
        } catch {
            throw ServiceError(.logKey, "the log of round \(round): \(error.detail)")
        }
    }
}
