// L1 changes its mind about what is not final.

extension Fault {
  /// L1 leaves its newest `depth` blocks, as far as they are not final, for others.
  public static func reorgL1(depth: Int) -> Fault {
    Fault(.reorgL1, on: .l1, number: Int64(depth))
  }
}

extension ActionRow {
  static let reorgL1 = ActionRow(
    word: "reorgL1", tag: 10, actor: .l1, menu: .chain, search: .around,
    number: ActionNumber(name: "depth", unit: .count, range: 1...10_000, example: 3) { _ in
      ActionNumber.Drawn(usual: 1...8)
    },
    means: .l1(
      offered: { world, number in
        let depth = world.l1.height - number + 1
        return number > world.l1.finalNumber && number > 0 && depth >= 1 ? [Int64(depth)] : []
      },
      effect: { world, depth in world.reorgL1(depth: Int(depth)) }))
}
