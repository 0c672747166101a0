import RollupSimulation
import Support
import Testing

/// Copies of a list share their memory; nobody may see what another did.
@Suite("A table and its copies are lists of their own")
struct TableTests {
  private struct Pair {
    var table: Table<[Int]>
    var model: [[Int]] = []
  }

  @Test("whatever is done to any of them in any order")
  func copies() {
    check("tables", cases: 400, seed: 31) { choices in
      var pairs = [Pair(table: Table(chunkShift: choices.int(in: 0...3)))]
      for step in 0..<choices.int(in: 0...120) {
        let k = choices.int(in: 0...pairs.count - 1)
        switch choices.int(in: 0...7) {
        case 0...3:
          pairs[k].table.append([step])
          pairs[k].model.append([step])
        case 4:
          if pairs.count < 5 { pairs.append(pairs[k]) } else { pairs[0] = pairs[k] }
        case 5:
          let count = choices.int(in: 0...pairs[k].model.count)
          pairs[k].table.truncate(to: count)
          pairs[k].model.removeLast(pairs[k].model.count - count)
        case 6:
          guard !pairs[k].model.isEmpty else { continue }
          let place = choices.int(in: 0...pairs[k].model.count - 1)
          pairs[k].table[place].append(step)
          pairs[k].model[place].append(step)
        default: follow(&pairs, k, choices)
        }
      }
      for pair in pairs { try demandEqual(Array(pair.table), pair.model, "elements") }
    }
  }

  /// Goes back in a copy and takes from the original what it had there.
  private func follow(_ pairs: inout [Pair], _ k: Int, _ choices: Choices) {
    var copy = pairs[k]
    let count = choices.int(in: 0...copy.model.count)
    copy.table.truncate(to: count)
    copy.model.removeLast(copy.model.count - count)
    for place in count..<choices.int(in: count...pairs[k].model.count) {
      copy.table.append(from: pairs[k].table)
      copy.model.append(pairs[k].model[place])
    }
    pairs[0] = copy
  }

  @Test("in long tables too, over the ends of their parts")
  func longCopies() {
    check("long tables", cases: 40, seed: 5) { choices in
      var tables = [LongTable<Int>(chunkShift: 3)]
      var models: [[Int]] = [[]]
      for step in 0..<choices.int(in: 0...40) {
        let k = choices.int(in: 0...tables.count - 1)
        switch choices.int(in: 0...3) {
        case 0:
          for n in 0..<choices.int(in: 0...700) {
            tables[k].append(step + n)
            models[k].append(step + n)
          }
        case 1 where tables.count < 4:
          tables.append(tables[k])
          models.append(models[k])
        default:
          guard !models[k].isEmpty else { continue }
          let place = choices.int(in: 0...models[k].count - 1)
          tables[k][place] -= step
          models[k][place] -= step
        }
      }
      for (table, model) in zip(tables, models) { try demandEqual(Array(table), model, "elements") }
    }
  }

  @Test("an element lives as long as a list that holds it, and no longer")
  func lifetimes() {
    final class Witness {
      let count: Counter
      init(_ count: Counter) {
        self.count = count
        count.living += 1
      }
      deinit { count.living -= 1 }
    }
    final class Counter { var living = 0 }
    let counter = Counter()
    var table = Table<Witness>(chunkShift: 2)
    // Enough for the list of the chunks to grow, by moving while it is nobody else's.
    for _ in 0..<40 { table.append(Witness(counter)) }
    var copy: Table? = table
    copy?.append(Witness(counter))
    table.append(Witness(counter))
    #expect(counter.living == 42)
    copy = nil
    table = Table(chunkShift: 2)
    #expect(counter.living == 0)
    #expect(table.isEmpty && copy == nil)
  }
}
