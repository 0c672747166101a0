import Glibc

/// A pair of pseudo-terminals: what a terminal emulator holds, and what a program sees.
final class Pty {
  private(set) var emulator: Int32
  let program: Int32

  init?(columns: Int = 80, rows: Int = 24) {
    var ends: (Int32, Int32) = (-1, -1)
    guard openpty(&ends.0, &ends.1, nil, nil, nil) == 0 else { return nil }
    (emulator, program) = ends
    resize(columns: columns, rows: rows)
  }

  deinit {
    hangUp()
    close(program)
  }

  /// Closes the emulator's end, as its window being closed does.
  func hangUp() {
    if emulator >= 0 { close(emulator) }
    emulator = -1
  }

  func resize(columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(program, UInt(TIOCSWINSZ), &size)
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(emulator, bytes, bytes.count)
  }

  /// Everything the program has written so far.
  func written() -> String {
    var bytes: [UInt8] = []
    var source = pollfd(fd: emulator, events: Int16(POLLIN), revents: 0)
    var buffer = [UInt8](repeating: 0, count: 65536)
    while poll(&source, 1, 0) > 0 {
      let count = read(emulator, &buffer, buffer.count)
      if count <= 0 { break }
      bytes += buffer.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Input, output, control and local modes, as the program's side has them.
  func modes() -> [UInt32] {
    var modes = termios()
    tcgetattr(program, &modes)
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
  }
}
