import Glibc

/// A file being written, in large pieces.
struct FileWriter {
  private static let bufferBytes = 65_536
  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// Opens a path and writes what `write` gives its sink. If that fails, a new file is removed
  /// again.
  static func write(
    _ path: String, flags: Int32, isSynced: Bool, _ write: (Files.Sink) throws -> Void
  ) throws {
    let descriptor = open(path, flags | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw Failure(.cannotCreate, "\(path): \(Files.words(for: errno))")
    }
    var writer = FileWriter(path: path, descriptor: descriptor)
    do {
      try write { try writer.append($0) }
      try writer.flush()
      if isSynced, fsync(descriptor) != 0 { throw writer.failure() }
    } catch {
      close(descriptor)
      if flags & O_EXCL != 0 { unlink(path) }
      throw error
    }
    close(descriptor)
  }

  /// Writes to standard output what `write` gives its sink; a reader that went away ends it.
  static func writeOut(_ write: (Files.Sink) throws -> Void) throws {
    var writer = FileWriter(path: "standard output", descriptor: 1)
    do {
      try write { try writer.append($0) }
      try writer.flush()
    } catch is ReaderGone {}
  }

  /// Nobody reads what is written any more.
  private struct ReaderGone: Error {}

  private init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
    buffer.reserveCapacity(2 * FileWriter.bufferBytes)
  }

  private mutating func append(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= FileWriter.bufferBytes { try flush() }
  }

  private mutating func flush() throws {
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EPIPE { throw ReaderGone() }
      guard count > 0 else { throw failure() }
      rest = rest.dropFirst(count)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func failure() -> Failure {
    Failure(.inputOutput, "\(path): \(Files.words(for: errno))")
  }
}

/// The name under which a file is written until it is whole: `NAME.PID.new`.
struct TemporaryName {
  /// Younger ones may belong to a process of another machine or container that shares the folder.
  static let staleSeconds = 60
  let path: String

  init(_ target: String) { path = "\(target).\(getpid()).new" }

  /// Removes what processes that died left behind beside `target`.
  static func removeStale(besides target: String) {
    let folder = Files.folder(of: target)
    let base = target.split(separator: "/").last.map(String.init) ?? target
    guard let listing = opendir(folder) else { return }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasPrefix(base + "."), name.hasSuffix(".new"),
        let pid = pid_t(name.dropFirst(base.count + 1).dropLast(4)), pid > 0
      else { continue }
      let path = folder + "/" + name
      var status = stat()
      guard kill(pid, 0) != 0, errno == ESRCH, lstat(path, &status) == 0,
        time(nil) - status.st_mtim.tv_sec > staleSeconds
      else { continue }
      unlink(path)
    }
  }
}
