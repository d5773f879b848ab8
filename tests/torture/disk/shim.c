/* Sits below the cipher: records what a process does to the files of one folder, or lets chosen calls fail.
 *
 * Loaded with LD_PRELOAD. Nothing happens before disk_shim_begin() is called in the process (after a fork, say).
 * The log is a row of records: struct head, then `path_bytes` of path, then `data_bytes` of data. See recording.py.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OP_CREATE = 1, OP_WRITE, OP_TRUNCATE, OP_SYNC, OP_RENAME, OP_UNLINK, OP_MKDIR, OP_SYNC_FOLDER, OP_TOLD, OP_OPEN };
enum { FAIL_WRITE = 1, FAIL_SYNC = 2, FAIL_TRUNCATE = 4, FAIL_READ = 8, FAIL_OPEN = 16 };

struct head {
    uint32_t op, path_bytes, data_bytes, reserved;
    uint64_t file, offset;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char root[4096], told_path[4096];
static size_t root_bytes;
static int log_fd = -1, active = 0;
static int fail_ops = 0, fail_errno = 0, fail_stays = 0;
static long fail_at = 0, matched = 0, failed = 0;

#define MAX_FD 65536
static unsigned char kind_of[MAX_FD]; /* 0 foreign, 1 file below root, 2 folder below root, 3 what is told */
static uint64_t file_of[MAX_FD];

static void put(uint32_t op, uint64_t file, uint64_t offset, const char *path, const void *data, size_t bytes) {
    struct head head = {op, path ? strlen(path) : 0, bytes, 0, file, offset};
    struct iovec parts[3] = {{&head, sizeof head}, {(void *)path, head.path_bytes}, {(void *)data, bytes}};
    if (log_fd >= 0) syscall(SYS_writev, log_fd, parts, 3);
}

static int below(const char *path) {
    return active && path && !strncmp(path, root, root_bytes) && (path[root_bytes] == '/' || !path[root_bytes]);
}

static int should_fail(int op) {
    int now = 0;
    if (!active || !(fail_ops & op)) return 0;
    matched++;
    if (matched == fail_at || (fail_stays && fail_at && matched > fail_at)) now = 1;
    failed += now;
    return now;
}

/* ---- for the process itself, through ctypes ---- */

void disk_shim_begin(const char *folder, const char *told, const char *log) {
    memset(kind_of, 0, sizeof kind_of);
    snprintf(root, sizeof root, "%s", folder);
    snprintf(told_path, sizeof told_path, "%s", told ? told : "");
    root_bytes = strlen(root);
    log_fd = log && *log ? syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
    active = 1;
}

void disk_shim_fail(int ops, long at, int number, int stays) {
    fail_ops = ops; fail_at = at; fail_errno = number; fail_stays = stays; matched = failed = 0;
}

long disk_shim_failed(void) { return failed; }
long disk_shim_matched(void) { return matched; }

/* ---- opening ---- */

static void opened(int fd, const char *path, int existed, int flags) {
    struct stat st;
    if (fd < 0 || fd >= MAX_FD) return;
    kind_of[fd] = 0;
    if (!active) return;
    if (*told_path && !strcmp(path, told_path)) { kind_of[fd] = 3; return; }
    if (!below(path) || fstat(fd, &st)) return;
    file_of[fd] = st.st_ino;
    kind_of[fd] = S_ISDIR(st.st_mode) ? 2 : 1;
    if (kind_of[fd] == 2) return;
    pthread_mutex_lock(&lock);
    if (!existed) put(OP_CREATE, st.st_ino, 0, path, NULL, 0);
    else put(OP_OPEN, st.st_ino, st.st_size, path, NULL, 0);
    if (existed && (flags & O_TRUNC)) put(OP_TRUNCATE, st.st_ino, 0, NULL, NULL, 0);
    pthread_mutex_unlock(&lock);
}

