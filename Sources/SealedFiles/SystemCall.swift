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

/// Calls of the operating system, taken up again after a signal, their failures as errors.
enum SystemCall {
    /// The result of `call`, or the error number that it left.
    static func run<R: FixedWidthInteger>(_ call: () -> R) -> Result<R, Failure> {
        while true {
            let result = call()
            if result >= 0 { return .success(result) }
            let number = errno
            if number != EINTR { return .failure(Failure(number: number)) }
        }
    }

    /// An error number.
    struct Failure: Error {
        let number: Int32

        /// The system's words for it.
        var text: String {
            strerror(number).map { String(cString: $0) } ?? "error \(number)"
        }

        /// What it means for a file or folder.
        func error(_ what: String) -> SealedFileError {
            let code: SealedFileError.Code =
                switch number {
                case ENOENT, ENOTDIR: .missing
                case EEXIST: .exists
                default: .access
                }
            return SealedFileError(code, "\(what): \(text)")
        }
    }
}
