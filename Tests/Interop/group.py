# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""The group Ed25519 as the record format has it, written from docs/record-format.md alone. Slow, and not constant time:
for tests of the record only, never for a secret that matters."""

from hashlib import sha256

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


class Invalid(Exception):
    """Something on the record is not what the format allows."""


class Point:
    """A point of the curve in extended coordinates; the group is written multiplicatively, as on the page."""

    __slots__ = ("x", "y", "z", "t")

    def __init__(self, x, y, z, t):
        self.x, self.y, self.z, self.t = x, y, z, t

    def __mul__(self, other):
        a = (self.y - self.x) * (other.y - other.x) % P
        b = (self.y + self.x) * (other.y + other.x) % P
        c = 2 * self.t * other.t * D % P
        d = 2 * self.z * other.z % P
        e, f, g, h = b - a, d - c, d + c, b + a
        return Point(e * f % P, g * h % P, f * g % P, e * h % P)

    def __pow__(self, exponent):
        result, base = NEUTRAL, self
        for bit in bin(exponent % Q if self is not NEUTRAL else 0)[2:]:
            result = result * result
            if bit == "1":
                result = result * base
        return result

    def inverse(self):
        return Point(-self.x % P, self.y, self.z, -self.t % P)

    def __truediv__(self, other):
        return self * other.inverse()

    def __eq__(self, other):
        return (self.x * other.z - other.x * self.z) % P == 0 and (self.y * other.z - other.y * self.z) % P == 0

    def hex(self):
        inverse = pow(self.z, P - 2, P)
        x, y = self.x * inverse % P, self.y * inverse % P
        return f"{y + (x & 1) * 2**255:064x}"

    @classmethod
    def read(cls, text):
        """The point, canonical and in the prime-order subgroup."""
        if len(text) != 64 or text != text.lower():
            raise Invalid(f"point {text}: not 64 lower-case hex digits")
        number = int(text, 16)
        y, odd = number % 2**255, number >> 255
        if y >= P:
            raise Invalid(f"point {text}: not canonical")
        square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
        x = pow(square, (P + 3) // 8, P)
        if x * x % P != square:
            x = x * ROOT % P
        if x * x % P != square:
            raise Invalid(f"point {text}: not on the curve")
        if x == 0 and odd:
            raise Invalid(f"point {text}: not canonical")
        if x & 1 != odd:
            x = P - x
        point = cls(x, y, 1, x * y % P)
        doubled, result = point, NEUTRAL
        for bit in bin(Q)[2:]:
            result = result * result
            if bit == "1":
                result = result * doubled
        if not result == NEUTRAL:
            raise Invalid(f"point {text}: outside the prime-order subgroup")
        return point


NEUTRAL = Point(0, 1, 1, 0)
G = Point.read("66" * 31 + "58")


def scalar(text):
    """A scalar in its one spelling."""
    number = int(text) if text.isascii() and text.isdigit() else Q
    if str(number) != text or number >= Q:
        raise Invalid(f"scalar {text}: not canonical")
    return number


def challenge(prefix, points):
    """H(prefix; points) of the page."""
    text = prefix + ",".join(point.hex() for point in points)
    return int(sha256(text.encode()).hexdigest(), 16) % Q


def product(points):
    result = NEUTRAL
    for point in points:
        result = result * point
    return result
