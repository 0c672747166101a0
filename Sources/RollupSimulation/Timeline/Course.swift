/// A run that is carried out once, forwards, with its commands in their places: for whoever writes
/// it down, looks ahead or compares. A ``Timeline`` is for going back as well.
public struct Course: Sendable {
  /// The simulation at this moment.
  public private(set) var world: World
  /// What is done by hand, in the order of places.
  public let commands: [Command]
  /// The first command whose turn is not over.
  private var next = 0

  /// A run at genesis.
  public init(_ scenario: Scenario, seed: UInt64, commands: [Command] = []) {
    self.init(World(scenario: scenario, seed: seed), commands: commands)
  }

  /// A run that goes on from `world`; commands whose turn is over were carried out on the way
  /// there.
  init(_ world: World, commands: [Command]) {
    self.world = world
    self.commands = commands
    self.world.isListening = false
    self.world.memo = Memo()
    next = commands.firstIndex { !world.isPast($0) } ?? commands.count
  }

  /// Whether steps describe what they do.
  public var isListening: Bool {
    get { world.isListening }
    set { world.isListening = newValue }
  }

  /// Whether steps keep what they were made from; see ``World/isTracing``.
  public var isTracing: Bool {
    get { world.isTracing }
    set { world.isTracing = newValue }
  }

  /// The command whose turn it is.
  private var due: Int? {
    var k = next
    while k < commands.count, world.isTurn(of: commands[k]) {
      if commands[k].enabled { return k }
      k += 1
    }
    return nil
  }

  /// When the next event or command is due; `nil` at the end.
  public var nextInstant: Instant? {
    due.map { max(world.now, commands[$0].time) } ?? world.nextInstant
  }

  /// Carries out the next event or command; false at the end. Cost as of ``World/step()``.
  @discardableResult
  public mutating func step() -> Bool {
    if let due {
      next = due + 1
      world.carryOut(commands[due])
      return true
    }
    return world.step()
  }
}

extension Timeline {
  /// The run from this moment on, apart from this timeline: for looking ahead a slice at a time.
  public var course: Course { Course(world, commands: commands) }
}
