// L1 is told of identifiers, digests and sealed proofs: whoever asks it speaks them.
@_exported import Commitments
@_exported import ProofSystem
