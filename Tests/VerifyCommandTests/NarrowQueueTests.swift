//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Synchronization
import Testing

@testable import VerifyCommand

@Suite struct NarrowQueueTests {
    @Test("a full queue lets nobody add until something was taken, and then goes on in order")
    func waits() async {
        let queue = NarrowQueue()
        let (gate, full, end) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let taken = TakenList()
        let more = NarrowQueue.width + 3
        Thread.detachNewThread {
            for place in 0..<more {
                if place == NarrowQueue.width { full.signal() }
                queue.addOperation {
                    gate.wait()
                    taken.places.withLock { $0.append(place) }
                }
                taken.added.withLock { $0 += 1 }
            }
            queue.addOperation { end.signal() }
        }
        await withCheckedContinuation { done in
            Thread.detachNewThread {
                full.wait()
                // Time to do what must not be done.
                Thread.sleep(forTimeInterval: 0.2)
                #expect(taken.added.withLock { $0 } == NarrowQueue.width)
                for _ in 0..<more { gate.signal() }
                end.wait()
                done.resume()
            }
        }
        #expect(taken.places.withLock { $0 } == Array(0..<more))
    }
}

private final class TakenList: Sendable {
    let added = Mutex(0)
    let places = Mutex<[Int]>([])
}
