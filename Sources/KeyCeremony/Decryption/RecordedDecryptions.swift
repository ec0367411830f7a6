//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText
public import ElectionRecord

/// The partial decryptions of an archive, sorted into those that hold and those that do not.
public struct RecordedDecryptions: Sendable {
    /// An answer that does not hold.
    public struct Fault: Equatable, Sendable {
        /// What is wrong with an answer.
        public enum Kind: Equatable, Sendable {
            /// No trustee has that number.
            case unknownOwner
            /// That trustee has answered before.
            case repeated
            /// A factor is not proven.
            case proof(SumPlace)
        }

        /// The number that the answer gives.
        public let owner: Int
        /// What is wrong.
        public let kind: Kind
        /// Whether the count can do without: a threshold trustee's false answer may be left out, if it is named.
        public let isDispensable: Bool

        /// A fault of an answer.
        public init(owner: Int, kind: Kind, isDispensable: Bool) {
            self.owner = owner
            self.kind = kind
            self.isDispensable = isDispensable
        }
    }

    /// The valid answers by the trustees' numbers.
    public private(set) var valid: [Int: PartialDecryption] = [:]
    /// The others, in the archive's order.
    public private(set) var faults: [Fault] = []

    private var seen: Set<Int> = []
    private let owners: [Trustees.Owner]
    private let tally: EncryptedTally
    private let fingerprint: Digest

    /// No answer yet to this tally.
    public init(trustees: Trustees, tally: EncryptedTally, fingerprint: Digest) {
        owners = trustees.owners
        self.tally = tally
        self.fingerprint = fingerprint
    }

    /// Checks and adds the next answer; says whether it holds.
    @discardableResult
    public mutating func add(_ answer: PartialDecryption, owner number: Int) -> Bool {
        guard number >= 1, number <= owners.count else { return refuse(number, .unknownOwner, false) }
        let owner = owners[number - 1]
        guard seen.insert(number).inserted else { return refuse(number, .repeated, false) }
        let fault = BeleniosDecryption.firstFault(of: answer, to: tally, key: owner.key, fingerprint: fingerprint)
        if let fault { return refuse(number, .proof(fault), owner.index != nil) }
        valid[number] = answer
        return true
    }

    private mutating func refuse(_ owner: Int, _ kind: Fault.Kind, _ isDispensable: Bool) -> Bool {
        faults.append(Fault(owner: owner, kind: kind, isDispensable: isDispensable))
        return false
    }
}
