import RollupSimulation

// Which mode lies between whom: lists of rollups, so none of the plain kinds of fields.

extension SettingsField {
  /// A mapping from pairs such as `R0>R1`, or `R0-R1` for both ways, to modes.
  static var modeOf: SettingsField {
    SettingsField(
      path: "modeOf", \.modeOf,
      rollups: .named { settings, moved in
        settings.modeOf = settings.modeOf.compactMap { pair in
          guard let from = moved(pair.from), let to = moved(pair.to) else { return nil }
          return PairMode(from: from, to: to, mode: pair.mode)
        }
      }, simpler: Simpler.lists
    ) { tree, reader, settings in
      guard case .mapping(let entries) = tree.content else {
        reader.refuse(tree, expected: "a mapping such as {R0>R1: direct, R2-R3: l1-root}")
        return
      }
      var pairs: [PairMode] = []
      for entry in entries {
        let key = Tree(content: .scalar(entry.key, plain: true), position: entry.position)
        guard let ends = reader.pair(key),
          let mode = reader.choice(entry.value, of: MessagingMode.self)
        else { continue }
        for (from, to) in ends {
          if pairs.contains(where: { $0.from == from && $0.to == to }) {
            reader.refuse(key, expected: "each pair once each way")
          }
          pairs.append(PairMode(from: from, to: to, mode: mode))
        }
      }
      settings.modeOf = pairs.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    } write: {
      let pairs = $0.modeOf.map {
        "\(Address.rollup($0.from))>\(Address.rollup($0.to)): \($0.mode.rawValue)"
      }
      return "{" + pairs.joined(separator: ", ") + "}"
    }
  }

  /// A list of rollups outside the tree.
  static var isolated: SettingsField {
    SettingsField(
      path: "isolated", \.isolated,
      rollups: .named { settings, moved in
        settings.isolated = settings.isolated.compactMap(moved)
      }, simpler: Simpler.lists
    ) { tree, reader, settings in
      let items = reader.list(tree, of: "rollups outside the tree, such as [R3]")
      settings.isolated = Set(items.compactMap(reader.rollup)).sorted()
    } write: {
      "[" + $0.isolated.map { Address.rollup($0).description }.joined(separator: ", ") + "]"
    }
  }

  /// A mapping from L3s to their L2s.
  static var layers: SettingsField {
    SettingsField(
      path: "layers", \.layers,
      rollups: .named { settings, moved in
        settings.layers = settings.layers.compactMap { layer in
          guard let rollup = moved(layer.rollup), let parent = moved(layer.parent) else {
            return nil
          }
          return Layer(rollup: rollup, parent: parent)
        }
      }, simpler: Simpler.lists
    ) { tree, reader, settings in
      guard case .mapping(let entries) = tree.content else {
        reader.refuse(tree, expected: "a mapping from L3 to L2 such as {R1: R0, R2: R0}")
        return
      }
      var layers: [Layer] = []
      for entry in entries {
        let key = Tree(content: .scalar(entry.key, plain: true), position: entry.position)
        guard let rollup = reader.rollup(key), let parent = reader.rollup(entry.value) else {
          continue
        }
        if layers.contains(where: { $0.rollup == rollup }) {
          reader.refuse(key, expected: "each L3 once")
        }
        layers.append(Layer(rollup: rollup, parent: parent))
      }
      settings.layers = layers.sorted { $0.rollup < $1.rollup }
      if let nested = settings.layers.first(where: { layer in
        layer.parent == layer.rollup
          || settings.layers.contains { $0.rollup == layer.parent }
      }) {
        reader.problems.add(
          tree.position,
          found: "\(Address.rollup(nested.rollup)) on "
            + "\(Address.rollup(nested.parent)), which is no L2",
          expected: "L2s that stand on no other rollup")
        settings.layers = []
      }
    } write: {
      let layers = $0.layers.map {
        "\(Address.rollup($0.rollup)): \(Address.rollup($0.parent))"
      }
      return "{" + layers.joined(separator: ", ") + "}"
    }
  }
}

extension ValueReader {
  /// `R0>R1`, one way, or `R0-R1`, both ways.
  fileprivate func pair(_ tree: Tree) -> [(RollupID, RollupID)]? {
    let expected = "a pair of rollups such as R0>R1, or R0-R1 for both ways"
    guard let text = tree.text, let sign = text.firstIndex(where: { $0 == ">" || $0 == "-" })
    else {
      refuse(tree, expected: expected)
      return nil
    }
    let ends = [text[..<sign], text[text.index(after: sign)...]].map {
      Tree(content: .scalar(String($0), plain: true), position: tree.position)
    }
    guard let from = rollup(ends[0]), let to = rollup(ends[1]) else { return nil }
    if from == to {
      refuse(tree, expected: expected)
      return nil
    }
    return text[sign] == ">" ? [(from, to)] : [(from, to), (to, from)]
  }
}
