//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import RoundBundle
import Rounds

/// Holds the feedback in a bundle against the acts that name it, and against the questions of the round.
struct FeedbackCheck {
    let definition: RoundDefinition
    /// The hashes that the acts name, in their order.
    let acts: [Digest]
    let folder: BundleFolder

    /// Checks every document, and that no other stands beside them. One that is not there is a warning: it may come after
    /// its act, and without it nothing that was counted changes (docs/feedback.md).
    func run(files: [String], _ findings: inout Findings) {
        let expected = Set((0..<acts.count).map { BundlePaths.feedback($0 + 1) })
        for name in files where name.hasPrefix(BundlePaths.feedbackFolder) && !expected.contains(name) {
            findings.fail(.feedback, "\(name): no act names it")
        }
        guard !acts.isEmpty else { return }
        for (place, act) in acts.enumerated() {
            let name = BundlePaths.feedback(place + 1)
            guard folder.has(name) else {
                findings.warn(.feedback, at: place, "\(name): the feedback is not there; the act names \(text(act))")
                continue
            }
            check(name, act, at: place, &findings)
        }
        findings.done(.feedback, acts.count == 1 ? "1 document" : "\(acts.count) documents")
    }

    private func check(_ name: String, _ act: Digest, at place: Int, _ findings: inout Findings) {
        do {
            let bytes = try folder.read(name, limit: Feedback.sizeLimit)
            let hash = Digest(of: bytes)
            guard hash == act else {
                findings.fail(.feedback, at: place, "\(name): computed \(text(hash)), the act names \(text(act))")
                return
            }
            for problem in try Feedback(json: bytes).problems(on: definition) {
                findings.fail(.feedback, at: place, "\(name): \(problem)")
            }
        } catch let error as BundleError {
            findings.fail(error.check(or: .feedback), at: place, "\(error)")
        } catch {
            findings.fail(.feedback, at: place, "\(name): \(error)")
        }
    }

    private func text(_ digest: Digest) -> String {
        String(decoding: digest.hex, as: UTF8.self)
    }
}
