import Foundation
import RollupSimulation
import Support
import Testing

@testable import ScenarioFile

/// The demos inside the program are those in `demos/`.
@Suite struct BuiltInDemosTests {
  @Test func everyFileInDemosIsBuiltInAndNothingElse() throws {
    let files = try FileManager.default.contentsOfDirectory(
      atPath: repositoryRoot.appending(path: "demos").path)
    let names = files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    #expect(BuiltInDemos.all.map(\.name).sorted() == names.sorted())
  }

  @Test func eachHasItsPlaceInTheOrderForLearners() throws {
    let order = try String(
      contentsOf: repositoryRoot.appending(path: "demos/ORDER"), encoding: .utf8)
    #expect(order == BuiltInDemos.all.map { $0.name + "\n" }.joined())
    #expect(BuiltInDemos.all.first?.name == "eight")
  }

  @Test(arguments: BuiltInDemos.all)
  func theTextIsThatOfTheFileByteForByte(_ demo: BuiltInDemos.Demo) throws {
    let bytes = try Data(contentsOf: repositoryRoot.appending(path: demo.fileName))
    #expect(Data(demo.text.utf8) == bytes)
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
