/// A sink of fixed size over memory that somebody else owns, valid only while that memory is.
///
/// The engine hashes millions of short encodings of known length; this keeps each of them on the
/// stack.
package struct StackBytes: ByteSink {
  private let buffer: UnsafeMutableRawBufferPointer
  private var position = 0

  /// A sink that fills `buffer` from its start.
  package init(_ buffer: UnsafeMutableRawBufferPointer) { self.buffer = buffer }

  /// Whether every byte was written.
  package var isFull: Bool { position == buffer.count }

  /// Adds one byte; there must be room.
  @inline(__always)
  package mutating func append(u8 value: UInt8) {
    precondition(position < buffer.count)
    buffer[position] = value
    position += 1
  }

  /// Adds bytes as they are; there must be room.
  @inline(__always)
  package mutating func append(raw source: UnsafeRawBufferPointer) {
    precondition(source.count <= buffer.count - position)
    guard let from = source.baseAddress, let to = buffer.baseAddress else { return }
    (to + position).copyMemory(from: from, byteCount: source.count)
    position += source.count
  }
}
