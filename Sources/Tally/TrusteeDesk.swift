//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import BallotCore
public import ElectionRecord
public import KeyCeremony
public import RoundBundle
import Rounds

/// A trustee's part of the tally. It takes no ciphertexts: the sheet was counted, here, from a record that was verified.
public struct TrusteeDesk {
    private let secret: SecretScalar

    /// The desk of the trustee whose key has this secret.
    public init(secret: SecretScalar) {
        self.secret = secret
    }

    /// Which of the election's trustees this is; throws `foreignKey`.
    public func owner(in trustees: Trustees) throws(TallyError) -> Trustees.Owner {
        let key = secret.generatorPower
        guard let owner = trustees.owners.first(where: { $0.key == key }) else {
            throw TallyError(.foreignKey, "this key is none of the election's \(trustees.owners.count)")
        }
        return owner
    }

    /// Answers the sheet's tally. `entering` writes down, durably, that it is answered, before anything is computed.
    ///
    /// Throws `notClosed`, `nothingToOpen`, `foreignKey`, and what `entering` throws.
    public func answer(_ sheet: SheetTally, entering: (TallyStatement) throws -> Void) throws -> TrusteeAnswer {
        // A bundle verifies while the round runs as well; its sums would be an early result.
        guard sheet.isClosed else {
            throw TallyError(.notClosed, "the round of election \(sheet.election.uuid) is not closed in this record")
        }
        guard sheet.plan.opening == .cells else {
            throw TallyError(.nothingToOpen, "the sums of election \(sheet.election.uuid) are not to be opened")
        }
        let owner = try owner(in: sheet.trustees)
        try entering(sheet.statement)
        return TrusteeAnswer(to: sheet.statement, cells: sheet.sums.cells, owner: owner, secret: secret)
    }
}
