import Foundation
import RollupSimulation
import ScenarioFile
import Support

/// The scenario files of `demos`.
enum DemoFiles {
  static let names: [String] = {
    let folder = repositoryRoot.appendingPathComponent("demos").path
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  static func scenario(_ name: String) throws -> Scenario {
    let path = "demos/\(name).yaml"
    let text = try String(
      contentsOf: repositoryRoot.appendingPathComponent(path), encoding: .utf8)
    return try ScenarioReader.read(text: text, fileName: path).get()
  }
}
