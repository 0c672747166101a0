/// Words on the screen that say nothing about the protocol.
enum OrdinaryWords {
  static let all: [String] = [
    "M", "a", "d", "above", "follows", "heals", "in", "abandon", "abandoned", "abandons", "accept",
    "across", "act", "acts", "advanced", "after",
    "again", "against", "ago", "agree", "all", "already", "an", "and", "another", "anyone", "are",
    "arrived", "as", "ask", "asks", "at", "b", "back", "backs", "backspace", "backwards", "bad",
    "be", "beats", "before", "began", "begins", "being", "believe", "belong", "below", "beside",
    "between", "built", "busy", "but", "by", "can", "change", "changed", "characters", "choose",
    "chrome", "clicked", "clocks", "close", "comma", "compared", "complete", "contains", "copies",
    "copy", "counts", "ctrl", "dead", "default", "denser", "digit", "digits", "do",
    "does", "done", "down", "draw", "each", "earlier", "eight", "else", "end", "ends", "enter",
    "equal", "equals", "erase", "esc", "ever", "every", "everything", "exists", "explain", "far",
    "fast", "faster", "faulty", "filter", "fit", "fixed", "for", "foreign", "forward", "free",
    "from", "front", "full", "g", "go", "goes", "goto", "graphviz", "grouped", "h", "half",
    "hand", "has", "have", "help", "helps", "here", "history", "hit", "holds", "home", "idle",
    "if", "includes", "inside", "inspected", "into", "is", "it", "its", "j", "k",
    "keep", "keeps", "known", "knows", "last", "late", "later", "layer", "layers", "layout",
    "leads", "least", "left", "leftmost", "legend", "let", "light", "line", "list", "longest",
    "lose", "lowest", "made", "make", "makes", "matches", "matching", "may", "min", "moment",
    "more", "most", "mouse", "move", "my", "n", "name", "new", "newest", "news", "next", "no",
    "noise", "none", "not", "nothing", "now", "object", "objects", "of", "off", "old",
    "older", "on", "once", "one", "only", "or", "other", "others", "outside", "over", "own", "p",
    "page", "pair", "paper", "pass", "passes", "pause", "paused", "perfetto", "pgdn", "pgup",
    "picture", "post", "prooftop", "protocol", "q", "quit", "r", "rail", "reached", "reason",
    "record", "records", "redraw", "right", "row", "s", "safe", "safer", "same", "screen",
    "scroll", "search", "second", "seconds", "sees", "selected", "selection", "set", "sets",
    "shift", "shiviz", "should", "simulated", "since", "slower", "slowest", "so", "somebody",
    "space", "spends", "stands", "start", "starts", "stays", "stop", "such", "surviving",
    "suspend", "svg", "switch", "tab", "take", "takes", "text", "that", "the", "them", "theme",
    "then", "they", "thing", "this", "through", "time", "to", "together", "toggle", "too",
    "topmost", "towards", "trace", "travels", "tries", "two", "u", "under", "undone", "unfold",
    "until", "up", "usually", "v", "vector", "w", "was", "way", "what", "when", "where",
    "whether", "which", "while", "whose", "why", "wide", "will", "with", "without", "word",
    "works", "wrong", "y", "yet", "you", "z", "zero",
  ]

  /// The words of PROTOCOL 0 and what belongs to them: each must be explained.
  static let vocabulary: [String] = [
    "rollup", "block", "checkpoint", "interval", "epoch", "slot", "A", "chain proof", "node", "cur",
    "prev", "P", "B", "root proof", "ancestor", "downstream", "import", "export", "settle",
    "usable",
    "covered", "soft-final", "L1", "anchor", "leaf", "root", "tree", "aggregator", "sequencer",
    "prover", "outbox", "inbox", "registry", "contract", "stake", "x", "loose input", "continuity",
    "carried", "expansion", "exposure", "lone proof", "lock", "grace", "at risk", "reverted",
    "message", "mint", "send", "openable", "imported", "settled", "Final", "heartbeat", "time-out",
    "successor", "exit", "fork", "token", "hash", "preimage", "opening", "link", "witness", "seal",
  ]
}