static int open_any(int at, const char *path, int flags, mode_t mode) {
    int existed = 1, fd;
    if (below(path)) {
        existed = !syscall(SYS_faccessat, at, path, F_OK);
        if (should_fail(FAIL_OPEN)) { errno = fail_errno; return -1; }
    }
    fd = syscall(SYS_openat, at, path, flags | O_LARGEFILE, mode);
    opened(fd, path, existed, flags);
    return fd;
}

#define MODE(flags) ({ mode_t m = 0; if ((flags) & (O_CREAT | O_TMPFILE)) { va_list l; va_start(l, flags); m = va_arg(l, mode_t); va_end(l); } m; })

int open(const char *path, int flags, ...) { return open_any(AT_FDCWD, path, flags, MODE(flags)); }
int open64(const char *path, int flags, ...) { return open_any(AT_FDCWD, path, flags, MODE(flags)); }
int openat(int at, const char *path, int flags, ...) { return open_any(at, path, flags, MODE(flags)); }
int openat64(int at, const char *path, int flags, ...) { return open_any(at, path, flags, MODE(flags)); }
int close(int fd) { if (fd >= 0 && fd < MAX_FD) kind_of[fd] = 0; return syscall(SYS_close, fd); }

/* ---- bytes ---- */

static int is_ours(int fd) { return active && fd >= 0 && fd < MAX_FD ? kind_of[fd] : 0; }

static ssize_t written(int fd, const void *data, size_t bytes, off_t offset, int at) {
    ssize_t count;
    int kind = is_ours(fd);
    if (!kind) return at ? syscall(SYS_pwrite64, fd, data, bytes, offset) : syscall(SYS_write, fd, data, bytes);
    pthread_mutex_lock(&lock);
    if (kind == 1 && should_fail(FAIL_WRITE)) { pthread_mutex_unlock(&lock); errno = fail_errno; return -1; }
    if (!at) offset = lseek(fd, 0, SEEK_CUR);
    count = at ? syscall(SYS_pwrite64, fd, data, bytes, offset) : syscall(SYS_write, fd, data, bytes);
    if (count > 0 && kind == 1) {
        if (!at) offset = lseek(fd, 0, SEEK_CUR) - count;
        put(OP_WRITE, file_of[fd], offset, NULL, data, count);
    }
    if (count > 0 && kind == 3) put(OP_TOLD, 0, 0, NULL, data, count);
    pthread_mutex_unlock(&lock);
    return count;
}

ssize_t write(int fd, const void *data, size_t bytes) { return written(fd, data, bytes, 0, 0); }
ssize_t pwrite(int fd, const void *data, size_t bytes, off_t offset) { return written(fd, data, bytes, offset, 1); }
ssize_t pwrite64(int fd, const void *data, size_t bytes, off_t offset) { return written(fd, data, bytes, offset, 1); }

static ssize_t read_in(int fd, void *data, size_t bytes, off_t offset, int at) {
    if (is_ours(fd) == 1) {
        int now;
        pthread_mutex_lock(&lock);
        now = should_fail(FAIL_READ);
        pthread_mutex_unlock(&lock);
        if (now) { errno = fail_errno; return -1; }
    }
    return at ? syscall(SYS_pread64, fd, data, bytes, offset) : syscall(SYS_read, fd, data, bytes);
}

ssize_t read(int fd, void *data, size_t bytes) { return read_in(fd, data, bytes, 0, 0); }
ssize_t pread(int fd, void *data, size_t bytes, off_t offset) { return read_in(fd, data, bytes, offset, 1); }
ssize_t pread64(int fd, void *data, size_t bytes, off_t offset) { return read_in(fd, data, bytes, offset, 1); }

static int truncated(int fd, off_t length) {
    int result;
    if (is_ours(fd) != 1) return syscall(SYS_ftruncate, fd, length);
    pthread_mutex_lock(&lock);
    if (should_fail(FAIL_TRUNCATE)) { pthread_mutex_unlock(&lock); errno = fail_errno; return -1; }
    result = syscall(SYS_ftruncate, fd, length);
    if (!result) put(OP_TRUNCATE, file_of[fd], length, NULL, NULL, 0);
    pthread_mutex_unlock(&lock);
    return result;
}

