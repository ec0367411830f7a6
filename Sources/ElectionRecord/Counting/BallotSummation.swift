//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import BallotCore
import Foundation

/// Every ballot of an archive checked on all cores, and those that count summed by cell.
///
/// This is the second of the two readings that ``BallotBox`` describes. Memory grows with the cells and the cores only.
public struct BallotSummation: Sendable {
    /// A ballot that is not accepted, and why.
    public struct Refusal: Sendable {
        /// The height of its event.
        public let height: Int
        /// What is wrong with it.
        public let error: BallotError
    }

    /// Refusals that are kept; a record that is wrong everywhere must not fill memory with saying so.
    public static let refusalLimit = 1000

    /// The encrypted sums of the ballots that count and are accepted.
    public internal(set) var sums: CellSums
    /// Ballots that are not accepted, in the order of their heights; at most ``refusalLimit``.
    public internal(set) var refusals: [Refusal] = []
    /// Bytes of ballots read.
    var bytes = 0

    init(sums: CellSums) {
        self.sums = sums
    }

    /// Reads the archive again, and throws `changed` if it does not end in `head`, as it did when `box` was filled.
    ///
    /// `cell` gives the cell, from 0 and under `cells`, of the credential at a place on the list. `progress` hears of the
    /// bytes of ballots that have been checked since it last heard.
    public static func of(
        _ source: ArchiveSource,
        context: BallotContext,
        box: BallotBox,
        head: RecordHead,
        cells: Int = 1,
        cell: @escaping (Int) -> Int = { _ in 0 },
        progress: (Int) -> Void = { _ in }
    ) async throws(ArchiveError) -> BallotSummation {
        var total = BallotSummation(sums: CellSums(shapes: context.questions, count: cells))
        var failure: ArchiveError?
        await withTaskGroup(of: BallotSummation.self) { group in
            var underWay = 0
            do throws(ArchiveError) {
                var chunks = try ChunkReader(source: source, context: context, box: box, head: head, cell: cell)
                while let chunk = try chunks.next() {
                    // The reader keeps a few chunks a core ahead, so that no core waits for it.
                    if underWay >= 3 * ProcessInfo.processInfo.activeProcessorCount, let done = await group.next() {
                        total.add(done)
                        progress(done.bytes)
                        underWay -= 1
                    }
                    group.addTask { chunk.check(in: context, cells: cells) }
                    underWay += 1
                }
            } catch {
                failure = error
            }
            for await done in group {
                total.add(done)
                progress(done.bytes)
            }
        }
        if let failure { throw failure }
        return total
    }

    private mutating func add(_ other: BallotSummation) {
        sums.add(other.sums)
        refusals = Array((refusals + other.refusals).sorted { $0.height < $1.height }.prefix(Self.refusalLimit))
    }
}

/// Cuts an archive's ballots into chunks.
private struct ChunkReader {
    private let context: BallotContext
    private let box: BallotBox
    private let head: RecordHead
    private let cell: (Int) -> Int
    private let sizeLimit: Int
    private var reader: ArchiveReader

    init(
        source: ArchiveSource,
        context: BallotContext,
        box: BallotBox,
        head: RecordHead,
        cell: @escaping (Int) -> Int
    ) throws(ArchiveError) {
        reader = try ArchiveReader(source)
        self.context = context
        self.box = box
        self.head = head
        self.cell = cell
        sizeLimit = context.ballotSizeLimit
    }

    /// The next ballots; nil at the end.
    mutating func next() throws(ArchiveError) -> BallotChunk? {
        var chunk = BallotChunk()
        while chunk.items.count < BallotChunk.size {
            guard let event = try reader.next() else {
                // The chain's end stands for all of it: what is summed is what was counted.
                guard reader.head == head else {
                    throw ArchiveError(
                        .changed,
                        offset: 0,
                        detail: "the archive is another than when it was first read"
                    )
                }
                break
            }
            guard case .ballot(let ballot) = event.content else { continue }
            // What is too long for a ballot is refused as no ballot at all, and not held.
            let bytes = ballot.count <= sizeLimit ? try ballot.bytes() : []
            chunk.items.append(item(bytes, height: event.event.height))
        }
        return chunk.items.isEmpty ? nil : chunk
    }

    private func item(_ bytes: [UInt8], height: Int) -> BallotChunk.Item {
        let place = BallotBox.credential(ofBallot: bytes, in: context).flatMap { box.credentials.place(of: $0) }
        let counts = place.map { box.counts(height: height, place: $0) } ?? false
        return BallotChunk.Item(
            height: height,
            bytes: bytes,
            cell: counts ? place.map(cell) : nil,
            weight: place.map { box.credentials.weight(at: $0) } ?? 1
        )
    }
}
