import RollupSimulation
import Screen

/// One message: its ends, the rail, the cover of its send, and the chain it waits on.
struct MessageRow {
  let scene: Scene
  let message: Message
  let columns: Columns

  /// Widths that the rows of a pane share, so that their columns line up.
  struct Columns {
    var id = 2
    var ends = 5
    var amount = 2

    init(_ messages: [Message]) {
      for m in messages {
        id = max(id, Wording.name(m.id).utf8.count)
        ends = max(ends, MessageRow.ends(m).unicodeScalars.count)
        amount = max(amount, "\(m.amount)".utf8.count)
      }
    }
  }

  static func ends(_ m: Message) -> String {
    "\(Wording.name(m.source))→\(Wording.name(m.destination))"
  }

  func draw(_ y: Int, _ pen: inout Pen) {
    let isSelected = scene.model.selection == .message(message.id)
    let isFollowed = scene.model.followed == message.id
    let isChanged = scene.isChanged(message)
    let target = View.Target.address(.message(message.id))
    let style: Style = isFollowed ? .followed : .normal
    if isSelected || isFollowed {
      pen.sign(Sign.selected, at: 0, y, isFollowed ? .followed.bold : .accent)
    } else if isChanged {
      pen.sign(Sign.changed, at: 0, y, .changed.bold)
    }
    var x = pen.put(Text.padded(Wording.name(message.id), to: columns.id), at: 1, y, style) + 1
    x = pen.put(Text.padded(MessageRow.ends(message), to: columns.ends), at: x, y, style) + 1
    x = pen.put(Text.padded(left: "\(message.amount)", to: columns.amount), at: x, y) + 1
    if isChanged, isSelected || isFollowed {
      pen.sign(Sign.changed, at: x, y, .changed.bold)
    }
    x =
      pen.put(MessageRow.rail(message, scene.world), at: x + 1, y, Sign.style(of: message.level))
      + 1
    x = pen.put(Text.padded(MessageRow.cover(message), to: 3), at: x, y, .quiet) + 1
    let chain = isFollowed ? scene.waiting : scene.world.waiting(for: message.id)
    drawWaiting(chain, x, y, &pen)
    pen.mark(row: y, target: target)
    if isSelected {
      pen.mark(row: y, from: 1, to: 1 + columns.id, reverse: true)
      pen.cursor(at: 1, y)
    }
  }

  private func drawWaiting(_ chain: [Blocker], _ x: Int, _ y: Int, _ pen: inout Pen) {
    let earliest = Wording.earliest(chain)
    let room = pen.width - x - (earliest.isEmpty ? 1 : Text.width(earliest) + 2)
    let text = atRisk ?? Wording.waiting(message, chain, scene.world, width: room)
    pen.put(text, at: x, y, message.reverted == nil ? .normal : .bad, width: max(room, 0))
    if !earliest.isEmpty { pen.put(earliest, endingAt: pen.width - 1, y, .quiet) }
  }

  /// With a dead aggregator, a mint above the last `B` matters more than what it waits for.
  private var atRisk: String? {
    guard scene.isHolderDead, let mint = message.mint, message.onL1 == nil,
      Int(mint.height) > scene.safety[message.destination].covered
    else { return nil }
    return message.coveredBy == nil
      ? "mint #\(mint.height) at risk, and its send: no B above it yet"
      : "mint #\(mint.height) at risk; send safe: mint again"
  }

  /// `S─O─I▸t·l·f`: what is reached in capitals, the place now, what is to come in small letters;
  /// `E` in the place of `I` if it came after its deadline, and was returned.
  static func rail(_ m: Message, _ world: World) -> String {
    let rail = rail(m.level, isOver: m.reverted != nil && !world.mayComeBack(m))
    return m.isExpired ? rail.replacing("I", with: "E") : rail
  }

  /// The rail of a level; `✗` ends it for good.
  static func rail(_ level: Message.Level, isOver: Bool = false) -> String {
    switch (level, isOver) {
    case (.sent, false): "S▸o·i·t·l·f"
    case (.openable, false): "S─O▸i·t·l·f"
    case (.imported, false): "S─O─I▸t·l·f"
    case (.settled, false): "S─O─I─T▸l·f"
    case (.onL1, false): "S─O─I─T─L▸f"
    case (.final, _): "S─O─I─T─L─F"
    case (.sent, true): "S✗o·i·t·l·f"
    case (.openable, true): "S─O✗i·t·l·f"
    case (.imported, true): "S─O─I✗t·l·f"
    case (.settled, true): "S─O─I─T✗l·f"
    case (.onL1, true): "S─O─I─T─L✗f"
    }
  }

  /// `B2`: the first `B` that contains the send; `··` while there is none.
  static func cover(_ m: Message) -> String { m.coveredBy.map { "B\($0)" } ?? "··" }
}