int ftruncate(int fd, off_t length) { return truncated(fd, length); }
int ftruncate64(int fd, off_t length) { return truncated(fd, length); }

static int grown(int fd, off_t offset, off_t length) {
    struct stat st;
    int result = syscall(SYS_fallocate, fd, 0, offset, length);
    if (is_ours(fd) == 1 && !result && !fstat(fd, &st)) {
        pthread_mutex_lock(&lock);
        put(OP_TRUNCATE, file_of[fd], st.st_size, NULL, NULL, 0);
        pthread_mutex_unlock(&lock);
    }
    return result;
}

int posix_fallocate(int fd, off_t offset, off_t length) { return grown(fd, offset, length) ? errno : 0; }
int posix_fallocate64(int fd, off_t offset, off_t length) { return grown(fd, offset, length) ? errno : 0; }

static int synced(int fd, long number) {
    int kind = is_ours(fd), result;
    if (!kind) return syscall(number, fd);
    pthread_mutex_lock(&lock);
    if (kind == 1 && should_fail(FAIL_SYNC)) { pthread_mutex_unlock(&lock); errno = fail_errno; return -1; }
    result = 0; /* the real disk is not waited for: what counts is what was asked of it */
    if (kind == 2) {
        char link[64], path[4096];
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        ssize_t size = readlink(link, path, sizeof path - 1);
        path[size < 0 ? 0 : size] = 0;
        put(OP_SYNC_FOLDER, file_of[fd], 0, path, NULL, 0);
    } else put(OP_SYNC, file_of[fd], 0, NULL, NULL, 0);
    pthread_mutex_unlock(&lock);
    return result;
}

int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

/* Copying inside the kernel would pass by here: whoever tries it is told to copy by hand. */
ssize_t sendfile(int out, int in, off_t *offset, size_t count) {
    if (is_ours(out)) { errno = EINVAL; return -1; }
    return syscall(SYS_sendfile, out, in, offset, count);
}
ssize_t sendfile64(int out, int in, off_t *offset, size_t count) { return sendfile(out, in, offset, count); }
ssize_t copy_file_range(int in, off_t *from, int out, off_t *to, size_t count, unsigned flags) {
    if (is_ours(out)) { errno = EINVAL; return -1; }
    return syscall(SYS_copy_file_range, in, from, out, to, count, flags);
}

/* ---- names ---- */

static int renamed(int from_at, const char *from, int to_at, const char *to) {
    int result = syscall(SYS_renameat, from_at, from, to_at, to);
    if (!result && below(from) && below(to)) {
        pthread_mutex_lock(&lock);
        put(OP_RENAME, 0, 0, from, to, strlen(to));
        pthread_mutex_unlock(&lock);
    }
    return result;
}

int rename(const char *from, const char *to) { return renamed(AT_FDCWD, from, AT_FDCWD, to); }
int renameat(int a, const char *from, int b, const char *to) { return renamed(a, from, b, to); }

static int removed(int at, const char *path, int flags) {
    int result = syscall(SYS_unlinkat, at, path, flags);
    if (!result && below(path)) {
        pthread_mutex_lock(&lock);
        put(OP_UNLINK, 0, 0, path, NULL, 0);
        pthread_mutex_unlock(&lock);
    }
    return result;
}

int unlink(const char *path) { return removed(AT_FDCWD, path, 0); }
int unlinkat(int at, const char *path, int flags) { return removed(at, path, flags); }

static int made(int at, const char *path, mode_t mode) {
    int result = syscall(SYS_mkdirat, at, path, mode);
    if (!result && below(path)) {
        pthread_mutex_lock(&lock);
        put(OP_MKDIR, 0, 0, path, NULL, 0);
        pthread_mutex_unlock(&lock);
    }
    return result;
}

int mkdir(const char *path, mode_t mode) { return made(AT_FDCWD, path, mode); }
int mkdirat(int at, const char *path, mode_t mode) { return made(at, path, mode); }
