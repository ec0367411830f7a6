//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// One answer that a question offers.
public struct QuestionOption: Hashable, Sendable {
    public var id: OptionID
    public var text: BilingualText

    public init(id: OptionID, text: BilingualText) {
        self.id = id
        self.text = text
    }
}
