/* LD_PRELOAD shim: the disk says no at the Nth write of a file of the store (path contains $FAILAT_PATH).
 *
 * The process arms it by `failat(n, errno, stay)`: the Nth write, sync, rename or creation after that fails with this
 * errno; with `stay` every later one too, until it is armed anew. n = 0: nothing fails. `failat_seen()` counts them.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_int seen, armed, code, stays;

void failat(int n, int error, int stay) {
    atomic_store(&armed, 0);
    atomic_store(&seen, 0);
    atomic_store(&code, error);
    atomic_store(&stays, stay);
    atomic_store(&armed, n);
}

int failat_seen(void) { return atomic_load(&seen); }

static int is_ours(const char *path) {
    const char *part = getenv("FAILAT_PATH");
    return part && path && strstr(path, part) != NULL;
}

static int fails(int is_named) {
    int n = atomic_load(&armed), count;
    if (!n || !is_named) return 0;
    count = atomic_fetch_add(&seen, 1) + 1;
    if (count != n && !(atomic_load(&stays) && count > n)) return 0;
    errno = atomic_load(&code);
    return 1;
}

static int fails_fd(int fd) {
    char link[64], path[4096];
    ssize_t n;
    if (!atomic_load(&armed)) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    n = readlink(link, path, sizeof path - 1);
    if (n <= 0) return 0;
    path[n] = 0;
    return fails(is_ours(path));
}

#define WATCHED(name, ret, args, call)                          \
    ret name args {                                             \
        static ret(*real) args;                                 \
        if (!real) real = (ret(*) args)dlsym(RTLD_NEXT, #name); \
        return fails_fd(fd) ? -1 : real call;                   \
    }

WATCHED(write, ssize_t, (int fd, const void *data, size_t size), (fd, data, size))
WATCHED(pwrite, ssize_t, (int fd, const void *data, size_t size, off_t at), (fd, data, size, at))
WATCHED(pwrite64, ssize_t, (int fd, const void *data, size_t size, off64_t at), (fd, data, size, at))
WATCHED(fsync, int, (int fd), (fd))
WATCHED(fdatasync, int, (int fd), (fd))
WATCHED(ftruncate, int, (int fd, off_t size), (fd, size))
WATCHED(ftruncate64, int, (int fd, off64_t size), (fd, size))

int rename(const char *from, const char *to) {
    static int (*real)(const char *, const char *);
    if (!real) real = (int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename");
    return fails(is_ours(from) || is_ours(to)) ? -1 : real(from, to);
}

#define OPENED(name)                                                                       \
    int name(const char *path, int flags, ...) {                                           \
        static int (*real)(const char *, int, ...);                                        \
        va_list more;                                                                      \
        mode_t mode = 0;                                                                   \
        if (!real) real = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, #name);        \
        va_start(more, flags);                                                             \
        if (flags & O_CREAT) mode = (mode_t)va_arg(more, int);                             \
        va_end(more);                                                                      \
        return (flags & O_CREAT) && fails(is_ours(path)) ? -1 : real(path, flags, mode);   \
    }

OPENED(open)
OPENED(open64)
