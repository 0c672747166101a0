extension World {
  /// A hash of this world, and where its preimage is found.
  public struct FoundHash: Hashable, Sendable {
    /// The hash.
    public var digest: Digest
    /// Where its preimage is found.
    public var reference: HashReference
  }

  /// Hashes whose hexadecimal digits begin so, at most `limit` of them, each once: of blocks and
  /// their roots, nodes, L1 and messages; not of the Merkle nodes below a root.
  ///
  /// Upper case digits count as lower case; anything but digits finds nothing. O(blocks + proofs).
  public func hashes(startingWith text: String, limit: Int) -> [FoundHash] {
    guard let prefix = HexPrefix(text) else { return [] }
    var found: [FoundHash] = []
    func look(_ digest: Digest, _ reference: @autoclosure () -> HashReference) {
      guard found.count < limit, prefix.isStart(of: digest), digest != .zero,
        !found.contains(where: { $0.digest == digest })
      else { return }
      found.append(FoundHash(digest: digest, reference: reference()))
    }
    for k in proofs.indices {
      guard case .node(let s) = proofs[k].statement else { continue }
      look(s.cur, .node(ProofID(k)))
    }
    for k in genesisHashes.indices where !tree[NodeID(k)].isLeaf {
      look(genesisHashes[k], .genesisNode(NodeID(k)))
    }
    for k in proofs.indices {
      guard case .node(let s) = proofs[k].statement else { continue }
      look(s.prev, .previousNode(ProofID(k)))
    }
    for r in rollups.indices.map({ RollupID($0) }) {
      for k in rollups[r].blocks.indices {
        let index = BlockIndex(k)
        look(rollups[r].blocks[k].hash, .block(r, index))
        let header = rollups[r].blocks[k].header
        look(header.stateRoot, .root(.state(r, index)))
        look(header.txRoot, .root(.transactions(r, index)))
        look(header.outboxRoot, .root(.outbox(r, index)))
        look(header.inboxRoot, .root(.inbox(r, index)))
        look(header.importsRoot, .root(.imports(r, index)))
      }
    }
    for number in l1.blocks.indices {
      look(l1.blocks[number].hash, .l1Block(number))
      look(l1.blocks[number].header.stateRoot, .root(.l1State(number)))
    }
    for message in messages { look(message.leaf.hash, reference(toLeafOf: message)) }
    return found
  }

  /// The first digits of a hash, ready to be compared without writing every hash out.
  private struct HexPrefix {
    let text: String
    let word: UInt64
    let digits: Int

    init?(_ text: String) {
      guard (1...2 * Digest.byteCount).contains(text.utf8.count),
        let padded = Digest(
          hex: text + String(repeating: "0", count: 2 * Digest.byteCount - text.utf8.count))
      else { return nil }
      self.text = padded.prefixHex(text.utf8.count)
      word = padded.prefixWord
      digits = text.utf8.count
    }

    func isStart(of digest: Digest) -> Bool {
      let rest = max(64 - 4 * digits, 0)
      guard digest.prefixWord >> UInt64(rest) == word >> UInt64(rest) else { return false }
      return digits <= 16 || digest.prefixHex(digits) == text
    }
  }
}
