// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// A C library's header that libsodium includes and of which the booth needs nothing.
