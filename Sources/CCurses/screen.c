// Wide characters need this before the header; the .pc file's flags are refused by SwiftPM.
#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE 700
#include <curses.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <wchar.h>

#include "CCurses.h"

static SCREEN *screen;
static FILE *input_file;
static FILE *output_file;
static cchar_t *row_cells;
static int row_capacity;

// Streams on duplicates, so that closing them leaves the caller's descriptors open.
static FILE *stream(int fd, const char *mode) {
  int copy = dup(fd);
  FILE *file = copy < 0 ? NULL : fdopen(copy, mode);
  if (file == NULL && copy >= 0) close(copy);
  return file;
}

static void close_streams(void) {
  if (input_file != NULL) fclose(input_file);
  if (output_file != NULL) fclose(output_file);
  input_file = output_file = NULL;
}

int cc_screen_is_open(void) { return screen != NULL; }

int cc_screen_open(const char *term, int input, int output) {
  if (screen != NULL) return -1;
  input_file = stream(input, "r");
  output_file = stream(output, "w");
  if (input_file != NULL && output_file != NULL) screen = newterm(term, output_file, input_file);
  if (screen == NULL) {
    close_streams();
    return -1;
  }
  set_term(screen);
  set_escdelay(25);
  raw();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  leaveok(stdscr, FALSE);
  scrollok(stdscr, FALSE);
  // Keys are read past ncurses; else it would break off updates whenever one is waiting.
  typeahead(-1);
  return 0;
}

void cc_screen_close(void) {
  if (screen == NULL) return;
  endwin();
  delscreen(screen);
  screen = NULL;
  close_streams();
  free(row_cells);
  row_cells = NULL;
  row_capacity = 0;
}

void cc_screen_suspend(void) {
  if (screen != NULL) endwin();
}

void cc_screen_resume(void) {
  if (screen == NULL) return;
  reset_prog_mode();
  clearok(curscr, TRUE);
  refresh();
}

void cc_screen_resize(int rows, int columns) {
  if (screen == NULL) return;
  resizeterm(rows, columns);
  clearok(curscr, TRUE);
}

void cc_screen_redraw(void) {
  if (screen != NULL) clearok(curscr, TRUE);
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
