import Explorer
import RollupSimulation

extension Breaks {
  /// The lines of a session that set them.
  var lines: [String] {
    points.map { "break \($0.id) \($0.isEnabled ? "on" : "off") x\($0.wanted) \($0.condition)" }
      + watches.map { "watch \($0)" }
  }

  /// Takes a line of a session that sets a breakpoint or a watch; false if it is none.
  mutating func take(line: Substring, in world: World) -> Bool {
    let words = line.split(separator: " ", maxSplits: 4)
    if words.count == 5, words[0] == "break", let id = Int(words[1]), (1...999).contains(id),
      place(of: id) == nil, ["on", "off"].contains(words[2]), words[3].first == "x",
      let wanted = Int(words[3].dropFirst()), (1...1_000_000).contains(wanted),
      case .success(let condition) = ConditionReader.condition(String(words[4]), in: world)
    {
      var point = Breakpoint(id: id, condition: condition, wanted: wanted)
      point.isEnabled = words[2] == "on"
      points.insert(point, at: points.firstIndex { $0.id > id } ?? points.count)
      return true
    }
    if line.hasPrefix("watch "),
      case .success(let watch) = ConditionReader.watch(String(line.dropFirst(6)), in: world)
    {
      watches.append(watch)
      return true
    }
    return false
  }
}
