extension InputDecoder {
  /// What the waiting bytes, which start with an escape, begin with.
  func escape(_ isFinal: Bool) -> Step {
    let lone = Step.input(.key(.escape), 1)
    guard bytes.count > 1 else { return isFinal ? lone : .wait }
    switch bytes[1] {
    case UInt8(ascii: "["): return control(isFinal)
    case UInt8(ascii: "O"):
      guard bytes.count > 2 else { return isFinal ? lone : .wait }
      return InputDecoder.applicationKey(bytes[2]).map { .input(.key($0), 3) } ?? .drop(3)
    // Alt with a key comes as escape and the key; so does Escape typed by a script.
    default: return lone
    }
  }

  /// A control sequence: `ESC [`, parameters, a last byte.
  private func control(_ isFinal: Bool) -> Step {
    let unfinished = isFinal ? Step.input(.key(.escape), 1) : .wait
    guard bytes.count > 2 else { return unfinished }
    if bytes[2] == UInt8(ascii: "[") {
      // The Linux console's F1 to F5.
      guard bytes.count > 3 else { return unfinished }
      guard case 0x41...0x45 = bytes[3] else { return .drop(4) }
      return .input(.key(.function(Int(bytes[3]) - 0x40)), 4)
    }
    var end = 2
    while end < bytes.count, case 0x20...0x3F = bytes[end] { end += 1 }
    if end > InputDecoder.sequenceBytesMax { return .drop(end) }
    guard end < bytes.count else { return unfinished }
    guard case 0x40...0x7E = bytes[end] else { return .drop(end) }
    let last = bytes[end]
    let count = end + 1
    if bytes[2] == UInt8(ascii: "<") {
      return mouse(bytes[3..<end], last).map { .input(.mouse($0), count) } ?? .drop(count)
    }
    let values = InputDecoder.parameters(bytes[2..<end])
    if last == UInt8(ascii: "M") && values.isEmpty {
      // The old mouse report: three bytes that are no keys.
      return bytes.count >= count + 3 ? .drop(count + 3) : isFinal ? .drop(bytes.count) : .wait
    }
    if last == UInt8(ascii: "~") {
      if values.first == 200 { return .paste(count) }
      return InputDecoder.numberedKey(values.first ?? 0).map { .input(.key($0), count) }
        ?? .drop(count)
    }
    if last == UInt8(ascii: "Z") { return .input(.key(.backTab), count) }
    guard let key = InputDecoder.cursorKey(last) else { return .drop(count) }
    return .input(.key(key), count)
  }

  /// Numbers separated by semicolons; one too large or not a number counts as 0.
  private static func parameters(_ text: ArraySlice<UInt8>) -> [Int] {
    text.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
      .filter { _ in !text.isEmpty }
  }

  /// An SGR mouse report: button and modifiers; column; row, both from 1.
  private func mouse(_ text: ArraySlice<UInt8>, _ last: UInt8) -> MouseEvent? {
    let values = InputDecoder.parameters(text)
    guard values.count == 3, values[1] > 0, values[2] > 0,
      last == UInt8(ascii: "M") || last == UInt8(ascii: "m")
    else { return nil }
    let code = values[0]
    let button = code & 3 + 1
    let action: MouseEvent.Action
    switch (code & 64 != 0, code & 32 != 0) {
    case (true, _):
      guard button <= 2 else { return nil }
      action = button == 1 ? .wheelUp : .wheelDown
    case (false, true):
      guard button <= 3 else { return nil }
      action = .drag(button: button)
    case (false, false):
      guard button <= 3 else { return nil }
      action = last == UInt8(ascii: "M") ? .press(button: button) : .release(button: button)
    }
    var event = MouseEvent(action, x: values[1] - 1, y: values[2] - 1)
    event.shift = code & 4 != 0
    event.alt = code & 8 != 0
    event.control = code & 16 != 0
    return event
  }

  private static func cursorKey(_ last: UInt8) -> Key? {
    switch last {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(last) - 0x4F)
    default: nil
    }
  }

  /// Keys after `ESC O`: cursor keys in application mode and the number pad.
  private static func applicationKey(_ last: UInt8) -> Key? {
    switch last {
    case UInt8(ascii: "M"): .enter
    case UInt8(ascii: "p")...UInt8(ascii: "y"): .character(Unicode.Scalar(last - 0x40))
    default: cursorKey(last)
    }
  }

  /// Keys of the form `ESC [ number ~`.
  private static func numberedKey(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28, 29: .function(number - 13)
    default: nil
    }
  }
}
