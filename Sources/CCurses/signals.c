#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "CCurses.h"
#include "hold.h"

static const int answered[] = {SIGWINCH, SIGTERM, SIGINT, SIGHUP, SIGCONT, SIGTSTP};
enum { ANSWERED_COUNT = sizeof answered / sizeof answered[0] };
static struct sigaction before[ANSWERED_COUNT];
// The pipe wakes the reader up. Each signal has at most one byte in it, so that a storm of one kind
// can't fill it and keep another from being heard.
static int pipe_ends[2] = {-1, -1};
static volatile sig_atomic_t is_told[64];

static void tell(int number) {
  int saved = errno;
  unsigned char byte = (unsigned char)number;
  if (!is_told[number]) {
    is_told[number] = 1;
    if (write(pipe_ends[1], &byte, 1) != 1) is_told[number] = 0;
  }
  if (number == SIGTERM || number == SIGHUP || number == SIGINT) rescue_watch(number);
  errno = saved;
}

int cc_signals_start(int grace) {
  struct sigaction action;
  if (pipe_ends[0] >= 0 || pipe2(pipe_ends, O_NONBLOCK | O_CLOEXEC) != 0) return -1;
  rescue_set_grace(grace);
  for (int index = 0; index < ANSWERED_COUNT; index++) is_told[answered[index]] = 0;
  memset(&action, 0, sizeof action);
  action.sa_handler = tell;
  // The stack may be at its end when the watch that this starts restores the terminal.
  action.sa_flags = SA_ONSTACK | SA_RESTART;
  sigfillset(&action.sa_mask);
  sigset_t ours;
  sigemptyset(&ours);
  for (int index = 0; index < ANSWERED_COUNT; index++) {
    sigaction(answered[index], NULL, &before[index]);
    // What a parent asked to be ignored (nohup, a shell without job control) stays ignored.
    if (before[index].sa_handler != SIG_IGN) sigaction(answered[index], &action, NULL);
    sigaddset(&ours, answered[index]);
  }
  // A parent may hand its own blocked signals down, and then we would hear of no new size.
  pthread_sigmask(SIG_UNBLOCK, &ours, NULL);
  return pipe_ends[0];
}

void cc_signals_stop(void) {
  if (pipe_ends[0] < 0) return;
  for (int index = 0; index < ANSWERED_COUNT; index++)
    sigaction(answered[index], &before[index], NULL);
  close(pipe_ends[0]);
  close(pipe_ends[1]);
  pipe_ends[0] = pipe_ends[1] = -1;
}

uint64_t cc_signals_take(void) {
  unsigned char bytes[64];
  ssize_t count;
  uint64_t numbers = 0;
  rescue_answered();
  while ((count = read(pipe_ends[0], bytes, sizeof bytes)) > 0) {
    for (ssize_t index = 0; index < count; index++) {
      // One that comes before this is the same to whoever looks only afterwards.
      is_told[bytes[index]] = 0;
      numbers |= (uint64_t)1 << bytes[index];
    }
  }
  return numbers;
}

void cc_signals_stop_self(void) {
  struct sigaction ours;
  struct sigaction standard;
  memset(&standard, 0, sizeof standard);
  standard.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &standard, &ours);
  // The whole group, as the terminal itself would: a parent such as make has to stop too. Without a
  // shell that could continue us the kernel drops SIGTSTP, where SIGSTOP would hang for ever.
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
}
