//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import TestSupport

/// A recorded archive, with what is known of it.
public struct SoundArchive: Sendable, CustomStringConvertible {
    public let name: String
    public let uuid: String
    public let ballots: Int
    public let events: Int

    public static let small = Self(name: "small", uuid: "avpHmfAVfquKZi", ballots: 6, events: 13)
    public static let open = Self(name: "open", uuid: "avpHmfAVfquKZi", ballots: 6, events: 7)
    public static let threshold = Self(name: "threshold-3.3.0", uuid: "tyTZBiff4wiqxT", ballots: 4, events: 11)
    public static let multi = Self(name: "multi", uuid: "Y5Fxy4FSNLBDv4", ballots: 6, events: 11)
    public static let medium = Self(name: "medium", uuid: "F85Pe26swn4Yg2", ballots: 200, events: 205)
    public static let all = [small, open, threshold, multi, medium]

    public var description: String { name }
    /// The folder under `Tests/Vectors`.
    public var folder: String { "belenios/sound/\(name)" }
    /// The archive under `Tests/Vectors`.
    public var file: String { "\(folder)/\(uuid).bel" }
    /// The archive's place on this machine.
    public var path: String { Fixture.url(file).path }
}
