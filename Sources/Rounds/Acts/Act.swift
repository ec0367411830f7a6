//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// A statement of officials that changes a round. It fits in one place of one round, once.
public struct Act: Hashable, Sendable {
    /// What an act does and sets.
    public enum Setting: Hashable, Sendable {
        /// The election of every sheet, in the definition's order.
        case adopt([SheetValue<ElectionID>])
        /// New elections for every sheet.
        case unready([SheetValue<ElectionID>])
        case open(Opening)
        case suspend
        case resume
        /// The new `closes`.
        case extend(Moment)
        case close(Closing)
        case annul
        /// The hash of result.json.
        case tally(Digest)
        /// The hash of result.json.
        case publish(Digest)
        case declareInvalid
        /// The hash of the feedback.
        case answer(Digest)
        /// For every sheet, how many codes of reserve and paper were never given out and are destroyed.
        case destroy([SheetValue<Int>])
    }

    public let heading: StatementHeading
    /// The place in the round's acts, from 1.
    public let number: Int
    /// The hash of the round's previous act, without its signatures; nil for the first.
    public let previous: Digest?
    public let setting: Setting
    public let reason: StatementWords?
    public let times: StatementTimes

    /// What kind of act it is.
    public var kind: ActKind {
        switch setting {
        case .adopt: .adopt
        case .unready: .unready
        case .open: .open
        case .suspend: .suspend
        case .resume: .resume
        case .extend: .extend
        case .close: .close
        case .annul: .annul
        case .tally: .tally
        case .publish: .publish
        case .declareInvalid: .declareInvalid
        case .answer: .answer
        case .destroy: .destroy
        }
    }

    /// - Throws: `RecordError` with code `range` for a number below 1, `contradiction` if the first act names a previous
    ///   one or a later act does not, or if the kind asks for a reason and there is none.
    public init(
        heading: StatementHeading,
        number: Int,
        previous: Digest?,
        setting: Setting,
        reason: StatementWords? = nil,
        times: StatementTimes
    ) throws(RecordError) {
        self.heading = heading
        self.number = number
        self.previous = previous
        self.setting = setting
        self.reason = reason
        self.times = times
        guard (1...Self.numberLimit).contains(number) else { throw RecordError(.range, "an act with number \(number)") }
        guard (previous == nil) == (number == 1) else {
            throw RecordError(.contradiction, "act \(number) \(previous == nil ? "names no" : "names a") previous one")
        }
        guard reason != nil || !kind.needsReason else {
            throw RecordError(.contradiction, "act \(number), \(kind.rawValue), does not say why")
        }
    }

    /// More acts than any round has.
    static let numberLimit = 10_000
}
