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

  /// What is written, piece by piece.
  typealias Sink = (String) throws -> Void

  /// Replaces a file as a whole: whoever looks sees the old text or the new, even after a crash of
  /// the program or of the machine. A device or pipe is written to directly.
  static func replace(_ path: String, with text: String) throws {
    try replace(path) { try $0(text) }
  }

  /// Replaces a file as a whole by what `write` gives its sink.
  static func replace(_ path: String, by write: (Sink) throws -> Void) throws {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      try FileWriter.write(path, flags: O_WRONLY, isSynced: false, write)
      return
    }
    // Through a link it is the file behind it that is replaced.
    let target = exists ? resolved(path) : path
    let temporary = TemporaryName(target).path
    // Left by a process of this number that died.
    unlink(temporary)
    try FileWriter.write(
      temporary, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, isSynced: true, write)
    guard rename(temporary, target) == 0 else {
      let error = errno
      unlink(temporary)
      throw Failure(.cannotCreate, "\(path): \(words(for: error))")
    }
    syncFolder(of: target)
    TemporaryName.removeStale(besides: target)
  }

  /// Gives the bytes of a file a second name, which replaces what had it; false if that can't be
  /// done. The first name never goes away.
  static func keep(_ path: String, as other: String) -> Bool {
    let temporary = TemporaryName(other).path
    unlink(temporary)
    defer { TemporaryName.removeStale(besides: other) }
    let isKept = link(path, temporary) == 0 && rename(temporary, other) == 0
    // Between two names of one file, as when another program kept it just now, rename succeeds and
    // does nothing.
    unlink(temporary)
    if isKept { return true }
    // A file system without links.
    guard let bytes = read(path).bytes else { return false }
    return (try? replace(other, with: String(decoding: bytes, as: UTF8.self))) != nil
  }

  /// Makes a new file of a text beside what is there: `name.end`, else `name-2.end` and so on.
  static func create(_ name: String, _ end: String, _ text: String) throws -> String {
    try create(name, end) { try $0(text) }
  }

  /// The same for what `write` gives its sink.
  static func create(
    _ name: String, _ end: String, by write: (Sink) throws -> Void
  ) throws -> String {
    for number in 1...999 {
      let path = number == 1 ? "\(name).\(end)" : "\(name)-\(number).\(end)"
      if access(path, F_OK) == 0 { continue }
      try FileWriter.write(
        path, flags: O_WRONLY | O_CREAT | O_EXCL, isSynced: true, write)
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

  /// Makes the names in a file's folder last, which is not the same as the file's bytes. Where a
  /// file system can't, there is nothing better to be done.
  private static func syncFolder(of path: String) {
    let descriptor = open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// The folder that a path names a file in.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The system's words for an error number.
  static func words(for error: Int32) -> String {
    String(cString: strerror(error)).lowercased()
  }
}
