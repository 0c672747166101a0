import RollupSimulation
import Testing

@testable import ScenarioFile

/// Explanations name the line of the file that decided, and settings by their paths.
@Suite struct PlacesTests {
  @Test func everyFaultTrafficAndSettingHasItsLine() throws {
    for demo in BuiltInDemos.all {
      let scenario = try ScenarioReader.read(text: demo.text, fileName: demo.fileName).get()
      let places = ScenarioPlaces(text: demo.text, fileName: demo.fileName)
      let lines = demo.text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(places.faultLines.count == scenario.faults.count)
      #expect(places.trafficLines.count == scenario.traffic.count)
      for line in places.faultLines {
        #expect(lines[line - 1].trimmingPrefix(while: \.isWhitespace).hasPrefix("- at:"))
      }
      for line in places.trafficLines {
        #expect(lines[line - 1].trimmingPrefix(while: \.isWhitespace).hasPrefix("- "))
      }
      let settings = Provenance(text: demo.text, fileName: demo.fileName).settings
      for setting in settings {
        guard case .file(let line) = setting.origin else { continue }
        let key = setting.path.split(separator: ".").last ?? ""
        #expect(lines[line - 1].contains("\(key):"), "\(demo.fileName):\(line) \(key)")
      }
    }
  }

  @Test func aTextThatIsNoScenarioHasNone() {
    let places = ScenarioPlaces(text: "faults: [", fileName: "x")
    #expect(places.faultLines.isEmpty && places.trafficLines.isEmpty)
  }

  /// The engine knows no files; what it names as a setting must be one.
  @Test func whatTimeIsSpentOnIsASettingOfTheFile() {
    let paths = SettingsField.all.map(\.path)
    var named = 0
    for spent in Reason.Spent.examples {
      guard let path = spent.setting else { continue }
      #expect(paths.contains(path), "\(path)")
      named += 1
    }
    #expect(named > 10)
    for path in ["costs.chainProofOf", "checkpointInterval", "blockTime", "l1.finalitySlots"] {
      #expect(paths.contains(path), "\(path)")
    }
  }
}
