// Wide characters need this before the header; the .pc file's flags are refused by SwiftPM.
#define NCURSES_WIDECHAR 1
#define _GNU_SOURCE
#include <curses.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wchar.h>

#include "CCurses.h"

static SCREEN *screen;
// What ncurses has for a terminal: a file in memory. Its own way of writing blocks, and spins on a
// descriptor that doesn't.
static int drawn = -1;
static long taken;
static FILE *input_file;
static FILE *output_file;
static cchar_t *row_cells;
static int row_capacity;

static FILE *stream(const char *mode) {
  int copy = dup(drawn);
  FILE *file = copy < 0 ? NULL : fdopen(copy, mode);
  if (file == NULL && copy >= 0) close(copy);
  return file;
}

static void close_files(void) {
  if (input_file != NULL) fclose(input_file);
  if (output_file != NULL) fclose(output_file);
  if (drawn >= 0) close(drawn);
  input_file = output_file = NULL;
  drawn = -1;
}

static void forget_drawn(void) {
  fflush(output_file);
  if (ftruncate(drawn, 0) == 0) lseek(drawn, 0, SEEK_SET);
  taken = 0;
}

int cc_screen_is_open(void) { return screen != NULL; }

// Sets a variable and returns a copy of what it was, or NULL.
static char *exchange(const char *name, int value) {
  const char *before = getenv(name);
  char *copy = before == NULL ? NULL : strdup(before);
  char digits[16];
  snprintf(digits, sizeof digits, "%d", value);
  setenv(name, digits, 1);
  return copy;
}

static void put_back(const char *name, char *value) {
  if (value == NULL) unsetenv(name);
  else setenv(name, value, 1);
  free(value);
}

int cc_screen_open(const char *term, int rows, int columns) {
  if (screen != NULL || (drawn = memfd_create("screen", MFD_CLOEXEC)) < 0) return -1;
  input_file = stream("r");
  output_file = stream("w");
  if (input_file != NULL && output_file != NULL) {
    // ncurses sets the scrolling region up at once, for the size that it believes in; with no
    // terminal to ask, it believes these.
    char *lines_before = exchange("LINES", rows);
    char *columns_before = exchange("COLUMNS", columns);
    screen = newterm(term, output_file, input_file);
    put_back("LINES", lines_before);
    put_back("COLUMNS", columns_before);
  }
  if (screen == NULL) {
    close_files();
    return -1;
  }
  set_term(screen);
  nonl();
  leaveok(stdscr, FALSE);
  scrollok(stdscr, FALSE);
  // Keys are read past ncurses; else it would break off updates whenever one is waiting.
  typeahead(-1);
  resizeterm(rows, columns);
  taken = 0;
  return 0;
}

void cc_screen_close(void) {
  if (screen == NULL) return;
  endwin();
  delscreen(screen);
  screen = NULL;
  close_files();
  free(row_cells);
  row_cells = NULL;
  row_capacity = 0;
}

void cc_screen_reenter(void) {
  if (screen == NULL) return;
  endwin();
  // The terminal was left otherwise, and possibly in the middle of what was drawn.
  forget_drawn();
  clearok(curscr, TRUE);
}

void cc_screen_resize(int rows, int columns) {
  if (screen == NULL) return;
  resizeterm(rows, columns);
  clearok(curscr, TRUE);
}

void cc_screen_redraw(void) {
  if (screen != NULL) clearok(curscr, TRUE);
}

long cc_screen_take(char *bytes, long limit) {
  long count;
  if (screen == NULL) return 0;
  fflush(output_file);
  count = pread(drawn, bytes, (size_t)limit, taken);
  if (count > 0) {
    taken += count;
    return count;
  }
  forget_drawn();
  return 0;
}

int cc_screen_start_colours(void) {
  if (screen == NULL || !has_colors() || start_color() != OK) return 0;
  use_default_colors();
  return COLORS;
}

void cc_screen_pair(int pair, int foreground) {
  if (pair > 0 && pair < COLOR_PAIRS) init_pair((short)pair, (short)foreground, -1);
}

static attr_t attributes(uint8_t flags) {
  attr_t result = A_NORMAL;
  if (flags & CC_BOLD) result |= A_BOLD;
  if (flags & CC_DIM) result |= A_DIM;
  if (flags & CC_UNDERLINE) result |= A_UNDERLINE;
  if (flags & CC_REVERSE) result |= A_REVERSE;
  return result;
}

void cc_screen_row(int y, const cc_cell *cells, int count) {
  int used = 0;
  if (screen == NULL || count <= 0) return;
  // A wide glyph that the C library takes for a narrow one becomes two.
  if (row_capacity < 2 * count) {
    cchar_t *larger = realloc(row_cells, 2 * (size_t)count * sizeof *larger);
    if (larger == NULL) return;
    row_cells = larger;
    row_capacity = 2 * count;
  }
  for (int index = 0; index < count; index++) {
    wchar_t text[2] = {(wchar_t)cells[index].scalar, 0};
    attr_t look = attributes(cells[index].attributes);
    short pair = (short)cells[index].pair;
    int width = cells[index].width;
    if (width == 0) continue;
    if (text[0] > 0x7E && wcwidth(text[0]) != width) {
      // ncurses lays out by the C library's table: where ours disagrees, keep the columns.
      text[0] = L'?';
      if (width == 2) setcchar(&row_cells[used++], L" ", look, pair, NULL);
    }
    setcchar(&row_cells[used++], text, look, pair, NULL);
  }
  mvadd_wchnstr(y, 0, row_cells, used);
}

void cc_screen_show(int y, int x) {
  if (screen == NULL) return;
  curs_set(x < 0 ? 0 : 1);
  move(x < 0 ? 0 : y, x < 0 ? 0 : x);
  refresh();
}
