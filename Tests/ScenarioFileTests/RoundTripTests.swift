import RollupSimulation
import Support
import Testing

@testable import ScenarioFile

/// What is written reads back equal.
@Suite struct RoundTripTests {
  @Test(arguments: BuiltInDemos.all)
  func aDemoWrittenOutReadsBackEqual(_ demo: BuiltInDemos.Demo) throws {
    let original = try scenario(demo.text)
    let written = ScenarioWriter.write(original)
    #expect(try scenario(written) == original)
    #expect(ScenarioWriter.write(try scenario(written)) == written)
  }

  @Test func whatAMinimalFileLeavesOutHasItsDefault() throws {
    #expect(try scenario(minimal()) == Scenario(name: "x"))
    let long = try scenario(minimal("settings: {checkpointsPerEpoch: 3}"))
    #expect(long.duration == .minutes(15))
  }

  @Test func blocksAreMeasuredByTheBlockTimeWhereverItStands() throws {
    let read = try scenario(
      minimal("duration: 100 blocks\nsettings: {checkpointInterval: 30 blocks, blockTime: 2s}"))
    #expect(read.duration == .seconds(200))
    #expect(read.settings.checkpointInterval == .seconds(60))
  }

  @Test func everyScenarioThatAFileCanHoldReadsBackEqual() {
    check("written and read back", cases: 300) { choices in
      let original = ScenarioMaker(choices: choices).make()
      let text = ScenarioWriter.write(original)
      switch ScenarioReader.read(text: text, fileName: "x.yaml") {
      case .success(let copy): try demandEqual(copy, original, text)
      case .failure(let diagnostics): throw diagnostics
      }
    }
  }
}
