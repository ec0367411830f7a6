//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
public import CanonicalText

/// The public credentials of an election, each with its weight: who may vote (docs/record-format.md, "Setup").
///
/// Made for electorates of a million: a credential takes 32 bytes, 4 more if the list is not sorted, and 8 more if there
/// are weights.
public struct CredentialList: Sendable {
    /// The most credentials that a list may have here.
    public static let limit = 1 << 26

    /// The keys in the list's order, in RFC 8032's encoding. That they are in the group is for `checkKeys(in:)`.
    public private(set) var keys: [Bytes32]
    /// How many entries have a third field. A public list should hold none: in Belenios it is a voter's login.
    public let entriesWithLogin: Int
    /// Whether any entry states a weight.
    public var isWeighted: Bool { !weights.isEmpty }
    /// The sum of all weights.
    public let totalWeight: Int

    /// Weights in the list's order; empty if every one is 1 unsaid.
    private let weights: [Int]
    /// Places in ascending order of keys; empty if the list is in that order.
    private let order: [UInt32]

    init(_ builder: consuming CredentialListBuilder) throws(DocumentError) {
        keys = builder.keys
        weights = builder.weights
        entriesWithLogin = builder.entriesWithLogin
        totalWeight = builder.totalWeight
        let keys = keys
        var order: [UInt32] = []
        if zip(keys, keys.dropFirst()).contains(where: { $0.0 >= $0.1 }) {
            order = (0..<UInt32(keys.count)).sorted { keys[Int($0)] < keys[Int($1)] }
            for (one, next) in zip(order, order.dropFirst()) where keys[Int(one)] == keys[Int(next)] {
                let places = [one, next].sorted().map { "\($0 + 1)" }.joined(separator: " and ")
                throw DocumentError(.credentialDuplicate, "credentials: entries \(places) are the same key")
            }
        }
        self.order = order
    }

    /// A list of these keys, without weights, in this order; throws `credentialDuplicate`.
    public init(keys: [Point]) throws(DocumentError) {
        var builder = CredentialListBuilder()
        for key in keys { try builder.add(key: key.bytes, weight: nil) }
        try self.init(builder)
    }

    /// Reads a list; only the canonical JSON of strings `KEY`, `KEY,WEIGHT` or `KEY,WEIGHT,LOGIN` is one.
    public init(_ bytes: [UInt8]) throws(DocumentError) {
        var builder = CredentialListBuilder()
        try builder.append(bytes)
        try builder.finish()
        try self.init(builder)
    }

    /// Reads a list from an archive piece by piece, without ever holding its text. Throws `DocumentError`, or
    /// `ArchiveError` if the file cannot be read again.
    public init(_ record: DataRecord) throws {
        var builder = CredentialListBuilder()
        builder.reserve(textSize: record.count)
        var failure: DocumentError?
        try record.stream { piece throws(ArchiveError) in
            guard failure == nil else { return }
            do throws(DocumentError) { try builder.append(piece) } catch { failure = error }
        }
        if let failure { throw failure }
        try builder.finish()
        try self.init(builder)
    }

    /// The same list with its keys in the storage of `other`, if that holds the same: a roll and its list of credentials
    /// need then be in memory once.
    public func sharing(_ other: [Bytes32]) -> CredentialList {
        guard keys == other else { return self }
        var list = self
        list.keys = other
        return list
    }

    /// Credentials on the list.
    public var count: Int {
        keys.count
    }

    /// The place on the list, from 0, of a key; nil if it is not there.
    public func place(of key: Bytes32) -> Int? {
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if keys[place(ranked: middle)] < key { low = middle + 1 } else { high = middle }
        }
        guard low < keys.count, case let place = place(ranked: low), keys[place] == key else { return nil }
        return place
    }

    /// The weight of the entry at `place`.
    public func weight(at place: Int) -> Int {
        weights.isEmpty ? 1 : weights[place]
    }

    /// Checks that the keys at `places` are in the group and not its neutral element. Lists are long: split them.
    public func checkKeys(in places: Range<Int>) throws(DocumentError) {
        for place in places {
            do throws(Point.Failure) {
                let key = try Point(keys[place])
                guard key.isNeutral else { continue }
            } catch {
                let code: DocumentError.Code = error == .subgroup ? .pointSubgroup : .pointEncoding
                throw DocumentError(code, "credentials: entry \(place + 1) is no point of the group")
            }
            throw DocumentError(.neutralKey, "credentials: entry \(place + 1) is the neutral element")
        }
    }

    /// The document's bytes; logins are not kept, and so not written.
    public var bytes: [UInt8] {
        var writer = CanonicalWriter(capacity: keys.count * 68 + 2)
        var place = 0
        writer.list(keys) { writer, key in
            var entry = CanonicalWriter(capacity: 72)
            entry.raw(Hex.encode(key.array.reversed()))
            if isWeighted {
                entry.literal(",")
                entry.integer(weights[place])
            }
            writer.string(entry.bytes)
            place += 1
        }
        return writer.bytes
    }

    private func place(ranked rank: Int) -> Int {
        order.isEmpty ? rank : Int(order[rank])
    }
}
