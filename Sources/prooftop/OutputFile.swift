import Glibc

/// A file that is written in pieces and appears as a whole: whoever looks sees the old file or the
/// new one.
final class OutputFile {
  private static let bufferBytes = 1 << 16
  private let path: String
  private let temporary: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private var error: Int32 = 0

  /// Opens a new file beside `path`.
  init(_ path: String) throws(Failure) {
    self.path = path
    temporary = path + ".\(getpid()).new"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw Failure(.cannotCreate, "\(path): \(Files.words(for: errno))")
    }
  }

  deinit { discard() }

  /// Adds bytes; a failure is told by `close()`.
  func write(_ bytes: [UInt8]) {
    buffer += bytes
    if buffer.count >= Self.bufferBytes { flush() }
  }

  /// Writes the rest and moves the file into place.
  func close() throws(Failure) {
    flush()
    if error == 0, fsync(descriptor) != 0, errno != EINVAL { error = errno }
    Glibc.close(descriptor)
    descriptor = -1
    if error == 0, rename(temporary, path) != 0 { error = errno }
    guard error == 0 else {
      unlink(temporary)
      throw Failure(.inputOutput, "\(path): \(Files.words(for: error))")
    }
  }

  private func flush() {
    buffer.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty, error == 0 {
        let count = Glibc.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0 {
          if errno != EINTR { error = errno }
          continue
        }
        rest = rest.dropFirst(count)
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func discard() {
    guard descriptor >= 0 else { return }
    Glibc.close(descriptor)
    unlink(temporary)
  }
}
