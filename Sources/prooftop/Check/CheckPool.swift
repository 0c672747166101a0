import FaultSearch
import Glibc
import RollupSimulation

/// A search spread over worker processes; a worker that dies costs the seed it was at.
struct CheckPool {
  /// What a search came to, and how long it took.
  struct Result {
    var tally: SearchTally
    var jobs: Int
    var millis: Int
    var wasInterrupted: Bool
  }
  /// Wanted length of what a worker is given at once.
  static let chunkMillis = 250
  static let chunkMax = 256
  /// Workers that die before their first run are not started for ever.
  static let deathsMax = 3

  private let crew: WorkerCrew
  private let jobs: Int
  private let start = Clock.milliseconds
  private let deadline: Int?
  private var seeds: SeedSequence
  private var retries: [UInt64] = []
  private var tally: SearchTally
  private var workers: [WorkerProcess] = []
  private var progress: CheckProgress
  private var isInterrupted = false
  private var idleDeaths = 0

  /// A search of `seeds` on `base` by `jobs` workers, for at most `time` milliseconds.
  init(
    _ base: Scenario, seeds: SeedSequence, crew: WorkerCrew, jobs: Int, time: Int64?,
    isCounted: Bool
  ) {
    self.crew = crew
    self.jobs = jobs
    self.seeds = seeds
    tally = SearchTally(base)
    let start = self.start
    deadline = time.map { start + Int($0) }
    progress = CheckProgress(
      total: isCounted ? seeds.count : nil, start: start, deadline: deadline)
  }

  /// Runs until no seed is left, the time is over, or somebody interrupts.
  mutating func run() throws -> Result {
    let interrupts = Interrupts()
    defer { for worker in workers { worker.end() } }
    while true {
      try employ()
      if workers.isEmpty { break }
      var fds = workers.map { pollfd(fd: $0.answers, events: Int16(POLLIN), revents: 0) }
      let ready = poll(&fds, nfds_t(fds.count), Int32(CheckProgress.millis))
      if interrupts.areThere() {
        isInterrupted = true
        break
      }
      for (worker, fd) in zip(workers, fds) where ready > 0 && fd.revents != 0 {
        if let lines = worker.read() { hear(lines, from: worker) } else { try bury(worker) }
      }
      progress.show(tally)
    }
    progress.clear()
    return Result(
      tally: tally, jobs: jobs, millis: max(1, Clock.milliseconds - start),
      wasInterrupted: isInterrupted)
  }

  /// Gives every idle worker something to do, starting as many as may be; lets them go when
  /// nothing is left.
  private mutating func employ() throws {
    while workers.count < jobs {
      let chunk = nextChunk()
      if chunk.isEmpty { break }
      let worker = try crew.start()
      worker.run(chunk, step: seeds.step)
      workers.append(worker)
    }
    for worker in workers where worker.seeds.isEmpty {
      let chunk = nextChunk()
      if chunk.isEmpty {
        worker.end()
        workers.removeAll { $0 === worker }
      } else {
        worker.run(chunk, step: seeds.step)
      }
    }
  }

  /// Neighbours in the order of the search; what a dead worker left comes first, one by one.
  private mutating func nextChunk() -> [UInt64] {
    if let deadline, Clock.milliseconds >= deadline { return [] }
    if let seed = retries.popLast() { return [seed] }
    let elapsed = max(1, Clock.milliseconds - start)
    let size = tally.seeds * Self.chunkMillis / elapsed / jobs
    var chunk: [UInt64] = []
    while chunk.count < min(max(1, size), Self.chunkMax), let seed = seeds.next() {
      chunk.append(seed)
    }
    return chunk
  }

  private mutating func hear(_ lines: [WorkerLine], from worker: WorkerProcess) {
    for case .end(let trial) in lines where worker.seeds.first == trial.seed {
      worker.seeds.removeFirst()
      tally.add(trial)
      idleDeaths = 0
    }
  }

  /// The first seed that it had not answered is what it died of; the others are run again.
  private mutating func bury(_ worker: WorkerProcess) throws {
    let death = worker.await()
    workers.removeAll { $0 === worker }
    guard let seed = worker.seeds.first else { return }
    if death.signal == 0 {
      // It left of its own accord: not the engine, but the surroundings.
      idleDeaths += 1
      if idleDeaths >= Self.deathsMax {
        throw Failure(.unavailable, "workers end with exit code \(death.code)")
      }
      retries += worker.seeds.reversed()
      return
    }
    tally.addCrash(seed: seed, signal: death.signal)
    retries += worker.seeds.dropFirst().reversed()
  }
}

/// Interrupts from the keyboard, held back so that they can be asked for; the ordinary way comes
/// back when this goes.
final class Interrupts {
  private var mask = sigset_t()
  private var before = sigset_t()

  init() {
    sigemptyset(&mask)
    sigaddset(&mask, SIGINT)
    sigaddset(&mask, SIGTERM)
    sigprocmask(SIG_BLOCK, &mask, &before)
  }

  deinit {
    // What was answered must not kill the process now.
    while areThere() {}
    sigprocmask(SIG_SETMASK, &before, nil)
  }

  /// Whether one has come since the last time.
  func areThere() -> Bool {
    var none = timespec()
    return sigtimedwait(&mask, nil, &none) > 0
  }
}
