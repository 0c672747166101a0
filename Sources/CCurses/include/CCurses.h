// The seam to ncurses, terminfo and signals. No header of theirs is included here, since their
// macros and globals do not import into Swift.
#ifndef CCURSES_H
#define CCURSES_H

#include <stdint.h>

// --- Terminfo and locale (capabilities.c) --------------------------------------------------------

typedef struct {
  int is_known;     // 1: the name has an entry that describes a terminal
  int can_address;  // 1: the cursor can be placed
  int colours;      // colours it can show, 0 for none
  char restore[256];  // what leaves the full screen, shows the cursor and resets the colours
} cc_capabilities;

// Looks a terminal name up, for the terminal behind a descriptor. Not while a screen is open: the
// entry may be the screen's own, and is freed again.
void cc_capabilities_read(const char *term, int fd, cc_capabilities *result);

// Takes the environment's character set, or UTF-8 if that is plain ASCII. 1: UTF-8 is in effect.
int cc_locale_start(void);

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
// Opens the full screen in raw mode. 0: done; else one is open already, or ncurses refused.
int cc_screen_open(const char *term, int input, int output);
void cc_screen_close(void);
void cc_screen_suspend(void);
void cc_screen_resume(void);
void cc_screen_resize(int rows, int columns);
// Lets the next cc_screen_show repaint every cell.
void cc_screen_redraw(void);
// The number of colours after setting them up; 0 when there are none.
int cc_screen_start_colours(void);
// Gives a pair a foreground; a negative one is the terminal's own.
void cc_screen_pair(int pair, int foreground);
void cc_screen_row(int y, const cc_cell *cells, int count);
// Sends what changed; a negative column hides the cursor.
void cc_screen_show(int y, int x);

// --- Signals (signals.c) -------------------------------------------------------------------------

// Makes each signal that a program should answer a byte, its number, in a pipe. Returns the end
// to read, which does not block, or -1.
int cc_signals_start(void);
void cc_signals_stop(void);
// Stops the process group as Ctrl-Z does, and returns when it goes on.
void cc_signals_stop_self(void);

// --- Rescue (rescue.c) ---------------------------------------------------------------------------

// Remembers how the terminal is to be left if the program crashes or exits, and catches crashes.
// Standard error is parked in memory if `park` is not 0. Returns 0 on success.
int cc_rescue_start(int input, int output, const char *restore, int park);
// Ends it: the input modes are put back and parked text is printed.
void cc_rescue_stop(void);
// Writes bytes, all of them if the descriptor takes them.
void cc_write(int fd, const char *bytes, long count);

#endif
