import RollupSimulation
import Support

/// A digest out of what the naive model computed.
func digest(_ bytes: [UInt8]) -> Digest {
  guard let digest = Digest(bytes: bytes) else { preconditionFailure("not 32 bytes") }
  return digest
}

/// A digest out of hexadecimal digits in a test.
func digest(hex: String) -> Digest {
  guard let digest = Digest(hex: hex) else { preconditionFailure("not 64 digits: \(hex)") }
  return digest
}

extension Choices {
  /// Any digest; few choices, so that it shrinks quickly, yet all bytes differ.
  func digest() -> Digest {
    RollupSimulationTests.digest(naiveSHA256(naiveBytes(number(upTo: .max))))
  }

  /// Any rollup number that the engine can hold.
  func rollup() -> RollupID { RollupID(Int(anyNumber(bits: 31))) }

  /// Any time that the engine can hold.
  func instant() -> Instant { Instant(milliseconds: Int64(anyNumber(bits: 63))) }
}

extension Instant {
  var unsigned: UInt64 { UInt64(milliseconds) }
}

extension RollupID {
  var unsigned: UInt32 { UInt32(rawValue) }
}
