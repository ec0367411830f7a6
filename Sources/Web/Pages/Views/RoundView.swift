//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText
public import Rounds

/// A round as a page needs to know it.
public struct RoundView: Sendable {
    /// A sheet's election, from adoption on.
    public struct Election: Hashable, Sendable {
        public let sheet: SheetID
        public let uuid: ElectionID
        /// SHA-256 of the election's bytes.
        public let fingerprint: Digest

        public init(sheet: SheetID, uuid: ElectionID, fingerprint: Digest) {
            self.sheet = sheet
            self.uuid = uuid
            self.fingerprint = fingerprint
        }
    }

    public var definition: RoundDefinition
    /// The phase at `now`: *open* and *suspended* have become *closing* if `closes` has passed.
    public var phase: Phase
    /// When the page is made.
    public var now: Moment
    /// As the definition or the act *open* says.
    public var opens: Moment
    /// As the definition or the acts *open* and *extend* say.
    public var closes: Moment
    /// Whether it is a trial that decides nothing.
    public var isRehearsal: Bool
    /// One for each sheet once the round is ready; until then none.
    public var elections: [Election]
    /// Why the round is suspended, annulled or invalid, as the act says.
    public var reason: String?
    /// There from *tallied* on.
    public var result: RoundResult?
    /// What was said so far of what was done with the outcome, the newest last.
    public var feedback: [FeedbackView]

    public init(
        definition: RoundDefinition,
        phase: Phase,
        now: Moment,
        opens: Moment? = nil,
        closes: Moment? = nil,
        elections: [Election] = [],
        reason: String? = nil,
        result: RoundResult? = nil,
        feedback: [FeedbackView] = []
    ) {
        self.definition = definition
        self.phase = phase
        self.now = now
        self.opens = opens ?? definition.schedule.opens
        self.closes = closes ?? definition.schedule.closes
        isRehearsal = definition.rehearsal
        self.elections = elections
        self.reason = reason
        self.result = result
        self.feedback = feedback
    }

    public var id: RoundID { definition.id }

    /// Whether the round only informs.
    var asksNothing: Bool { definition.sheets.isEmpty }

    /// Whether ballots are taken, and if not, why.
    public var admission: Admission {
        switch phase {
        case .draft, .adopted, .ready: .tooEarly
        case .open:
            now.unixSeconds < opens.unixSeconds ? .tooEarly : now.unixSeconds < closes.unixSeconds ? .open : .tooLate
        case .suspended: now.unixSeconds < closes.unixSeconds ? .suspended : .tooLate
        case .closing, .closed, .tallied, .published, .answered, .invalid: .tooLate
        case .annulled: .annulled
        }
    }

    /// The sheets in the order in which a voter answers them: advisory first.
    var sheetsToAnswer: [Sheet] {
        definition.sheets.filter { !$0.degree.isBinding } + definition.sheets.filter { $0.degree.isBinding }
    }
}
