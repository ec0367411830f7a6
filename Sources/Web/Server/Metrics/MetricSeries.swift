//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CoreMetrics
import Synchronization

/// What is counted under one name with the same labels.
protocol MetricSeries: AnyObject, Sendable {
    func write(name: String, labels: String, to text: inout String)
}

/// A number that only grows.
final class CounterSeries: MetricSeries, CounterHandler {
    private let value = Mutex<Int64>(0)

    func increment(by amount: Int64) {
        value.withLock { value in
            let (sum, overflow) = value.addingReportingOverflow(max(0, amount))
            value = overflow ? .max : sum
        }
    }

    func reset() {
        value.withLock { $0 = 0 }
    }

    func write(name: String, labels: String, to text: inout String) {
        text += "\(MetricType.series(name, labels)) \(value.withLock { $0 })\n"
    }
}

/// A number that rises and falls.
final class GaugeSeries: MetricSeries, MeterHandler, RecorderHandler {
    private let value = Mutex<Double>(0)

    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { self.value.withLock { $0 = value } }
    func increment(by amount: Double) { value.withLock { $0 += amount } }
    func decrement(by amount: Double) { value.withLock { $0 -= amount } }
    func record(_ value: Int64) { set(value) }
    func record(_ value: Double) { set(value) }

    func write(name: String, labels: String, to text: inout String) {
        text += "\(MetricType.series(name, labels)) \(value.withLock { $0 })\n"
    }
}

/// How often values were up to certain bounds; durations in seconds.
final class HistogramSeries: MetricSeries, TimerHandler, RecorderHandler {
    static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private struct Counts {
        var buckets = [Int](repeating: 0, count: HistogramSeries.bounds.count)
        var count = 0
        var sum = 0.0
    }

    private let counts = Mutex(Counts())

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        counts.withLock { counts in
            if let bucket = Self.bounds.firstIndex(where: { value <= $0 }) { counts.buckets[bucket] += 1 }
            counts.count += 1
            counts.sum += value
        }
    }

    func write(name: String, labels: String, to text: inout String) {
        let counts = counts.withLock { $0 }
        var below = 0
        for (bound, count) in zip(Self.bounds, counts.buckets) {
            below += count
            text += "\(MetricType.series("\(name)_bucket", labels, "le=\"\(bound)\"")) \(below)\n"
        }
        text += "\(MetricType.series("\(name)_bucket", labels, "le=\"+Inf\"")) \(counts.count)\n"
        text += "\(MetricType.series("\(name)_sum", labels)) \(counts.sum)\n"
        text += "\(MetricType.series("\(name)_count", labels)) \(counts.count)\n"
    }
}
