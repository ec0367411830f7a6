//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CoreMetrics
import Testing

@testable import Web

@Suite struct MetricsTests {
    @Test func countersAreWrittenByNameAndLabels() {
        let metrics = PrometheusMetrics()
        Counter(label: "ballots", dimensions: [("outcome", "recorded")], factory: metrics).increment(by: 2)
        Counter(label: "ballots", dimensions: [("outcome", "again")], factory: metrics).increment()
        Counter(label: "ballots", dimensions: [("outcome", "recorded")], factory: metrics).increment()
        #expect(
            metrics.text() == """
                # TYPE ballots counter
                ballots{outcome="again"} 1
                ballots{outcome="recorded"} 3

                """
        )
    }

    @Test func namesAndLabelsAreWrittenSafely() {
        let metrics = PrometheusMetrics()
        Counter(label: "1a-b c", dimensions: [("x y", "a\"b\\c\nd")], factory: metrics).increment()
        #expect(metrics.text().contains("_a_b_c{x_y=\"a\\\"b\\\\c\\nd\"} 1\n"))
    }

    @Test func durationsFallIntoBuckets() {
        let metrics = PrometheusMetrics()
        let timer = Timer(label: "seconds", factory: metrics)
        timer.recordNanoseconds(20_000_000)
        timer.recordNanoseconds(20_000_000_000)
        let lines = metrics.text().split(separator: "\n")
        #expect(lines.contains("seconds_bucket{le=\"0.01\"} 0"))
        #expect(lines.contains("seconds_bucket{le=\"0.025\"} 1"))
        #expect(lines.contains("seconds_bucket{le=\"10.0\"} 1"))
        #expect(lines.contains("seconds_bucket{le=\"+Inf\"} 2"))
        #expect(lines.contains("seconds_count 2"))
    }

    @Test func gaugesRiseAndFall() {
        let metrics = PrometheusMetrics()
        let meter = Meter(label: "in_flight", factory: metrics)
        meter.increment()
        meter.increment()
        meter.decrement()
        #expect(metrics.text() == "# TYPE in_flight gauge\nin_flight 1.0\n")
    }

    @Test func beyondTheMostSeriesNothingNewIsKept() {
        let metrics = PrometheusMetrics()
        for number in 0..<(PrometheusMetrics.seriesLimit + 10) {
            Counter(label: "many", dimensions: [("n", "\(number)")], factory: metrics).increment()
        }
        #expect(metrics.text().split(separator: "\n").count == PrometheusMetrics.seriesLimit + 1)
    }
}
