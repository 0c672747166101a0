// swift-tools-version: 6.1
import PackageDescription

// The house, bottom up. An arrow in `dependencies` is the only way one module may know another;
// `Tests/TidyTests` holds the same table against the imports that the files really make.
let package = Package(
  name: "prooftop",
  products: [
    .library(name: "RollupSimulation", targets: ["RollupSimulation"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/pointfreeco/swift-custom-dump", from: "1.7.3"),
  ],
  targets: [
    .target(
      name: "RollupSimulation",
      dependencies: [
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HeapModule", package: "swift-collections"),
      ]),
    .target(
      name: "ScenarioFile",
      dependencies: ["RollupSimulation", .product(name: "Yams", package: "Yams")]),
    .target(name: "Screen"),
    .target(
      name: "CCurses",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "Terminal", dependencies: ["CCurses", "Screen"]),

    .target(name: "Support", dependencies: ["RollupSimulation"], path: "Tests/Support"),
    .testTarget(
      name: "RollupSimulationTests",
      dependencies: [
        "RollupSimulation", "Support",
        .product(name: "CustomDump", package: "swift-custom-dump"),
      ],
      exclude: ["Vectors"]),
    .testTarget(
      name: "ScenarioFileTests", dependencies: ["ScenarioFile", "RollupSimulation", "Support"]),
    .testTarget(name: "ScreenTests", dependencies: ["Screen", "Support"]),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal", "Screen"]),
  ],
  swiftLanguageModes: [.v6]
)
