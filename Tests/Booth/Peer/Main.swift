//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotBooth
import BallotCore
import CSodium

/// The booth, native, for the node tests: it answers on standard output what it is asked on standard input, and checks as
/// the service does what the WebAssembly module made.
///
/// A question is one byte for what, a length (32 bits, lowest byte first) and as many bytes; an answer a length and
/// as many bytes.
@main
struct Main {
    /// What is not a call of the booth.
    private enum Question: UInt8 {
        /// Takes a seed of four bytes: begins a new booth on a new sequence of random bytes.
        case seed = 100
        /// Takes an election and a ballot, each with its length before it; answers 0, or the code of what is wrong.
        case accept = 101
        /// Takes an election and an audit file likewise; answers 0 and the choices, or 1 and the code.
        case audit = 102
    }

    static func main() {
        precondition(sodium_init() >= 0)
        Randomness.install()
        var exchange = Exchange()
        while let head = Pipe.read(5) {
            let length = head[1...].reversed().reduce(0) { $0 << 8 | Int($1) }
            guard let input = Pipe.read(length) else { return }
            if let call = BoothCall(rawValue: head[0]) {
                Pipe.answer(reply(of: exchange, to: call, input))
            } else {
                switch Question(rawValue: head[0]) {
                case .seed:
                    exchange = Exchange()
                    Randomness.seed(input.reversed().reduce(0) { $0 << 8 | UInt32($1) })
                    Pipe.answer([])
                case .accept: Pipe.answer(Verdict.accept(input))
                case .audit: Pipe.answer(Verdict.audit(input))
                case nil: return
                }
            }
        }
    }

    private static func reply(of exchange: Exchange, to call: BoothCall, _ input: [UInt8]) -> [UInt8] {
        guard let target = exchange.input(UInt32(input.count)) else { return [] }
        target.copyMemory(from: input, byteCount: input.count)
        guard let reply = exchange.perform(call, length: UInt32(input.count)) else { return [] }
        let count = Int(UInt32(littleEndian: reply.load(as: UInt32.self)))
        return [UInt8](UnsafeRawBufferPointer(start: reply + 4, count: count))
    }
}
