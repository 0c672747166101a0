// Leaves the terminal usable when the program dies with the screen up. Everything below `restore`
// may run in a signal handler, hence calls only what is async-signal-safe.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

#include "CCurses.h"

static const int crashes[] = {SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGQUIT};
enum { CRASH_COUNT = sizeof crashes / sizeof crashes[0], STACK_BYTES = 65536 };
static struct sigaction before[CRASH_COUNT];
static stack_t stack_before;
static char stack[STACK_BYTES];

static volatile sig_atomic_t is_active;
static pid_t owner;
static int input_fd = -1;
static int output_fd = -1;
static struct termios modes;
static char restore_text[512];
static int parked_fd = -1;
static int stderr_fd = -1;

void cc_write(int fd, const char *bytes, long count) {
  while (count > 0) {
    ssize_t written = write(fd, bytes, (size_t)count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= written;
  }
}

static void unpark(void) {
  char buffer[4096];
  ssize_t count;
  if (stderr_fd < 0) return;
  dup2(stderr_fd, STDERR_FILENO);
  close(stderr_fd);
  stderr_fd = -1;
  lseek(parked_fd, 0, SEEK_SET);
  while ((count = read(parked_fd, buffer, sizeof buffer)) > 0)
    cc_write(STDERR_FILENO, buffer, count);
  close(parked_fd);
  parked_fd = -1;
}

static void restore(void) {
  // A child between fork and exec must not touch its parent's terminal.
  if (!is_active || getpid() != owner) return;
  is_active = 0;
  cc_write(output_fd, restore_text, (long)strlen(restore_text));
  tcsetattr(input_fd, TCSANOW, &modes);
  unpark();
}

static void crash(int number) {
  restore();
  // The default action gives the right exit status, and no backtracer that asks questions.
  signal(number, SIG_DFL);
  raise(number);
}

static void park(void) {
  parked_fd = memfd_create("standard error", MFD_CLOEXEC);
  if (parked_fd < 0) return;
  stderr_fd = dup(STDERR_FILENO);
  if (stderr_fd < 0 || dup2(parked_fd, STDERR_FILENO) < 0) {
    close(parked_fd);
    if (stderr_fd >= 0) close(stderr_fd);
    parked_fd = stderr_fd = -1;
  }
}

int cc_rescue_start(int input, int output, const char *text, int is_parking) {
  static int is_registered;
  struct sigaction action;
  stack_t alternate;
  if (is_active || tcgetattr(input, &modes) != 0) return -1;
  input_fd = input;
  output_fd = output;
  owner = getpid();
  strncpy(restore_text, text, sizeof restore_text - 1);
  if (is_parking) park();
  if (!is_registered) is_registered = atexit(restore) == 0;

  // Its own stack, since an overflow of the usual one is a crash as well.
  memset(&alternate, 0, sizeof alternate);
  alternate.ss_sp = stack;
  alternate.ss_size = sizeof stack;
  sigaltstack(&alternate, &stack_before);
  memset(&action, 0, sizeof action);
  action.sa_handler = crash;
  action.sa_flags = SA_ONSTACK;
  sigfillset(&action.sa_mask);
  for (int index = 0; index < CRASH_COUNT; index++)
    sigaction(crashes[index], &action, &before[index]);
  is_active = 1;
  return 0;
}

void cc_rescue_stop(void) {
  if (!is_active) return;
  is_active = 0;
  for (int index = 0; index < CRASH_COUNT; index++)
    sigaction(crashes[index], &before[index], NULL);
  sigaltstack(&stack_before, NULL);
  tcsetattr(input_fd, TCSANOW, &modes);
  unpark();
}
