//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ElectionRecord
import Rounds
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct BallotQueueTests {
    @Test func moreThanOneTransactionTakesAreAllRecorded() async throws {
        let setting = try await ServiceSetting()
        let queue = BallotQueue(store: setting.service.store)
        // The same submission gets a receipt each time, so that a few ballots make many waiting ones.
        let submissions = try (0..<3).map { try setting.round.submission(by: $0) }
        let count = RoundStore.batchLimit * 2 + 10
        let heights = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<count {
                group.addTask {
                    let verdict = try await queue.record(
                        submissions[number % 3],
                        in: setting.round.id,
                        signedBy: setting.round.logKey
                    )
                    guard case .recorded(let recorded) = verdict else { throw MissingFixture() }
                    return recorded[0].height
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(heights.count == count)
        #expect(Set(heights) == [1, 2, 3])
    }

    @Test func anErrorReachesEveryoneWhoWaited() async throws {
        let setting = try await ServiceSetting()
        let queue = BallotQueue(store: setting.service.store)
        let submission = try setting.round.submission(by: 0)
        let codes = await withTaskGroup(of: StoreError.Code?.self) { group in
            for _ in 0..<5 {
                group.addTask {
                    do throws(StoreError) {
                        _ = try await queue.record(submission, in: "weg", signedBy: setting.round.logKey)
                        return nil
                    } catch {
                        return error.code
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes == [.unknown, .unknown, .unknown, .unknown, .unknown])
    }

    @Test func whoFindsTheCheckersFullIsToldSo() async throws {
        let setting = try await ServiceSetting()
        let checker = BallotChecker(width: 1, waitingLimit: 2)
        let bytes = try setting.ballot()
        let context = setting.round.sheets[0].election.context
        let results = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 {
                group.addTask { await checker.check(bytes, in: context) != nil }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.contains(true))
        #expect(results.contains(false))
        #expect(await checker.check(bytes, in: context) != nil, "there is place again")
    }
}
