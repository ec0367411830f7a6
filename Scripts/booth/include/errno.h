// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// A C library's header, as far as libsodium needs it: nothing reads what is stored here.
#ifndef BOOTH_ERRNO_H
#define BOOTH_ERRNO_H
#define ENOMEM 12
#define EINVAL 22
#define ENOSYS 38
#define ERANGE 34
static int errno;
#endif
