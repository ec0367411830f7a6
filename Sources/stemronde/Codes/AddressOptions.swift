//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import ArgumentParser
import Foundation
import Registrar
import VerifyCommand

/// Whose letter it is about: asked on the terminal, unless it was given.
struct AddressOptions: ParsableArguments {
    @Option(help: "The postcode; otherwise it is asked for.")
    var postcode: String?

    @Option(help: "The house number, with letter and addition where there are several letters, as in 12A-3.")
    var number: String?

    @Option(help: "The letter's number, at the foot of it, where one address has several.")
    var letter: Int?

    /// The address as it was typed.
    func address() throws -> Address {
        do {
            return try Address(
                typedPostcode: postcode ?? ask("postcode: ", "--postcode"),
                houseNumber: number ?? ask("house number: ", "--number")
            )
        } catch let error as AddressError {
            throw CommandFailure(error.detail)
        }
    }

    /// The one of several holders at a house number that is meant.
    func choose(_ holders: [LetterHolder], _ address: Address) throws -> LetterHolder {
        guard !holders.isEmpty else {
            throw CommandFailure(
                "no letter of this issue went to this postcode and house number",
                hint: "somebody who was left off the register is registered late: stemronde codes late --help"
            )
        }
        if let letter {
            guard let holder = holders.first(where: { $0.holder == .letter(letter) }) else {
                throw CommandFailure("letter \(letter) did not go to this address")
            }
            return holder
        }
        if let holder = Self.only(of: holders, at: address) { return holder }
        let meant = holders.filter { $0.address.matches(address) }
        return try ask(among: Self.hasAddition(address) ? meant : holders)
    }

    /// The holder who alone can be meant; nil where that must be asked. A number alone may have lost its addition where
    /// there are several, and is not that of the only one which has an addition.
    static func only(of holders: [LetterHolder], at address: Address) -> LetterHolder? {
        let meant = holders.filter { $0.address.matches(address) }
        return meant.count == 1 && (hasAddition(address) || holders.count == 1) ? meant[0] : nil
    }

    private static func hasAddition(_ address: Address) -> Bool {
        !address.letter.isEmpty || !address.addition.isEmpty
    }

    private func ask(among holders: [LetterHolder]) throws -> LetterHolder {
        let names = holders.map { holder in
            switch holder.holder {
            case .letter(let number): "\(holder.address.numberText) (letter \(number))"
            case .late(let number): "\(holder.address.numberText) (late registration \(number))"
            }
        }
        guard !holders.isEmpty else {
            throw CommandFailure("no letter of this issue went to this addition", hint: "give the number alone")
        }
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
            throw CommandFailure(
                holders.count == 1
                    ? "one letter went to this house number, with an addition: \(names[0])"
                    : "\(holders.count) letters went to this house number: \(names.joined(separator: ", "))",
                hint: "say which with --number, or with --letter"
            )
        }
        for (place, name) in names.enumerated() { Talk.note("\(place + 1): \(name)") }
        guard let answer = Confirmation.ask("which? "), let number = Int(answer), holders.indices.contains(number - 1)
        else { throw CommandFailure("none of these") }
        return holders[number - 1]
    }

    private func ask(_ prompt: String, _ option: String) throws -> String {
        guard isatty(STDIN_FILENO) == 1, let answer = Confirmation.ask(prompt) else {
            throw CommandFailure("no address was given", hint: "name it with \(option)")
        }
        return answer
    }
}
