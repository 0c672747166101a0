import RollupSimulation

/// The demos that come inside the program, so that it needs no files beside itself.
///
/// Each text is that of `demos/NAME.yaml`; a test compares them and, with `PROOFTOP_RECORD=1`,
/// writes the files in `BuiltInDemos/` anew.
public enum BuiltInDemos {
  /// A scenario file that comes with the program.
  public struct Demo: Hashable, Sendable {
    /// Its file name without `.yaml`, which is also the scenario's name.
    public let name: String
    /// The YAML, as `ScenarioReader` takes it.
    public let text: String
    /// What diagnostics call the file: `demos/NAME.yaml`.
    public var fileName: String { "demos/\(name).yaml" }
  }

  /// All demos, in the order in which a learner might go through them.
  public static let all = [
    Demo(name: "eight", text: eight),
    Demo(name: "happy-path", text: happyPath),
    Demo(name: "zero-delay", text: zeroDelay),
    Demo(name: "early-block-import", text: earlyBlockImport),
    Demo(name: "merge-into-ancestor", text: mergeIntoAncestor),
    Demo(name: "l1-root-slow", text: l1RootSlow),
    Demo(name: "l1-reorg", text: l1Reorg),
    Demo(name: "direct-two-way", text: directTwoWay),
    Demo(name: "direct-contagion", text: directContagion),
    Demo(name: "l3-on-l2", text: l3OnL2),
    Demo(name: "l3-combined", text: l3Combined),
    Demo(name: "shared-direct-exports", text: sharedDirectExports),
    Demo(name: "shared-direct-missing-proof", text: sharedDirectMissingProof),
    Demo(name: "mixed-modes", text: mixedModes),
    Demo(name: "compare-all", text: compareAll),
    Demo(name: "late-proof", text: lateProof),
    Demo(name: "successor-mid-tree", text: successorMidTree),
    Demo(name: "aggregator-failure", text: aggregatorFailure),
    Demo(name: "rollup-fork", text: rollupFork),
    Demo(name: "paper-100", text: paper100),
    Demo(name: "storm", text: storm),
  ]

  /// The demo with this name, or `nil`.
  public static func named(_ name: String) -> Demo? { all.first { $0.name == name } }

  /// The name of a demo that was perhaps meant by `name`, or `nil` if none is near.
  public static func nearestName(to name: String) -> String? {
    nearest(to: name, among: all.map(\.name))
  }
}
