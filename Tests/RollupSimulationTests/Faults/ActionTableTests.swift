import Support
import Testing

@testable import RollupSimulation

/// The table of actions is total, tells its kinds apart, and is what encodings were before there
/// was one.
@Suite struct ActionTableTests {
  /// Bytes collected for a look at them.
  private struct Bytes: ByteSink {
    var bytes: [UInt8] = []
    mutating func append(u8 value: UInt8) { bytes.append(value) }
    mutating func append(raw more: UnsafeRawBufferPointer) { bytes += more }
  }

  private let settings = Settings()

  /// Tags as they were given, for ever: whoever moves one makes every run another run.
  private let tags: [(tag: UInt8, action: Action)] = [
    (0, .inject(.forkRollup(5, depth: 3))), (1, .inject(.haltSequencer(5))),
    (2, .inject(.haltProver(5))), (3, .inject(.slowProver(5, proving: .seconds(150)))),
    (4, .inject(.loseChainProof(5))), (5, .inject(.crashAggregator(1))),
    (6, .inject(.frontRun(5))), (7, .inject(.junkInput(1))), (8, .inject(.badImport(5))),
    (9, .inject(.mintAgain(5))), (10, .inject(.reorgL1(depth: 3))), (32, .heal(.sequencer(5))),
    (33, .heal(.prover(5))), (34, .heal(.aggregator(1))), (48, .exit(5)), (49, .join(5)),
    (50, .leave(5)),
  ]

  @Test func anEncodingIsTagTargetAndNumber() {
    for (tag, action) in tags {
      var sink = Bytes()
      action.encode(into: &sink)
      var expected = [tag]
      switch action.target {
      case .rollup(let r): expected += [0, 0, 0, UInt8(r.rawValue)]
      case .aggregator(let a): expected += [0, 0, 0, UInt8(a.rawValue)]
      case .l1: break
      }
      if action.number != 0 {
        expected += (0..<8).map { UInt8(truncatingIfNeeded: action.number >> (56 - 8 * $0)) }
      }
      #expect(sink.bytes == expected, "\(action)")
    }
    let known = Set(tags.map(\.action.kind))
    // A new kind has a tag that no other has.
    let all = ActionKind.allCases.map(\.row.tag)
    #expect(Set(all).count == all.count && known.isSubset(of: ActionKind.allCases))
  }

  @Test func wordsTellKindsApart() {
    var seen: Set<String> = []
    for kind in ActionKind.allCases {
      let row = kind.row
      let words = "\(row.word) \(row.part ?? "") \(row.exampleTarget)"
      #expect(seen.insert(words).inserted, "\(words) twice")
      #expect(row.word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) })
    }
  }

  @Test func anActionIsItsKindItsTargetAndItsNumber() {
    check("actions", cases: 300) { choices in
      let action = choices.action(settings)
      try demandEqual(action.kind.action(on: action.target, number: action.number), action)
      for target in [ActionTarget.rollup(0), .aggregator(0), .l1] {
        let moved = action.moved(to: target)
        try demandEqual(moved != nil, action.kind.row.fits(target), "\(action) on \(target)")
        if let moved { try demandEqual(moved.kind, action.kind) }
      }
      if let healing = action.healing {
        try demandEqual(healing.target, action.target)
        try demand(healing.healing == nil, "\(healing) needs healing")
      }
    }
  }

  @Test func numbersReadBackAndGrowSimpler() {
    for kind in ActionKind.allCases {
      guard let number = kind.row.number else { continue }
      for value in [number.range.lowerBound, number.example, number.range.upperBound] {
        #expect(number.read(number.text(value), blockTime: .seconds(5)) == value)
        #expect(number.simpler(than: value).allSatisfy { $0 < value && number.range.contains($0) })
      }
      #expect(number.read(number.text(number.range.upperBound) + "0", blockTime: .zero) == nil)
      let drawn = number.drawn(settings)
      #expect(number.range.contains(drawn.usual.lowerBound / drawn.step * drawn.step))
      #expect(number.range.contains(drawn.usual.upperBound))
    }
  }

  /// What a row offers can be done, and a lasting fault is offered exactly while it is not there.
  @Test func aLastingFaultOrItsHealingIsOfferedNeverBoth() {
    var story = Story(village(rollups: 4))
    for kind in ActionKind.allCases {
      guard let healing = kind.row.healing else { continue }
      let object: Address = kind.row.fits(.rollup(2)) ? .rollup(2) : .aggregator(0)
      #expect(healing.offers(at: object, in: story.world).isEmpty)
      let fault = kind.offers(at: object, in: story.world)
      #expect(fault.count == 1)
      story.world.act(fault[0])
      #expect(kind.offers(at: object, in: story.world).isEmpty)
      #expect(healing.offers(at: object, in: story.world) == [fault[0].healing])
      story.world.act(fault[0].healing!)
      #expect(kind.offers(at: object, in: story.world) == fault)
    }
  }
}
