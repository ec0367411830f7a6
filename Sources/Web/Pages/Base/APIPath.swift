//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText
public import Rounds

/// The addresses outside the pages that pages link to or their scripts call (docs/pages.md, "What the pages need").
public enum APIPath {
    /// Which sheets a voter's public credentials may answer.
    public static func credentials(_ round: RoundID) -> String { "/api/rounds/\(round)/credentials" }
    /// Where ballots are cast.
    public static func ballots(_ round: RoundID) -> String { "/api/rounds/\(round)/ballots" }
    /// The receipt of a ballot, as text.
    public static func receipt(_ round: RoundID, _ trackingCode: Digest) -> String {
        "/api/rounds/\(round)/receipts/\(TrackingCode.inAddress(trackingCode))"
    }
    /// An election's bytes as archived.
    public static func election(_ uuid: ElectionID) -> String { "/api/elections/\(uuid)/election" }
    /// The newest signed state of a round's log.
    public static func checkpoint(_ round: RoundID) -> String { "/api/rounds/\(round)/log/checkpoint" }
    /// A file of a round's bundle.
    public static func file(_ round: RoundID, _ path: String) -> String { "/api/rounds/\(round)/bundle/\(path)" }
    /// All files of a round's bundle in one, once no ballot can be added.
    public static func bundle(_ round: RoundID) -> String { "/api/rounds/\(round)/bundle.tar" }
    /// A file that belongs to the pages.
    public static func asset(_ name: String) -> String { "/assets/\(name)" }
}
