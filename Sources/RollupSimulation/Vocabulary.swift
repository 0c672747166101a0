// Identifiers, times, digests, statements and L1's words are those in which the engine is asked and
// answers: whoever imports it speaks them.
@_exported import Commitments
@_exported import ProofSystem
@_exported import SettlementLayer
