// First: <term.h> makes macros of words such as `columns`.
#include "CCurses.h"

#include <curses.h>
#include <term.h>

#include <langinfo.h>
#include <locale.h>
#include <string.h>

// Appends a text without its padding marks ($<5>), which only tputs understands.
static void append(cc_capabilities *result, const char *text) {
  size_t used = strlen(result->restore);
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

// A capability of the current entry, or the empty text.
static const char *capability(const char *name) {
  const char *text = tigetstr(name);
  return text == NULL || text == (const char *)-1 ? "" : text;
}

void cc_capabilities_read(const char *term, int fd, cc_capabilities *result) {
  int found = 0;
  int colours;
  memset(result, 0, sizeof *result);
  if (setupterm(term, fd, &found) != OK) return;
  result->is_known = 1;
  result->can_address = capability("cup")[0] != 0;
  result->is_ansi = strncmp(capability("cup"), "\033[", 2) == 0;
  colours = tigetnum("colors");
  result->colours = colours > 0 ? colours : 0;
  append(result, capability("rmir"));
  append(result, capability("smam"));
  append(result, capability("rmacs"));
  // The whole screen scrolls again; with parameters the sequence would need its size.
  if (strncmp(capability("csr"), "\033[", 2) == 0) append(result, "\033[r");
  append(result, capability("sgr0"));
  // There it resets the colours too, and where none were used none should be mentioned.
  if (!result->is_ansi) append(result, capability("op"));
  // Without a second screen the picture stays: what follows goes below it.
  if (capability("rmcup")[0] == 0) append(result, result->is_ansi ? "\033[999;1H\r\n" : "\r\n");
  append(result, capability("rmcup"));
  append(result, capability("cnorm"));
  del_curterm(cur_term);
}

int cc_locale_take(const char *name) {
  // Only the character set: numbers and messages stay as they are in the C locale.
  if (setlocale(LC_CTYPE, name) == NULL) return -1;
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}
