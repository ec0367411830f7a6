//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// How many answers a question takes, in words.
enum ChoiceHint {
    static func text(_ question: Question, _ t: Texts) -> String {
        let (least, most) = (question.min, question.max)
        if least == 1, most == 1 { return t("choice.one") }
        if least == most { return t("choice.exactly", ["count": t.number(least)]) }
        if least == 0 { return t.count("choice.at-most", most) }
        return t("choice.between", ["least": t.number(least), "most": t.number(most)])
    }
}
