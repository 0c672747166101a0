import CCurses
import Glibc

extension Terminal {
  /// How long a lone escape may be the start of a key, in milliseconds.
  static let escapeMillis = 25

  /// Waits for the next thing to happen: for ever with nil, not at all with 0.
  ///
  /// With nil nothing but an event wakes the process up. Call again with 0 until it answers
  /// ``Input/timeout``, then draw. Where it is not called for long while keys come, a further
  /// Ctrl-C is a SIGINT, so that a program that computes can be ended.
  public func nextInput(timeoutMillis: Int? = nil) -> Input {
    cc_hold_attend(1)
    defer { cc_hold_attend(0) }
    let deadline = timeoutMillis.map { Terminal.milliseconds + $0 }
    while true {
      if !waiting.isEmpty { return waiting.removeFirst() }
      if let input = decoder.next() {
        halfWayMillis = 0
        return input
      }
      if isGone { return .hangup }
      // The escape's time is summed up over calls: a caller that runs an animation asks for less
      // than it at a time.
      let escapeLeft = Terminal.escapeMillis - halfWayMillis
      let left = deadline.map { max($0 - Terminal.milliseconds, 0) }
      let isEscapeFirst = decoder.isHalfWay && escapeLeft <= left ?? .max
      let waitMillis = isEscapeFirst ? max(escapeLeft, 0) : left ?? -1
      if wait(waitMillis) { continue }
      if isEscapeFirst {
        halfWayMillis = 0
        if let input = decoder.next(isFinal: true) { return input }
        continue
      }
      if decoder.isHalfWay { halfWayMillis += max(waitMillis, 1) }
      return .timeout
    }
  }

  /// Waits and takes in what there is; false if the time ran out.
  private func wait(_ millis: Int) -> Bool {
    var sources = [
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: cc_hold_output(), events: Int16(POLLOUT), revents: 0),
    ]
    let count = poll(&sources, isBehind ? 3 : 2, Int32(clamping: millis))
    // A signal interrupts; its byte is in the pipe by now.
    if count < 0 { return true }
    if count == 0 { return false }
    if sources[0].revents != 0 { take(drainSignals()) }
    let input = Int32(sources[1].revents)
    if input & POLLIN != 0 {
      takeBytes()
    } else if input != 0 {
      isGone = true
    }
    if sources[2].revents != 0, isBehind {
      flush()
      if !isBehind { waiting.append(.caughtUp) }
    }
    return true
  }

  /// Real time, for the caller's timeout only.
  private static var milliseconds: Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }

  private func takeBytes() {
    let count = withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
      let count = read(input, buffer.baseAddress, buffer.count)
      if count > 0 { decoder.feed(buffer.prefix(count)) }
      return count
    }
    // Nothing where there should be something: the other side is gone, and polling on would spin.
    if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { isGone = true }
  }

  /// Signals after which the program has nothing more to do with the terminal.
  static let endingSignals: Set<Int32> = [SIGTERM, SIGHUP, SIGINT]

  /// The signals since the last time, each kind once.
  func drainSignals() -> Set<Int32> {
    let bits = cc_signals_take()
    return Set((1..<64).filter { bits >> $0 & 1 == 1 })
  }

  func take(_ numbers: Set<Int32>) {
    if numbers.contains(SIGTERM) { waiting.append(.terminate) }
    if numbers.contains(SIGHUP) { isGone = true }
    if numbers.contains(SIGINT) { waiting.append(.interrupt) }
    if numbers.contains(SIGTSTP) { waiting.append(.suspendRequest) }
    if numbers.contains(SIGCONT), numbers.isDisjoint(with: Terminal.endingSignals) {
      comeBack()
      waiting.append(.resumed)
    }
    if numbers.contains(SIGWINCH) || numbers.contains(SIGCONT) { takeSize() }
  }

  func takeSize() {
    let size = Terminal.size(output)
    guard size != (columns, rows) else { return }
    (columns, rows) = size
    cc_screen_resize(Int32(rows), Int32(columns))
    shown = nil
    waiting.removeAll { if case .resize = $0 { true } else { false } }
    waiting.append(.resize(columns: columns, rows: rows))
  }
}
