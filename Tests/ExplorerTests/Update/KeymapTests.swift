@testable import Explorer
import Testing

/// The one table of keys.
@Suite struct KeymapTests {
  @Test func noKeyMeansTwoThingsInOnePlace() {
    var seen: [(Keymap.Place, KeyPress)] = []
    for binding in Keymap.table {
      for key in binding.keys {
        #expect(
          !seen.contains { $0 == (binding.place, key) }, "\(key.label) twice in \(binding.place)")
        seen.append((binding.place, key))
      }
    }
    #expect(seen.count > 60)
  }

  @Test func everyBindingIsDispatchedAndExplained() throws {
    let model = try Models.eight()
    for binding in Keymap.table {
      #expect(!binding.help.isEmpty)
      guard let key = binding.keys.first else {
        Issue.record("\(binding.help) has no key")
        continue
      }
      var there = model
      switch binding.place {
      case .everywhere: there.focus = .messages
      case .pane(let pane): there.focus = pane
      case .layer(let kind): there.layers = [Models.layer(kind)]
      }
      #expect(Keymap.intent(for: key, in: there) == binding.intent)
    }
  }

  @Test func everyBindingDoesSomethingInSomeSituation() throws {
    // Where nothing was done before, some keys can only refuse; then they say so.
    for binding in Keymap.table where binding.place == .everywhere {
      var model = try Models.eight()
      let before = model
      let effects = Update.apply(binding.intent, to: &model)
      let isSeen =
        !effects.isEmpty || model.notice != before.notice || model.state != before.state
        || model.focus != before.focus || model.layers != before.layers
        || model.selection != before.selection || model.pace != before.pace
        || model.unit != before.unit || model.treeCheckpoint != before.treeCheckpoint
        || model.folded != before.folded || model.followed != before.followed
        || model.zoomed != before.zoomed
      let isAtEdge: [Intent] = [
        .move(.up), .move(.down), .move(.left), .move(.right), .move(.first), .move(.last),
        .move(.pageUp), .move(.pageDown),
        .place(.focus(.messages)), .place(.defaultLayout), .place(.close), .pace(.automatic),
      ]
      #expect(isSeen || isAtEdge.contains(binding.intent), "\(binding.help)")
    }
  }

  @Test func everyLetterIsTextInAPrompt() throws {
    let model = try Models.eight(after: [.prompt(.open(.command))])
    for letter in ["q", "?", " ", ":", "i"] as [Unicode.Scalar] {
      #expect(
        Keymap.intent(for: .character(letter), in: model)
          == .prompt(.type(String(Character(letter)))))
    }
    #expect(Keymap.intent(for: .ctrl("c"), in: model) == .screen(.quit))
  }

  @Test func digitsAnswerAMenu() throws {
    let model = try Models.eight(after: [.act(.injectMenu)])
    #expect(Keymap.intent(for: .character("3"), in: model) == .prompt(.choose(2)))
  }

  @Test(arguments: [20, 40, 79, 80, 119, 120, 200]) func hintsFitTheirLine(
    _ width: Int
  ) throws {
    let paused = try Models.eight()
    let running = try Models.eight(after: [.pace(.toggleRun)])
    for model in [paused, running] {
      let hints = Keymap.hints(for: model, width: width)
      #expect(hints.unicodeScalars.count <= width)
      #expect(hints.contains("Space"))
      #expect(hints.contains("?"))
    }
    #expect(Keymap.hints(for: running, width: width).contains("pause"))
    #expect(Keymap.hints(for: paused, width: width).contains("run"))
  }

  @Test func theHintsAreThoseOfTheDesign() throws {
    let model = try Models.eight()
    #expect(
      Keymap.hints(for: model, width: 80)
        == " Space run  ,. step  <> ck  s unit  Tab pane  Enter inspect  w why  i inject  ?")
    #expect(
      Keymap.hints(for: model, width: 120)
        == " Space run  , . step  < > checkpoint  s unit  Tab pane  Enter inspect  w why  "
        + "f follow  i inject  : command  ? help")
  }
}
