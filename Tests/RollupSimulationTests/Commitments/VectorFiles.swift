import Foundation
import RollupSimulation
import Support

/// Reads one of the vector files beside the checkout.
func readVectors<T: Decodable>(_ name: String, as type: T.Type) throws -> T {
  guard let folder = vectorsFolder else { throw CocoaError(.fileNoSuchFile) }
  return try readJSON(folder.appendingPathComponent(name), as: type)
}

/// Reads a JSON file.
func readJSON<T: Decodable>(_ file: URL, as type: T.Type) throws -> T {
  try JSONDecoder().decode(type, from: Data(contentsOf: file))
}

/// A digest out of base64; nil if it has not 32 bytes, which a few refusals are about.
func digest(base64: String) -> Digest? {
  Data(base64Encoded: base64).flatMap { Digest(bytes: Array($0)) }
}

/// All digests, or nil if one of them is none.
func digests(base64 list: [String]?) -> [Digest]? {
  let digests = (list ?? []).compactMap { digest(base64: $0) }
  return digests.count == (list ?? []).count ? digests : nil
}
