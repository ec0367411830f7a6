//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import Rounds

/// Reads a round from the YAML that officials write (docs/round-definition.md, "The YAML file").
public enum RoundFile {
    /// Reads and checks a file; throws everything that is wrong with it.
    ///
    /// First the form is checked, all of it: keys, kinds and values. Only of a file in good form is the content checked,
    /// again all of it. `limits` are the ordinance's, and become part of the definition.
    public static func definition(
        yaml bytes: [UInt8],
        limits: Limits = .usual
    ) throws(RoundFileError) -> RoundDefinition {
        var marks = SourceMarks()
        let root = try ShapeChecker.root(yaml: bytes, RoundShape.round, &marks)
        let draft: RoundDraft
        do {
            draft = try RoundDecoder.draft(root, limits: limits, &marks)
        } catch {
            throw RoundFileError(error.problems.map { marks.diagnostic($0) })
        }
        var problems = AmsterdamTime.problems(of: draft.schedule)
        var definition: RoundDefinition?
        do throws(DefinitionError) {
            definition = try RoundDefinition(checking: draft)
        } catch {
            problems += error.problems
        }
        guard let definition, problems.isEmpty else {
            throw RoundFileError(problems.map { marks.diagnostic($0) }.sorted())
        }
        return definition
    }
}
