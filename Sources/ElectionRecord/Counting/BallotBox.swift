//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
public import CanonicalText

/// Which ballots count: the last one of each credential on the list; none may be cast twice.
///
/// Counting takes two passes over a record. In the first, this box sees the credential and hash of every ballot; in the
/// second, each ballot is checked, and added to the sums if `counts` says so. A box takes 36 bytes a credential beside
/// the list, and some more for each ballot that was replaced by a later one.
public struct BallotBox: Sendable {
    /// Why a ballot may not be cast.
    public enum Refusal: String, Error, CaseIterable, Sendable {
        /// Its credential is not on the list.
        case unknownCredential
        /// The same bytes were cast before.
        case duplicateBallot
    }

    /// The list of credentials.
    public let credentials: CredentialList
    /// Ballots cast, those that were replaced included.
    public private(set) var cast = 0
    /// Credentials with a ballot, which is the number of ballots that count.
    public private(set) var counted = 0
    /// The sum of the weights of the ballots that count.
    public private(set) var countedWeight = 0

    /// The height of the last ballot by place on the list; 0, which is the Setup's, where there is none.
    private var heights: [UInt32]
    /// The hash of the last ballot by place on the list.
    private var hashes: [Bytes32]
    /// The hashes of ballots that were replaced.
    private var replaced: Set<Digest> = []

    /// An empty box.
    public init(credentials: CredentialList) {
        self.credentials = credentials
        heights = [UInt32](repeating: 0, count: credentials.count)
        hashes = [Bytes32](repeating: Bytes32(), count: credentials.count)
    }

    /// Takes the ballot with this hash, whose event is at `height`, and says where its credential is on the list.
    ///
    /// `height` is over 0, and over that of every ballot before.
    @discardableResult
    public mutating func take(credential: Bytes32, ballot: Digest, height: Int) throws(Refusal) -> Int {
        precondition(height > 0 && height <= UInt32.max, "a ballot follows the Setup")
        guard let place = credentials.place(of: credential) else { throw .unknownCredential }
        guard hashes[place] != ballot.bytes, !replaced.contains(ballot) else { throw .duplicateBallot }
        if heights[place] == 0 {
            counted += 1
            countedWeight += credentials.weight(at: place)
        } else {
            replaced.insert(Digest(bytes: hashes[place]))
        }
        heights[place] = UInt32(height)
        hashes[place] = ballot.bytes
        cast += 1
        return place
    }

    /// The height of the ballot that counts for the credential at `place`; nil if it has none.
    public func lastBallot(at place: Int) -> Int? {
        heights[place] == 0 ? nil : Int(heights[place])
    }

    /// Whether the ballot at `height`, of the credential at `place`, is the one that counts.
    public func counts(height: Int, place: Int) -> Bool {
        lastBallot(at: place) == height
    }

    /// The credential that a ballot names, read without looking at the rest; nil if the ballot does not begin as
    /// ballots of this election do, and will be refused.
    public static func credential(ofBallot bytes: [UInt8], in context: BallotContext) -> Bytes32? {
        var reader = CanonicalReader(bytes)
        do throws(TextError) {
            try reader.literal("{\"election_uuid\":")
            guard try reader.string(limit: 64) == context.uuid else { return nil }
            try reader.literal(",\"election_hash\":")
            guard try reader.string(limit: 64) == context.fingerprint.base64 else { return nil }
            try reader.literal(",\"credential\":")
            return Hex.decode(try reader.string(limit: 64)).flatMap { Bytes32($0.reversed()) }
        } catch {
            return nil
        }
    }
}
