// All that the auditor shares with the simulation: the bytes of PROTOCOL 1, SHA-256 and Ed25519.
// The module does not depend on the simulation. Each import names one declaration, so the compiler
// holds the tables of the same module out; `Tests/TidyTests` checks that.

import struct Commitments.Attestation
import struct Commitments.BlockHeader
import struct Commitments.Digest
import enum Commitments.DomainTag
import struct Commitments.HashInput
import struct Commitments.ImportedHash
import struct Commitments.Instant
import struct Commitments.L1Header
import enum Commitments.L1StateLeaf
import enum Commitments.Merkle
import struct Commitments.MerkleFrontier
import struct Commitments.MessageLeaf
import struct Commitments.MutableMerkleTree
import struct Commitments.NodePreimage
import struct Commitments.RollupID
import struct Commitments.Signature
import enum Commitments.StateLeaf
import struct Commitments.VerifyingKey

typealias Attestation = Commitments.Attestation
typealias BlockHeader = Commitments.BlockHeader
typealias Digest = Commitments.Digest
typealias DomainTag = Commitments.DomainTag
typealias HashInput = Commitments.HashInput
typealias ImportedHash = Commitments.ImportedHash
typealias Instant = Commitments.Instant
typealias L1Header = Commitments.L1Header
typealias L1StateLeaf = Commitments.L1StateLeaf
typealias Merkle = Commitments.Merkle
typealias MerkleFrontier = Commitments.MerkleFrontier
typealias MessageLeaf = Commitments.MessageLeaf
typealias MutableMerkleTree = Commitments.MutableMerkleTree
typealias NodePreimage = Commitments.NodePreimage
typealias RollupID = Commitments.RollupID
typealias Signature = Commitments.Signature
typealias StateLeaf = Commitments.StateLeaf
typealias VerifyingKey = Commitments.VerifyingKey
