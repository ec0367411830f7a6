//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

/// A record's name: the SHA-256 of its body and what it is.
enum RecordName {
    static let dataSuffix = Array(".data.json".utf8)
    static let eventSuffix = Array(".event.json".utf8)

    case data(Digest)
    case event(Digest)

    /// The hash in the name.
    var hash: Digest {
        switch self {
        case .data(let hash), .event(let hash): hash
        }
    }

    /// Reads a name; nil unless it is 64 lower-case hex digits and one of the two suffixes.
    init?(_ name: ArraySlice<UInt8>) {
        guard let hash = Digest(hex: name.prefix(64)) else { return nil }
        let suffix = name.dropFirst(64)
        if suffix.elementsEqual(Self.dataSuffix) {
            self = .data(hash)
        } else if suffix.elementsEqual(Self.eventSuffix) {
            self = .event(hash)
        } else {
            return nil
        }
    }
}
