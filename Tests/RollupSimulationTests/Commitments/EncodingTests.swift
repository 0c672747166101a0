import RollupSimulation
import Support
import Testing

@Suite("Encodings are those of PROTOCOL 1, recomputed by the naive model")
struct EncodingTests {
  @Test("message leaves")
  func messages() {
    check("messages", seed: 31) { choices in
      let leaf = MessageLeaf(
        source: choices.rollup(), destination: choices.rollup(), nonce: choices.anyNumber(),
        amount: choices.anyNumber(), sentAtBlock: choices.anyNumber())
      let data = NaiveProtocol.message(
        source: leaf.source.unsigned, destination: leaf.destination.unsigned, nonce: leaf.nonce,
        amount: leaf.amount, sentAtBlock: leaf.sentAtBlock)
      try demandEqual(data.count, 32, "bytes")
      try demandEqual(leaf.hash.bytes, NaiveMerkle.leafHash(data), "\(leaf)")
    }
  }

  @Test("state leaves, one kind after the other")
  func states() {
    check("states", seed: 32) { choices in
      let lists = (0..<3).map { _ in
        choices.list(upTo: 6) { (UInt32($0.anyNumber(bits: 31)), $0.anyNumber()) }
      }
      var tree = MerkleFrontier()
      for (account, balance) in lists[0] {
        tree.append(leafHash: StateLeaf.balance(account: account, balance))
      }
      for (source, nonce) in lists[1] {
        tree.append(leafHash: StateLeaf.spent(source: RollupID(Int(source)), nextNonce: nonce))
      }
      for (to, nonce) in lists[2] {
        tree.append(leafHash: StateLeaf.sent(destination: RollupID(Int(to)), nextNonce: nonce))
      }
      let data = NaiveProtocol.stateLeaves(balances: lists[0], spent: lists[1], sent: lists[2])
      try demandEqual(tree.root.bytes, NaiveMerkle.rootOfData(data), "\(lists)")
    }
  }

  @Test("imports and exports, and the order in which exports are sorted")
  func imports() {
    check("imports", seed: 33) { choices in
      let list = choices.list(upTo: 8, of: EncodingTests.imported)
      let data = list.map(EncodingTests.bytes)
      let root = ImportedHash.root(of: list)
      try demandEqual(root.bytes, NaiveMerkle.rootOfData(data), "root of \(list)")
      for imported in list {
        var input = HashInput()
        imported.encode(into: &input)
        try demandEqual(input.bytes, EncodingTests.bytes(imported), "\(imported)")
        try demandEqual(input.bytes.count, ImportedHash.byteCount, "bytes")
      }
      let sorted = list.sorted().map(EncodingTests.bytes)
      try demandEqual(sorted, data.sorted { $0.lexicographicallyPrecedes($1) }, "order")
    }
  }

  @Test("the named constructors of imports fill the fields of PROTOCOL 1")
  func importKinds() {
    let digest = Merkle.emptyRoot
    let l1 = ImportedHash.l1Block(number: 77, digest)
    #expect(l1 == ImportedHash(kind: .l1Block, first: 0, count: 0, index: 77, digest: digest))
    let block = ImportedHash.rollupBlock(RollupID(5), height: 183, digest)
    #expect(
      block == ImportedHash(kind: .rollupBlock, first: 5, count: 1, index: 183, digest: digest))
    let node = ImportedHash.node(first: 4, count: 3, checkpoint: 9, digest)
    #expect(node == ImportedHash(kind: .node, first: 4, count: 3, index: 9, digest: digest))
  }

  @Test("block hashes")
  func blocks() {
    check("blocks", seed: 34) { choices in
      let roots = (0..<6).map { _ in choices.digest() }
      let header = BlockHeader(
        rollup: choices.rollup(), height: choices.anyNumber(), time: choices.instant(),
        parent: roots[0], stateRoot: roots[1], txRoot: roots[2], outboxRoot: roots[3],
        inboxRoot: roots[4], importsRoot: roots[5])
      let expected = NaiveProtocol.blockHash(
        rollup: header.rollup.unsigned, height: header.height, timeMs: header.time.unsigned,
        roots: roots.map(\.bytes))
      try demandEqual(header.hash.bytes, expected, "\(header)")
    }
  }

  @Test("node hashes")
  func nodes() {
    check("nodes", seed: 35) { choices in
      let node = NodePreimage(
        first: UInt32(choices.anyNumber(bits: 32)), count: UInt32(choices.anyNumber(bits: 32)),
        checkpoint: choices.anyNumber(), left: choices.digest(), right: choices.digest(),
        previous: choices.digest())
      let expected = NaiveProtocol.nodeHash(
        first: node.first, count: node.count, checkpoint: node.checkpoint,
        left: node.left.bytes, right: node.right.bytes, previous: node.previous.bytes)
      try demandEqual(node.hash.bytes, expected, "\(node)")
    }
  }

  @Test("L1 block hashes and state leaves")
  func l1() {
    check("L1", seed: 36) { choices in
      let header = L1Header(
        number: choices.anyNumber(), time: choices.instant(), parent: choices.digest(),
        stateRoot: choices.digest())
      let expected = NaiveProtocol.l1BlockHash(
        number: header.number, timeMs: header.time.unsigned, parent: header.parent.bytes,
        stateRoot: header.stateRoot.bytes)
      try demandEqual(header.hash.bytes, expected, "\(header)")

      let rollup = choices.rollup()
      let settled = NaiveProtocol.settled(
        rollup: rollup.unsigned, blockHash: header.parent.bytes)
      try demandEqual(
        L1StateLeaf.settled(rollup, blockHash: header.parent).bytes,
        NaiveMerkle.leafHash(settled), "settled")
      let registry = NaiveProtocol.registry(
        head: header.parent.bytes, checkpoint: header.number)
      try demandEqual(
        L1StateLeaf.registry(head: header.parent, checkpoint: header.number).bytes,
        NaiveMerkle.leafHash(registry), "registry")
      try demand(settled.count != registry.count, "kinds must differ in length")
    }
  }

  static func imported(_ choices: Choices) -> ImportedHash {
    ImportedHash(
      kind: choices.element(of: [.l1Block, .rollupBlock, .node]),
      first: UInt32(choices.anyNumber(bits: 32)), count: UInt32(choices.anyNumber(bits: 32)),
      index: choices.anyNumber(), digest: choices.digest())
  }

  static func bytes(_ imported: ImportedHash) -> [UInt8] {
    let kinds: [ImportedHash.Kind: UInt8] = [.l1Block: 0, .rollupBlock: 1, .node: 2]
    return NaiveProtocol.imported(
      kind: kinds[imported.kind] ?? 255, first: imported.first, count: imported.count,
      index: imported.index, digest: imported.digest.bytes)
  }
}
