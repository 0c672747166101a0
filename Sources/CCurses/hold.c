// Who has the terminal: we with the full screen, or whoever had it before. There is one way to give
// it back, for leaving, suspending and dying alike, and it may run in a signal handler: it calls
// only what is async-signal-safe.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

#include "CCurses.h"
#include "hold.h"

// NONE, then GIVEN and HELD by turns, each time through GIVING, and at last ENDED.
enum { NONE, GIVEN, HELD, GIVING, ENDED };
static _Atomic int state;
// The thread that is writing, 0 for none, and whether what it has written is only a part.
static _Atomic int writer;
static volatile sig_atomic_t is_part;

static pid_t owner;
static int input_fd = -1;
static sink output = {-1, 0};
static struct termios modes_before;
static struct termios modes_raw;
static char restore_text[512];

static int parked_fd = -1;
static int stderr_fd = -1;
static sink message = {-1, 0};

// Ends a sequence that was cut off in the middle: cancel it, and the string it may have been in.
static const char cancel[] = "\030\033\\";
enum { QUIET_MILLIS = 40, GIVE_MILLIS = 75, WRITER_MILLIS = 40, OTHER_MILLIS = 150 };
// For printing what was parked: whoever dies has little time, whoever leaves has some.
enum { DYING_MILLIS = 75, LEAVING_MILLIS = 1000 };

static int this_thread(void) { return (int)syscall(SYS_gettid); }

// What another thread is just writing comes first; a handler must not wait for what it interrupts.
static void wait_for_writer(void) {
  for (int waited = 0; waited < WRITER_MILLIS; waited++) {
    int other = atomic_load(&writer);
    if (other == 0 || other == this_thread()) return;
    pause_millis(1);
  }
}

// Sends what restores the terminal; 0 if it does not take it in time.
static int restored(void) {
  long long deadline = now_millis() + GIVE_MILLIS;
  if (is_part && !sink_finish(&output, cancel, sizeof cancel - 1, QUIET_MILLIS, deadline)) return 0;
  return sink_finish(&output, restore_text, (long)strlen(restore_text), QUIET_MILLIS, deadline);
}

// Prints what was parked; 0 if the terminal does not take it in time.
static int printed(int patience) {
  char buffer[4096];
  ssize_t count;
  off_t offset = 0;
  long long deadline = now_millis() + patience;
  if (stderr_fd < 0) return 1;
  while ((count = pread(parked_fd, buffer, sizeof buffer, offset)) > 0) {
    if (!sink_finish(&message, buffer, count, patience / 2, deadline)) return 0;
    offset += count;
  }
  return 1;
}

static void restore_modes(void) {
  pid_t foreground = tcgetpgrp(input_fd);
  // In the background the modes are those of whoever has the foreground.
  if (foreground < 0 || foreground == getpgrp()) tcsetattr(input_fd, TCSANOW, &modes_before);
}

// Gives the terminal back; with patience, for good, and prints what was parked.
static void give(int patience) {
  int is_restored;
  wait_for_writer();
  is_restored = restored();
  restore_modes();
  if (is_restored && (patience == 0 || printed(patience))) return;
  // It takes no more: drop what nobody has read, and what was stopped goes on.
  tcflush(output.fd, TCOFLUSH);
  tcflow(output.fd, TCOON);
  is_part = 1;
  if (restored() && patience > 0) printed(patience);
}

static void park(void) {
  int kept = dup(STDERR_FILENO);
  message = sink_open(STDERR_FILENO);
  parked_fd = memfd_create("standard error", MFD_CLOEXEC);
  if (message.fd >= 0 && parked_fd >= 0 && kept >= 0 && dup2(parked_fd, STDERR_FILENO) >= 0) {
    stderr_fd = kept;
    return;
  }
  sink_close(&message);
  if (parked_fd >= 0) close(parked_fd);
  if (kept >= 0) close(kept);
  parked_fd = -1;
}

static void unpark(void) {
  if (stderr_fd < 0) return;
  dup2(stderr_fd, STDERR_FILENO);
  close(stderr_fd);
  stderr_fd = -1;
  close(parked_fd);
  parked_fd = -1;
  sink_close(&message);
}

