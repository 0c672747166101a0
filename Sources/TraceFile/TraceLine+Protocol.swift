import RollupSimulation

// The protocol's own values, each as a list in the order of its canonical encoding.

extension TraceLine {
  /// `[kind,first,count,index,digest]`
  mutating func add(_ imported: ImportedHash) {
    list {
      $0.add(imported.kind.rawValue)
      $0.add(imported.first)
      $0.add(imported.count)
      $0.add(imported.index)
      $0.add(imported.digest)
    }
  }

  /// `[rollup,height,time,parent,state,txs,outbox,inbox,imports]`
  mutating func add(_ header: BlockHeader) {
    list {
      $0.add(header.rollup.rawValue)
      $0.add(header.height)
      $0.add(header.time.milliseconds)
      for root in [
        header.parent, header.stateRoot, header.txRoot, header.outboxRoot, header.inboxRoot,
        header.importsRoot,
      ] {
        $0.add(root)
      }
    }
  }

  /// `[first,count,checkpoint,left,right,previous]`
  mutating func add(_ node: NodePreimage) {
    list {
      $0.add(node.first)
      $0.add(node.count)
      $0.add(node.checkpoint)
      $0.add(node.left)
      $0.add(node.right)
      $0.add(node.previous)
    }
  }

  /// `[source,destination,nonce,amount,sentAtBlock]`, and the deadline if there is one.
  mutating func add(_ message: MessageLeaf) {
    list { $0.addFields(of: message) }
  }

  mutating func addFields(of message: MessageLeaf) {
    add(message.source.rawValue)
    add(message.destination.rawValue)
    add(message.nonce)
    add(message.amount)
    add(message.sentAtBlock)
    if let deadline = message.deadline { add(deadline.milliseconds) }
  }

  mutating func add(_ opening: HashOpening) {
    object {
      if let imported = opening.imported {
        $0.key("import")
        $0.add(imported)
      }
      switch opening.state {
      case .l1(let header)?:
        $0.key("l1")
        $0.add(header)
      case .l2(let header)?:
        $0.key("l2")
        $0.add(header)
      case nil: break
      }
      $0.add("nodes", each: opening.preimages) { $0.add($1) }
      $0.add("senders", each: opening.senders) { $0.add($1) }
    }
  }

  private mutating func add(_ sender: HashOpening.Sender) {
    object {
      $0.add("place", sender.place)
      if let contract = sender.contract {
        $0.key("contract")
        $0.add(contract)
      }
      $0.key("header")
      $0.add(sender.header)
      $0.add("outbox_count", sender.outboxCount)
      $0.add("messages", each: sender.messages) { line, message in
        line.object {
          $0.key("leaf")
          $0.add(message.leaf)
          $0.add("index", message.index)
          $0.add("path", each: message.path) { $0.add($1) }
        }
      }
    }
  }

  /// Where a contract lies in a state.
  mutating func add(_ contract: ContractPath) {
    object {
      $0.add("index", contract.index)
      $0.add("count", contract.count)
      $0.add("path", each: contract.path) { $0.add($1) }
    }
  }

  /// `[number,time,parent,state]`
  mutating func add(_ header: L1Header) {
    list {
      $0.add(header.number)
      $0.add(header.time.milliseconds)
      $0.add(header.parent)
      $0.add(header.stateRoot)
    }
  }

  /// What merges exports of block hashes: `block_links` and `l1_links`, each only if there is any.
  mutating func addHeaders(of links: ExportLinks) {
    let blocks = links.blocks.filter { !$0.headers.isEmpty }
    if !blocks.isEmpty {
      add("block_links", each: blocks) { line, chain in
        line.object {
          $0.add("rollup", chain.rollup.rawValue)
          $0.add("headers", each: chain.headers) { $0.add($1) }
        }
      }
    }
    add(links.l1)
  }

  mutating func add(_ links: L1Links) {
    if !links.headers.isEmpty { add("l1_links", each: links.headers) { $0.add($1) } }
  }

  /// A leaf opened from the child that holds it.
  mutating func add(_ leaf: LeafOpening) {
    object {
      $0.add("place", leaf.place)
      $0.add("height", leaf.block.height)
      $0.add("hash", leaf.block.digest)
      $0.add("nodes", each: leaf.path) { $0.add($1) }
    }
  }

  /// The hashes that lead from an old hash of a node to a later one.
  mutating func add(_ chain: LinkChain) {
    object {
      $0.add("first", chain.first)
      $0.add("count", chain.count)
      $0.add("from", chain.from)
      $0.add("steps", each: chain.steps) { line, step in
        line.list {
          $0.add(step.left)
          $0.add(step.right)
        }
      }
    }
  }

  mutating func add(_ opening: ContainmentOpening) {
    object {
      $0.key("higher")
      $0.add(opening.higher)
      $0.key("lower")
      $0.add(opening.lower)
      $0.add("nodes", each: opening.path) { $0.add($1) }
    }
  }

  /// A transaction with its kind in front, as it is hashed.
  mutating func add(_ transaction: Transaction) {
    list {
      switch transaction {
      case .send(let destination, let amount, let deadline):
        $0.add(0)
        $0.add(destination.rawValue)
        $0.add(amount)
        if let deadline { $0.add(deadline.milliseconds) }
      case .mint(let message):
        $0.add(1)
        $0.addFields(of: message)
      case .expire(let message):
        $0.add(4)
        $0.addFields(of: message)
      case .transfer(let from, let to, let amount):
        $0.add(2)
        $0.add(from)
        $0.add(to)
        $0.add(amount)
      case .verify(let rollup, let height, let hash):
        $0.add(3)
        $0.add(rollup.rawValue)
        $0.add(height)
        $0.add(hash)
      }
    }
  }
}
