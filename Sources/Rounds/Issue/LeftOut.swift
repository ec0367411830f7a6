//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// Why an address of the register gets no letter.
public enum LeftOut: String, CaseIterable, Sendable {
    /// It is in no zone of the round.
    case outsideZones = "outside-zones"
    /// The register names no use of it, and every group asks for one.
    case useUnknown = "use-unknown"
    /// No group takes addresses of its use.
    case otherUse = "other-use"
    /// Its zone and group answer no sheet.
    case notAsked = "not-asked"
    /// It is only a second address of an object that has another main address.
    case secondary = "secondary-address"
    /// The issue leaves out addresses of its status.
    case status = "status"
    /// Everyone entitled gets a letter, and the register does not say how many are.
    case votersUnknown = "voters-unknown"
    /// Nobody there is entitled.
    case noVoters = "no-voters"

    /// Whether such an address is counted in a stratum all the same.
    public var isInStratum: Bool {
        switch self {
        case .outsideZones, .useUnknown, .otherUse, .notAsked: false
        case .secondary, .status, .votersUnknown, .noVoters: true
        }
    }
}
