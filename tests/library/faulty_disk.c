/* Loaded before the C library: makes the n-th call that touches a library's file fail, once or from then on, or writes
   down in order what was written to which file and what was synced. */
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

static FILE *record;
static char path[4096];

void disk_record(const char *file) { record = fopen(file, "wb"); }
void disk_note(const char *word) { if (record) { fprintf(record, "note %s\n", word); fflush(record); } }

static int ours(int fd) {
    char link[64];
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

static const char *name(void) { return strrchr(path, '/') + 1; }

static void record_write(const void *data, ssize_t size, long long at) {
    if (!record || size < 0) return;
    fprintf(record, "write %s %lld %zd\n", name(), at, size);
    fwrite(data, 1, size, record);
}
static void record_cut(int result, long long size) {
    if (record && !result) fprintf(record, "cut %s %lld\n", name(), size);
}
static void record_sync(int result) {
    if (record && !result) fprintf(record, "sync %s\n", name());
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    int mine = ours(fd);
    ssize_t done;
    if (mine && fails()) return -1;
    done = NEXT(pwrite64)(fd, data, size, at);
    if (mine) record_write(data, done, at);
    return done;
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    int mine = ours(fd);
    ssize_t done;
    if (mine && fails()) return -1;
    done = NEXT(pwrite)(fd, data, size, at);
    if (mine) record_write(data, done, at);
    return done;
}
ssize_t pread64(int fd, void *data, size_t size, off64_t at) {
    if (ours(fd) && fails()) return -1;
    return NEXT(pread64)(fd, data, size, at);
}
ssize_t pread(int fd, void *data, size_t size, off_t at) {
    if (ours(fd) && fails()) return -1;
    return NEXT(pread)(fd, data, size, at);
}
static int synced(int mine, int result) {
    if (mine) record_sync(result);
    return result;
}
int fsync(int fd) {
    int mine = ours(fd);
    return mine && fails() ? -1 : synced(mine, NEXT(fsync)(fd));
}
int fdatasync(int fd) {
    int mine = ours(fd);
    return mine && fails() ? -1 : synced(mine, NEXT(fdatasync)(fd));
}
static int truncated(int mine, int result, long long size) {
    if (mine) record_cut(result, size);
    return result;
}
int ftruncate64(int fd, off64_t size) {
    int mine = ours(fd);
    return mine && fails() ? -1 : truncated(mine, NEXT(ftruncate64)(fd, size), size);
}
int ftruncate(int fd, off_t size) {
    int mine = ours(fd);
    return mine && fails() ? -1 : truncated(mine, NEXT(ftruncate)(fd, size), size);
}
