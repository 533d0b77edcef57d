/* Preloaded into a program (LD_PRELOAD), makes the n-th call that it makes about files of one folder fail, as a
 * full or broken disk does. Only C can define what the system's own headers declare.
 *
 *   FAILING_CALLS_UNDER  the folder, as realpath gives it; calls about anything else pass
 *   FAILING_CALLS_AT     n, counted from 1; 0: none fails
 *   FAILING_CALLS_HOW    once, on (that call and all after it), short (every read and write is cut to half)
 *   FAILING_CALLS_ERROR  an error number
 *   FAILING_CALLS_TRACE  a file that gets a line for each call: its name and what it is about
 *
 * The C library's own streams call the system from within, where nothing can step in: those that fopen and fdopen
 * give are replaced by streams that come by here. fopen64 is left as it is, since the C++ library, which alone
 * uses it, takes the descriptor out of the stream and calls read, write and writev itself. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static const char *folder, *how = "once";
static long fail_at;
static int fail_with = EIO, trace = -1;
static atomic_long calls;

__attribute__((constructor)) static void read_environment(void) {
  const char *at = getenv("FAILING_CALLS_AT"), *error = getenv("FAILING_CALLS_ERROR");
  const char *trace_to = getenv("FAILING_CALLS_TRACE");
  folder = getenv("FAILING_CALLS_UNDER");
  if (getenv("FAILING_CALLS_HOW")) how = getenv("FAILING_CALLS_HOW");
  if (at) fail_at = atol(at);
  if (error) fail_with = atoi(error);
  if (trace_to)
    trace = (int)syscall(SYS_openat, AT_FDCWD, trace_to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
}

#define REAL(name)                                             \
  static __typeof__(&name) real;                               \
  if (!real) *(void **)&real = dlsym(RTLD_NEXT, #name)

static int is_under(const char *path) {
  const size_t length = folder ? strlen(folder) : 0;
  return length > 0 && strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

/* What a descriptor is open on. */
static const char *name_of(int file, char *into, size_t size) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const long length = syscall(SYS_readlinkat, AT_FDCWD, link, into, size - 1);
  into[length > 0 ? length : 0] = '\0';
  return into;
}

static const char *whole_name(int at, const char *path, char *into, size_t size) {
  if (path[0] == '/') {
    snprintf(into, size, "%s", path);
    return into;
  }
  if (at == AT_FDCWD) {
    if (syscall(SYS_getcwd, into, size) < 0) into[0] = '\0';
  } else {
    name_of(at, into, size);
  }
  const size_t length = strlen(into);
  snprintf(into + length, size - length, "/%s", path);
  return into;
}

/* Counts the call; whether it is to fail, with errno set. */
static int fails_by_name(const char *call, const char *name) {
  if (!is_under(name)) return 0;
  const long n = atomic_fetch_add(&calls, 1) + 1;
  if (trace >= 0) {
    char line[8192];
    const int length = snprintf(line, sizeof line, "%s %s\n", call, name + strlen(folder));
    syscall(SYS_write, trace, line, (size_t)length);
  }
  if (strcmp(how, "short") == 0 || fail_at == 0) return 0;
  if (n != fail_at && !(n > fail_at && strcmp(how, "on") == 0)) return 0;
  errno = fail_with;
  return 1;
}

static int fails_at(const char *call, int at, const char *path) {
  char name[4608];
  return fails_by_name(call, whole_name(at, path, name, sizeof name));
}

static int fails(const char *call, int file) {
  char name[4608];
  const int before = errno;
  name_of(file, name, sizeof name);
  errno = before;
  return fails_by_name(call, name);
}

/* Half of what was asked for, at least one. */
static size_t cut(int file, size_t count) {
  char name[4608];
  if (strcmp(how, "short") != 0 || count < 2) return count;
  return is_under(name_of(file, name, sizeof name)) ? count / 2 : count;
}

/* --- opening --- */

static mode_t mode_of(int flags, va_list more) {
  return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(more, mode_t) : 0;
}

