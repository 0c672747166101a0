extension World {
  /// A digest of everything that the run has decided: heads, contracts, roots, messages, proofs
  /// and L1 (`final_state_hash`; PROTOCOL 7.10). O(proofs + messages).
  public func stateHash() -> Digest {
    var input = HashInput()
    input.append(u64: UInt64(eventCount))
    input.append(now)
    for rollup in rollups {
      input.append(rollup.state.headHash)
      input.append(u64: UInt64(rollup.blocks.count))
      input.append(u64: UInt64(rollup.revertedBlocks))
      input.append(rollup.view.included.hash)
    }
    for contract in l1.contracts {
      input.append(contract.settledHash)
      input.append(u8: contract.isOpen ? 1 : 0)
    }
    input.append(l1.registry.head)
    input.append(l1.blocks[l1.height].hash)
    input.append(u64: l1.gas)
    for transaction in l1.transactions { input.append(u64: transaction.gas) }
    for proof in proofs {
      input.append(proof.sealed.digest)
      input.append(proof.madeAt)
    }
    for message in messages {
      input.append(message.leaf.hash)
      input.append(u8: UInt8(message.level.rawValue))
      input.append(u64: UInt64(message.mint?.via.at.milliseconds ?? 0))
    }
    for job in jobs { input.append(job.ends) }
    for aggregator in aggregators { input.append(u8: aggregator.isCrashed ? 1 : 0) }
    return input.digest()
  }
}
