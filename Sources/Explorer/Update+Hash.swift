import RollupSimulation

// Hashes: the cursor in the inspector, and the way down through preimages.

/// Where hashes lead.
public enum HashIntent: Hashable, Sendable {
  case show(HashTarget), pointAt(HashTarget)
  /// Hashes of this moment by their first digits, at first among those of an object.
  case find(String, near: Address? = nil)
}

extension Update {
  static func hash(_ intent: HashIntent, _ model: inout Model) -> [Effect] {
    switch intent {
    case .show(let target): model.layers.append(.hash(HashTrail(target)))
    case .find(let text, let object):
      if let target = object.flatMap({ target($0, text, model) }) {
        return hash(.show(target), &model)
      }
      return find(text, &model)
    case .pointAt(let target):
      let stops = Stops(
        Inspection.lines(model.selection, Scene(model)), of: model.selection
      ).all
      if let stop = stops.firstIndex(where: { $0.target == .hash(target) }) {
        focus(.inspector, &model)
        model.inspectorCursor = InspectorCursor(object: model.selection, stop: stop)
      }
    }
    return []
  }

  /// The hash with these first digits among those that the inspector tells of an object.
  private static func target(_ object: Address, _ text: String, _ model: Model) -> HashTarget? {
    let stops = Stops(Inspection.lines(object, Scene(model)), of: object).all
    let hashes = stops.lazy.compactMap { stop -> HashTarget? in
      if case .hash(let target) = stop.target { target } else { nil }
    }
    return hashes.first { $0.digest.hex.hasPrefix(text) }
  }

  /// Hashes of the run by their first digits: the only one, or a list to choose from.
  private static func find(_ text: String, _ model: inout Model) -> [Effect] {
    let world = model.timeline.world
    let found = world.hashes(startingWith: text, limit: foundMax)
    guard let first = found.first else {
      return refuse(&model, "No hash of this moment begins with \(text).")
    }
    if found.count == 1 {
      return hash(.show(HashTarget(first.digest, first.reference)), &model)
    }
    let items = found.map { hash in
      let what = world.preimage(of: hash.reference).map { PreimageText.subject($0, in: world) }
      return Model.Menu.Item(
        title: "\(hash.digest.prefixHex(12))…  \(what ?? "")",
        intent: .hash(.show(HashTarget(hash.digest, hash.reference))))
    }
    let title = found.count == foundMax ? "The first \(foundMax) hashes" : "Hashes"
    model.layers.append(.menu(Model.Menu(title: "\(title) that begin with \(text)", items: items)))
    return []
  }
  private static let foundMax = 20

  /// Moves the cursor over the hashes of the preimage shown.
  static func move(_ intent: MoveIntent, in trail: HashTrail, _ model: inout Model) {
    let count = fieldTargets(trail, model).count
    guard count > 0 else { return }
    var trail = trail
    let top = trail.steps.count - 1
    trail.steps[top].cursor = intent.place(from: trail.steps[top].cursor, of: count)
    model.layers[model.layers.count - 1] = .hash(trail)
  }

  /// Enter on the topmost layer of hashes: down into the hash under the cursor.
  static func enter(_ trail: HashTrail, _ model: inout Model) -> [Effect] {
    let targets = fieldTargets(trail, model)
    let cursor = trail.steps[trail.steps.count - 1].cursor
    guard targets.indices.contains(cursor) else {
      return refuse(&model, "There is no hash in this preimage: it is the end of the way down.")
    }
    guard targets[cursor].reference != nil else {
      return refuse(&model, "Nobody knows a preimage of \(targets[cursor].digest.prefixHex(12)).")
    }
    var trail = trail
    trail.steps.append(HashTrail.Step(target: targets[cursor]))
    model.layers[model.layers.count - 1] = .hash(trail)
    return []
  }

  /// Backspace: back up; from the first hash the layer closes.
  static func leave(_ trail: HashTrail, _ model: inout Model) {
    var trail = trail
    trail.steps.removeLast()
    if trail.steps.isEmpty {
      model.layers.removeLast()
    } else {
      model.layers[model.layers.count - 1] = .hash(trail)
    }
  }

  static func fieldTargets(_ trail: HashTrail, _ model: Model) -> [HashTarget] {
    trail.target.preimage(in: model.timeline.world)
      .map { PreimageText.rows($0).compactMap(\.target) } ?? []
  }

  /// What `y` copies of a layer of hashes, or of the inspector's cursor; `nil`: the usual.
  static func copiedHash(_ model: Model) -> (text: String, notice: String)? {
    if case .hash(let trail) = model.layers.last {
      guard let preimage = trail.target.preimage(in: model.timeline.world) else {
        return (trail.target.digest.hex, "Copied \(trail.target.digest.hex).")
      }
      let line = PreimageText.commandLine(preimage)
      return (line, "Copied the command line, \(Wording.count(line.utf8.count, "character")).")
    }
    if model.layers.isEmpty, model.focus == .inspector,
      case .hash(let target)? = model.inspectorTarget
    {
      return (target.digest.hex, "Copied \(target.digest.hex).")
    }
    return nil
  }
}

extension Update {
  /// Moves the inspector's cursor; where nothing can be gone to, the text scrolls.
  static func moveInInspector(_ intent: MoveIntent, _ model: inout Model) -> [Effect] {
    let stops = Stops(
      Inspection.lines(model.selection, Scene(model)), of: model.selection)
    guard !stops.all.isEmpty else { return scroll(intent, &model) }
    let place = model.inspectorStop(of: stops.all.count)
    model.inspectorCursor = InspectorCursor(
      object: model.selection, stop: stops.place(after: intent, from: place, page: pageRows))
    return []
  }

  /// Enter in the inspector: to the object under the cursor, or into the hash.
  static func enterInspected(_ model: inout Model) -> [Effect]? {
    guard let target = model.inspectorTarget else { return nil }
    switch target {
    case .address(let address):
      if model.trail.last != model.selection { model.trail.append(model.selection) }
      show(address, &model)
      return nil
    case .hash(let target): return hash(.show(target), &model)
    case .intent(let intent): return apply(intent, to: &model)
    }
  }
}
