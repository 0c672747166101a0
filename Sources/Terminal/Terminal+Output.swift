import CCurses

extension Terminal {
  /// Whether the terminal has not yet taken all of what was sent; ``draw(_:)`` waits for that.
  ///
  /// Nothing here ever waits for a terminal to take output: what it refuses is sent on while
  /// ``nextInput(timeoutMillis:)`` waits, and ``Input/caughtUp`` tells when all of it is gone. So a
  /// slow terminal gets fewer pictures, each of the newest moment, and its keys are answered still.
  public var isBehind: Bool { !outgoing.isEmpty }

  /// Most bytes that wait for a terminal before what can be done without is not added.
  static let outgoingBytesMax = 1 << 20

  /// Sends text after everything that was sent before.
  func send(_ text: String) {
    outgoing.append(contentsOf: text.utf8)
    flush()
  }

  /// Sends what the screen has drawn.
  func sendDrawn() {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16_384) { buffer in
      while true {
        let count = cc_screen_take(buffer.baseAddress, buffer.count)
        guard count > 0 else { break }
        outgoing.append(contentsOf: buffer.prefix(count).lazy.map { UInt8(bitPattern: $0) })
      }
    }
    flush()
  }

  /// Hands over as much as the terminal takes now.
  func flush() {
    var sent = 0
    while sent < outgoing.count {
      let count = outgoing.withUnsafeBytes { bytes in
        cc_hold_write(
          bytes.baseAddress?.advanced(by: sent).assumingMemoryBound(to: CChar.self),
          bytes.count - sent)
      }
      if count < 0 {
        isGone = true
        sent = outgoing.count
      } else if count == 0 {
        break
      }
      sent += max(count, 0)
    }
    outgoing.removeFirst(min(sent, outgoing.count))
  }
}
