//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import Foundation

/// Prints HTML to PDF with a Chromium found on the machine.
///
/// Chromium works in a folder of its own that nobody else may read and that is gone afterwards; nothing is fetched from
/// the network.
public struct Chromium: Sendable {
    /// Names under which it is found, in this order.
    static let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
    /// How long one document may take, in seconds.
    private static let patience = 900

    public let path: String

    /// The program at `path`.
    public init(path: String) {
        self.path = path
    }

    /// The first Chromium in the folders of `PATH`.
    ///
    /// - Throws: `LetterError` with code `noPrinter`.
    public static func find(
        in environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(LetterError) -> Chromium {
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        for name in names {
            for folder in folders {
                let path = folder + "/" + name
                if FileManager.default.isExecutableFile(atPath: path) { return Chromium(path: path) }
            }
        }
        throw LetterError(.noPrinter, "there is no Chromium on this machine to make PDF files with")
    }

    /// Prints a document as a PDF that only its owner may read; nothing of that name may be there yet.
    ///
    /// - Parameters:
    ///   - html: the document.
    ///   - pdf: where the PDF is to be.
    ///   - pages: how many pages it must have; nil if any number will do.
    /// - Throws: `LetterError` with code `printing`.
    public func print(_ html: URL, to pdf: URL, pages: Int? = nil) throws(LetterError) {
        let manager = FileManager.default
        guard !manager.fileExists(atPath: pdf.path(percentEncoded: false)) else {
            throw LetterError(.printing, "\(pdf.lastPathComponent) is there already, and nothing is overwritten")
        }
        // Not beside the PDF: the names of its sockets must be short.
        let work = manager.temporaryDirectory.appending(path: "stemronde-\(UInt64.random(in: .min ... .max))")
        do {
            try manager.createDirectory(
                at: work,
                withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw LetterError(.printing, "no folder can be made in \(manager.temporaryDirectory.path)")
        }
        defer { remove(work) }
        let output = work.appending(path: "document.pdf")
        try run(html, output, in: work)
        do {
            try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: output.path(percentEncoded: false))
            if let pages { try demand(pages, in: output, name: pdf.lastPathComponent) }
            try manager.moveItem(at: output, to: pdf)
        } catch let error as LetterError {
            throw error
        } catch {
            throw LetterError(.printing, "no PDF of \(html.lastPathComponent) came of it")
        }
    }

    /// Removes the folder in which Chromium worked; what it starts may outlive it for a moment and write there.
    private func remove(_ work: URL) {
        for _ in 0..<50 {
            try? FileManager.default.removeItem(at: work)
            if !FileManager.default.fileExists(atPath: work.path(percentEncoded: false)) { return }
            usleep(20_000)
        }
    }

    private func demand(_ pages: Int, in output: URL, name: String) throws {
        let count = try Data(contentsOf: output, options: .mappedIfSafe).withUnsafeBytes { PDFPages.count($0) }
        guard count == pages else {
            throw LetterError(
                .printing,
                "\(name) would have \(count) pages, not \(pages): a text does not fit its page"
            )
        }
    }

    private func run(_ html: URL, _ output: URL, in work: URL) throws(LetterError) {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments =
            [
                "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-sync",
                "--disable-background-networking", "--disable-component-update", "--disable-breakpad",
                "--disable-crash-reporter", "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=\(work.appending(path: "profile").path(percentEncoded: false))",
                "--no-pdf-header-footer", "--print-to-pdf=\(output.path(percentEncoded: false))",
            ] + (geteuid() == 0 ? ["--no-sandbox"] : []) + [html.absoluteURL.absoluteString]
        var environment = ProcessInfo.processInfo.environment
        // Whatever it or its libraries keep for later is kept in the folder that goes.
        for name in ["HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"] {
            environment[name] = work.path(percentEncoded: false)
        }
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            throw LetterError(.noPrinter, "\(path) cannot be started")
        }
        let deadline = Date(timeIntervalSinceNow: TimeInterval(Self.patience))
        while process.isRunning, Date.now < deadline { usleep(20_000) }
        guard !process.isRunning else {
            process.terminate()
            process.waitUntilExit()
            throw LetterError(.printing, "Chromium did not print \(html.lastPathComponent) in \(Self.patience) seconds")
        }
        guard process.terminationStatus == 0 else {
            throw LetterError(.printing, "Chromium ended with status \(process.terminationStatus)")
        }
    }
}