// Gives the terminal back if it is held, and for good if there is patience to print what was
// parked.
static void leave(int patience) {
  int expected = HELD;
  int is_mine;
  if (getpid() != owner) return;
  is_mine = atomic_compare_exchange_strong(&state, &expected, GIVING);
  if (is_mine) {
    give(patience);
    is_part = 0;
  } else if (patience > 0) {
    expected = GIVEN;
    is_mine = atomic_compare_exchange_strong(&state, &expected, GIVING);
    if (is_mine) printed(patience);
  }
  if (is_mine) {
    if (patience > 0) unpark();
    atomic_store(&state, patience > 0 ? ENDED : GIVEN);
  }
  // Another thread may be at it, and dying now would cut it short.
  for (int waited = 0; atomic_load(&state) == GIVING && waited < OTHER_MILLIS; waited++)
    pause_millis(1);
}

void hold_end(void) { leave(DYING_MILLIS); }

void hold_die(int number) {
  hold_end();
  // The default action gives the right exit status, and no backtracer that asks questions.
  signal(number, SIG_DFL);
  raise(number);
}

int cc_hold_start(int input, int output_descriptor, const char *restore, int is_parking) {
  static int is_registered;
  if (atomic_load(&state) != NONE || tcgetattr(input, &modes_before) != 0) return -1;
  output = sink_open(output_descriptor);
  if (output.fd < 0) return -1;
  modes_raw = modes_before;
  // Nothing is translated, neither way, and no key is a signal.
  modes_raw.c_iflag &= ~(tcflag_t)(IXON | BRKINT | PARMRK | ICRNL | INLCR | IGNCR | ISTRIP);
  modes_raw.c_oflag &= ~(tcflag_t)OPOST;
  modes_raw.c_lflag &= ~(tcflag_t)(ICANON | ISIG | IEXTEN | ECHO | ECHONL);
  modes_raw.c_cc[VMIN] = 1;
  modes_raw.c_cc[VTIME] = 0;
  input_fd = input;
  owner = getpid();
  is_part = 0;
  strncpy(restore_text, restore, sizeof restore_text - 1);
  if (is_parking) park();
  if (!is_registered) is_registered = atexit(hold_end) == 0;
  rescue_start();
  attention_start(input);
  atomic_store(&state, GIVEN);
  return 0;
}

void cc_hold_stop(void) {
  if (atomic_load(&state) == NONE) return;
  attention_stop();
  leave(LEAVING_MILLIS);
  rescue_stop();
  sink_close(&output);
  atomic_store(&state, NONE);
}

int cc_hold_take(void) {
  int expected = GIVEN;
  int now = atomic_load(&state);
  if (now != GIVEN && now != HELD) return 0;
  // A process in the background stops here until it is brought to the front.
  while (tcsetattr(input_fd, TCSANOW, &modes_raw) != 0)
    if (errno != EINTR) return -1;
  atomic_compare_exchange_strong(&state, &expected, HELD);
  return 0;
}

int hold_interrupt(int is_signal) {
  struct termios modes = modes_raw;
  pid_t foreground = tcgetpgrp(input_fd);
  if (atomic_load(&state) != HELD || (foreground >= 0 && foreground != getpgrp())) return 0;
  if (is_signal) {
    modes.c_lflag |= ISIG | NOFLSH;
    // Only that one key.
    modes.c_cc[VQUIT] = modes.c_cc[VSUSP] = _POSIX_VDISABLE;
    modes.c_cc[VINTR] = 3;
  }
  return tcsetattr(input_fd, TCSANOW, &modes) == 0 && is_signal;
}

void cc_hold_give(void) { leave(0); }

int cc_hold_output(void) { return output.fd; }

long cc_hold_write(const char *bytes, long count) {
  long written;
  atomic_store(&writer, this_thread());
  if (atomic_load(&state) == HELD) {
    int was_part = is_part;
    is_part = 1;
    written = sink_write(&output, bytes, count, 256);
    if (written == count) is_part = 0;
    else if (written <= 0) is_part = was_part;
  } else {
    // Somebody else's by now: as if it had gone there.
    written = count;
  }
  atomic_store(&writer, 0);
  return written;
}
