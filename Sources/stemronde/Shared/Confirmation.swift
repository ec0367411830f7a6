//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import VerifyCommand

/// A question that a person answers at a terminal, and a flag answers elsewhere.
enum Confirmation {
    /// Whether there is somebody at a terminal.
    static var isPossible: Bool {
        isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
    }

    /// Goes on only after a typed `yes`, or at once if `isGiven`: the flag was set.
    static func demand(_ question: String, isGiven: Bool, flag: String) throws(CommandFailure) {
        guard !isGiven else { return }
        guard isPossible else {
            throw CommandFailure("not confirmed: \(question)", hint: "confirm with \(flag)")
        }
        let answer = ask("\(question) Type yes to go on: ")
        guard answer == "yes" else { throw CommandFailure("not confirmed: nothing was done") }
    }

    /// What somebody typed behind a prompt, without spaces at its ends; nil at the end of input.
    static func ask(_ prompt: String) -> String? {
        Talk.write(prompt)
        guard let typed = readLine() else {
            // Ctrl-D leaves the cursor behind the prompt.
            Talk.write("\n")
            return nil
        }
        return typed.trimmingCharacters(in: .whitespaces)
    }
}
