import ArgumentParser
import ScenarioFile
import Screen

/// `prooftop list`
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "The built-in demos, with what each teaches, and the presets of settings.")

  func run() throws {
    try reportingFailures {
      printLine("Demos, for 'open', 'run' and 'show':")
      for demo in BuiltInDemos.all {
        printEntry(demo.name, try ScenarioSource.load(demo.name).summary)
      }
      for kind in Preset.Kind.allCases {
        printLine("")
        printLine(title(of: kind))
        for preset in Presets.all where preset.kind == kind {
          printEntry(preset.name, preset.summary)
        }
      }
    }
  }

  private func title(of kind: Preset.Kind) -> String {
    switch kind {
    case .chain: "Presets of chains, for --set preset=NAME or in a file; 'show NAME' tells more:"
    case .proofSystem: "Presets of proof systems, as in --set 'preset=[ethereum, plonk]':"
    }
  }

  private func printEntry(_ name: String, _ words: String) {
    for (place, line) in Text.wrapped(words, to: 56).enumerated() {
      printLine(Text.padded(place == 0 ? name : "", to: 20) + line)
    }
  }
}
