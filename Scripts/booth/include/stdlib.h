// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// A C library's header, as far as libsodium and Embedded Swift name it (Scripts/booth/rt.c).
#ifndef BOOTH_STDLIB_H
#define BOOTH_STDLIB_H
#include <stddef.h>
int posix_memalign(void **target, size_t alignment, size_t size);
void *malloc(size_t size);
void free(void *memory);
_Noreturn void abort(void);
#endif
