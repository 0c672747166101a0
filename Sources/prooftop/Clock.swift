import Glibc

/// Real time, for pacing and for measuring; nothing that decides anything reads it.
enum Clock {
  /// Nanoseconds since some moment before the program's start.
  static var nanoseconds: Int64 { read(CLOCK_MONOTONIC) }

  /// Milliseconds since some moment before the program's start.
  static var milliseconds: Int { Int(nanoseconds / 1_000_000) }

  /// Nanoseconds that the processor has worked for this process: on a machine with other work, what
  /// a quiet one would need.
  static var ownNanoseconds: Int64 { read(CLOCK_PROCESS_CPUTIME_ID) }

  /// What `work` takes of the processor, in nanoseconds.
  static func own(_ work: () -> Void) -> Int64 {
    let start = ownNanoseconds
    work()
    return ownNanoseconds - start
  }

  private static func read(_ clock: clockid_t) -> Int64 {
    var now = timespec()
    clock_gettime(clock, &now)
    return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
  }
}
