import Glibc

/// What the process holds in memory, as Linux tells it.
enum Memory {
  /// The most since the start, or since `forgetPeak`, in MiB; 0 where nobody tells.
  static var peakMebibytes: Double {
    let (bytes, _) = Files.read("/proc/self/status")
    for line in String(decoding: bytes ?? [], as: UTF8.self).split(separator: "\n")
    where line.hasPrefix("VmHWM:") {
      return (Double(line.filter(\.isNumber)) ?? 0) / 1_024
    }
    return 0
  }

  /// Lets the peak be counted from now on.
  static func forgetPeak() {
    let descriptor = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = write(descriptor, "5", 1)
    close(descriptor)
  }
}
