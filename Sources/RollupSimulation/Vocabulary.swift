// Identifiers, times, digests and statements are the words in which the engine is asked and answers:
// whoever imports it speaks them.
@_exported import Commitments
@_exported import ProofSystem
@_exported import SettlementLayer