#define OPEN(name)                                          \
  int name(const char *path, int flags, ...) {              \
    va_list more;                                           \
    va_start(more, flags);                                  \
    const mode_t mode = mode_of(flags, more);               \
    va_end(more);                                           \
    REAL(name);                                             \
    if (fails_at("open", AT_FDCWD, path)) return -1;        \
    return real(path, flags, mode);                         \
  }
OPEN(open)
OPEN(open64)
#define OPENAT(name)                                        \
  int name(int at, const char *path, int flags, ...) {      \
    va_list more;                                           \
    va_start(more, flags);                                  \
    const mode_t mode = mode_of(flags, more);               \
    va_end(more);                                           \
    REAL(name);                                             \
    if (fails_at("open", at, path)) return -1;              \
    return real(at, path, flags, mode);                     \
  }
OPENAT(openat)
OPENAT(openat64)

int creat(const char *path, mode_t mode) {
  REAL(creat);
  return fails_at("open", AT_FDCWD, path) ? -1 : real(path, mode);
}
int mkostemps(char *path, int ending, int flags) {
  REAL(mkostemps);
  return fails_at("mkostemps", AT_FDCWD, path) ? -1 : real(path, ending, flags);
}
int mkostemp(char *path, int flags) {
  REAL(mkostemp);
  return fails_at("mkostemp", AT_FDCWD, path) ? -1 : real(path, flags);
}
int mkstemp(char *path) {
  REAL(mkstemp);
  return fails_at("mkstemp", AT_FDCWD, path) ? -1 : real(path);
}
char *mkdtemp(char *path) {
  REAL(mkdtemp);
  return fails_at("mkdtemp", AT_FDCWD, path) ? NULL : real(path);
}
DIR *opendir(const char *path) {
  REAL(opendir);
  return fails_at("opendir", AT_FDCWD, path) ? NULL : real(path);
}
DIR *fdopendir(int file) {
  REAL(fdopendir);
  return fails("opendir", file) ? NULL : real(file);
}
struct dirent *readdir(DIR *entries) {
  REAL(readdir);
  return fails("readdir", dirfd(entries)) ? NULL : real(entries);
}

/* --- reading and writing --- */

ssize_t read(int file, void *into, size_t count) {
  REAL(read);
  return fails("read", file) ? -1 : real(file, into, cut(file, count));
}
ssize_t __read_chk(int file, void *into, size_t count, size_t room) {
  (void)room;
  return read(file, into, count);
}
ssize_t pread(int file, void *into, size_t count, off_t place) {
  REAL(pread);
  return fails("pread", file) ? -1 : real(file, into, cut(file, count), place);
}
ssize_t pread64(int file, void *into, size_t count, off64_t place) { return pread(file, into, count, place); }
ssize_t __pread_chk(int file, void *into, size_t count, off_t place, size_t room) {
  (void)room;
  return pread(file, into, count, place);
}
ssize_t __pread64_chk(int file, void *into, size_t count, off64_t place, size_t room) {
  (void)room;
  return pread(file, into, count, place);
}
ssize_t write(int file, const void *from, size_t count) {
  REAL(write);
  return fails("write", file) ? -1 : real(file, from, cut(file, count));
}
ssize_t writev(int file, const struct iovec *pieces, int count) {
  REAL(writev);
  return fails("writev", file) ? -1 : real(file, pieces, count);
}
ssize_t pwrite(int file, const void *from, size_t count, off_t place) {
  REAL(pwrite);
  return fails("pwrite", file) ? -1 : real(file, from, cut(file, count), place);
}
ssize_t pwrite64(int file, const void *from, size_t count, off64_t place) {
  return pwrite(file, from, count, place);
}
int ftruncate(int file, off_t length) {
  REAL(ftruncate);
  return fails("ftruncate", file) ? -1 : real(file, length);
}
int ftruncate64(int file, off64_t length) { return ftruncate(file, length); }
int fsync(int file) {
  REAL(fsync);
  return fails("fsync", file) ? -1 : real(file);
}
int fdatasync(int file) {
  REAL(fdatasync);
  return fails("fdatasync", file) ? -1 : real(file);
}
/* A file is closed all the same. */
int close(int file) {
  REAL(close);
  const int failed = fails("close", file), error = errno;
  const int closed = real(file);
  if (!failed) return closed;
  errno = error;
  return -1;
}

