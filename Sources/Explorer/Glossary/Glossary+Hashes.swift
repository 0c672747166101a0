extension Glossary {
  /// Hashes and what is behind them.
  static let hashes = [
    entry(
      ["hash", "hashes", "digest", "SHA-256", "SHA", "H"],
      "Thirty-two bytes of SHA-256 that stand for what was hashed, shown by their first "
        + "digits. Enter on one shows its preimage and a command line that recomputes it.",
      "PROTOCOL 1"),
    entry(
      ["preimage", "preimages", "field", "fields", "byte", "bytes", "printf", "sha256sum"],
      "The bytes that a hash was taken of, field by field. Who holds them can check the hash; "
        + "who does not can learn nothing from it.",
      "PROTOCOL 1"),
    entry(
      ["domain tag", "tag", "0x00", "0x01", "0x10", "0x11", "0x12"],
      "The first byte of a hash input, another one for each kind of thing. So a node's hash "
        + "can't be passed for a block's.",
      "PROTOCOL 1"),
    entry(
      ["Merkle", "Merkle root", "Merkle tree"],
      "A tree of hashes over a list, as in RFC 9162: a leaf is H(0x00, data), a node H(0x01, "
        + "left, right). Its root commits to every element and to their order.",
      "PROTOCOL 1"),
    entry(
      ["txRoot", "outboxRoot", "inboxRoot", "importsRoot"],
      "Merkle roots in a block's header over its transactions, all sends, all mints, and its "
        + "imports. Enter goes down into each list to its leaves.",
      "PROTOCOL 1"),
    entry(
      ["settledBlock", "settled block"],
      "The block of a rollup that its contract on L1 stores, by its hash. L1's state holds "
        + "one for each rollup and then the registry's head.",
      "PROTOCOL 1 and 6"),
    entry(
      [
        "encoding", "timeMs", "nextNonce", "u8 kind", "u32 first", "u32 count", "u64 index",
        "u64 number", "sentAtBlock", "u64 i", "u64 timeMs", "u64 height", "u8", "u32", "u64",
      ],
      "Numbers in an encoding, big-endian, of 8, 32 or 64 bits; times are milliseconds since "
        + "genesis. What each counts stands beside it.",
      "PROTOCOL 1"),
  ]
}
