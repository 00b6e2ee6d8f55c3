/* Stands in for a mounted share: no modes can be set, no hard links be made, and no folder be synced. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static int refuse(int number) {
  errno = number;
  return -1;
}

int chmod(const char *path, mode_t mode) { (void)path, (void)mode; return refuse(EPERM); }
int lchmod(const char *path, mode_t mode) { (void)path, (void)mode; return refuse(EPERM); }
int fchmod(int fd, mode_t mode) { (void)fd, (void)mode; return refuse(EPERM); }

int fchmodat(int folder, const char *path, mode_t mode, int flags) {
  (void)folder, (void)path, (void)mode, (void)flags;
  return refuse(ENOTSUP);
}

int link(const char *from, const char *to) { (void)from, (void)to; return refuse(EPERM); }

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
  (void)from_folder, (void)from, (void)to_folder, (void)to, (void)flags;
  return refuse(EPERM);
}

static int synced(const char *name, int fd) {
  int (*real)(int) = dlsym(RTLD_NEXT, name);
  struct stat status;
  if (fstat(fd, &status) == 0 && S_ISDIR(status.st_mode)) {
    return refuse(EINVAL);
  }
  return real(fd);
}

int fsync(int fd) { return synced("fsync", fd); }
int fdatasync(int fd) { return synced("fdatasync", fd); }
