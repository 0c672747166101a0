// The seam to ncurses, terminfo, signals and the terminal's modes. No header of theirs is included
// here, since their macros and globals do not import into Swift.
#ifndef CCURSES_H
#define CCURSES_H

#include <stdint.h>

// --- Terminfo and locale (capabilities.c) --------------------------------------------------------

typedef struct {
  int is_known;     // 1: the name has an entry that describes a terminal
  int can_address;  // 1: the cursor can be placed
  int is_ansi;      // 1: its sequences are those of ECMA-48, so that unknown ones are harmless
  int colours;      // colours it can show, 0 for none
  // What undoes anything that ncurses may have done, at any moment: insert mode, no wrapping, a
  // scrolling region, colours, the full screen, a hidden cursor.
  char restore[256];
} cc_capabilities;

// Looks a terminal name up, for the terminal behind a descriptor. Not while a screen is open: the
// entry may be the screen's own, and is freed again.
void cc_capabilities_read(const char *term, int fd, cc_capabilities *result);

// Takes the character set of a locale for this process. 1: it is UTF-8; 0: another one; -1: there
// is no such locale here, and nothing is changed.
int cc_locale_take(const char *name);

// --- Screen (screen.c) ---------------------------------------------------------------------------

enum { CC_BOLD = 1, CC_DIM = 2, CC_UNDERLINE = 4, CC_REVERSE = 8 };

// One glyph; `width` is the number of columns the caller gives it, 0 for the right half of a wide
// glyph, which is skipped.
typedef struct {
  uint32_t scalar;
  uint16_t pair;
  uint8_t attributes;
  uint8_t width;
} cc_cell;

int cc_screen_is_open(void);
// Opens the full screen, which draws into memory: it knows no descriptor and no modes of a
// terminal, and so can neither block nor leave anything behind. 0: done; else one is open already,
// or ncurses refused.
int cc_screen_open(const char *term, int rows, int columns);
void cc_screen_close(void);
// The next cc_screen_show enters the full screen anew and repaints every cell.
void cc_screen_reenter(void);
void cc_screen_resize(int rows, int columns);
// Lets the next cc_screen_show repaint every cell.
void cc_screen_redraw(void);
// The number of colours after setting them up; 0 when there are none.
int cc_screen_start_colours(void);
// Gives a pair a foreground; a negative one is the terminal's own.
void cc_screen_pair(int pair, int foreground);
void cc_screen_row(int y, const cc_cell *cells, int count);
// Draws what changed; a negative column hides the cursor.
void cc_screen_show(int y, int x);
// Takes what was drawn since the last time, as bytes for the terminal, up to a limit; the number
// of bytes, 0 at the end.
long cc_screen_take(char *bytes, long limit);

// --- Signals (signals.c) -------------------------------------------------------------------------

// Lets each signal that a program should answer wake it up. Returns a descriptor to poll, or -1. A
// program that has not called cc_signals_take within `grace` milliseconds of a signal to end (TERM,
// HUP, INT) loses the terminal, and three seconds later its life.
int cc_signals_start(int grace);
void cc_signals_stop(void);
// The signals since the last time: the bit of a number is set if that one came.
uint64_t cc_signals_take(void);
// Stops the process group as Ctrl-Z does, and returns when it goes on.
void cc_signals_stop_self(void);

// --- Holding the terminal (hold.c, rescue.c) -----------------------------------------------------

// Gets ready to take a terminal: remembers its modes and what restores it, and catches every signal
// that ends a process, besides those of cc_signals_start. Standard error is parked in memory if
// `park` is not 0. Returns 0 on success.
int cc_hold_start(int input, int output, const char *restore, int park);
// Ends it: gives the terminal back if it is held, and prints what was parked.
void cc_hold_stop(void);
// Takes the terminal: raw modes. 0: done; else it is gone, or somebody else's.
int cc_hold_take(void);
// Gives the terminal back, within a fifth of a second even if it takes no output.
void cc_hold_give(void);
// The descriptor to poll for room.
int cc_hold_output(void);
// Writes without ever waiting. Returns how many bytes were taken, or -1 if the terminal is gone.
// What is not taken must follow; the end of the process before that is told from a clean one.
long cc_hold_write(const char *bytes, long count);
// Whether somebody looks at the keys now. If nobody has for the grace of cc_signals_start while keys
// came, Ctrl-C is a signal from then on until somebody looks again.
void cc_hold_attend(int is_on);
// Lets the calling thread survive the overflow of its own stack for long enough to restore the
// terminal. The thread that starts the hold has this already.
void cc_hold_cover_thread(void);

#endif
