// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// What a C library would give to Embedded Swift and libsodium, for the booth's WebAssembly module: memory, copying,
// random bytes. Nothing else is left undefined, and the module imports one function only.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT(name) __attribute__((export_name(name)))

// Random bytes: the page fills them in by crypto.getRandomValues.

__attribute__((import_module("env"), import_name("random_fill"))) void random_fill(void *bytes, size_t size);

void randombytes_buf(void *const bytes, const size_t size) { random_fill(bytes, size); }

// The seed of Swift's hash tables. The booth has none, but some types refer to it.
void arc4random_buf(void *bytes, size_t size) { random_fill(bytes, size); }

_Noreturn void abort(void) { __builtin_trap(); }

_Noreturn void sodium_misuse(void) { abort(); }

// Memory: blocks of a power of two, each with a header in front; a list of free blocks for each size. What is freed is
// overwritten, so that no secret outlives its array.

#define PAGE 65536u
#define HEADER 16u
#define SMALLEST 5u  // 2^5 bytes, header included
#define LARGEST 24u
#define IN_USE 0x600DB10Cu

typedef struct block {
    uint32_t state;
    uint32_t order;
    struct block *next;
} block;

extern unsigned char __heap_base;

static block *free_blocks[LARGEST + 1];
static uintptr_t heap_top;
static uintptr_t heap_end;

static void wipe(void *start, size_t size) {
    volatile uint64_t *words = start;
    for (size_t index = 0; index < size / sizeof *words; index++) words[index] = 0;
}

static block *cut(uint32_t order) {
    uintptr_t size = (uintptr_t) 1 << order;
    if (heap_end == 0) {
        heap_top = ((uintptr_t) &__heap_base + 15u) & ~(uintptr_t) 15u;
        heap_end = (uintptr_t) __builtin_wasm_memory_size(0) * PAGE;
    }
    if (heap_end - heap_top < size) {
        uintptr_t pages = (size - (heap_end - heap_top) + PAGE - 1) / PAGE;
        if (__builtin_wasm_memory_grow(0, pages) == (size_t) -1) return NULL;
        heap_end += pages * PAGE;
    }
    block *found = (block *) heap_top;
    heap_top += size;
    return found;
}

int posix_memalign(void **target, size_t alignment, size_t size) {
    uint32_t order = SMALLEST;
    if (alignment > HEADER || size > ((size_t) 1 << LARGEST) - HEADER) return 12;
    while (((size_t) 1 << order) - HEADER < size) order++;
    block *found = free_blocks[order];
    if (found != NULL) {
        free_blocks[order] = found->next;
    } else {
        found = cut(order);
        if (found == NULL) return 12;
    }
    found->state = IN_USE;
    found->order = order;
    found->next = NULL;
    *target = (unsigned char *) found + HEADER;
    return 0;
}

void free(void *memory) {
    if (memory == NULL) return;
    block *freed = (block *) ((unsigned char *) memory - HEADER);
    if (freed->state != IN_USE) abort();
    wipe(memory, ((size_t) 1 << freed->order) - HEADER);
    freed->state = 0;
    freed->next = free_blocks[freed->order];
    free_blocks[freed->order] = freed;
}

// Between calls nothing lives on the stack: the page has it overwritten, for copies of secrets that were left there.

extern unsigned char __stack_low;
extern unsigned char __stack_high;

EXPORT("booth_wipe_stack") void booth_wipe_stack(void) {
    wipe(&__stack_low, (size_t) (&__stack_high - &__stack_low));
}

// Copying, eight bytes at a time where that goes.

static void *copy_forward(unsigned char *to, const unsigned char *from, size_t size) {
    void *target = to;
    for (; size >= 8; size -= 8, to += 8, from += 8) {
        uint64_t word;
        __builtin_memcpy_inline(&word, from, 8);
        __builtin_memcpy_inline(to, &word, 8);
    }
    while (size-- > 0) *to++ = *from++;
    return target;
}

void *memcpy(void *restrict target, const void *restrict source, size_t size) {
    return copy_forward(target, source, size);
}

void *memmove(void *target, const void *source, size_t size) {
    unsigned char *to = target;
    const unsigned char *from = source;
    if ((uintptr_t) to - (uintptr_t) from >= size) return copy_forward(target, source, size);
    while (size-- > 0) to[size] = from[size];
    return target;
}

void *memset(void *target, int value, size_t size) {
    unsigned char *to = target;
    uint64_t word = (unsigned char) value * 0x0101010101010101u;
    for (; size >= 8; size -= 8, to += 8) __builtin_memcpy_inline(to, &word, 8);
    while (size-- > 0) *to++ = (unsigned char) value;
    return target;
}

int memcmp(const void *left, const void *right, size_t size) {
    const unsigned char *a = left;
    const unsigned char *b = right;
    for (; size > 0; size--, a++, b++) {
        if (*a != *b) return *a - *b;
    }
    return 0;
}

char *strchr(const char *text, int character) {
    for (; *text != (char) character; text++) {
        if (*text == 0) return NULL;
    }
    return (char *) text;
}
