// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// A C library's header, as far as libsodium needs it.
#ifndef BOOTH_ASSERT_H
#define BOOTH_ASSERT_H
#define assert(condition) ((condition) ? (void) 0 : __builtin_trap())
#endif
