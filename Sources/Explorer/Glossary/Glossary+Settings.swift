extension Glossary {
  /// What the sources of settings speak of.
  static let settings = [
    entry(
      ["preset", "presets"],
      "A named group of settings, with the public source of each: the clock of a chain, or what a "
        + "proof costs. What the scenario sets itself wins over it.",
      "PROTOCOL 2 · post 2.2.2.2"),
    entry(
      ["EIP", "SNIP"],
      "A numbered proposal for how Ethereum, or Starknet, should work. Many figures of gas and of "
        + "blocks are laid down in one.",
      "PROTOCOL 8"),
    entry(
      ["BLOCKHASH", "BLOCKHASH_SERVE_WINDOW", "HISTORY_SERVE_WINDOW"],
      "The instruction by which a contract on L1 asks for the hash of a recent block. It reaches "
        + "256 blocks back, and EIP-2935 keeps 8,191 in L1's state.",
      "PROTOCOL 8"),
    entry(
      ["SSTORE", "SSTORE_RESET_GAS"],
      "The instruction by which a contract on L1 stores a word of 32 bytes. What it costs depends "
        + "on what stood there before.",
      "PROTOCOL 2"),
    entry(
      ["confirmation", "confirmations"],
      "A later block on top of one: each makes it less likely that the one goes. Here so many of "
        + "them make an L1 block final.",
      "PROTOCOL 0"),
    entry(
      ["mainnet"],
      "A network with real money on it, such as Ethereum's own. Test networks have the same rules "
        + "and other numbers.",
      "PROTOCOL 0"),
    entry(
      ["validator", "validators"],
      "Who has a stake on Ethereum and votes on its blocks. Here nobody plays that part: L1 just "
        + "makes its blocks.",
      "PROTOCOL 0"),
    entry(
      ["zkVM", "SP1"],
      "A machine whose every run can be proven. Somebody writes an ordinary program for it, and "
        + "gets a proof of what it did.",
      "PROTOCOL 2"),
  ]
}
