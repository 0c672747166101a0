import Glibc

/// Whole files in and out.
enum Files {
  /// The bytes of a file, or why it can't be read. Nothing larger than 16 MB is taken.
  static func read(_ path: String) -> (bytes: [UInt8]?, error: Int32) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return (nil, errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        return (nil, errno)
      }
      if count == 0 { return (bytes, 0) }
      bytes += buffer[..<count]
      if bytes.count > 16 << 20 { return (nil, EFBIG) }
    }
  }

  /// Hands a file's bytes over piece by piece, however long it is; `-` is standard input.
  static func stream<E: Error>(
    _ path: String, _ body: (ArraySlice<UInt8>) throws(E) -> Void
  ) throws {
    let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(
        errno == ENOENT ? .noInput : .inputOutput, "\(path): \(words(for: errno))")
    }
    defer { if descriptor != 0 { close(descriptor) } }
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure(.inputOutput, "\(path): \(words(for: errno))")
      }
      if count == 0 { return }
      try body(buffer[..<count])
    }
  }

  /// Replaces a file as a whole: whoever looks sees the old text or the new, even after a crash.
  static func replace(_ path: String, with text: String) throws(Failure) {
    let temporary = path + ".\(getpid()).new"
    try write(text, to: temporary, flags: O_WRONLY | O_CREAT | O_TRUNC)
    guard rename(temporary, path) == 0 else {
      let error = errno
      unlink(temporary)
      throw Failure(.cannotCreate, "\(path): \(words(for: error))")
    }
  }

  /// Makes a new file beside what is there: `name.end`, else `name-2.end` and so on.
  static func create(_ name: String, _ end: String, _ text: String) throws(Failure) -> String {
    for number in 1...999 {
      let path = number == 1 ? "\(name).\(end)" : "\(name)-\(number).\(end)"
      if access(path, F_OK) == 0 { continue }
      try write(text, to: path, flags: O_WRONLY | O_CREAT | O_EXCL)
      return path
    }
    throw Failure(.cannotCreate, "\(name).\(end): there are too many of these already")
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws(Failure) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += part + "/"
      if mkdir(made, 0o700) != 0, errno != EEXIST, errno != EROFS, errno != EACCES {
        throw Failure(.cannotCreate, "\(made): \(words(for: errno))")
      }
    }
    guard access(path, W_OK) == 0 else {
      throw Failure(.cannotCreate, "\(path): \(words(for: errno))")
    }
  }

  private static func write(
    _ text: String, to path: String, flags: Int32
  ) throws(Failure) {
    let descriptor = open(path, flags | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw Failure(.cannotCreate, "\(path): \(words(for: errno))")
    }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes = bytes.dropFirst(count)
    }
    let isWhole = bytes.isEmpty && fsync(descriptor) == 0
    let error = errno
    close(descriptor)
    guard isWhole else {
      unlink(path)
      throw Failure(.inputOutput, "\(path): \(words(for: error))")
    }
  }

  /// The system's words for an error number.
  static func words(for error: Int32) -> String {
    String(cString: strerror(error)).lowercased()
  }
}
