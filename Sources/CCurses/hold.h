// What hold.c and rescue.c share. Everything here may be called in a signal handler.
#ifndef HOLD_H
#define HOLD_H

#include <signal.h>

// A descriptor to write on without waiting.
typedef struct {
  int fd;           // -1: none
  int is_blocking;  // 1: only the shared, waiting descriptor could be had
} sink;

// Opens the terminal behind a descriptor a second time, since whether writing waits is a property
// that other processes share; falls back to a copy.
sink sink_open(int fd);
void sink_close(sink *out);
// Writes what the terminal takes at once, at most `piece` bytes if the descriptor waits. Returns
// the number of bytes, or -1 if the terminal is gone.
long sink_write(const sink *out, const char *bytes, long count, long piece);
// Writes until all is taken, nothing was taken for `quiet` milliseconds, or the deadline passes.
// Returns 1 if all was taken.
int sink_finish(const sink *out, const char *bytes, long count, int quiet, long long deadline);

long long now_millis(void);
void pause_millis(int millis);

// Gives the terminal back for good, as whoever dies does, and prints what was parked.
void hold_end(void);
// The same, and then dies of a signal.
void hold_die(int number);

// Catches all that ends a process; `grace` is for those in cc_signals_start.
void rescue_start(void);
void rescue_stop(void);
// In a signal handler: a signal to end has come, and the program may be too busy to answer.
void rescue_watch(int number);
void rescue_set_grace(int millis);
// The program answers.
void rescue_answered(void);

// Lets Ctrl-C be a signal, or a key again, while the terminal is held. Returns 1 if it now is one.
int hold_interrupt(int is_signal);

// Gives a signal that only we cause its action back. One that is still on its way to some thread is
// dropped, which else might die of it.
void hold_put_back(int number, const struct sigaction *action);

// Watches for keys that nobody looks at (attention.c).
void attention_start(int input);
void attention_stop(void);
// Rings attention_rang after the grace, unless a signal to end is being waited for already.
void rescue_time_keys(void);
void attention_rang(void);

#endif
