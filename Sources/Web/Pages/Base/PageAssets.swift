//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Foundation

/// Where the program's resources lie: templates, texts, and the files that browsers load.
public enum PageAssets {
    /// The folder of style sheets, scripts and pictures, to be served under `/assets/`.
    public static var folder: URL { resources.appending(path: "assets") }

    static var resources: URL { Bundle.module.resourceURL ?? Bundle.module.bundleURL }
}
