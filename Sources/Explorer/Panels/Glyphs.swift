import RollupSimulation
import Screen

/// A text of signs of one cell each on its way to the canvas, as cells of the tree are worded.
///
/// A picture of a hundred rollups words some hundreds of cells, and a word of hardly any of them is
/// ASCII: as strings they would be encoded, measured and decoded again, each in memory of its own.
/// Here the signs lie ready in place, and their number is the width; only what is longer than most
/// screens have room for is kept apart.
struct Glyphs: ExpressibleByStringInterpolation {
  private typealias Words = (
    UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64
  )
  /// So many signs of the first 65,536 lie in place.
  private static let placesMax = 48
  private var words: Words = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
  private var count = 0
  /// All signs, once they are too many or too special.
  private var long: [Unicode.Scalar]?

  /// The cells that it takes.
  var width: Int { count }

  init() {}
  init(stringLiteral text: String) { add(text) }
  init(stringInterpolation parts: StringInterpolation) { self = parts.glyphs }

  /// Adds a text at the end.
  mutating func add(_ text: String) {
    for scalar in text.unicodeScalars { add(scalar) }
  }

  /// Adds a sign at the end.
  @inline(__always)
  mutating func add(_ sign: Unicode.Scalar) {
    guard long == nil, count < Self.placesMax, sign.value <= UInt16.max else {
      return addApart(sign)
    }
    let place = count
    withUnsafeMutableBytes(of: &words) {
      $0.storeBytes(
        of: UInt16(truncatingIfNeeded: sign.value), toByteOffset: 2 * place, as: UInt16.self)
    }
    count += 1
  }

  private mutating func addApart(_ sign: Unicode.Scalar) {
    if long == nil { long = scalars }
    long?.append(sign)
    count += 1
  }

  /// Adds signs at the end.
  mutating func add(_ other: Glyphs) {
    guard long == nil, other.long == nil, count + other.count <= Self.placesMax else {
      for k in 0..<other.count { add(other[k]) }
      return
    }
    let start = 2 * count
    withUnsafeMutableBytes(of: &words) { mine in
      withUnsafeBytes(of: other.words) { theirs in
        UnsafeMutableRawBufferPointer(rebasing: mine[start...])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: theirs[..<(2 * other.count)]))
      }
    }
    count += other.count
  }

  /// The sign in a cell.
  subscript(k: Int) -> Unicode.Scalar {
    if let long { return long[k] }
    precondition(k < count)
    let value = withUnsafeBytes(of: words) { $0.load(fromByteOffset: 2 * k, as: UInt16.self) }
    // Only scalars come in, and surrogates are none.
    return Unicode.Scalar(value) ?? TextWidth.replacement
  }

  /// Whether a sign is among them.
  func contains(_ sign: Unicode.Scalar) -> Bool { (0..<count).contains { self[$0] == sign } }

  /// All signs.
  var scalars: [Unicode.Scalar] { long ?? (0..<count).map { self[$0] } }

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

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ text: String) { glyphs.add(text) }
    mutating func appendInterpolation(_ text: String) { glyphs.add(text) }
    mutating func appendInterpolation(_ sign: Unicode.Scalar) { glyphs.add(sign) }
    mutating func appendInterpolation(_ part: Glyphs) { glyphs.add(part) }

    mutating func appendInterpolation(_ number: Int) {
      if number < 0 { glyphs.add("-") }
      var unit: UInt = 1
      while number.magnitude / unit >= 10 { unit *= 10 }
      while unit > 0 {
        let digit = UInt8(truncatingIfNeeded: number.magnitude / unit % 10)
        glyphs.add(Unicode.Scalar(UInt8(ascii: "0") + digit))
        unit /= 10
      }
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
      all.add(part)
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
