import RollupSimulation

// Where rollups settle and how messages cross, as the head has it (PROTOCOL 3).

extension TraceWriter {
  /// Members of the head that the rules of modes, reorgs and waiting transitions ask for.
  mutating func writeModes(_ world: borrowing World) {
    let (settings, topology) = (world.settings, world.topology)
    line.add("finality_slots", settings.l1.finalitySlots)
    line.add("import_depth", settings.l1.importDepth)
    line.add("block_hash_window", settings.l1.blockHashWindow)
    line.add("pending_timeout_ms", settings.l1.pendingTimeout.milliseconds)
    line.add("places", each: topology.places) { line, place in
      switch place {
      case .tree: line.add(string: "tree")
      case .alone: line.add(string: "alone")
      case .layer3(let parent): line.add(parent.rawValue)
      }
    }
    line.add("pairs", each: settings.modeOf) { line, pair in
      line.list {
        $0.add(pair.from.rawValue)
        $0.add(pair.to.rawValue)
        $0.add(string: pair.mode.rawValue)
      }
    }
  }
}
