// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// A C library's header, as far as libsodium and Embedded Swift name it (Scripts/booth/rt.c).
#ifndef BOOTH_STRING_H
#define BOOTH_STRING_H
#include <stddef.h>
void *memcpy(void *restrict target, const void *restrict source, size_t size);
void *memmove(void *target, const void *source, size_t size);
void *memset(void *target, int value, size_t size);
int memcmp(const void *left, const void *right, size_t size);
char *strchr(const char *text, int character);
#endif
