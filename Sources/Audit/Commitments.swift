// All that the auditor shares with the simulation: the bytes of PROTOCOL 1, SHA-256 and Ed25519.
// Each import names one declaration, so the compiler holds the rest of the engine out, and no other
// file of this module imports the engine at all; `Tests/TidyTests` checks both.

import struct RollupSimulation.Attestation
import struct RollupSimulation.BlockHeader
import struct RollupSimulation.Digest
import enum RollupSimulation.DomainTag
import struct RollupSimulation.HashInput
import struct RollupSimulation.ImportedHash
import struct RollupSimulation.Instant
import struct RollupSimulation.L1Header
import enum RollupSimulation.L1StateLeaf
import enum RollupSimulation.Merkle
import struct RollupSimulation.MerkleFrontier
import struct RollupSimulation.MessageLeaf
import struct RollupSimulation.MutableMerkleTree
import struct RollupSimulation.NodePreimage
import struct RollupSimulation.RollupID
import struct RollupSimulation.Signature
import enum RollupSimulation.StateLeaf
import struct RollupSimulation.VerifyingKey

typealias Attestation = RollupSimulation.Attestation
typealias BlockHeader = RollupSimulation.BlockHeader
typealias Digest = RollupSimulation.Digest
typealias DomainTag = RollupSimulation.DomainTag
typealias HashInput = RollupSimulation.HashInput
typealias ImportedHash = RollupSimulation.ImportedHash
typealias Instant = RollupSimulation.Instant
typealias L1Header = RollupSimulation.L1Header
typealias L1StateLeaf = RollupSimulation.L1StateLeaf
typealias Merkle = RollupSimulation.Merkle
typealias MerkleFrontier = RollupSimulation.MerkleFrontier
typealias MessageLeaf = RollupSimulation.MessageLeaf
typealias MutableMerkleTree = RollupSimulation.MutableMerkleTree
typealias NodePreimage = RollupSimulation.NodePreimage
typealias RollupID = RollupSimulation.RollupID
typealias Signature = RollupSimulation.Signature
typealias StateLeaf = RollupSimulation.StateLeaf
typealias VerifyingKey = RollupSimulation.VerifyingKey
