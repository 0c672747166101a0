import Glibc

/// Real time, for pacing and for measuring; nothing that decides anything reads it.
enum Clock {
  /// Nanoseconds since some moment before the program's start.
  static var nanoseconds: Int64 {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
  }

  /// Milliseconds since some moment before the program's start.
  static var milliseconds: Int { Int(nanoseconds / 1_000_000) }
}
