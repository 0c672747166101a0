// First: <term.h> makes macros of words such as `columns`.
#include "CCurses.h"

#include <curses.h>
#include <term.h>

#include <langinfo.h>
#include <locale.h>
#include <string.h>

// Appends a capability without its padding marks ($<5>), which only tputs understands.
static void append(cc_capabilities *result, const char *text) {
  size_t used = strlen(result->restore);
  if (text == NULL || text == (const char *)-1) return;
  while (*text != 0 && used + 1 < sizeof result->restore) {
    if (text[0] == '$' && text[1] == '<') {
      const char *end = strchr(text, '>');
      if (end != NULL) {
        text = end + 1;
        continue;
      }
    }
    result->restore[used++] = *text++;
  }
  result->restore[used] = 0;
}

void cc_capabilities_read(const char *term, int fd, cc_capabilities *result) {
  int found = 0;
  const char *cup;
  int colours;
  memset(result, 0, sizeof *result);
  if (setupterm(term, fd, &found) != OK) return;
  result->is_known = 1;
  cup = tigetstr("cup");
  result->can_address = cup != NULL && cup != (const char *)-1;
  colours = tigetnum("colors");
  result->colours = colours > 0 ? colours : 0;
  append(result, tigetstr("sgr0"));
  append(result, tigetstr("op"));
  append(result, tigetstr("rmcup"));
  append(result, tigetstr("cnorm"));
  del_curterm(cur_term);
}

static int is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

int cc_locale_start(void) {
  // Only the character set: numbers and messages stay as they are in the C locale.
  if (setlocale(LC_CTYPE, "") != NULL && is_utf8()) return 1;
  // Another character set was chosen on purpose; plain ASCII is what an empty environment gives.
  if (strcmp(nl_langinfo(CODESET), "ANSI_X3.4-1968") != 0) return 0;
  return (setlocale(LC_CTYPE, "C.UTF-8") != NULL || setlocale(LC_CTYPE, "C.utf8") != NULL) &&
         is_utf8();
}
