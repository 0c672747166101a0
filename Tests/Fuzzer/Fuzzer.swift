import Foundation
import Fuzzing

/// Runs inputs in a process of its own, so that a crash, a hang or an endless allocation ends this
/// process and not the tests: `Fuzzer scenario|settings|trace SEED FIRST COUNT NOTES`, and
/// `Fuzzer show scenario|settings SEED NUMBER` prints an input.
///
/// The number of the input at work is kept in the file NOTES, where it can be read after a crash.
@main
enum Fuzzer {
  /// No input needs as much memory; a kernel that gives no more turns endless growth into a crash.
  static let memoryBytes: UInt = 3 << 30
  /// Processor time, not time of day: a busy machine makes no input hang.
  static let secondsPerInput = 20

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.count == 4, arguments[0] == "show", let kind = Trial.Kind(rawValue: arguments[1]),
      let seed = UInt64(arguments[2]), let number = Int(arguments[3])
    {
      let input = Corpus.input(kind, seed: seed, number: number)
      FileHandle.standardOutput.write(Data(input))
    } else if arguments.count == 5, let kind = Trial.Kind(rawValue: arguments[0]),
      let seed = UInt64(arguments[1]), let first = Int(arguments[2]), let count = Int(arguments[3])
    {
      try run(kind, seed, first..<(first + count), notes: arguments[4])
    } else {
      FileHandle.standardError.write(Data("unknown arguments \(arguments)\n".utf8))
      exit(64)
    }
  }

  private static func run(
    _ kind: Trial.Kind, _ seed: UInt64, _ numbers: Range<Int>, notes path: String
  ) throws {
    var limit = rlimit(rlim_cur: rlim_t(memoryBytes), rlim_max: rlim_t(memoryBytes))
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    let notes = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard notes >= 0 else { exit(73) }
    var trial = Trial()
    for number in numbers {
      var place = Int64(number)
      pwrite(notes, &place, 8, 0)
      var patience = itimerval(
        it_interval: timeval(), it_value: timeval(tv_sec: secondsPerInput, tv_usec: 0))
      setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &patience, nil)
      let input = Corpus.input(kind, seed: seed, number: number)
      if let complaint = trial.run(kind, input, number: number) {
        print("input \(number): \(complaint)")
        exit(1)
      }
    }
    print("\(numbers.count) inputs, \(trial.readable) readable, \(trial.events) events")
  }
}
