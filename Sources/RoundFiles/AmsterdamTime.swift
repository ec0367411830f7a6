//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Foundation
import Rounds

/// The offset that a moment of a definition must have: the one that Dutch clocks show then.
enum AmsterdamTime {
    /// The moments of a schedule that are written with another offset.
    static func problems(of schedule: Schedule) -> [DefinitionProblem] {
        let path = DefinitionPath.root.key("schedule")
        let moments: [(DefinitionPath, Moment?)] = [
            (path.key("opens"), schedule.opens), (path.key("closes"), schedule.closes),
            (path.key("paper").key("requests_until"), schedule.paper?.requestsUntil),
            (path.key("paper").key("envelopes_until"), schedule.paper?.envelopesUntil),
        ]
        return moments.compactMap { path, moment in
            guard let moment else { return nil }
            guard let offset = offset(at: moment) else {
                return DefinitionProblem(.offset, path, "this system has no data on the time zone Europe/Amsterdam")
            }
            guard offset != moment.offsetMinutes else { return nil }
            let proper = Moment(unixSeconds: moment.unixSeconds, offsetMinutes: offset)?.text ?? "unknown"
            return DefinitionProblem(.offset, path, "\(moment) is \(proper) on Dutch clocks")
        }
    }

    private static func offset(at moment: Moment) -> Int? {
        let date = Date(timeIntervalSince1970: TimeInterval(moment.unixSeconds))
        return TimeZone(identifier: "Europe/Amsterdam").map { $0.secondsFromGMT(for: date) / 60 }
    }
}
