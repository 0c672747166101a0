// Output that never waits longer than it is told.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "hold.h"

long long now_millis(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void pause_millis(int millis) {
  struct timespec time = {0, (long)millis * 1000000};
  nanosleep(&time, NULL);
}

sink sink_open(int fd) {
  char path[32];
  sink result = {-1, 0};
  snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
  result.fd = open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (result.fd < 0) {
    result.fd = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    result.is_blocking = 1;
  }
  return result;
}

void sink_close(sink *out) {
  if (out->fd >= 0) close(out->fd);
  out->fd = -1;
}

// Waits for room. 1: there is some, 0: none in time, -1: the terminal is gone.
static int wait_for_room(const sink *out, int millis) {
  struct pollfd source = {out->fd, POLLOUT, 0};
  int count = poll(&source, 1, millis);
  if (count <= 0) return 0;
  return source.revents & POLLOUT ? 1 : -1;
}

long sink_write(const sink *out, const char *bytes, long count, long piece) {
  ssize_t written;
  if (out->is_blocking) {
    int room = wait_for_room(out, 0);
    if (room <= 0) return room;
    if (count > piece) count = piece;
  }
  written = write(out->fd, bytes, (size_t)count);
  if (written >= 0) return written;
  return errno == EAGAIN || errno == EINTR ? 0 : -1;
}

int sink_finish(const sink *out, const char *bytes, long count, int quiet, long long deadline) {
  while (count > 0) {
    // Byte by byte where writing could wait: room for one is all that polling promises.
    long written = sink_write(out, bytes, count, 1);
    if (written < 0) return 0;
    bytes += written;
    count -= written;
    if (count > 0 && written == 0) {
      long long left = deadline - now_millis();
      if (left <= 0 || wait_for_room(out, left < quiet ? (int)left : quiet) <= 0) return 0;
    }
  }
  return 1;
}
