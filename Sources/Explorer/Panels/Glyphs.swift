import RollupSimulation
import Screen

/// A text of signs of one cell each on its way to the canvas, as cells of the tree are worded.
///
/// A picture of a hundred rollups words some hundreds of cells, and a word of hardly any of them is
/// ASCII: as strings they would be encoded, measured and decoded again. Here the scalars lie ready,
/// and their number is the width.
struct Glyphs: ExpressibleByStringInterpolation {
  private(set) var scalars: [Unicode.Scalar] = []

  /// The cells that it takes.
  var width: Int { scalars.count }

  init() {}
  init(stringLiteral text: String) { add(text) }
  init(stringInterpolation parts: StringInterpolation) { self = parts.glyphs }

  /// Adds a text at the end.
  mutating func add(_ text: String) {
    for scalar in text.unicodeScalars { scalars.append(scalar) }
  }

  /// Adds a sign at the end.
  mutating func add(_ sign: Unicode.Scalar) { scalars.append(sign) }

  /// The first wording that fits, else nothing. Those after it are not made.
  @inline(__always)
  static func first(
    in width: Int, _ best: @autoclosure () -> Glyphs, _ second: @autoclosure () -> Glyphs = "",
    _ third: @autoclosure () -> Glyphs = "", _ fourth: @autoclosure () -> Glyphs = "",
    _ fifth: @autoclosure () -> Glyphs = ""
  ) -> Glyphs {
    var glyphs = best()
    if glyphs.width <= width { return glyphs }
    glyphs = second()
    if glyphs.width <= width { return glyphs }
    glyphs = third()
    if glyphs.width <= width { return glyphs }
    glyphs = fourth()
    if glyphs.width <= width { return glyphs }
    glyphs = fifth()
    return glyphs.width <= width ? glyphs : ""
  }

  /// Puts a text together; numbers and hashes are written without a string in between.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var glyphs = Glyphs()

    init(literalCapacity: Int, interpolationCount: Int) {
      glyphs.scalars.reserveCapacity(literalCapacity + 8 * interpolationCount)
    }

    mutating func appendLiteral(_ text: String) { glyphs.add(text) }
    mutating func appendInterpolation(_ text: String) { glyphs.add(text) }
    mutating func appendInterpolation(_ sign: Unicode.Scalar) { glyphs.add(sign) }
    mutating func appendInterpolation(_ part: Glyphs) { glyphs.scalars += part.scalars }

    mutating func appendInterpolation(_ number: Int) {
      if number < 0 { glyphs.add("-") }
      var rest = number.magnitude
      let start = glyphs.scalars.count
      repeat {
        glyphs.add(Unicode.Scalar(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)))
        rest /= 10
      } while rest > 0
      glyphs.scalars[start...].reverse()
    }

    /// The first digits of a hash; a word where there is none, as ``Wording/short(_:_:)``.
    mutating func appendInterpolation(short digest: Digest, _ digits: Int = 6) {
      if digest == .zero { glyphs.add(Wording.noHash) } else { hex(digest, digits) }
    }

    /// The first digits of a hash.
    mutating func appendInterpolation(hex digest: Digest, _ digits: Int) { hex(digest, digits) }

    private mutating func hex(_ digest: Digest, _ digits: Int) {
      precondition(digits <= 16)
      for k in 0..<digits {
        let nibble = UInt8(truncatingIfNeeded: digest.prefixWord >> (60 - 4 * k)) & 15
        glyphs.add(
          Unicode.Scalar(nibble + (nibble < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)))
      }
    }
  }
}

extension String {
  /// The same text for whoever reads it otherwise.
  init(_ glyphs: Glyphs) {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: glyphs.scalars)
    self.init(scalars)
  }
}

extension Array where Element == Glyphs {
  /// All of them in a row.
  func joined(separator: Unicode.Scalar) -> Glyphs {
    var all = Glyphs()
    for (k, part) in enumerated() {
      if k > 0 { all.add(separator) }
      all = "\(all)\(part)"
    }
    return all
  }
}

/// A line of a cell: one wording in one style.
struct CellLine {
  var text: Glyphs
  var style: Style

  init(_ text: Glyphs, _ style: Style) {
    self.text = text
    self.style = style
  }
}
