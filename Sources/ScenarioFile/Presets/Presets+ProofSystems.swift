extension Presets {
  /// What verifying a proof on L1 costs.
  static let proofSystems: [Preset] = [
    Preset(
      "groth16", .proofSystem, "Groth16 proofs: the cheapest to verify on L1.",
      values: [
        .taken(
          "costs.verificationGas", "250000", from: .nebra,
          "about 250,000 gas; other sources give up to 270,000")
      ]),
    Preset(
      "plonk", .proofSystem, "Plonk proofs: a little dearer than Groth16.",
      values: [
        .taken(
          "costs.verificationGas", "300000", from: .zkvmExploration,
          "about 300,000 gas, for SP1's Plonk proofs")
      ]),
    Preset(
      "stark", .proofSystem, "STARK proofs verified on L1 as they are, in no other proof.",
      values: [
        .taken(
          "costs.verificationGas", "1500000", from: .nebra,
          "about 1,500,000 gas; over a million in any case")
      ]),
    Preset(
      "sp1-groth16", .proofSystem, "Proofs of the SP1 virtual machine, wrapped in Groth16.",
      values: [
        .taken(
          "costs.verificationGas", "270000", from: .sp1, "about 270,000 gas on L1"),
        .taken("costs.proofSize", "260B", from: .sp1, "about 260 bytes"),
      ]),
  ]
}
