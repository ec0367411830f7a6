//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds
import Testing

struct SigningPolicyTests {
    @Test func `asks two persons for what is grave`() throws {
        let policy = SigningPolicy.usual
        var needed: [ActKind: Int] = [:]
        for case .act(let act) in try SampleStatement.all() { needed[act.kind] = policy.signatures(for: .act(act)) }
        let two: Set<ActKind> = [.open, .resume, .extend, .close, .annul, .publish, .declareInvalid, .destroy]
        #expect(Set(needed.filter { $0.value == 2 }.keys) == two)
        #expect(Set(needed.filter { $0.value == 1 }.keys) == Set(ActKind.allCases).subtracting(two))
        #expect(policy.signatures(for: try SampleStatement.block(.withdrawn)) == 2)
        #expect(policy.signatures(for: try SampleStatement.block(.replaced)) == 1)
        #expect(policy.signatures(for: try SampleStatement.block(.toPaper)) == 1)
        #expect(policy.signatures(for: try SampleStatement.activation(.late(SampleStatement.reason()))) == 2)
        #expect(policy.signatures(for: try SampleStatement.activation(.replaces(SampleStatement.key(1)))) == 1)
    }
}
