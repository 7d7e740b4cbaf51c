/* Preloaded into a writer: notes what it does to the files of one folder, in order, before the answer goes back to it. From that the
 * test works out what a disk may hold after a power cut. Linux only; one thread of a
 * process writes.
 *
 * TIMEBANK_TRACE_FOLDER  the folder, with a slash at its end
 * TIMEBANK_TRACE         the file with what was noted
 * TIMEBANK_TRACE_DIE     after so many notes the process ends at once, before it does the next thing
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define FILES 1024

static uint64_t inode[FILES]; /* Of the files of the folder that are open, by descriptor. */
static const char *folder;
static int out = -1;
static long left = -1;
static int ready;

#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

static ssize_t raw_write(int fd, const void *bytes, size_t n) {
    REAL(ssize_t, write, int, const void *, size_t);
    return real(fd, bytes, n);
}

static int raw_open(const char *path, int flags, mode_t mode) {
    REAL(int, open64, const char *, int, ...);
    return real(path, flags, mode);
}

static void setup(void) {
    if (ready) return;
    ready = 1;
    folder = getenv("TIMEBANK_TRACE_FOLDER");
    const char *to = getenv("TIMEBANK_TRACE"), *die = getenv("TIMEBANK_TRACE_DIE");
    if (folder && to) out = raw_open(to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (die) left = atol(die);
}

/* The name within the folder; nothing for what is elsewhere, and the empty name for the folder itself. */
static const char *within(const char *path) {
    setup();
    if (out < 0 || !path) return NULL;
    size_t n = strlen(folder);
    if (strncmp(path, folder, n) == 0) return path + n;
    if (strlen(path) == n - 1 && strncmp(path, folder, n - 1) == 0) return "";
    return NULL;
}

/* One note: a letter, two numbers and so many bytes. Written at once, as two processes may note into one file. */
static void note(char what, uint64_t a, uint64_t b, const void *bytes, uint64_t n) {
    /* What was made is there already, and has to be noted in any case. */
    if (left == 0 && what != 'C') _exit(9);
    if (left > 0) left--;
    char head[25];
    head[0] = what;
    memcpy(head + 1, &a, 8);
    memcpy(head + 9, &b, 8);
    memcpy(head + 17, &n, 8);
    struct iovec all[2] = {{head, 25}, {(void *)bytes, n}};
    if (writev(out, all, n > 0 ? 2 : 1) != (ssize_t)(25 + n)) abort();
}

static int known(int fd) { return fd >= 0 && fd < FILES && inode[fd] != 0; }

static void opened(int fd, const char *name, int flags, int was_there) {
    struct stat found;
    if (fd < 0 || fd >= FILES || !name || fstat(fd, &found) != 0) return;
    inode[fd] = found.st_ino;
    if (!was_there) note('C', found.st_ino, 0, name, strlen(name));
    else if (flags & O_TRUNC) note('T', found.st_ino, 0, NULL, 0);
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        const char *inside = within(path); \
        int was_there = inside ? access(path, F_OK) == 0 : 1; \
        int fd = raw_open(path, flags, mode); \
        opened(fd, inside, flags, was_there); \
        return fd; \
    }
OPEN(open)
OPEN(open64)

int close(int fd) {
    REAL(int, close, int);
    if (known(fd)) inode[fd] = 0;
    return real(fd);
}

ssize_t write(int fd, const void *bytes, size_t n) {
    if (known(fd)) {
        int appends = fcntl(fd, F_GETFL) & O_APPEND;
        note('W', inode[fd], (uint64_t)lseek(fd, 0, appends ? SEEK_END : SEEK_CUR), bytes, n);
    }
    return raw_write(fd, bytes, n);
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at) {
    REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
    if (known(fd)) note('W', inode[fd], (uint64_t)at, bytes, n);
    return real(fd, bytes, n, at);
}
ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at) { return pwrite64(fd, bytes, n, at); }

int ftruncate64(int fd, off64_t n) {
    REAL(int, ftruncate64, int, off64_t);
    if (known(fd)) note('T', inode[fd], (uint64_t)n, NULL, 0);
    return real(fd, n);
}
int ftruncate(int fd, off_t n) { return ftruncate64(fd, n); }

/* Noted once it is done: until then nothing is promised. */
int fsync(int fd) {
    REAL(int, fsync, int);
    int done = real(fd);
    if (done == 0 && known(fd)) note('S', inode[fd], 0, NULL, 0);
    return done;
}
int fdatasync(int fd) {
    REAL(int, fdatasync, int);
    int done = real(fd);
    if (done == 0 && known(fd)) note('S', inode[fd], 0, NULL, 0);
    return done;
}

int rename(const char *from, const char *to) {
    REAL(int, rename, const char *, const char *);
    const char *a = within(from), *b = within(to);
    if (a && b) {
        char names[4096];
        size_t n = strlen(a), m = strlen(b);
        if (n + m + 1 > sizeof names) abort();
        memcpy(names, a, n);
        names[n] = '/';
        memcpy(names + n + 1, b, m);
        if (access(from, F_OK) == 0) note('R', 0, 0, names, n + m + 1);
    }
    return real(from, to);
}

int unlink(const char *path) {
    REAL(int, unlink, const char *);
    const char *name = within(path);
    if (name && access(path, F_OK) == 0) note('U', 0, 0, name, strlen(name));
    return real(path);
}
