//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import CanonicalText

/// The election of Tests/Vectors/belenios/sound/small: seven questions of four answers, three of two, all with blank.
private let context: BallotContext? = {
    let key = Array("ba869d7d44a51e78d5398b349fce96e2c33c41f0cf2792922e7980ca778a6e5c".utf8)
    let fingerprint = Array("764fd5fb8c005cacc8f0cd7deb4fe5fbcd1598c6611e9556fe3db312c5807904".utf8)
    let shapes = [4, 4, 4, 4, 4, 4, 4, 2, 2, 2].compactMap {
        QuestionShape(answers: $0, allowsBlank: true, min: 1, max: 1)
    }
    guard let point = try? Point(hex: key), let hash = Digest(hex: fingerprint) else { return nil }
    return BallotContext(uuid: Array("avpHmfAVfquKZi".utf8), fingerprint: hash, publicKey: point, questions: shapes)
}()

/// Any bytes are a ballot or are refused; a ballot that is read has the shape that the election asks.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    guard let context else { fatalError("the election does not read") }
    let bytes = [UInt8](UnsafeBufferPointer(start: data, count: size))
    guard let ballot = try? SubmittedBallot(bytes, for: context) else { return 0 }
    precondition(ballot.answers.count == context.questions.count)
    for (answer, shape) in zip(ballot.answers, context.questions) {
        precondition(answer.choices.count == shape.choices && answer.individualProofs.count == shape.choices)
    }
    _ = try? AcceptedBallot(ballot, in: context)
    return 0
}
