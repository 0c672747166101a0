// Whatever signal ends the process, the terminal is given back first.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

#include "CCurses.h"
#include "hold.h"

// Errors of the program itself, and SIGQUIT, which asks for the same.
static const int crashes[] = {SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGSYS, SIGQUIT};
// What else ends a process that does not care; only caught where nobody else does. The real-time
// signals belong here too.
static const int others[] = {SIGXCPU, SIGXFSZ,   SIGUSR1, SIGUSR2,   SIGPIPE,
                             SIGPROF, SIGVTALRM, SIGPOLL, SIGSTKFLT, SIGPWR};
enum { SIGNALS = 65, STACK_BYTES = 65536, LAST_MILLIS = 3000 };

static struct sigaction before[SIGNALS];
static volatile char is_caught[SIGNALS];
static stack_t stack_before;
static char main_stack[STACK_BYTES];
static pthread_key_t stack_key;
static pthread_once_t stack_once = PTHREAD_ONCE_INIT;

// The signal to end that waits for an answer, 0 for none, and whether it has waited too long.
static _Atomic int unanswered;
static _Atomic int is_overdue;
static int grace_millis;

static void crash(int number) { hold_die(number); }

// A plain system call here, hence fit for a signal handler, though POSIX does not list it.
static void set_timer(int millis) {
  struct itimerval time;
  memset(&time, 0, sizeof time);
  time.it_value.tv_sec = millis / 1000;
  time.it_value.tv_usec = millis % 1000 * 1000;
  setitimer(ITIMER_REAL, &time, NULL);
}

static void ring(int number, siginfo_t *info, void *context) {
  int saved = errno;
  (void)context;
  if (info->si_code != SI_KERNEL) {
    hold_die(number);
  } else if (atomic_load(&unanswered) != 0) {
    if (atomic_exchange(&is_overdue, 1)) {
      hold_die(atomic_load(&unanswered));
    } else {
      hold_end();
      set_timer(LAST_MILLIS);
    }
  } else {
    attention_rang();
  }
  errno = saved;
}

void rescue_time_keys(void) {
  if (is_caught[SIGALRM] && atomic_load(&unanswered) == 0) set_timer(grace_millis);
}

void rescue_set_grace(int millis) { grace_millis = millis; }

void rescue_watch(int number) {
  int none = 0;
  if (!is_caught[SIGALRM]) return;
  if (atomic_compare_exchange_strong(&unanswered, &none, number)) {
    set_timer(grace_millis);
  } else if (atomic_load(&is_overdue) && number != SIGHUP) {
    // Asked again by somebody who has waited. A hang-up is often told twice at once.
    hold_die(number);
  }
}

void rescue_answered(void) {
  if (atomic_exchange(&unanswered, 0) == 0) return;
  set_timer(0);
  atomic_store(&is_overdue, 0);
}

static void use_stack(void *bytes) {
  stack_t alternate;
  memset(&alternate, 0, sizeof alternate);
  alternate.ss_sp = bytes;
  alternate.ss_size = STACK_BYTES;
  sigaltstack(&alternate, NULL);
}

// At the end of a covered thread.
static void drop_stack(void *bytes) {
  stack_t none;
  memset(&none, 0, sizeof none);
  none.ss_flags = SS_DISABLE;
  sigaltstack(&none, NULL);
  free(bytes);
}

static void make_key(void) { pthread_key_create(&stack_key, drop_stack); }

void cc_hold_cover_thread(void) {
  stack_t present;
  void *bytes;
  pthread_once(&stack_once, make_key);
  if (sigaltstack(NULL, &present) != 0 || !(present.ss_flags & SS_DISABLE)) return;
  bytes = malloc(STACK_BYTES);
  if (bytes == NULL) return;
  pthread_setspecific(stack_key, bytes);
  use_stack(bytes);
}

void hold_put_back(int number, const struct sigaction *action) {
  // Ignoring discards what is pending, on every thread.
  signal(number, SIG_IGN);
  sigaction(number, action, NULL);
}

static void catch_signal(int number, int is_ours_anyway) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_flags = SA_ONSTACK;
  sigfillset(&action.sa_mask);
  if (number == SIGALRM) {
    action.sa_flags |= SA_SIGINFO | SA_RESTART;
    action.sa_sigaction = ring;
  } else {
    action.sa_handler = crash;
  }
  if (sigaction(number, NULL, &before[number]) != 0) return;
  if (!is_ours_anyway && before[number].sa_handler != SIG_DFL) return;
  is_caught[number] = sigaction(number, &action, NULL) == 0;
}

void rescue_start(void) {
  // Its own stack, since an overflow of the usual one is a crash as well.
  sigaltstack(NULL, &stack_before);
  use_stack(main_stack);
  catch_signal(SIGALRM, 1);
  for (unsigned index = 0; index < sizeof crashes / sizeof crashes[0]; index++)
    catch_signal(crashes[index], 1);
  for (unsigned index = 0; index < sizeof others / sizeof others[0]; index++)
    catch_signal(others[index], 0);
  for (int number = SIGRTMIN; number <= SIGRTMAX && number < SIGNALS; number++)
    catch_signal(number, 0);
}

void rescue_stop(void) {
  int had_alarm = is_caught[SIGALRM];
  // No watch begins from here on.
  is_caught[SIGALRM] = 0;
  rescue_answered();
  // The one for keys may run as well; whoever comes after us would die of it.
  if (had_alarm) {
    set_timer(0);
    hold_put_back(SIGALRM, &before[SIGALRM]);
  }
  for (int number = 1; number < SIGNALS; number++) {
    if (is_caught[number]) sigaction(number, &before[number], NULL);
    is_caught[number] = 0;
  }
  sigaltstack(&stack_before, NULL);
}
