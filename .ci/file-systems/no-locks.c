/* Stands in for a file system without locks, as a network share without a lock server: every lock is refused. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Whether an open file lies below the folder that ODD_FOLDER names. */
static int is_below(int fd) {
  const char *folder = getenv("ODD_FOLDER");
  char link[64], path[4096];
  if (folder == NULL || *folder == '\0') {
    return 0;
  }
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  return length > 0 && strncmp(path, folder, strlen(folder)) == 0;
}

static int is_lock(int command) {
  switch (command) {
    case F_SETLK:
    case F_SETLKW:
    case F_OFD_SETLK:
    case F_OFD_SETLKW:
      return 1;
    default:
      return 0;
  }
}

static int passed_on(const char *name, int fd, int command, void *argument) {
  int (*real)(int, int, ...) = dlsym(RTLD_NEXT, name);
  if (real == NULL) {
    real = dlsym(RTLD_NEXT, "fcntl");
  }
  if (is_lock(command) && is_below(fd)) {
    errno = ENOLCK;
    return -1;
  }
  return real(fd, command, argument);
}

int fcntl(int fd, int command, ...) {
  va_list arguments;
  va_start(arguments, command);
  void *argument = va_arg(arguments, void *);
  va_end(arguments);
  return passed_on("fcntl", fd, command, argument);
}

int fcntl64(int fd, int command, ...) {
  va_list arguments;
  va_start(arguments, command);
  void *argument = va_arg(arguments, void *);
  va_end(arguments);
  return passed_on("fcntl64", fd, command, argument);
}

int flock(int fd, int operation) {
  int (*real)(int, int) = dlsym(RTLD_NEXT, "flock");
  if (is_below(fd)) {
    errno = ENOLCK;
    return -1;
  }
  return real(fd, operation);
}
