//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

extension Schedule {
    func write(to writer: inout CanonicalWriter) {
        writer.literal("{\"opens\":")
        writer.text(opens.text)
        writer.literal(",\"closes\":")
        writer.text(closes.text)
        if let paper {
            writer.literal(",\"paper\":{\"requests_until\":")
            writer.text(paper.requestsUntil.text)
            writer.literal(",\"envelopes_until\":")
            writer.text(paper.envelopesUntil.text)
            writer.literal("}")
        }
        writer.literal("}")
    }

    init(from reader: inout CanonicalReader) throws(TextError) {
        try reader.literal("{\"opens\":")
        opens = try reader.moment()
        try reader.literal(",\"closes\":")
        closes = try reader.moment()
        if reader.skip(",\"paper\":{\"requests_until\":") {
            let requests = try reader.moment()
            try reader.literal(",\"envelopes_until\":")
            paper = Paper(requestsUntil: requests, envelopesUntil: try reader.moment())
            try reader.literal("}")
        }
        try reader.literal("}")
    }
}

extension VotingTerms {
    func write(to writer: inout CanonicalWriter) {
        writer.literal("{\"votes_per_address\":")
        writer.text(votesPerAddress.rawValue)
        writer.literal(",\"minimum_ballots\":")
        writer.integer(minimumBallots)
        writer.literal(",\"reserve\":{\"letters\":")
        writer.fraction(reserve.letterShare)
        writer.literal(",\"letters_minimum\":")
        writer.integer(reserve.letterMinimum)
        writer.literal(",\"paper\":")
        writer.fraction(reserve.paperShare)
        writer.literal(",\"paper_minimum\":")
        writer.integer(reserve.paperMinimum)
        writer.literal("},\"late_registrations\":")
        writer.fraction(lateShare)
        writer.literal("}")
    }

    init(from reader: inout CanonicalReader) throws(TextError) {
        try reader.literal("{\"votes_per_address\":")
        votesPerAddress = try reader.word()
        try reader.literal(",\"minimum_ballots\":")
        minimumBallots = try reader.integer()
        try reader.literal(",\"reserve\":{\"letters\":")
        let letterShare = try reader.fraction()
        try reader.literal(",\"letters_minimum\":")
        let letterMinimum = try reader.integer()
        try reader.literal(",\"paper\":")
        let paperShare = try reader.fraction()
        try reader.literal(",\"paper_minimum\":")
        reserve = Reserve(
            letterShare: letterShare,
            letterMinimum: letterMinimum,
            paperShare: paperShare,
            paperMinimum: try reader.integer()
        )
        try reader.literal("},\"late_registrations\":")
        lateShare = try reader.fraction()
        try reader.literal("}")
    }
}

extension Limits {
    func write(to writer: inout CanonicalWriter) {
        writer.literal("{\"advisory\":")
        writer.integer(advisory)
        writer.literal(",\"binding\":")
        writer.integer(binding)
        if let ordinance {
            writer.literal(",\"ordinance\":")
            writer.text(ordinance)
        }
        writer.literal("}")
    }

    init(from reader: inout CanonicalReader) throws(TextError) {
        try reader.literal("{\"advisory\":")
        advisory = try reader.integer()
        try reader.literal(",\"binding\":")
        binding = try reader.integer()
        ordinance = reader.skip(",\"ordinance\":") ? try reader.text() : nil
        try reader.literal("}")
    }
}
