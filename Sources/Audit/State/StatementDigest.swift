/// Digests of statements (PROTOCOL 1, "proof statement digest"): `0x13 ‖ u8 relation ‖` fields.
enum StatementDigest {
  static func chain(_ r: ChainRecord) -> Digest {
    make(1) {
      $0.append(RollupID(r.rollup.value))
      $0.append(natural: r.checkpoint)
      $0.append(r.anchor)
      $0.append(natural: r.anchor_height)
      $0.append(r.prev)
      $0.append(natural: r.prev_height)
      $0.append(r.cur)
      $0.append(natural: r.cur_height)
      $0.append(list: r.exports)
    }
  }

  static func carry(_ r: CarryRecord) -> Digest {
    make(2) {
      $0.append(RollupID(r.rollup.value))
      $0.append(natural: r.checkpoint)
      $0.append(r.cur)
      $0.append(natural: r.cur_height)
    }
  }

  static func node(_ r: NodeRecord) -> Digest {
    make(3) {
      $0.append(u32: UInt32(r.first.value))
      $0.append(u32: UInt32(r.count.value))
      $0.append(natural: r.checkpoint)
      $0.append(r.cur)
      $0.append(r.prev)
      $0.append(list: r.exports)
    }
  }

  static func settlement(_ r: SettlementRecord, leaves: [(header: BlockHeader, hash: Digest)])
    -> Digest
  {
    make(r.opens == .expansion ? 4 : 5) {
      $0.append(r.prev)
      $0.append(natural: r.checkpoint)
      $0.append(r.cur)
      $0.append(u32: UInt32(leaves.count))
      for leaf in leaves {
        $0.append(leaf.header.rollup)
        $0.append(u64: leaf.header.height)
        $0.append(leaf.hash)
      }
      r.l1_block?.encode(into: &$0)
    }
  }

  static func lone(_ r: LoneRecord) -> Digest {
    make(6) {
      $0.append(RollupID(r.rollup.value))
      $0.append(r.anchor)
      $0.append(r.cur)
      $0.append(natural: r.cur_height)
      $0.append(r.registry_head)
      if !r.exports.isEmpty { $0.append(list: r.exports) }
    }
  }

  private static func make(_ relation: UInt8, _ fill: (inout HashInput) -> Void) -> Digest {
    var input = HashInput(tag: .statement)
    input.append(u8: relation)
    fill(&input)
    return input.digest()
  }
}

extension HashInput {
  fileprivate mutating func append(natural: Natural) { append(u64: UInt64(natural.value)) }

  fileprivate mutating func append(list: [ImportedHash]) {
    append(u32: UInt32(list.count))
    for element in list { element.encode(into: &self) }
  }
}
