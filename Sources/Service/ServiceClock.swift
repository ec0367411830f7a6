//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
public import Rounds

/// What time it is. A service has one clock, so that a test can set it.
public struct ServiceClock: Sendable {
    private let read: @Sendable () -> Int

    /// A clock that gives seconds since 1970, rounded down.
    public init(_ read: @escaping @Sendable () -> Int) {
        self.read = read
    }

    /// The machine's clock.
    public static let system = ServiceClock { Int(Date().timeIntervalSince1970.rounded(.down)) }

    /// Seconds since 1970, rounded down.
    public var seconds: Int { read() }

    /// The moment, in UTC.
    public var moment: Moment {
        guard let moment = Moment(unixSeconds: seconds) else {
            preconditionFailure("the clock is beyond the year 9999")
        }
        return moment
    }
}
