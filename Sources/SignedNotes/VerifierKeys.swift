//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// The keys that a client believes: each name and id once.
public struct VerifierKeys: Hashable, Sendable {
    /// The keys, in the order given.
    public let keys: [VerifierKey]

    /// A set of keys.
    ///
    /// - Throws: `NoteError` with code `key` if two have the same name and id: a line would not say whose it is.
    public init(_ keys: [VerifierKey]) throws(NoteError) {
        for (index, key) in keys.enumerated() {
            guard !keys[..<index].contains(where: { $0.name == key.name && $0.id == key.id }) else {
                throw NoteError(.key, "two known keys are named \(key.name) with id \(key.id)")
            }
        }
        self.keys = keys
    }

    /// No keys at all.
    public static let none = VerifierKeys()

    private init() {
        keys = []
    }

    /// A set of one key.
    public init(_ key: VerifierKey) {
        keys = [key]
    }

    /// The key of a signature line; nil for a stranger's.
    func key(of signature: NoteSignature) -> VerifierKey? {
        keys.first { signature.isOf($0) }
    }
}
