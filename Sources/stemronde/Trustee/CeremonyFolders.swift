//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser

/// The two folders of every step.
struct CeremonyFolders: ParsableArguments {
    @Argument(help: "Your own folder, which nobody else sees.", completion: .directory)
    var folder: String

    @Argument(help: "The folder through which the trustees pass files.", completion: .directory)
    var exchange: String

    var own: TrusteeFolder { TrusteeFolder(folder) }
    var common: Exchange { Exchange(exchange) }
}
