// swift-tools-version: 6.1
import PackageDescription

// What the engine asks many times an event becomes a part of it, whichever module it stands in.
let inlinedByCallers: [SwiftSetting] = [
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release))
]

// The house, bottom up. An arrow in `dependencies` is the only way one module may know another;
// `Tests/TidyTests` holds the same table against the imports that the files really make.

let package = Package(
  name: "prooftop",
  products: [
    .library(name: "RollupSimulation", targets: ["RollupSimulation"]),
    .executable(name: "prooftop", targets: ["prooftop"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(
      name: "Commitments",
      dependencies: [.product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: inlinedByCallers),
    .target(name: "ProofSystem", dependencies: ["Commitments"], swiftSettings: inlinedByCallers),
    .target(
      name: "SettlementLayer", dependencies: ["Commitments", "ProofSystem"],
      swiftSettings: inlinedByCallers),
    .target(
      name: "RollupSimulation", dependencies: ["Commitments", "ProofSystem", "SettlementLayer"]),
    // The folder is its own list: a demo is a `.yaml` file in it, and is inside the program.
    // SwiftPM looks for new files only in folders of targets, so the folder is one.
    .target(name: "Demos", path: "demos", plugins: ["EmbedDemos"]),
    .plugin(name: "EmbedDemos", capability: .buildTool(), path: "Sources/EmbedDemos"),
    .target(
      name: "ScenarioFile",
      dependencies: ["Demos", "RollupSimulation", .product(name: "Yams", package: "Yams")]),
    .target(name: "TraceFile", dependencies: ["RollupSimulation", "ScenarioFile"]),
    // An auditor that asked the simulation would audit nothing: it has the commitments alone.
    .target(name: "Audit", dependencies: ["Commitments"]),
    .target(name: "FaultSearch", dependencies: ["RollupSimulation", "ScenarioFile"]),
    .target(name: "Interchange", dependencies: ["RollupSimulation"]),
    .target(name: "RunComparison", dependencies: ["RollupSimulation"]),
    .target(name: "Screen"),
    .target(name: "Explorer", dependencies: ["RollupSimulation", "RunComparison", "Screen"]),
    .target(
      name: "CCurses",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "Terminal", dependencies: ["CCurses", "Screen"]),
    .executableTarget(
      name: "prooftop",
      dependencies: [
        "RollupSimulation", "ScenarioFile", "TraceFile", "Audit", "FaultSearch", "Interchange",
        "RunComparison", "Screen", "Explorer", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(
      name: "Support", dependencies: ["FaultSearch", "RollupSimulation"], path: "Tests/Support"),
    .target(
      name: "Fuzzing",
      dependencies: ["Audit", "ScenarioFile", "TraceFile", "RollupSimulation", "Support"],
      path: "Tests/Fuzzing"),
    .executableTarget(name: "Fuzzer", dependencies: ["Fuzzing"], path: "Tests/Fuzzer"),
    .testTarget(
      name: "RollupSimulationTests",
      dependencies: ["ProofSystem", "RollupSimulation", "SettlementLayer", "Support"],
      exclude: ["Vectors"]),
    // L1 with nobody around it: neither rollups nor aggregation are needed to test it.
    .testTarget(
      name: "SettlementLayerTests", dependencies: ["Commitments", "ProofSystem", "SettlementLayer"]),
    .testTarget(
      name: "ScenarioFileTests",
      dependencies: ["ScenarioFile", "RollupSimulation", "Support", "Fuzzer"]),
    .testTarget(
      name: "RunComparisonTests",
      dependencies: ["RunComparison", "ScenarioFile", "RollupSimulation", "Support"]),
    .testTarget(
      name: "InterchangeTests",
      dependencies: ["Interchange", "Explorer", "ScenarioFile", "RollupSimulation", "Support"]),
    .testTarget(
      name: "TraceTests",
      dependencies: [
        "TraceFile", "Audit", "FaultSearch", "ScenarioFile", "RollupSimulation", "SettlementLayer",
        "Support",
      ],
      exclude: ["auditor.py"]),
    .testTarget(
      name: "FaultSearchTests",
      dependencies: ["FaultSearch", "ScenarioFile", "RollupSimulation", "Support"]),
    .testTarget(name: "ScreenTests", dependencies: ["Screen", "Support"]),
    .testTarget(
      name: "ExplorerTests",
      dependencies: [
        "Explorer", "FaultSearch", "ProofSystem", "ScenarioFile", "RollupSimulation",
        "RunComparison", "Screen", "Support",
      ],
      exclude: ["Goldens"]),
    .testTarget(
      name: "ProgramTests",
      dependencies: [
        "prooftop", "Explorer", "RunComparison", "ScenarioFile", "RollupSimulation", "Support",
      ]),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal", "Screen"]),
    .testTarget(
      name: "DemosTests", dependencies: ["ScenarioFile", "RollupSimulation", "Support"]),
    // Dies in every way, on a terminal, for the tests of what it leaves behind.
    .executableTarget(
      name: "DyingProgram", dependencies: ["CCurses", "Screen", "Terminal"],
      path: "Tests/DyingProgram"),
    .testTarget(name: "EndToEndTests", dependencies: ["Support", "DyingProgram"]),
    .testTarget(name: "TidyTests", dependencies: ["Support"]),
  ],
  swiftLanguageModes: [.v6]
)

// Only for `make fuzz`: it links against LLVM's fuzzer, which needs flags for the whole build.
if Context.environment["PROOFTOP_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "CoverageFuzzer", dependencies: ["Fuzzing"], path: "Tests/CoverageFuzzer"))
}
