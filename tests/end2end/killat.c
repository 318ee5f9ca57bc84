/* LD_PRELOAD shim: kills its process with signal 9 inside a commit of the store, at a named write.
 *
 * Armed by the file $KILLAT_ARM, whose text is "N before|after write|sync|rename": the Nth write (or only sync, or the
 * Nth rename) of a file of the store (path contains $KILLAT_PATH) after arming dies before or after it happened.
 * $KILLAT_LOG gets the name of the point.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_int seen;
static atomic_int armed; /* 0 not yet, N > 0: die at the Nth */
static int after;
static char wanted = 'w'; /* w: writes and syncs, s: syncs, r: renames */

static int concerns(int fd) {
    const char *part = getenv("KILLAT_PATH");
    char link[64], path[4096];
    ssize_t n;
    if (!part) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    n = readlink(link, path, sizeof path - 1);
    if (n <= 0) return 0;
    path[n] = 0;
    return strstr(path, part) != NULL;
}

static int arm(void) {
    const char *file = getenv("KILLAT_ARM");
    char text[48] = {0}, when[16] = {0}, kind[16] = {0};
    int fd, n = 0;
    if (atomic_load(&armed)) return 1;
    if (!file) return 0;
    fd = open(file, O_RDONLY);
    if (fd < 0) return 0;
    if (read(fd, text, sizeof text - 1) > 0 && sscanf(text, "%d %15s %15s", &n, when, kind) == 3 && n > 0) {
        after = !strcmp(when, "after");
        wanted = kind[0];
        atomic_store(&armed, n);
    }
    close(fd);
    return atomic_load(&armed) > 0;
}

static void point(const char *what, int is_after) {
    static _Thread_local int here;
    const char *log = getenv("KILLAT_LOG");
    char line[96];
    int fd, n = seen;
    if (here) return;
    here = 1;
    if (n == atomic_load(&armed) && is_after == after) {
        if (log && (fd = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600)) >= 0) {
            int size = snprintf(line, sizeof line, "%s %s #%d\n", is_after ? "after" : "before", what, n);
            if (write(fd, line, (size_t)size) < 0) _exit(99);
            close(fd);
        }
        kill(getpid(), SIGKILL);
    }
    here = 0;
}

#define WATCHED(name, ret, args, call)                                   \
    ret name args {                                                      \
        static ret(*real) args;                                          \
        int mine;                                                        \
        ret result;                                                      \
        if (!real) real = (ret(*) args)dlsym(RTLD_NEXT, #name);          \
        mine = concerns(fd) && arm() && (wanted == 'w' || (wanted == 's' && #name[0] == 'f')); \
        if (mine) {                                                      \
            atomic_fetch_add(&seen, 1);                                  \
            point(#name, 0);                                             \
        }                                                                \
        result = real call;                                              \
        if (mine) point(#name, 1);                                       \
        return result;                                                   \
    }

WATCHED(pwrite, ssize_t, (int fd, const void *data, size_t size, off_t at), (fd, data, size, at))
WATCHED(pwrite64, ssize_t, (int fd, const void *data, size_t size, off64_t at), (fd, data, size, at))
WATCHED(fsync, int, (int fd), (fd))
WATCHED(fdatasync, int, (int fd), (fd))
#ifdef WITH_WRITE /* files that Python itself writes: sealed pages, slots, backups */
WATCHED(write, ssize_t, (int fd, const void *data, size_t size), (fd, data, size))
#endif

int rename(const char *from, const char *to) {
    static int (*real)(const char *, const char *);
    const char *part = getenv("KILLAT_PATH");
    int mine = part && (strstr(from, part) || strstr(to, part)) && arm() && wanted == 'r', result;
    if (!real) real = (int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename");
    if (mine) {
        atomic_fetch_add(&seen, 1);
        point("rename", 0);
    }
    result = real(from, to);
    if (mine) point("rename", 1);
    return result;
}
