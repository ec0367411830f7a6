//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// An ElGamal encryption: α = G^r, β = y^r · G^m.
public struct Ciphertext: Hashable, Sendable {
    /// G^r.
    public let alpha: Point
    /// y^r · G^m.
    public let beta: Point

    /// The pair (α, β).
    public init(alpha: Point, beta: Point) {
        self.alpha = alpha
        self.beta = beta
    }

    /// An encryption of zero without randomness: the empty product.
    public static let neutral = Ciphertext(alpha: .neutral, beta: .neutral)

    /// An encryption of the sum of both messages.
    public static func * (left: Self, right: Self) -> Self {
        Ciphertext(alpha: left.alpha * right.alpha, beta: left.beta * right.beta)
    }

    /// An encryption of the message times `weight`, for a public weight.
    public func variableTimePower(_ weight: Scalar) -> Ciphertext {
        Ciphertext(alpha: alpha.variableTimePower(weight), beta: beta.variableTimePower(weight))
    }

    /// The encryption of `isOne` under `key` with `randomness`. Which of the two it is does not show in its course.
    static func encrypt(isOne: UInt8, key: Point, randomness: SecretScalar) -> Ciphertext {
        let zero = randomness.power(of: key)
        let one = zero * .generator
        return Ciphertext(alpha: randomness.generatorPower, beta: Point.select(one, over: zero, ifOne: isOne))
    }
}
