import Fuzzing
import Glibc

/// LLVM's fuzzer on the scenario reader: inputs that reach new code are kept and damaged further.
///
/// Built and run by `make fuzz`. Arguments are libFuzzer's; an input that crashes, hangs or is
/// answered wrongly is left behind as a file `crash-…`.
@main
enum CoverageFuzzer {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(runDriver(&count, &arguments, tryInput))
  }
}

/// One input. Every sixteenth is run for long, as in the tests.
private func tryInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var trial = Trial()
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  if let complaint = trial.run(.scenario, input, number: count) { fatalError(complaint) }
  return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
