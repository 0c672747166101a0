// A program that computes does not read its keys, Ctrl-C among them. When keys come and nobody looks
// at them for a while, the next Ctrl-C becomes a signal, so that a person can always get out.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "CCurses.h"
#include "hold.h"

static int input_fd = -1;
static struct sigaction before;
static _Atomic int is_attending;
// Keys came while nobody attended, and the timer runs for them.
static _Atomic int is_waiting;
static _Atomic int is_allowed;

static void tell(int number) {
  int saved = errno;
  (void)number;
  if (!atomic_load(&is_attending) && !atomic_exchange(&is_waiting, 1)) rescue_time_keys();
  errno = saved;
}

void attention_rang(void) {
  if (atomic_exchange(&is_waiting, 0) && !atomic_load(&is_attending))
    atomic_store(&is_allowed, hold_interrupt(1));
}

void cc_hold_attend(int is_on) {
  atomic_store(&is_attending, is_on);
  if (!is_on) return;
  atomic_store(&is_waiting, 0);
  if (atomic_exchange(&is_allowed, 0)) hold_interrupt(0);
}

void attention_start(int input) {
  char path[32];
  struct sigaction action;
  sigset_t ours;
  struct f_owner_ex owner = {F_OWNER_TID, (pid_t)syscall(SYS_gettid)};
  // A description of its own: a signal for each key is nothing that others should share.
  snprintf(path, sizeof path, "/proc/self/fd/%d", input);
  input_fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (input_fd < 0) return;
  is_waiting = is_allowed = 0;
  // Until the program first asks for input there is nothing to be impatient about.
  is_attending = 1;
  memset(&action, 0, sizeof action);
  action.sa_handler = tell;
  action.sa_flags = SA_ONSTACK | SA_RESTART;
  sigfillset(&action.sa_mask);
  sigaction(SIGIO, &action, &before);
  // This thread may have inherited them blocked.
  sigemptyset(&ours);
  sigaddset(&ours, SIGIO);
  sigaddset(&ours, SIGALRM);
  pthread_sigmask(SIG_UNBLOCK, &ours, NULL);
  // For this thread alone: others should not have their calls interrupted by keys.
  fcntl(input_fd, F_SETOWN_EX, &owner);
  fcntl(input_fd, F_SETFL, O_NONBLOCK | O_ASYNC);
}

void attention_stop(void) {
  if (input_fd < 0) return;
  close(input_fd);
  input_fd = -1;
  hold_put_back(SIGIO, &before);
}
