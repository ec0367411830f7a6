// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// What a process can ask of the system about itself, where Swift cannot call it (functions with any number of arguments).
#ifndef STEMRONDE_CPROCESS_SHIM_H
#define STEMRONDE_CPROCESS_SHIM_H

#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

/// Sees to it that no memory of this process is written to a disk or read by others of the same user: no core dump, and
/// no attaching. Gives 0, or -1 with `errno`.
static inline int stemronde_forbid_dumps(void) {
    struct rlimit none = {0, 0};
    if (setrlimit(RLIMIT_CORE, &none) != 0) return -1;
#ifdef __linux__
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return -1;
#endif
    return 0;
}

/// Allows as many open files as the system lets this process have. Gives their number, or 0.
static inline unsigned long stemronde_raise_file_limit(void) {
    struct rlimit files;
    if (getrlimit(RLIMIT_NOFILE, &files) != 0) return 0;
    files.rlim_cur = files.rlim_max;
    (void)setrlimit(RLIMIT_NOFILE, &files);
    if (getrlimit(RLIMIT_NOFILE, &files) != 0) return 0;
    return files.rlim_cur;
}

#endif
