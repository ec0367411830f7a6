//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Foundation

/// What a command says beside its answer: lines on standard error that begin with the program's name.
public enum Talk {
    /// The program's name at the start of a line.
    public static let program = "stemronde"

    /// Something worth knowing that stops nothing.
    public static func note(_ text: String) {
        write("\(program): \(text)\n")
    }

    /// Something that is probably wrong.
    public static func warning(_ text: String) {
        write("\(program): warning: \(text)\n")
    }

    /// Why the command stops, and what to do.
    public static func failure(_ failure: CommandFailure) {
        write("\(program): error: \(failure.message)\n")
        if let hint = failure.hint { write("\(program): hint: \(hint)\n") }
    }

    /// Writes `text` as it stands. Where nobody can be told, the work goes on.
    public static func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
