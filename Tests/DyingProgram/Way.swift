import CCurses
import Glibc
import Screen
import Terminal

/// A way to end.
enum Way: String, CaseIterable {
  /// Swift's trap with a message.
  case fatalError
  /// Swift's trap for a number out of range.
  case overflow
  /// Writing to a bad pointer.
  case pointer
  /// C's way to give up.
  case abort
  /// The end of the stack.
  case stack
  /// A trap with half a picture on its way: run it where nobody reads.
  case drawing
  /// A bad pointer inside the drawing of a row.
  case row
  /// A trap on a second thread, while the first goes on drawing.
  case thread
  /// The end of the stack of a second thread that `Terminal.coverThread` covers.
  case threadStack
  /// A trap on two threads at once.
  case twoThreads
  /// A child of a fork that crashes must leave the terminal alone; its parent then closes it.
  case child
  /// `exit` without closing.
  case exit
  /// Neither answers signals nor ends.
  case busy

  func die(_ terminal: Terminal) {
    switch self {
    case .fatalError: Swift.fatalError("asked to die")
    case .overflow:
      var number = Int8(clamping: terminal.columns + 1000)
      number += Int8(clamping: terminal.rows)
      say("\(number)")
    case .pointer: Way.writeNowhere()
    case .abort: Glibc.abort()
    case .stack: say("\(Way.deeper(terminal.columns))")
    case .drawing:
      terminal.draw(DyingProgram.picture(terminal, "half a picture"))
      Swift.fatalError("asked to die")
    case .row: cc_screen_row(0, UnsafePointer(bitPattern: 8), 10)
    case .thread:
      Way.start { _ in Swift.fatalError("asked to die") }
      while true { terminal.draw(DyingProgram.picture(terminal, "\(Int.random(in: 0...99))")) }
    case .threadStack:
      Way.start { _ in
        Terminal.coverThread()
        say("\(Way.deeper(80))")
        return nil
      }
      while true { pause() }
    case .twoThreads:
      Way.start { _ in Swift.fatalError("asked to die") }
      Swift.fatalError("asked to die")
    case .child:
      // Swift hides fork, since few programs survive it; this one only crashes.
      let fork = dlsym(nil, "fork").map { unsafeBitCast($0, to: (@convention(c) () -> pid_t).self) }
      if fork?() == 0 { Glibc.abort() }
      var status: Int32 = 0
      wait(&status)
    case .exit: Glibc.exit(3)
    case .busy:
      terminal.draw(DyingProgram.picture(terminal, "busy from now on"))
      while true { Way.spins &+= 1 }
    }
  }

  private nonisolated(unsafe) static var spins = 0

  @inline(never)
  private static func writeNowhere() {
    UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
  }

  /// Not a tail call: what comes back is used.
  @inline(never)
  private static func deeper(_ depth: Int) -> Int {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 64) { cells in
      cells.initialize(repeating: depth)
      return deeper(depth + 1) &+ cells[depth & 63]
    }
  }

  private static func start(
    _ body: @escaping @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer?
  ) {
    var thread = pthread_t()
    pthread_create(&thread, nil, body, nil)
  }
}
