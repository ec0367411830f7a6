//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A terminal on which a secret is typed without being shown.
struct Terminal {
    private let device: Descriptor

    /// The terminal that the program was started from, whatever its input and output are connected to.
    static func open(_ path: String = "/dev/tty") throws(SealedFileError) -> Terminal {
        do {
            return Terminal(device: try Descriptor.open(path, O_RDWR | O_NOCTTY))
        } catch {
            throw SealedFileError(.terminal, "no terminal to type a passphrase on: \(error.detail)")
        }
    }

    /// Shows a prompt, and reads what is typed up to Enter.
    ///
    /// Backspace takes a character back, Ctrl-U all of them, Ctrl-C and Ctrl-D give up. The terminal is as before when
    /// this returns or throws.
    func readSecret(prompt: String) throws(SealedFileError) -> SecretBytes {
        var before = termios()
        guard tcgetattr(device.number, &before) == 0 else {
            throw SealedFileError(.terminal, "no terminal to type a passphrase on")
        }
        var quiet = before
        // Byte by byte, nothing shown, and Ctrl-C as a character: a signal would leave the terminal mute.
        quiet.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | ISIG)
        guard tcsetattr(device.number, TCSAFLUSH, &quiet) == 0 else {
            throw SealedFileError(.terminal, "the terminal cannot be kept from showing what is typed")
        }
        defer { tcsetattr(device.number, TCSAFLUSH, &before) }
        try show(prompt)
        defer { try? show("\n") }

        var count = 0
        let typed = try SecretBytes(count: PassphraseSource.sizeLimit) { target throws(SealedFileError) in
            count = try readLine(into: target)
        }
        return typed.slice(0..<count)
    }

    private func readLine(into target: UnsafeMutableRawBufferPointer) throws(SealedFileError) -> Int {
        var count = 0
        while true {
            switch try readByte() {
            case 0x0A, 0x0D: return count
            case nil, 0x03, 0x04: throw SealedFileError(.cancelled, "no passphrase was typed")
            case 0x15: count = 0
            case 0x08, 0x7F:
                // Back to the first byte of a character in UTF-8.
                while count > 0 {
                    count -= 1
                    if target[count] & 0xC0 != 0x80 { break }
                }
            case .some(let byte):
                guard count < target.count else {
                    throw SealedFileError(.size, "a passphrase of more than \(target.count) bytes")
                }
                target[count] = byte
                count += 1
            }
        }
    }

    private func readByte() throws(SealedFileError) -> UInt8? {
        var count = 0
        let byte = try SecretBytes(count: 1) { byte throws(SealedFileError) in
            count = try device.read(into: byte, "the terminal")
        }
        return count == 1 ? byte.withUnsafeBytes { $0[0] } : nil
    }

    private func show(_ text: String) throws(SealedFileError) {
        try SecretBytes(copying: Array(text.utf8)).withUnsafeBytes { bytes throws(SealedFileError) in
            try device.write(bytes, "the terminal")
        }
    }
}
