//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import KeyCeremony
import Rounds
import SealedFiles

/// The questions of the answers that trustees give.
private let shapes = [4, 2].compactMap { QuestionShape(answers: $0, allowsBlank: true, min: 1, max: 1) }

/// Any bytes are a document of a round, of a ceremony or a sealed file, or are refused; what is read is written back as it
/// stood.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let bytes = [UInt8](UnsafeBufferPointer(start: data, count: size))
    if let definition = try? RoundDefinition(json: bytes) {
        precondition((try? RoundDefinition(checking: definition.values))?.json == bytes)
    }
    if let roll = try? Roll(json: bytes) { precondition(roll.json == bytes) }
    if let issue = try? IssueNumbers(json: bytes) { precondition(issue.json == bytes) }
    if let result = try? RoundResult(json: bytes) { precondition(result.json == bytes) }
    if let feedback = try? Feedback(json: bytes) { precondition(feedback.json == bytes) }
    if let answer = try? TrusteeAnswer(bytes, shapes: shapes) { precondition(answer.bytes == bytes) }
    if let set = try? CertificateSet(bytes) { precondition(set.bytes == bytes) }
    if let message = try? Contribution(bytes) { precondition(message.bytes == bytes) }
    if let file = try? SealedFile(parsing: SecretBytes(copying: bytes)) {
        precondition(file.itemNames.count == Set(file.itemNames).count)
    }
    return 0
}
