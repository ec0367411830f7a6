//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds

/// Reads feedback from the YAML that officials write (docs/feedback.md).
public enum FeedbackFile {
    /// Reads and checks a file; throws everything that is wrong with it, first with its form and then with its content.
    ///
    /// - Parameter definition: the round that it is on.
    public static func feedback(
        yaml bytes: [UInt8],
        on definition: RoundDefinition
    ) throws(RoundFileError) -> Feedback {
        var marks = SourceMarks()
        let root = try ShapeChecker.root(yaml: bytes, FeedbackShape.feedback, &marks)
        do {
            return try feedback(SourceReading(node: root, path: .root), definition)
        } catch let error as DefinitionError {
            throw RoundFileError(error.problems.map { marks.diagnostic($0) }.sorted())
        } catch let error as DefinitionProblem {
            throw RoundFileError([marks.diagnostic(error)])
        } catch {
            preconditionFailure("feedback is refused by its own errors only")
        }
    }

    private static func feedback(_ file: SourceReading, _ definition: RoundDefinition) throws -> Feedback {
        let round = try file.need("round")
        let id: RoundID = try round.slug()
        guard id == definition.id else {
            throw DefinitionProblem(.otherRound, round.path, "\"\(id)\" stands here, and the round is \(definition.id)")
        }
        return try Feedback(
            on: definition,
            date: file.need("date").day(),
            answers: file.list("questions") { answer throws(DefinitionProblem) in
                Feedback.Answer(
                    question: try answer.need("id").slug(),
                    done: try answer.need("done").bilingual(),
                    reason: try answer.maybe("reason")?.bilingual()
                )
            },
            reports: file.list("promises") { report throws(DefinitionProblem) in
                Feedback.Report(
                    promise: try report.need("id").word(),
                    isKept: try report.need("kept").boolean(),
                    explanation: try report.need("explanation").bilingual()
                )
            }
        )
    }
}
