//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ElectionRecord

extension ArchiveError {
    /// The check that an archive refused for this reason fails.
    var check: CheckCode {
        switch code {
        case .unreadable, .changed: .unreadable
        case .archiveHeader: .archiveHeader
        case .tarHeader: .tarHeader
        case .recordName: .recordName
        case .padding: .padding
        case .truncated, .trailingBytes: .afterLastRecord
        case .noEvents: .noEvents
        case .eventForm: .eventForm
        case .eventType: .eventType
        case .parent, .height: .parent
        case .eventOrder: .eventOrder
        case .payloadForm, .recordSize: .payloadForm
        case .recordOrder: .recordOrder
        case .recordNotReferenced: .recordNotReferenced
        case .recordMissing: .recordMissing
        case .recordWithoutEvent: .recordWithoutEvent
        }
    }

    /// The checks of an archive's form that hold if it was read to the end.
    static let formChecks: [CheckCode] = [
        .archiveHeader, .tarHeader, .recordName, .padding, .afterLastRecord, .noEvents, .eventForm, .eventType, .parent,
        .eventOrder, .payloadForm, .recordOrder, .recordNotReferenced, .recordMissing, .recordWithoutEvent,
    ]
}