/* --- names --- */

int rename(const char *from, const char *to) {
  REAL(rename);
  return fails_at("rename", AT_FDCWD, to) ? -1 : real(from, to);
}
int renameat(int from_at, const char *from, int to_at, const char *to) {
  REAL(renameat);
  return fails_at("rename", to_at, to) ? -1 : real(from_at, from, to_at, to);
}
int renameat2(int from_at, const char *from, int to_at, const char *to, unsigned int flags) {
  REAL(renameat2);
  return fails_at("rename", to_at, to) ? -1 : real(from_at, from, to_at, to, flags);
}
int unlink(const char *path) {
  REAL(unlink);
  return fails_at("unlink", AT_FDCWD, path) ? -1 : real(path);
}
int unlinkat(int at, const char *path, int flags) {
  REAL(unlinkat);
  return fails_at("unlink", at, path) ? -1 : real(at, path, flags);
}
int remove(const char *path) {
  REAL(remove);
  return fails_at("unlink", AT_FDCWD, path) ? -1 : real(path);
}
int rmdir(const char *path) {
  REAL(rmdir);
  return fails_at("rmdir", AT_FDCWD, path) ? -1 : real(path);
}
int mkdir(const char *path, mode_t mode) {
  REAL(mkdir);
  return fails_at("mkdir", AT_FDCWD, path) ? -1 : real(path, mode);
}
int mkdirat(int at, const char *path, mode_t mode) {
  REAL(mkdirat);
  return fails_at("mkdir", at, path) ? -1 : real(at, path, mode);
}

/* --- streams --- */

static ssize_t stream_read(void *file, char *into, size_t count) { return read((int)(long)file, into, count); }
static ssize_t stream_write(void *file, const char *from, size_t count) {
  const ssize_t written = write((int)(long)file, from, count);
  return written < 0 ? 0 : written; /* what the C library expects of a stream that fails */
}
static int stream_seek(void *file, off64_t *place, int from) {
  const off_t to = lseek((int)(long)file, *place, from);
  if (to < 0) return -1;
  *place = to;
  return 0;
}
static int stream_close(void *file) { return close((int)(long)file); }
static const cookie_io_functions_t kOurStream = {stream_read, stream_write, stream_seek, stream_close};

static FILE *stream_on(int file, const char *mode) {
  FILE *stream = fopencookie((void *)(long)file, mode, kOurStream);
  if (!stream) close(file);
  return stream;
}

static int flags_of(const char *mode) {
  const int both = strchr(mode, '+') != NULL;
  if (mode[0] == 'r') return both ? O_RDWR : O_RDONLY;
  return (both ? O_RDWR : O_WRONLY) | O_CREAT | (mode[0] == 'a' ? O_APPEND : O_TRUNC);
}

FILE *fopen(const char *path, const char *mode) {
  REAL(fopen);
  char name[4608];
  if (!is_under(whole_name(AT_FDCWD, path, name, sizeof name))) return real(path, mode);
  const int file = open(path, flags_of(mode), 0666);
  return file < 0 ? NULL : stream_on(file, mode);
}
FILE *fdopen(int file, const char *mode) {
  REAL(fdopen);
  char name[4608];
  return is_under(name_of(file, name, sizeof name)) ? stream_on(file, mode) : real(file, mode);
}
FILE *fopen64(const char *path, const char *mode) {
  REAL(fopen64);
  return fails_at("open", AT_FDCWD, path) ? NULL : real(path, mode);
}
int fclose(FILE *stream) {
  REAL(fclose);
  const int file = fileno(stream); /* none of a stream of ours, which is closed by stream_close */
  const int failed = file >= 0 && fails("close", file), error = errno;
  const int closed = real(stream);
  if (!failed) return closed;
  errno = error;
  return EOF;
}
