import Foundation
import RollupSimulation
import Support
import Testing

@testable import ScenarioFile

/// The demos inside the program are those in `demos/`.
@Suite struct BuiltInDemosTests {
  private static func property(of name: String) -> String {
    let words = name.split(separator: "-")
    return words[0] + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  private static func sourcePath(of name: String) -> String {
    let property = property(of: name)
    let file = property.prefix(1).uppercased() + property.dropFirst() + ".swift"
    return "Sources/ScenarioFile/BuiltInDemos/\(file)"
  }

  /// The Swift file that holds a demo's text.
  private static func source(of name: String, text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.isEmpty ? "" : "    " + $0
    }
    return """
      // Made from demos/\(name).yaml: edit that file, then run the tests with PROOFTOP_RECORD=1.
      extension BuiltInDemos {
        static let \(property(of: name)) = #\"\"\"
      \(lines.joined(separator: "\n"))
          \"\"\"#
      }

      """
  }

  @Test func everyFileInDemosIsBuiltInAndNothingElse() throws {
    let files = try FileManager.default.contentsOfDirectory(
      atPath: repositoryRoot.appending(path: "demos").path)
    let names = files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    #expect(names.sorted() == BuiltInDemos.all.map(\.name).sorted())
  }

  @Test(arguments: BuiltInDemos.all)
  func theTextIsThatOfTheFile(_ demo: BuiltInDemos.Demo) throws {
    let text = try String(
      contentsOf: repositoryRoot.appending(path: demo.fileName), encoding: .utf8)
    expectRecorded(
      Self.source(of: demo.name, text: text), at: Self.sourcePath(of: demo.name))
    if !isRecording { #expect(demo.text == text) }
  }

  @Test(arguments: BuiltInDemos.all)
  func aDemoReadsSaysWhatItTeachesAndExpectsSomething(_ demo: BuiltInDemos.Demo) throws {
    let scenario = try ScenarioReader.read(text: demo.text, fileName: demo.fileName).get()
    #expect(scenario.name == demo.name)
    #expect(scenario.summary.count > 40)
    #expect(!scenario.traffic.isEmpty)
    #expect(!scenario.expectations.isEmpty)
  }

  @Test func aDemoIsFoundByNameAndAMisspeltOneIsSuggested() {
    #expect(BuiltInDemos.named("eight")?.fileName == "demos/eight.yaml")
    #expect(BuiltInDemos.named("Eight") == nil)
    #expect(BuiltInDemos.nearestName(to: "Eight") == "eight")
    #expect(BuiltInDemos.nearestName(to: "paper100") == "paper-100")
    #expect(BuiltInDemos.nearestName(to: "qqqqqqqq") == nil)
  }
}
