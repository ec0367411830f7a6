//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// One thing that is open, or that is fixed.
public struct Room: Hashable, Sendable {
    /// Of what kind it is.
    public enum Aspect: String, CaseIterable, Sendable {
        case content
        case money
        case process
    }

    public var aspect: Aspect
    public var text: BilingualText

    public init(aspect: Aspect, text: BilingualText) {
        self.aspect = aspect
        self.text = text
    }
}
