//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension SigningPolicy {
    /// A number of the policy by its name in a roster.
    struct Item: Hashable {
        let name: String
        let count: Int
        /// Those who can sign it.
        let roles: Set<OfficialRole>
    }

    /// Every number, in the order of a roster.
    var items: [Item] {
        let acts = ActKind.allCases.map { Item(name: $0.rawValue, count: self.acts[$0] ?? 1, roles: [.acts]) }
        return acts + [
            Item(name: "withdrawal", count: withdrawal, roles: [.register]),
            Item(name: "block", count: block, roles: [.register]),
            Item(name: "late-registration", count: lateRegistration, roles: [.register, .paper]),
            Item(name: "activation", count: activation, roles: [.register, .paper]),
        ]
    }

    /// The same policy with a number for every kind of act.
    var spelledOut: SigningPolicy {
        let acts = Dictionary(
            ActKind.allCases.map { ($0, self.acts[$0] ?? 1) },
            uniquingKeysWith: { first, _ in first }
        )
        return SigningPolicy(
            acts: acts,
            withdrawal: withdrawal,
            block: block,
            lateRegistration: lateRegistration,
            activation: activation
        )
    }

    func write(to writer: inout StatementWriter) {
        for item in items { writer.line("sign", item.name, "\(item.count)") }
    }

    init(from reader: inout StatementReader) throws(RecordError) {
        var acts: [ActKind: Int] = [:]
        for kind in ActKind.allCases { acts[kind] = try Self.number(kind.rawValue, &reader) }
        self.init(
            acts: acts,
            withdrawal: try Self.number("withdrawal", &reader),
            block: try Self.number("block", &reader),
            lateRegistration: try Self.number("late-registration", &reader),
            activation: try Self.number("activation", &reader)
        )
    }

    /// The number of a line `sign NAME NUMBER`, from 1.
    static func number(_ name: String, _ reader: inout StatementReader) throws(RecordError) -> Int {
        let values = try reader.values("sign", 2)
        guard values[0] == name else {
            throw RecordError(.form, "a roster has \"sign \(values[0])\", not \"sign \(name)\"")
        }
        let number = try reader.number(values[1])
        guard number >= 1 else { throw RecordError(.range, "\(name) is signed by nobody") }
        return number
    }

    /// The names of the numbers that are lower here than in `other`.
    func lowered(from other: SigningPolicy) -> [String] {
        zip(items, other.items).filter { $0.count < $1.count }.map(\.0.name)
    }
}
