/* Loaded before the C library: makes the n-th call that touches a library's file on disk fail, once or from then on. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls, fail_at;
static int for_good, error_number;

void disk_arm(long at, int good, int number) { calls = 0; fail_at = at; for_good = good; error_number = number; }
long disk_calls(void) { return calls; }

static int ours(int fd) {
    char link[64], path[4096];
    ssize_t size;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    size = readlink(link, path, sizeof path - 1);
    if (size <= 0) return 0;
    path[size] = 0;
    return strstr(path, ".zugong") != NULL;
}

static int fails(void) {
    calls++;
    if (!fail_at || calls < fail_at || (!for_good && calls > fail_at)) return 0;
    errno = error_number;
    return 1;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    if (ours(fd) && fails()) return -1;
    return NEXT(pwrite64)(fd, data, size, at);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    if (ours(fd) && fails()) return -1;
    return NEXT(pwrite)(fd, data, size, at);
}
ssize_t pread64(int fd, void *data, size_t size, off64_t at) {
    if (ours(fd) && fails()) return -1;
    return NEXT(pread64)(fd, data, size, at);
}
ssize_t pread(int fd, void *data, size_t size, off_t at) {
    if (ours(fd) && fails()) return -1;
    return NEXT(pread)(fd, data, size, at);
}
int fsync(int fd) { return ours(fd) && fails() ? -1 : NEXT(fsync)(fd); }
int fdatasync(int fd) { return ours(fd) && fails() ? -1 : NEXT(fdatasync)(fd); }
int ftruncate64(int fd, off64_t size) { return ours(fd) && fails() ? -1 : NEXT(ftruncate64)(fd, size); }
int ftruncate(int fd, off_t size) { return ours(fd) && fails() ? -1 : NEXT(ftruncate)(fd, size); }
