//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CoreMetrics
import Synchronization

/// Metrics kept in memory and handed out as Prometheus text (exposition format 0.0.4).
///
/// Whoever makes metrics sees to it that labels come from closed lists; beyond `seriesLimit` series nothing new is kept.
public final class PrometheusMetrics: MetricsFactory {
    /// The type of what `text` gives.
    public static let mediaType = "text/plain; version=0.0.4; charset=utf-8"
    /// The most series that are kept.
    static let seriesLimit = 4096

    private struct Family {
        let type: MetricType
        var series: [String: any MetricSeries] = [:]
    }

    private struct State {
        var families: [String: Family] = [:]
        var count = 0
    }

    private let state = Mutex(State())

    public init() {}

    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(.counter, label, dimensions) { CounterSeries() }
    }

    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(.gauge, label, dimensions) { GaugeSeries() }
    }

    public func makeRecorder(
        label: String,
        dimensions: [(String, String)],
        aggregate: Bool
    ) -> any RecorderHandler {
        aggregate
            ? series(.histogram, label, dimensions) { HistogramSeries() as any MetricSeries & RecorderHandler }
            : series(.gauge, label, dimensions) { GaugeSeries() as any MetricSeries & RecorderHandler }
    }

    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        series(.histogram, label, dimensions) { HistogramSeries() }
    }

    // What was counted stays: Prometheus wants counters that only grow.
    public func destroyCounter(_ handler: any CounterHandler) {}
    public func destroyMeter(_ handler: any MeterHandler) {}
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    public func destroyTimer(_ handler: any TimerHandler) {}

    /// Everything counted so far, in the order of names.
    public func text() -> String {
        let families = state.withLock { $0.families }
        var text = ""
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            text += "# TYPE \(name) \(family.type.rawValue)\n"
            for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
                series.write(name: name, labels: labels, to: &text)
            }
        }
        return text
    }

    /// The series of this name with these labels: the one that is there, or a new one.
    private func series<Series>(
        _ type: MetricType,
        _ label: String,
        _ dimensions: [(String, String)],
        _ make: () -> Series
    ) -> Series {
        let name = MetricType.name(label)
        let labels = MetricType.labels(dimensions)
        return state.withLock { state in
            var family = state.families[name] ?? Family(type: type)
            if family.type == type, let known = family.series[labels] as? Series { return known }
            let series = make()
            guard family.type == type, state.count < Self.seriesLimit, let kept = series as? any MetricSeries else {
                return series
            }
            family.series[labels] = kept
            state.families[name] = family
            state.count += 1
            return series
        }
    }
}
