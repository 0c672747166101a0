/// A recording of frames in asciicast version 2, as `asciinema play` reads it.
///
/// The caller gives every time, so the same frames always give the same bytes.
public struct Asciicast: Sendable {
  /// The recording so far: a header line and one line an event, each ended by a line feed.
  public private(set) var text: String
  private let palette: Palette
  private var last: Canvas?
  private var lastTimeMillis = 0

  /// Starts a recording of a terminal of `width` by `height` cells.
  public init(width: Int, height: Int, palette: Palette = Palette(), title: String = "") {
    self.palette = palette
    text = "{\"version\": 2, \"width\": \(width), \"height\": \(height)"
    if !title.isEmpty { text += ", \"title\": \(Asciicast.quoted(Text.sanitised(title)))" }
    text += ", \"env\": {\"TERM\": \"xterm-256color\"}}\n"
  }

  /// Adds a frame at a time since the start, in milliseconds, never before the last one.
  ///
  /// Only rows that changed are written; a frame equal to the last adds nothing. A canvas of
  /// another size than the last adds a resize event first.
  public mutating func add(_ canvas: Canvas, atMillis timeMillis: Int) {
    precondition(timeMillis >= lastTimeMillis, "frames must be added in the order of time")
    lastTimeMillis = timeMillis
    let output: String
    if let last {
      output = ANSI.difference(from: last, to: canvas, palette)
      if last.width != canvas.width || last.height != canvas.height {
        event("r", "\(canvas.width)x\(canvas.height)")
      }
    } else {
      output = "\u{1B}[2J" + ANSI.frame(canvas, palette)
    }
    last = canvas
    if !output.isEmpty { event("o", output) }
  }

  private mutating func event(_ code: String, _ data: String) {
    let fraction = String(lastTimeMillis % 1000 + 1000).dropFirst()
    text += "[\(lastTimeMillis / 1000).\(fraction), \"\(code)\", \(Asciicast.quoted(data))]\n"
  }

  /// A JSON string; only the escape character and what JSON itself reserves needs escaping here.
  private static func quoted(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\u{1B}": json += "\\u001b"
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
